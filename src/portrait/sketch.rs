//! The sheet a portrait is drawn on: turns points on a head or a body, given as at rest and from the front, into
//! strokes and fills that are turned, lowered, tilted and leaned as the mood has it. Imports the pen.

use super::expression::Expression;
use super::pen::{self, Spot, Swell};
use super::person::Person;

/// A point: to the viewer's right, down, and toward the viewer (on a body: how much it moves with the shoulders,
/// in hundredths).
pub type Point = [i32; 3];

/// A table of points, as small as it can be.
pub type Table = [[i16; 3]];

/// A line that does not change by itself: how the brush swells along it, and its points.
pub type Line = ([u8; 3], &'static Table);

/// What moves together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layer {
    /// The ground behind, which stays.
    Wash,
    /// What hangs behind the neck.
    Back,
    /// Neck, shoulders and clothes.
    Body,
    /// The head and all on it.
    Head,
}

/// One filled path: an outline, or brush strokes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    /// What it moves with.
    pub layer: Layer,
    /// Its classes in the style sheet.
    pub class: &'static str,
    /// Its path data.
    pub path: String,
}

/// A sine and a cosine in thousandths.
#[derive(Debug, Clone, Copy)]
struct Turn {
    sine: i32,
    cosine: i32,
}

impl Turn {
    /// For small angles, in thousandths of a radian.
    const fn of(angle: i32) -> Self {
        Self { sine: angle - angle * angle / 1000 * angle / 6000, cosine: 1000 - angle * angle / 2000 }
    }

    const fn apply(self, across: i32, along: i32) -> (i32, i32) {
        ((across * self.cosine - along * self.sine) / 1000, (across * self.sine + along * self.cosine) / 1000)
    }
}

const CENTRE: i32 = 1000;
const EYE_LINE: i32 = 846;
/// What the head tilts around, below the eye line.
const NAPE: i32 = 520;
const FLOOR: i32 = 2000;
/// How far up and how large the figure stands on the sheet: near enough to read at the size of a stamp.
const SUNK: i32 = 172;
const SIZE: i32 = 1150;

/// A drawing in the making.
#[derive(Debug)]
pub struct Sketch {
    pub person: Person,
    pub mood: Expression,
    /// How far the head is turned from the viewer and lowered, in thousandths of a radian.
    pub turned: i32,
    pub lowered: i32,
    yaw: Turn,
    pitch: Turn,
    roll: Turn,
    scale: i32,
    pub shapes: Vec<Shape>,
    /// Whether the last shape is made of brush strokes.
    brushed: bool,
}

impl Sketch {
    pub fn new(person: Person, mood: Expression) -> Self {
        let turned = 265 + mood.yaw * 16 / 10;
        let lowered = mood.pitch * 3 / 2;
        Self {
            person,
            mood,
            turned,
            lowered,
            yaw: Turn::of(turned),
            pitch: Turn::of(lowered),
            roll: Turn::of(mood.roll * 3 / 2),
            scale: SIZE + mood.lean * 65 / 100,
            shapes: Vec::with_capacity(64),
            brushed: false,
        }
    }

    /// Where a point on the head falls on the sheet.
    pub fn on_head(&self, [x, y, z]: Point) -> Spot {
        let (x, z) = self.yaw.apply(x * self.person.width / 1000, z);
        let (z, y) = self.pitch.apply(z, y);
        let _ = z;
        let (x, y) = self.roll.apply(x, y - NAPE);
        let mood = &self.mood;
        // A head that comes closer grows a little more than the shoulders do.
        let near = 1000 + mood.lean * 25 / 100;
        self.on_sheet(
            CENTRE + x * near / 1000 - mood.yaw * 4 / 10 + mood.roll * 3 / 10,
            EYE_LINE + NAPE + y * near / 1000 + mood.sink * 6 / 10,
        )
    }

    /// Where a point on the body falls on the sheet.
    pub fn on_body(&self, [x, y, moves]: Point) -> Spot {
        let mood = &self.mood;
        let x = x * (self.person.neck + 170) / 340;
        let x = x - x * mood.hunch / 100 * moves / 800;
        let y = y - mood.shrug * moves * 8 / 1000 + mood.hunch * moves / 400;
        self.on_sheet(CENTRE + x, y)
    }

    fn on_sheet(&self, x: i32, y: i32) -> Spot {
        let x = (x - CENTRE) * self.scale / 1000;
        let x = if self.person.mirrored { -x } else { x };
        (CENTRE + x, FLOOR + (y + SUNK - FLOOR) * self.scale / 1000)
    }

    fn place(&self, layer: Layer, points: &[Point]) -> Vec<Spot> {
        let body = layer == Layer::Body;
        let place = |&point| if body { self.on_body(point) } else { self.on_head(point) };
        points.iter().map(place).collect()
    }

    /// Fills an outline.
    pub fn fill(&mut self, layer: Layer, class: &'static str, points: &[Point]) {
        let spots = self.place(layer, points);
        self.fill_spots(layer, class, &spots);
    }

    /// Draws a brush stroke in ink.
    pub fn stroke(&mut self, layer: Layer, points: &[Point], swell: Swell) {
        self.stroke_in(layer, "ink", points, swell);
    }

    /// Draws a brush stroke.
    pub fn stroke_in(&mut self, layer: Layer, class: &'static str, points: &[Point], swell: Swell) {
        self.brush(layer, class, &self.place(layer, points), swell);
    }

    /// Draws lines that do not change by themselves.
    pub fn lines(&mut self, layer: Layer, class: &'static str, lines: &[Line]) {
        for (swell, line) in lines {
            self.stroke_in(layer, class, &points(line), swell.map(i32::from));
        }
    }

    /// Draws a brush stroke in ink along points that are already on the sheet.
    pub fn stroke_spots(&mut self, layer: Layer, spots: &[Spot], swell: Swell) {
        self.brush(layer, "ink", spots, swell);
    }

    /// Fills an outline that is already on the sheet.
    pub fn fill_spots(&mut self, layer: Layer, class: &'static str, spots: &[Spot]) {
        self.push(layer, class, pen::outline(spots));
    }

    /// Fills the space between two outlines.
    pub fn fill_between(&mut self, layer: Layer, class: &'static str, outer: &[Point], inner: &[Point]) {
        let mut path = pen::outline(&self.place(layer, outer));
        path.push_str(&pen::outline(&self.place(layer, inner)));
        self.push(layer, class, path);
    }

    /// Strokes one after another in the same ink are one shape: the page has half as much to change.
    fn brush(&mut self, layer: Layer, class: &'static str, spots: &[Spot], swell: Swell) {
        let path = pen::brush(spots, swell);
        match self.shapes.last_mut() {
            Some(last) if self.brushed && (last.layer, last.class) == (layer, class) => last.path += &path,
            _ => self.push(layer, class, path),
        }
        self.brushed = true;
    }

    fn push(&mut self, layer: Layer, class: &'static str, path: String) {
        self.shapes.push(Shape { layer, class, path });
        self.brushed = false;
    }
}

/// The points of a table.
pub fn points(table: &Table) -> Vec<Point> {
    table.iter().map(|point| point.map(i32::from)).collect()
}

/// Points that have each been moved.
pub fn moved(points: &[Point], by: &dyn Fn(Point) -> Point) -> Vec<Point> {
    points.iter().map(|&point| by(point)).collect()
}
