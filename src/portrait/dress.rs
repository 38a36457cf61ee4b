//! Shoulders and clothes. Imports the sketch.

use rapport_engine::look::{Dress, Hair};

use super::sketch::{Layer, Line, Point, Sketch, Table, moved, points};

/// From the neck over the near shoulder down; the far side mirrors it, a little narrower.
#[rustfmt::skip]
const SHOULDER: [[i16; 3]; 7] = [
    [180, 1396, 70], [300, 1448, 90], [0, 1520, 100], [82, 1610, 95], [122, 1760, 70], [134, 1960, 40], [134, 1960, 40],
];

/// The edge of a neckline from the far side to the near one.
const ROUND_NECK: &Table = &[
    [-178, 1404, 70],
    [-150, 1470, 60],
    [-70, 1530, 55],
    [10, 1546, 55],
    [90, 1528, 55],
    [160, 1466, 60],
    [184, 1398, 70],
];
const OPEN_NECK: &Table = &[
    [-182, 1400, 70],
    [-150, 1452, 60],
    [-90, 1524, 55],
    [-14, 1600, 50],
    [80, 1530, 55],
    [150, 1456, 60],
    [186, 1396, 70],
];
const DEEP_NECK: &Table = &[
    [-182, 1400, 70],
    [-170, 1500, 60],
    [-124, 1680, 50],
    [-30, 1880, 40],
    [90, 1690, 50],
    [160, 1500, 60],
    [186, 1396, 70],
];

/// Draws what the persona wears.
pub fn dress(sketch: &mut Sketch) {
    match sketch.person.look.dress {
        Dress::Shirt => shirt(sketch),
        Dress::Jumper => jumper(sketch),
        Dress::Cardigan => cardigan(sketch),
        Dress::Jacket => jacket(sketch),
        Dress::Scrubs => scrubs(sketch),
    }
    if sketch.person.look.hair == Hair::Scarf {
        cowl(sketch);
    }
}

fn shoulder(sketch: &Sketch, side: i32) -> Vec<Point> {
    let wide = sketch.person.shoulders * if side > 0 { 100 } else { 92 } / 100;
    points(&SHOULDER)
        .iter()
        .enumerate()
        .map(|(index, &[x, y, moves])| {
            let x = if index < 2 { x } else { x + wide };
            [side * x, y, moves]
        })
        .collect()
}

/// A garment from shoulder to shoulder with an edge at the neck.
fn garment(sketch: &mut Sketch, class: &'static str, neckline: &Table) {
    let (near, far) = (shoulder(sketch, 1), shoulder(sketch, -1));
    let mut outline = points(neckline);
    outline.extend(&near[1..]);
    outline.extend(far[1..].iter().rev());
    sketch.fill(Layer::Body, class, &outline);
    sketch.stroke(Layer::Body, &near[..6], [8, 30, 16]);
    sketch.stroke(Layer::Body, &far[..6], [8, 22, 12]);
    // The near arm is in the shade. What hangs below the shoulders keeps its way from them.
    let wide = sketch.person.shoulders - 400;
    let beside = |[x, y, moves]: Point| [x + x.signum() * wide, y, moves];
    let mut dusk = moved(&points(NEAR_ARM), &beside);
    dusk.extend(&near[2..]);
    sketch.fill(Layer::Body, "dusk", &dusk);
    for (swell, line) in SLEEVES {
        let line = moved(&points(line), &beside);
        sketch.stroke(Layer::Body, &line, swell.map(i32::from));
    }
}

