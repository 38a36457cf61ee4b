//! Hair and head scarf. Imports the sketch and the head's outline.

use rapport_engine::look::{Age, Hair};

use super::head::contour;
use super::sketch::{Layer, Line, Point, Sketch, Table, moved, points};

/// Over the skull from the near sideburn to the far one.
#[rustfmt::skip]
const SKULL: [[i16; 3]; 9] = [
    [378, 30, -50], [410, -130, -70], [384, -330, -70], [246, -492, -60], [20, -545, -50], [-214, -496, -50],
    [-352, -330, -30], [-382, -150, 0], [-346, -30, 30],
];
/// Back along the forehead to the near sideburn: parted, swept, cropped.
#[rustfmt::skip]
const HAIRLINES: [[[i16; 3]; 8]; 3] = [
    [[-318, -130, 90], [-296, -250, 160], [-190, -330, 220], [-60, -392, 240], [90, -322, 240], [230, -262, 190],
     [318, -170, 70], [330, -20, 0]],
    [[-318, -120, 90], [-286, -230, 170], [-170, -262, 240], [0, -286, 260], [130, -330, 240], [262, -300, 150],
     [316, -170, 70], [330, -20, 0]],
    [[-322, -140, 80], [-300, -300, 130], [-190, -376, 190], [-90, -352, 240], [90, -350, 240], [210, -376, 170],
     [308, -270, 80], [330, -20, 0]],
];

/// A head of hair to the jaw or longer: outside from the far tip over the crown to the near tip, then inside back.
#[rustfmt::skip]
const CURTAIN: [[i16; 3]; 23] = [
    [-318, 372, 20], [-400, 330, 0], [-424, 100, -10], [-412, -160, -20], [-340, -390, -30], [-150, -540, -40],
    [60, -566, -40], [290, -500, -60], [430, -310, -70], [462, -60, -70], [478, 180, -60], [446, 380, -40],
    [340, 404, 0],
    [334, 340, 0], [330, 220, 20], [318, 20, 60], [296, -150, 130], [220, -300, 200], [60, -420, 230], [-120, -330, 240],
    [-290, -180, 160], [-338, 60, 70], [-326, 310, 30],
];
/// The same with a fringe instead of a parting.
const FRINGE: [[i16; 3]; 5] =
    [[282, -120, 150], [170, -172, 250], [0, -150, 285], [-170, -160, 250], [-300, -110, 150]];
#[rustfmt::skip]
const BEHIND: [[i16; 3]; 10] = [
    [0, -540, -60], [300, -480, -80], [424, -200, -100], [440, 160, -100], [410, 400, -80], [180, 470, -80],
    [-200, 470, -60], [-396, 380, -40], [-420, 100, -40], [-360, -380, -40],
];

/// What hangs behind the neck.
pub fn behind(sketch: &mut Sketch) {
    let low = match sketch.person.look.hair {
        Hair::Long => 400,
        Hair::Bob => 0,
        Hair::Curly => {
            let wide = 440 + sketch.person.style * 12;
            let cloud = locks(15, -1900, 1900, [wide, 500, 70]);
            sketch.fill(Layer::Back, "hair deep", &cloud);
            return;
        }
        Hair::Bun => {
            if knot(sketch).0 == Layer::Back {
                tie(sketch);
            }
            return;
        }
        Hair::Scarf => {
            let shadow = scarf_frame(sketch, &SCARF_OUT);
            sketch.fill(Layer::Back, "scarf deep", &shadow);
            return;
        }
        _ => return,
    };
    let mass = moved(&points(&BEHIND), &|[x, y, z]| [x, if y > 300 { y + low } else { y }, z]);
    sketch.fill(Layer::Back, "hair deep", &mass);
}

/// What lies on the head.
pub fn on_top(sketch: &mut Sketch) {
    match sketch.person.look.hair {
        Hair::Short => short(sketch),
        Hair::Bob => curtain(sketch, 0),
        Hair::Long => curtain(sketch, 400),
        Hair::Curly => curly(sketch),
        Hair::Bun => bun(sketch),
        Hair::Bald => bald(sketch),
        Hair::Scarf => scarf(sketch),
    }
}

