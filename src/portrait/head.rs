//! Head, neck, ear, nose and the lines of age. Imports the sketch.

use rapport_engine::look::Hair;

use super::pen::Spot;
use super::sketch::{Layer, Line, Point, Sketch, Table, moved, points};

/// Clockwise from the crown, near side first; the numbers are places in this table.
#[rustfmt::skip]
const HEAD: [[i16; 3]; 18] = [
    [20, -500, -40], [215, -462, -50], [345, -330, -60], [392, -140, -60], [376, 20, -40], [354, 150, -10],
    [305, 300, 40], [212, 408, 130], [96, 478, 230], [-5, 494, 260], [-100, 472, 225], [-220, 360, 130],
    [-302, 210, 80], [-336, 95, 60], [-318, -14, 50], [-352, -120, 20], [-330, -310, -20], [-200, -455, -40],
];

/// From the temple down the near cheek to the chin: where the light ends.
#[rustfmt::skip]
const SHADE: [[i16; 3]; 8] = [
    [40, 476, 270], [130, 440, 220], [206, 366, 170], [238, 260, 150], [280, 150, 130], [300, 40, 100],
    [276, -90, 110], [312, -230, 50],
];

#[rustfmt::skip]
const EAR: [[i16; 3]; 8] = [
    [362, -30, -60], [398, -70, -80], [438, -46, -90], [440, 30, -90], [412, 112, -80], [384, 150, -60],
    [362, 128, -50], [366, 40, -60],
];

/// Colour in the cheeks, hatched.
const HATCHES: [(i16, i16); 6] = [(-232, 230), (-196, 240), (-160, 250), (176, 250), (216, 240), (256, 220)];
const EAR_FOLD: Line = ([2, 12, 2], &[[388, 90, -60], [408, 50, -60], [402, 0, -60], [384, -24, -60]]);

/// The outline of the head as this person has it.
pub fn contour(sketch: &Sketch) -> Vec<Point> {
    let person = &sketch.person;
    let mood = &sketch.mood;
    let drop = mood.open * 26 / 100;
    let mut head = points(&HEAD);
    for (index, point) in head.iter_mut().enumerate() {
        let side = if index < 9 { 1 } else { -1 };
        match index {
            0 | 1 | 17 => point[1] -= person.crown,
            5 | 13 => point[0] += side * person.cheek,
            6 | 7 | 11 | 12 => {
                let full = [100, 70, 0, 0, 0, 90, 70][index - 6];
                point[0] += side * (person.jaw * full / 100 + mood.jaw.max(0) / 8);
                point[1] += drop / 2;
            }
            8..=10 => {
                point[0] += if index == 9 { 0 } else { side * person.chin_width };
                point[1] += person.chin + drop;
                point[2] += mood.jaw / 6;
            }
            _ => {}
        }
    }
    head
}

/// A point of the neck: whether it moves with the head, how far out in tenths of a half width or of a body's
/// seventeen, and how low.
type Joint = (bool, i16, i16);

#[rustfmt::skip]
const NECK: [Joint; 10] = [
    (true, 12, 100), (true, 12, 260), (false, 10, 1390), (false, 10, 1424), (false, 6, 1800), (false, -6, 1800),
    (false, -10, 1428), (false, -10, 1394), (true, -9, 300), (true, -9, 100),
];
#[rustfmt::skip]
const UNDER_CHIN: [Joint; 7] = [
    (true, 12, 200), (true, 12, 260), (false, 10, 1390), (false, 3, 1425), (false, -6, 1350), (true, -10, 440), (true, -5, 300),
];
const HATCHED: [[Joint; 3]; 4] = [
    [(true, 7, 440), (false, 5, 1375), (false, 3, 1415)],
    [(true, 3, 458), (false, 1, 1375), (false, -1, 1407)],
    [(true, -1, 476), (false, -3, 1375), (false, -5, 1399)],
    [(true, -5, 494), (false, -7, 1375), (false, -9, 1391)],
];

