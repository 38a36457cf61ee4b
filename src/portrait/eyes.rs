//! Eyes, brows and glasses. Imports the sketch.

use super::sketch::{Layer, Point, Sketch, moved};

/// A corner-to-corner walk along a lid, inner corner first, in 256ths of half an eye's width.
const LID: [i32; 7] = [-256, -180, -90, 0, 90, 180, 256];
const ROUND: [(i32, i32); 12] = [
    (0, -100),
    (50, -87),
    (87, -50),
    (100, 0),
    (87, 50),
    (50, 87),
    (0, 100),
    (-50, 87),
    (-87, 50),
    (-100, 0),
    (-87, -50),
    (-50, -87),
];

/// One eye's shape in this mood. `side` is 1 for the near eye, −1 for the far one.
struct Eye {
    side: i32,
    gap: i32,
    half: i32,
    upper: i32,
    lower: i32,
    skew: i32,
    tilt: i32,
}

impl Eye {
    fn new(sketch: &Sketch, side: i32) -> Self {
        let (person, mood) = (&sketch.person, &sketch.mood);
        Self {
            side,
            gap: person.eye_gap,
            half: person.eye_width,
            upper: (person.eye_open + mood.lid_up * 27 / 100 - mood.near_corner.max(0) / 16).max(14),
            lower: 27 - mood.lid_low * 15 / 100 + mood.lid_up.max(0) / 12,
            skew: mood.slant * 2,
            tilt: person.eye_tilt - mood.slant / 8,
        }
    }

    /// How far below the eye line a lid is. `rise` is how far it stands from the corners in the middle.
    fn lid(&self, along: i32, rise: i32) -> i32 {
        let arch = 256 - along * along / 256;
        let skewed = 256 - along * self.skew / 256;
        -self.tilt * along / 256 - rise * arch / 256 * skewed / 256
    }

    fn point(&self, along: i32, y: i32) -> Point {
        let across = self.gap + along * self.half / 256;
        [self.side * across, y, 300 - (along + 256) * 50 / 512]
    }

    /// A lid, or a line that follows it.
    fn line(&self, rise: i32) -> Vec<Point> {
        let point = |&along: &i32| self.point(along, self.lid(along, rise));
        LID.iter().map(point).collect()
    }

    /// A round thing in the eye, cut off where the lids are.
    fn disc(&self, (x, y): (i32, i32), radius: i32) -> Vec<Point> {
        ROUND
            .iter()
            .map(|&(dx, dy)| {
                let across = self.side * (x + dx * radius / 100);
                let along = (across * 256 / self.half).clamp(-250, 250);
                let (top, bottom) = (self.lid(along, self.upper), self.lid(along, -self.lower));
                let y = (y + dy * radius / 100).max(top).min(bottom.max(top));
                let [_, _, z] = self.point(along, 0);
                [self.side * self.gap + self.side * across, y, z]
            })
            .collect()
    }
}

/// Both eyes with their brows.
pub fn eyes(sketch: &mut Sketch) {
    for side in [-1, 1] {
        eye(sketch, side);
        brow(sketch, side);
    }
}