fn cap(sketch: &Sketch, hairline: &Table, volume: i32) -> Vec<Point> {
    let crown = sketch.person.crown;
    let mut cap = points(&SKULL);
    for [x, y, _] in &mut cap[1..8] {
        if *y < -300 {
            *y -= crown + volume;
        }
        *x += x.signum() * volume / 4;
    }
    cap.extend(points(hairline));
    cap
}

fn short(sketch: &mut Sketch) {
    let cut = (sketch.person.style % 3) as usize;
    crop(sketch, cut, [22, 40, 4][cut]);
}

/// Hair that lies on the head, in one of three cuts.
fn crop(sketch: &mut Sketch, cut: usize, volume: i32) {
    let cap = cap(sketch, &HAIRLINES[cut], volume);
    sketch.fill(Layer::Head, "hair", &cap);
    sketch.stroke(Layer::Head, &cap[..9], [6, 24, 6]);
    for line in &SHORT_STRANDS[cut] {
        sketch.stroke_in(Layer::Head, "strand", &points(line), [2, 13, 3]);
    }
}

#[rustfmt::skip]
const SHORT_STRANDS: [[[[i16; 3]; 4]; 4]; 3] = [
    [
        [[-50, -396, 230], [60, -460, 160], [190, -440, 90], [300, -330, 40]],
        [[-66, -410, 220], [-150, -450, 150], [-250, -390, 100], [-310, -280, 80]],
        [[60, -360, 230], [170, -370, 180], [270, -300, 110], [330, -190, 40]],
        [[0, -440, 160], [110, -500, 60], [230, -450, 10], [340, -320, -20]],
    ],
    [
        [[260, -330, 130], [140, -390, 180], [0, -370, 220], [-160, -310, 220]],
        [[270, -370, 90], [120, -460, 120], [-60, -440, 160], [-240, -330, 150]],
        [[300, -320, 60], [350, -230, 10], [364, -130, -20], [360, -40, -30]],
        [[220, -440, 30], [60, -510, 50], [-120, -480, 80], [-280, -360, 90]],
    ],
    [
        [[300, -260, 60], [330, -190, 20], [346, -110, 0], [350, -40, -10]],
        [[-180, -400, 150], [-120, -450, 120], [-40, -470, 100], [60, -480, 80]],
        [[120, -400, 180], [200, -420, 110], [270, -380, 60], [320, -310, 30]],
        [[-280, -320, 120], [-310, -260, 90], [-326, -190, 70], [-332, -120, 60]],
    ],
];

fn curtain(sketch: &mut Sketch, longer: i32) {
    let person = sketch.person;
    let fringe = person.style % 2 == 1;
    let mut outline = moved(&points(&CURTAIN), &|[x, y, z]| match y {
        301.. => [x + x.signum() * longer / 9, y + longer, z],
        ..-300 => [x, y - person.crown, z],
        _ => [x, y, z],
    });
    if fringe {
        outline.splice(16..21, points(&FRINGE));
    }
    // The two tips are corners.
    let mut mass = outline.clone();
    mass.insert(12, outline[12]);
    mass.insert(0, outline[0]);
    sketch.fill(Layer::Head, "hair", &mass);
    sketch.stroke(Layer::Head, &outline[..13], [6, 24, 14]);
    outline.push(outline[0]);
    sketch.stroke(Layer::Head, &outline[12..], [6, 14, 6]);
    let part = if fringe { 20 } else { 56 };
    if fringe {
        sketch.lines(Layer::Head, "strand", &FRINGES);
    }
    let hang = |[x, y, z]: Point| match y {
        -500..-400 => [x + part, y, z],
        151.. => [x, y + longer * 8 / 10, z],
        _ => [x, y, z],
    };
    for line in HANGING {
        sketch.stroke_in(Layer::Head, "strand", &moved(&points(line), &hang), [2, 14, 2]);
    }
}

#[rustfmt::skip]
const HANGING: [&Table; 5] = [
    &[[60, -490, 80], [302, -370, 40], [392, -120, 0], [398, 120, 0], [382, 300, 0]],
    &[[60, -490, 80], [336, -370, 40], [426, -120, 0], [432, 120, 0], [416, 330, 0]],
    &[[60, -490, 80], [270, -370, 40], [360, -120, 0], [366, 120, 0], [350, 200, 0]],
    &[[-90, -480, 100], [-284, -370, 60], [-374, -120, 20], [-376, 100, 10], [-354, 260, 10]],
    &[[-90, -480, 100], [-306, -370, 60], [-396, -120, 20], [-398, 100, 10], [-376, 200, 10]],
];
#[rustfmt::skip]
const FRINGES: [Line; 4] = [
    ([2, 13, 3], &[[-68, -470, 150], [-136, -330, 240], [-170, -176, 270]]),
    ([2, 13, 3], &[[-24, -470, 150], [-48, -330, 240], [-60, -185, 270]]),
    ([2, 13, 3], &[[28, -470, 150], [56, -330, 240], [70, -184, 270]]),
    ([2, 13, 3], &[[72, -470, 150], [144, -330, 240], [180, -175, 270]]),
];

