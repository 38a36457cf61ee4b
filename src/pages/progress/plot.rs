//! A plot of values between 0 and 100 over runs: lines with a mark of their own shape at each value.

use yew::prelude::*;

/// How large a plot is, in its own units.
struct Size {
    width: usize,
    height: usize,
    margin: usize,
    /// Half the width of a mark.
    mark: usize,
}

const LARGE: Size = Size { width: 640, height: 200, margin: 16, mark: 7 };
const SMALL: Size = Size { width: 120, height: 28, margin: 5, mark: 3 };

/// One line of a plot.
pub struct Series {
    /// What its colour, dash and key go by in the style sheet.
    pub class: &'static str,
    pub mark: Mark,
    /// A run without a value has no mark, and the line goes on past it.
    pub values: Vec<Option<u8>>,
}

/// The shape of a mark.
#[derive(Clone, Copy)]
pub enum Mark {
    Circle,
    Square,
    Triangle,
}

/// A plot; `goal` is a line across it. What is drawn is also in the words beside it.
pub fn plot(series: &[Series], goal: Option<u8>) -> Html {
    drawn(&LARGE, "plot-lines", &[0, 50, 100], goal, series)
}

/// A small plot of one line, for a row of a table.
pub fn spark(values: Vec<Option<u8>>) -> Html {
    drawn(&SMALL, "plot-spark", &[0], None, &[Series { class: "plot-empathy", mark: Mark::Circle, values }])
}

/// The mark of a line, to stand beside its name.
pub fn key(class: &'static str, mark: Mark) -> Html {
    html! {
        <svg class={classes!("plot-key", class)} viewBox="0 0 40 20" aria-hidden="true">
            <path class="plot-line" d="M0,10H40" />
            <path class="plot-mark" d={mark.at(20, 10, 7)} />
        </svg>
    }
}

/// The line of a goal, to stand beside its name.
pub fn key_of_goal() -> Html {
    html! {
        <svg class="plot-key plot-goal" viewBox="0 0 40 20" aria-hidden="true"><path class="plot-line" d="M0,10H40" /></svg>
    }
}

fn drawn(size: &Size, class: &'static str, levels: &[u8], goal: Option<u8>, series: &[Series]) -> Html {
    let level = |class: &'static str, value: u8| {
        html! { <path {class} d={format!("M0,{}H{}", size.y(value), size.width)} /> }
    };
    html! {
        <svg {class} viewBox={format!("0 0 {} {}", size.width, size.height)} aria-hidden="true">
            { for levels.iter().map(|&value| level("plot-level", value)) }
            { for goal.map(|value| level("plot-goal", value)) }
            { for series.iter().map(|series| line(size, series)) }
        </svg>
    }
}

fn line(size: &Size, series: &Series) -> Html {
    let count = series.values.len();
    let values = series.values.iter().enumerate();
    let points: Vec<(usize, usize)> =
        values.filter_map(|(at, value)| Some((size.x(at, count), size.y((*value)?)))).collect();
    let path: Vec<String> = points.iter().map(|(x, y)| format!("{x},{y}")).collect();
    html! {
        <g class={series.class}>
            <polyline class="plot-line" points={path.join(" ")} />
            { for points.iter().map(|&(x, y)| html! {
                <path class="plot-mark" d={series.mark.at(x, y, size.mark)} />
            }) }
        </g>
    }
}

impl Size {
    fn x(&self, at: usize, count: usize) -> usize {
        match count {
            0 | 1 => self.width / 2,
            _ => self.margin + at * (self.width - 2 * self.margin) / (count - 1),
        }
    }

    fn y(&self, value: u8) -> usize {
        self.height - self.margin - usize::from(value.min(100)) * (self.height - 2 * self.margin) / 100
    }
}

impl Mark {
    /// Its outline around a point; `r` is half its width.
    fn at(self, x: usize, y: usize, r: usize) -> String {
        let d = 2 * r;
        match self {
            Self::Circle => format!("M{x},{y}m-{r},0a{r},{r},0,1,0,{d},0a{r},{r},0,1,0,-{d},0z"),
            Self::Square => format!("M{x},{y}m-{r},-{r}h{d}v{d}h-{d}z"),
            Self::Triangle => format!("M{x},{y}m0,-{r}l{r},{d}h-{d}z"),
        }
    }
}
