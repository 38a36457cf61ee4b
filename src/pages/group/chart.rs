//! Bars and columns, drawn without a style of their own: what they show is in words or in a table beside them.

use yew::prelude::*;

/// How long a bar can be, in its own units.
const FULL: u32 = 1_000;

/// A bar: so many of so many.
pub fn bar(part: u32, whole: u32) -> Html {
    let length = u64::from(part) * u64::from(FULL) / u64::from(whole.max(1));
    html! {
        <svg class="share-bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
            <path class="share-whole" d={format!("M0,5H{FULL}")} />
            if length > 0 { <path class="share-part" d={format!("M0,5H{length}")} /> }
        </svg>
    }
}

/// Columns side by side, the highest as high as the drawing.
pub fn columns(class: &'static str, values: &[u32]) -> Html {
    const WIDTH: usize = 24;
    const GAP: usize = 4;
    const HEIGHT: u64 = 100;
    let most = u64::from(values.iter().copied().max().unwrap_or_default().max(1));
    let column = |(at, &value): (usize, &u32)| {
        let height = (u64::from(value) * HEIGHT).div_ceil(most);
        (height > 0)
            .then(|| format!("M{},{}v{height}h{WIDTH}v-{height}z", at * (WIDTH + GAP), HEIGHT - height))
    };
    let path: String = values.iter().enumerate().filter_map(column).collect();
    let width = values.len() * (WIDTH + GAP) - GAP;
    html! {
        <svg class={classes!("columns", class)} viewBox={format!("0 0 {width} {HEIGHT}")}
            preserveAspectRatio="none" aria-hidden="true">
            <path class="columns-foot" d={format!("M0,{HEIGHT}H{width}")} />
            <path class="columns-all" d={path} />
        </svg>
    }
}
