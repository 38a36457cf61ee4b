//! Mouth and beard. Imports the sketch and the head's outline.

use super::head::contour;
use super::sketch::{Layer, Point, Sketch, Table, moved, points};

/// Along the mouth from the far corner to the near one, in 256ths of half its width.
const ALONG: [i32; 9] = [-256, -192, -128, -64, 0, 64, 128, 192, 256];
/// How full each lip is there, in hundredths.
const UPPER: [i32; 9] = [0, 34, 66, 100, 78, 100, 66, 34, 0];
const LOWER: [i32; 9] = [0, 42, 80, 98, 100, 98, 80, 42, 0];
/// The bow of the line between the lips.
const BOW: [i32; 9] = [0, -3, -5, -3, 5, -3, -5, -3, 0];
const TREMBLE: [i32; 9] = [0, -4, 3, 6, -5, -6, 5, 4, 0];

/// The mouth, over the beard if there is one.
pub fn mouth(sketch: &mut Sketch) {
    let (person, mood) = (sketch.person, sketch.mood);
    if person.look.beard {
        beard(sketch);
    }
    let half = person.mouth_width + mood.wide * 24 / 100 - mood.open * 14 / 100;
    let lips = 100 - mood.press.clamp(0, 100) * 6 / 10;
    let open = mood.open.max(0);
    let smile = (mood.near_corner + mood.far_corner).max(0) / 14;
    let row = |fullness: &[i32; 9], lift: i32, hang: i32| -> Vec<Point> {
        ALONG
            .iter()
            .enumerate()
            .map(|(index, &along)| {
                let corner = if along > 0 { mood.near_corner } else { mood.far_corner };
                let bent = corner * 44 / 100 * along.abs() / 256 * along.abs() / 256;
                let arch = 256 - along * along / 256;
                let y = person.mouth_height + smile - bent + BOW[index] + mood.tremble * TREMBLE[index] / 100
                    - fullness[index] * lift / 100
                    + arch * hang / 256;
                [along * half / 256, y, 375 - along.abs() * along.abs() / 256 * 95 / 256]
            })
            .collect()
    };
    let none = [0; 9];
    let top = row(&UPPER, person.upper_lip * lips / 100, -open * 14 / 100);
    let over = row(&none, 0, -open * 14 / 100);
    let under = row(&none, 0, open * 62 / 100);
    let teeth = row(&none, 0, open * 16 / 100);
    let bottom = row(&LOWER, -person.lower_lip * lips / 100, open * 62 / 100);

    sketch.fill(Layer::Head, "lip dark", &band(&top, &over));
    sketch.fill(Layer::Head, "lip", &band(&under, &bottom));
    sketch.fill(Layer::Head, "ink", &band(&over, &under));
    sketch.fill(Layer::Head, "teeth", &band(&over[1..8], &teeth[1..8]));
    let press = mood.press.max(0) / 12;
    sketch.stroke(Layer::Head, &over, [9, 19 + press, 12]);
    for (side, corner) in [(1, mood.near_corner), (-1, mood.far_corner)] {
        let tip = if side > 0 { over[8] } else { over[0] };
        let hook = [
            [tip[0] + side * 2, tip[1] - 9, tip[2]],
            [tip[0] + side * 9, tip[1] - corner / 12, tip[2]],
            [tip[0] + side * 5, tip[1] + 12, tip[2]],
        ];
        sketch.stroke(Layer::Head, &hook, [1, 7 + mood.jaw / 16, 1]);
    }
    if !person.look.beard {
        let shadow = moved(&bottom[2..7], &|[x, y, z]| [x, y + 17, z - 30]);
        sketch.stroke(Layer::Head, &shadow, [1, 10 + press, 1]);
        // A chin that is about to give way, or is set.
        let pucker = mood.tremble.max(mood.press) / 9;
        for x in [-34_i32, 2, 36] {
            let y = person.mouth_height + person.lower_lip + 62 + open / 3 - x.abs() / 4;
            let dent = [[x, y, 300], [x + x / 8 + 3, y + 14, 296], [x + x / 5, y + 28, 290]];
            sketch.stroke(Layer::Head, &dent, [1, pucker.max(0), 1]);
        }
    }
}

/// The closed shape between two lines.
fn band(upper: &[Point], lower: &[Point]) -> Vec<Point> {
    upper.iter().chain(lower.iter().rev()).copied().collect()
}

#[rustfmt::skip]
const CHEEKS: [[i16; 3]; 11] = [
    [-318, 120, 60], [-268, 200, 140], [-190, 266, 240], [-120, 250, 320], [-40, 244, 390], [0, 252, 400],
    [44, 244, 390], [126, 250, 320], [200, 266, 230], [268, 190, 130], [318, 90, 50],
];
const WHISKERS: [&Table; 5] = [
    &[[70, 400, 300], [75, 435, 270], [73, 465, 240]],
    &[[150, 360, 300], [162, 395, 270], [157, 425, 240]],
    &[[-70, 405, 300], [-75, 440, 270], [-73, 470, 240]],
    &[[230, 310, 300], [249, 345, 270], [241, 375, 240]],
    &[[0, 420, 300], [0, 455, 270], [0, 485, 240]],
];

fn beard(sketch: &mut Sketch) {
    let (person, mood) = (sketch.person, sketch.mood);
    let low = moved(&contour(sketch)[5..13], &|[x, y, z]| {
        let long = if y > 340 { 16 + person.style * 9 } else { 6 };
        [x + x.signum() * 6, y + long, z]
    });
    let mut outline = vec![[368, 0, -40]];
    outline.extend(low);
    // The moustache goes with the corners of the mouth.
    outline.extend(moved(&points(&CHEEKS), &|[x, y, z]| match x {
        200 => [x, y - mood.near_corner / 5, z],
        -190 => [x, y - mood.far_corner / 5, z],
        _ => [x, y, z],
    }));
    sketch.fill(Layer::Head, "hair", &outline);
    for line in WHISKERS {
        let line = moved(&points(line), &|[x, y, z]| [x, y + mood.open / 5, z]);
        sketch.stroke_in(Layer::Head, "strand", &line, [2, 10, 2]);
    }
}