/// The neck, between a head that moves and a body that moves.
pub fn neck(sketch: &mut Sketch) {
    let joints = |sketch: &Sketch, joints: &[Joint]| -> Vec<Spot> {
        let place = |&(on_head, out, y): &Joint| {
            let (out, y) = (i32::from(out), i32::from(y));
            if on_head {
                sketch.on_head([sketch.person.neck * out / 10, y, -110])
            } else {
                sketch.on_body([17 * out, y, 55])
            }
        };
        joints.iter().map(place).collect()
    };
    let neck = joints(sketch, &NECK);
    sketch.fill_spots(Layer::Body, "skin", &neck);
    sketch.fill_spots(Layer::Body, "shade", &joints(sketch, &UNDER_CHIN));
    sketch.stroke_spots(Layer::Body, &neck[..4], [4, 24, 8]);
    sketch.stroke_spots(Layer::Body, &neck[6..], [8, 18, 4]);
    for hatch in &HATCHED {
        sketch.stroke_spots(Layer::Body, &joints(sketch, hatch), [2, 9, 2]);
    }
}

/// The face without its features.
pub fn face(sketch: &mut Sketch) {
    let head = contour(sketch);
    let person = sketch.person;
    let mood = sketch.mood;
    sketch.fill(Layer::Head, "skin", &head);
    let mut shade: Vec<Point> = head[3..=9].to_vec();
    shade.extend(moved(&points(&SHADE), &|[x, y, z]| match y {
        301.. => [x + person.jaw / 2, y + person.chin + mood.open / 4, z],
        _ => [x, y, z],
    }));
    sketch.fill(Layer::Head, "shade", &shade);
    if person.look.hair != Hair::Scarf {
        ear(sketch);
    }
    for (x, z) in HATCHES {
        let (x, z) = (i32::from(x), i32::from(z));
        let hatch = [[x + 14, 122, z], [x, 152, z], [x - 16, 182, z]];
        sketch.stroke_in(Layer::Head, "blush", &hatch, [2, mood.blush.max(0) * 3 / 10, 2]);
    }
    // The jaw from ear to ear, and the far cheek: one heavy line and one light.
    sketch.stroke(Layer::Head, &head[4..=10], [6, 32, 16]);
    sketch.stroke(Layer::Head, &head[10..=16], [16, 20, 8]);
}

fn ear(sketch: &mut Sketch) {
    let grow = sketch.person.ear;
    let ear = moved(&points(&EAR), &|[x, y, z]| [x + (x - 362) * grow / 90, y + (y - 40) * grow / 90, z]);
    sketch.fill(Layer::Head, "skin", &ear);
    sketch.stroke(Layer::Head, &ear[..7], [8, 22, 8]);
    sketch.lines(Layer::Head, "ink", &[EAR_FOLD]);
}

/// A point of the nose: where it is, and how far it goes when the nose is wider, longer and more bent, in tenths.
type Bent = [[i16; 6]];