fn eye(sketch: &mut Sketch, side: i32) {
    let eye = Eye::new(sketch, side);
    let (person, mood) = (sketch.person, sketch.mood);
    let mut white = eye.line(eye.upper);
    let lower = eye.line(-eye.lower);
    white.extend(lower.iter().rev().skip(1).take(5));
    sketch.fill(Layer::Head, "white", &white);

    // An eye on the viewer turns against the head.
    let gaze = (
        sketch.turned * 70 / 1000 - mood.gaze_x * 76 / 100 + side * 2,
        -sketch.lowered * 70 / 1000 + mood.gaze_y * 42 / 100 - 10,
    );
    sketch.fill(Layer::Head, "iris", &eye.disc(gaze, 44));
    sketch.fill(Layer::Head, "ink", &eye.disc(gaze, 22));
    let glint = (gaze.0 - 16, gaze.1 - 15);
    sketch.fill(Layer::Head, "glint", &eye.disc(glint, 10 + mood.tears.max(0) / 40));

    sketch.stroke(Layer::Head, &lower[1..], [2, 9, 8]);
    let wet = moved(&lower, &|[x, y, z]| [x, y - 7, z]);
    sketch.stroke_in(Layer::Head, "glint", &wet[1..6], [0, mood.tears.max(0) / 6, 0]);
    sketch.fill(Layer::Head, "blink", &white);
    let mut lash = eye.line(eye.upper);
    lash.push(eye.point(286, eye.lid(256, 0) - person.lash / 2));
    sketch.stroke(Layer::Head, &lash, [8, 28 + person.lash / 2, 3]);
    let crease = moved(&eye.line(eye.upper + 20 + mood.lid_up / 10), &|[x, y, z]| [x, y - 8, z]);
    sketch.stroke(Layer::Head, &crease[1..6], [2, 9 + person.years, 3]);
    let bag = moved(&eye.line(-eye.lower - 26), &|[x, y, z]| [x, y + 12, z]);
    let tired = person.years * 2 + mood.lid_low.max(0) / 10 + mood.tears.max(0) / 16;
    sketch.stroke(Layer::Head, &bag[1..6], [1, tired, 1]);
}

fn brow(sketch: &mut Sketch, side: i32) {
    let (person, mood) = (sketch.person, sketch.mood);
    // No face is even: the near brow leads.
    let lead = if side > 0 { 100 } else { 84 };
    let inner = -mood.brow_in * 52 / 100 * lead / 100;
    let outer = -mood.brow_out * 34 / 100 * lead / 100;
    let pinch = mood.pinch * 24 / 100;
    let (top, arch) = (-person.brow_height, person.brow_arch);
    let gap = person.eye_gap;
    let at = |x: i32, y: i32, z: i32| [side * x, top + y, z];
    let line = [
        at(gap - 92 - pinch, 11 + inner, 322),
        at(gap - 40 - pinch * 2 / 3, inner * 6 / 10 + 2, 318),
        at(gap + 26 - pinch / 4, -arch + (inner + outer) / 3, 298),
        at(gap + 78, -arch * 7 / 10 + outer * 8 / 10, 258),
        at(gap + 124, 20 + outer, 205),
    ];
    let weight = person.brow_weight;
    sketch.stroke_in(Layer::Head, "brow", &line, [weight * 7 / 10, weight, 4]);
}

/// Glasses, if they are worn.
pub fn glasses(sketch: &mut Sketch) {
    let person = sketch.person;
    if !person.look.glasses {
        return;
    }
    // Round, or square: the corners of the frame go further out.
    let (wide, tall, corner) = [(112, 104, 76), (122, 84, 90), (116, 92, 84)][(person.style % 3) as usize];
    let gap = person.eye_gap + 6;
    for side in [-1, 1] {
        let ring = |grow: i32| -> Vec<Point> {
            ROUND
                .iter()
                .enumerate()
                .map(|(index, &(dx, dy))| {
                    let stretch = if index % 3 == 0 { 100 } else { corner * 100 / 76 };
                    let x = side * gap + dx * (wide + grow) / 100 * stretch / 100;
                    let y = 8 + dy * (tall + grow) / 100 * stretch / 100;
                    [x, y, 372 - (x * side - 40).max(0) * 40 / 100]
                })
                .collect()
        };
        sketch.fill(Layer::Head, "lens", &ring(0));
        sketch.fill_between(Layer::Head, "ink ring", &ring(9), &ring(-9));
    }
    let inner = gap - wide;
    sketch.stroke(Layer::Head, &[[-inner, -10, 372], [0, -30, 400], [inner, -10, 372]], [16, 14, 16]);
    sketch.stroke(Layer::Head, &[[gap + wide, -16, 290], [330, -24, 60], [368, -18, -60]], [18, 16, 12]);
}