#[rustfmt::skip]
const NEAR_ARM: &Table = &[
    [282, 1960, 40], [282, 1960, 40], [296, 1780, 60], [296, 1680, 75], [340, 1600, 90], [380, 1530, 98],
];
#[rustfmt::skip]
const SLEEVES: [Line; 4] = [
    ([2, 11, 2], &[[250, 1680, 70], [190, 1706, 65], [114, 1714, 60]]),
    ([2, 11, 2], &[[204, 1736, 70], [144, 1762, 65], [68, 1770, 60]]),
    ([3, 20, 12], &[[272, 1672, 75], [296, 1780, 60], [282, 1950, 40]]),
    ([3, 15, 10], &[[-242, 1690, 75], [-272, 1790, 60], [-260, 1950, 40]]),
];
#[rustfmt::skip]
const LEAVES: [&Table; 2] = [
    &[[-196, 1380, 70], [-232, 1440, 75], [-214, 1560, 65], [-200, 1590, 60], [-120, 1580, 55], [-14, 1606, 50], [-110, 1500, 60]],
    &[[198, 1374, 70], [238, 1436, 75], [216, 1566, 65], [196, 1596, 60], [110, 1586, 55], [-14, 1606, 50], [110, 1500, 60]],
];
#[rustfmt::skip]
const SHIRT: [Line; 3] = [
    ([6, 16, 6], &[[-14, 1606, 50], [0, 1760, 45], [6, 1950, 40]]),
    ([6, 24, 6], &[[40, 1708, 45], [41, 1720, 45], [40, 1732, 45]]),
    ([6, 24, 6], &[[40, 1868, 45], [41, 1880, 45], [40, 1892, 45]]),
];
#[rustfmt::skip]
const JUMPER: [Line; 6] = [
    ([6, 20, 6], ROUND_NECK),
    ([6, 16, 6], &[[-220, 1430, 75], [-190, 1520, 65], [-90, 1596, 60], [10, 1616, 58], [110, 1594, 60], [206, 1514, 65],
        [226, 1426, 75]]),
    ([3, 9, 3], &[[-130, 1502, 58], [-143, 1522, 58], [-156, 1540, 58]]),
    ([3, 9, 3], &[[-52, 1562, 58], [-57, 1582, 58], [-62, 1600, 58]]),
    ([3, 9, 3], &[[40, 1566, 58], [44, 1586, 58], [48, 1604, 58]]),
    ([3, 9, 3], &[[126, 1512, 58], [138, 1532, 58], [151, 1550, 58]]),
];
#[rustfmt::skip]
const CARDIGAN: [Line; 4] = [
    ([6, 20, 6], DEEP_NECK),
    ([6, 12, 6], &[[-226, 1430, 75], [-216, 1530, 65], [-170, 1710, 55], [-84, 1900, 40], [-80, 1950, 40]]),
    ([6, 12, 6], &[[230, 1424, 75], [208, 1530, 65], [144, 1716, 55], [38, 1910, 40], [30, 1950, 40]]),
    ([6, 24, 6], &[[-30, 1908, 45], [-29, 1920, 45], [-30, 1932, 45]]),
];
#[rustfmt::skip]
const BLOUSE: [Line; 2] = [
    ([6, 16, 6], OPEN_NECK),
    ([6, 12, 6], &[[-14, 1606, 50], [-6, 1740, 45], [-4, 1900, 40]]),
];
#[rustfmt::skip]
const LAPELS: [Line; 4] = [
    ([8, 18, 8], &[[-198, 1386, 72], [-262, 1450, 76], [-330, 1560, 72], [-250, 1610, 66], [-276, 1660, 62], [-160, 1780, 50],
        [-30, 1886, 40]]),
    ([8, 18, 8], &[[200, 1380, 72], [268, 1444, 76], [330, 1560, 72], [246, 1612, 66], [270, 1664, 62], [150, 1784, 50],
        [-30, 1886, 40]]),
    ([8, 18, 8], DEEP_NECK),
    ([8, 14, 8], &[[-30, 1880, 40], [-16, 1960, 40], [-10, 1950, 40]]),
];
#[rustfmt::skip]
const SCRUBS: [Line; 3] = [
    ([6, 18, 6], OPEN_NECK),
    ([6, 14, 6], &[[-226, 1430, 75], [-196, 1496, 65], [-120, 1588, 58], [-12, 1690, 50], [110, 1594, 58], [196, 1498, 65],
        [228, 1424, 75]]),
    ([6, 12, 6], &[[-12, 1604, 50], [-12, 1650, 50], [-12, 1690, 50]]),
];

fn shirt(sketch: &mut Sketch) {
    garment(sketch, "cloth-shirt", OPEN_NECK);
    for leaf in LEAVES {
        let leaf = points(leaf);
        sketch.fill(Layer::Body, "cloth-shirt", &leaf);
        sketch.stroke(Layer::Body, &leaf[..6], [8, 20, 8]);
        sketch.stroke(Layer::Body, &[leaf[5], leaf[6], leaf[0]], [8, 14, 8]);
    }
    sketch.lines(Layer::Body, "ink", &SHIRT);
}

fn jumper(sketch: &mut Sketch) {
    garment(sketch, "cloth-jumper", ROUND_NECK);
    sketch.lines(Layer::Body, "ink", &JUMPER);
}

fn cardigan(sketch: &mut Sketch) {
    garment(sketch, "cloth-under", ROUND_NECK);
    sketch.lines(Layer::Body, "ink", &JUMPER[..1]);
    garment(sketch, "cloth-cardigan", DEEP_NECK);
    sketch.lines(Layer::Body, "ink", &CARDIGAN);
}

fn jacket(sketch: &mut Sketch) {
    garment(sketch, "cloth-under", OPEN_NECK);
    sketch.lines(Layer::Body, "ink", &BLOUSE);
    garment(sketch, "cloth-jacket", DEEP_NECK);
    sketch.lines(Layer::Body, "seam", &LAPELS);
}

fn scrubs(sketch: &mut Sketch) {
    garment(sketch, "cloth-scrubs", OPEN_NECK);
    sketch.lines(Layer::Body, "ink", &SCRUBS);
}

/// Where a head scarf falls on the chest.
#[rustfmt::skip]
const COWL: &Table = &[
    [-250, 1300, 60], [-300, 1420, 75], [-270, 1560, 70], [-120, 1680, 60], [60, 1700, 55], [230, 1610, 65],
    [320, 1470, 80], [300, 1300, 70], [0, 1240, 60],
];
#[rustfmt::skip]
const COWL_PLEATS: [Line; 2] = [
    ([2, 16, 2], &[[-270, 1400, 75], [-160, 1520, 65], [20, 1570, 60], [230, 1480, 70]]),
    ([2, 16, 2], &[[-240, 1540, 70], [-100, 1620, 60], [60, 1640, 55], [220, 1570, 65]]),
];

fn cowl(sketch: &mut Sketch) {
    let cowl = points(COWL);
    sketch.fill(Layer::Body, "scarf", &cowl);
    sketch.stroke(Layer::Body, &cowl[1..8], [6, 22, 6]);
    sketch.lines(Layer::Body, "pleat", &COWL_PLEATS);
}