/// Rounded locks along an arc around the skull, from one angle to another.
fn locks(count: i32, from: i32, to: i32, [wide, tall, bulge]: Point) -> Vec<Point> {
    let at = |step: i32, out: i32, z: i32| {
        let (sine, cosine) = compass(from + (to - from) * step / (count * 6));
        [16 + wide * sine / 1000 * out / 1000, -60 - tall * cosine / 1000 * out / 1000, z]
    };
    (0..count)
        .flat_map(|lock| {
            let full = 1000 + bulge + (lock * 7 % 5 - 2) * bulge / 5;
            let step = lock * 6 + lock * 5 % 3 - 1;
            [at(step, 960, -50), at(step, 960, -50), at(step + 2, full, -50), at(step + 4, full, -50)]
        })
        .collect()
}

/// Sine and cosine in thousandths of an angle in 4096ths of a turn, near enough for curls.
fn compass(angle: i32) -> (i32, i32) {
    let half = |angle: i32| {
        let at = angle.rem_euclid(4096);
        let (at, sign) = if at < 2048 { (at, 1) } else { (at - 2048, -1) };
        sign * at * (2048 - at) / 1049
    };
    (half(angle), half(angle + 1024))
}

fn curly(sketch: &mut Sketch) {
    let person = sketch.person;
    let (wide, tall) = (412 + person.style * 10, 478 + person.style * 9);
    let mut outline = locks(11, -1300, 1300, [wide, tall, 75]);
    let crown = outline.len();
    outline.extend(points(&CURLY_HAIRLINE));
    sketch.fill(Layer::Head, "hair", &outline);
    sketch.stroke(Layer::Head, &outline[..crown], [8, 20, 8]);
    for (x, y, size) in CURLS {
        let [x, y, size] = [x, y, size].map(i32::from);
        let curl = moved(&points(CURL), &|[dx, dy, z]| [x + dx * size / 10, y + dy * size / 10, z]);
        sketch.stroke_in(Layer::Head, "strand", &curl, [2, 14, 3]);
    }
}

#[rustfmt::skip]
const CURLY_HAIRLINE: [[i16; 3]; 16] = [
    [356, 40, 0], [356, 40, 0], [318, -20, 60], [330, -110, 60], [268, -140, 150], [276, -240, 150], [190, -252, 210],
    [150, -330, 230], [60, -290, 250], [-20, -340, 250], [-90, -276, 250], [-190, -300, 210],
    [-214, -220, 210], [-286, -210, 150], [-284, -120, 140], [-334, -60, 70],
];
const CURL: &Table = &[[-10, 5, 60], [-7, -5, 60], [1, -10, 60], [8, -3, 60], [5, 5, 60], [-1, 3, 60]];
/// Where curls show, and how large.
#[rustfmt::skip]
const CURLS: [(i16, i16, i16); 9] = [
    (-270, -330, 44), (-130, -420, 52), (60, -400, 46), (220, -350, 56), (340, -220, 44), (-30, -500, 40), (180, -490, 44),
    (390, -60, 36), (-340, -180, 34),
];

/// Where the bun is and how large: high on the head, or low at the nape.
fn knot(sketch: &Sketch) -> (Layer, Point) {
    let person = sketch.person;
    if person.look.age == Age::Old || person.style > 3 {
        (Layer::Back, [392, 190, 128])
    } else {
        (Layer::Head, [110, -540 - person.crown, 128])
    }
}

fn tie(sketch: &mut Sketch) {
    let (layer, [x, y, size]) = knot(sketch);
    let knot =
        moved(&locks(5, 0, 4096, [size, size * 9 / 10, 60]), &|[dx, dy, _]| [x + dx - 16, y + dy + 60, -150]);
    sketch.fill(layer, "hair", &knot);
    sketch.stroke(layer, &knot[..knot.len() - 1], [8, 18, 8]);
    for line in WOUND {
        let line = moved(&points(line), &|[dx, dy, z]| [x + dx * size / 60, y + dy * size / 60, z]);
        sketch.stroke_in(layer, "strand", &line, [2, 13, 2]);
    }
}