#[rustfmt::skip]
const NOSE_SHADE: &Bent = &[
    [24, 10, 330, 0, 0, 0], [46, 90, 380, 0, 0, 0], [66, 160, 380, 5, 10, 0], [92, 206, 345, 10, 10, 0],
    [70, 228, 360, 10, 10, 0], [0, 222, 480, 0, 10, 0], [30, 170, 490, 0, 10, 0], [16, 80, 410, 0, 0, 0],
];
#[rustfmt::skip]
const NOSE: [([u8; 3], &Bent); 5] = [
    // Bridge and tip, nostrils, far wing.
    ([4, 15, 18], &[[-40, -30, 320, 0, 0, 0], [-34, 30, 360, 0, 0, 5], [-32, 100, 420, 0, 0, 10], [-34, 160, 480, 0, 10, 0],
        [-24, 196, 512, 0, 10, 0], [2, 218, 500, 0, 10, 0]]),
    ([14, 17, 4], &[[2, 220, 500, 0, 10, 0], [40, 214, 460, 0, 10, 0], [74, 222, 385, 10, 10, 0], [98, 204, 345, 10, 10, 0],
        [92, 168, 340, 10, 10, 0]]),
    ([4, 12, 4], &[[-52, 214, 430, 0, 10, 0], [-84, 214, 380, -10, 10, 0], [-94, 184, 352, -10, 10, 0]]),
    // The folds beside it.
    ([2, 0, 2], &[[116, 186, 310, 10, 10, 0], [150, 236, 280, 4, 0, 0], [166, 300, 250, 4, 0, 0]]),
    ([2, 0, 2], &[[-116, 186, 310, -10, 10, 0], [-150, 236, 280, -4, 0, 0], [-166, 300, 250, -4, 0, 0]]),
];

/// Lines of worry across the forehead and of anger between the brows.
#[rustfmt::skip]
const WORRY: [&Table; 3] = [
    &[[-170, -238, 250], [10, -256, 290], [170, -236, 250]],
    &[[-150, -200, 268], [0, -214, 300], [150, -198, 268]],
    &[[-120, -278, 240], [0, -292, 270], [120, -278, 240]],
];
const KNIT: [&Table; 2] = [
    &[[-20, -128, 310], [-26, -96, 320], [-32, -62, 322]],
    &[[23, -128, 310], [30, -96, 320], [37, -62, 322]],
];
#[rustfmt::skip]
const YEARS: [Line; 5] = [
    ([2, 11, 2], &[[222, 96, 230], [190, 128, 262], [140, 138, 290]]),
    ([2, 11, 2], &[[254, -6, 200], [274, -15, 180], [290, -28, 150]]),
    ([2, 11, 2], &[[256, 22, 200], [274, 29, 180], [292, 29, 150]]),
    ([2, 11, 2], &[[-196, 128, 240], [-150, 138, 280], [-104, 130, 300]]),
    ([2, 11, 2], &[[196, 330, 200], [206, 368, 180], [194, 402, 170]]),
];

/// Nose, folds and the lines of worry, anger and age.
pub fn nose_and_lines(sketch: &mut Sketch) {
    let person = sketch.person;
    let mood = sketch.mood;
    let wide = person.nose_width + mood.jaw / 12 + mood.near_corner.max(0) / 12;
    let bend = |line: &Bent| -> Vec<Point> {
        line.iter()
            .map(|point| {
                let [x, y, z, wider, longer, bent] = point.map(i32::from);
                [
                    x + wide * wider / 10,
                    y + person.nose_length * longer / 10,
                    z + person.nose_hump * bent / 10,
                ]
            })
            .collect()
    };
    sketch.fill(Layer::Head, "shade", &bend(NOSE_SHADE));
    let fold = (mood.fold.max(0) / 7 + person.years * 3).min(22);
    for (index, (swell, line)) in NOSE.iter().enumerate() {
        let mut swell = swell.map(i32::from);
        if index > 2 {
            swell[1] = fold * 2 / (index as i32 - 1);
        }
        sketch.stroke(Layer::Head, &bend(line), swell);
    }
    let knit = mood.furrow.max(0) / 5 + person.years * 2;
    for line in KNIT {
        sketch.stroke(Layer::Head, &points(line), [2, knit, 2]);
    }
    for (line, years) in WORRY.iter().zip([3, 1, 3]) {
        let weight = mood.forehead.max(0) / 8 + if person.years >= years { 6 } else { 0 };
        let line = moved(&points(line), &|[x, y, z]| [x, y - mood.brow_in / 8, z]);
        sketch.stroke(Layer::Head, &line, [2, weight, 2]);
    }
    if person.years > 2 {
        sketch.lines(Layer::Head, "ink", &YEARS);
    }
}