const WOUND: [&Table; 2] =
    [&[[-30, -20, -150], [0, -35, -150], [36, -8, -150]], &[[-30, 20, -150], [0, 5, -150], [36, 22, -150]]];

fn bun(sketch: &mut Sketch) {
    let person = sketch.person;
    if knot(sketch).0 == Layer::Head {
        tie(sketch);
    }
    crop(sketch, (person.style % 2) as usize, 2);
}

/// What is left over the ears.
#[rustfmt::skip]
const NEAR_SIDE: &Table = &[
    [364, 40, -40], [364, 40, -40], [390, -50, -90], [398, -140, -110], [380, -226, -100], [352, -196, -40], [348, -130, -10],
    [340, -60, 10],
];
const FAR_SIDE: &Table =
    &[[-330, -40, 60], [-340, -110, 40], [-352, -200, 0], [-366, -150, -10], [-356, -60, 20]];

fn bald(sketch: &mut Sketch) {
    let person = sketch.person;
    let shaved = person.years == 0 || person.style > 3;
    if !shaved {
        sketch.fill(Layer::Head, "hair", &points(NEAR_SIDE));
        sketch.fill(Layer::Head, "hair", &points(FAR_SIDE));
    }
    let mut crown = contour(sketch);
    crown.rotate_left(15);
    crown.truncate(7);
    sketch.stroke(Layer::Head, &crown, [4, 20, 6]);
}

#[rustfmt::skip]
const SCARF_OUT: [[i16; 3]; 13] = [
    [20, -540, -40], [250, -500, -50], [410, -330, -60], [446, -80, -60], [440, 160, -50], [400, 360, -20],
    [290, 560, 20], [40, 640, 120], [-200, 570, 60], [-352, 340, 20], [-386, 90, 10], [-392, -160, 0], [-300, -420, -20],
];
#[rustfmt::skip]
const SCARF_IN: [[i16; 3]; 10] = [
    [0, -318, 262], [190, -272, 210], [296, -130, 110], [312, 60, 60], [276, 280, 70], [150, 458, 190],
    [-10, 500, 250], [-180, 420, 150], [-312, 120, 80], [-262, -220, 160],
];

/// A line of the scarf, which goes down with the chin.
fn scarf_frame(sketch: &Sketch, table: &Table) -> Vec<Point> {
    let drop = sketch.person.chin + sketch.mood.open * 26 / 100;
    moved(&points(table), &|[x, y, z]| [x, if y > 400 { y + drop } else { y }, z])
}

fn scarf(sketch: &mut Sketch) {
    let (mut outer, mut inner) = (scarf_frame(sketch, &SCARF_OUT), scarf_frame(sketch, &SCARF_IN));
    sketch.fill_between(Layer::Head, "scarf", &outer, &inner);
    outer.extend_from_within(..2);
    inner.extend_from_within(..2);
    sketch.stroke(Layer::Head, &outer[..7], [6, 26, 8]);
    sketch.stroke(Layer::Head, &outer[7..], [8, 22, 6]);
    sketch.stroke(Layer::Head, &inner[..7], [6, 18, 10]);
    sketch.stroke(Layer::Head, &inner[6..], [10, 14, 6]);
    sketch.lines(Layer::Head, "pleat", &PLEATS);
}

#[rustfmt::skip]
const PLEATS: [Line; 5] = [
    ([2, 15, 2], &[[-240, -270, 170], [-60, -372, 230], [140, -350, 200], [300, -200, 80]]),
    ([2, 15, 2], &[[-290, -330, 60], [-60, -450, 140], [190, -420, 90], [370, -220, 0]]),
    ([2, 15, 2], &[[350, -60, 20], [372, 130, 20], [330, 330, 40], [200, 500, 150]]),
    ([2, 15, 2], &[[410, -20, -30], [420, 180, -20], [370, 400, 0], [220, 560, 90]]),
    ([2, 15, 2], &[[-330, 200, 60], [-270, 390, 90], [-120, 530, 170], [40, 580, 180]]),
];
