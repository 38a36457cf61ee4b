//! What a mood does to a face and a body: nine expressions that every mood is mixed from. Imports nothing.

macro_rules! expression {
    ($($(#[$doc:meta])* $part:ident,)+) => {
        /// How far each part is from rest, in hundredths.
        #[derive(Debug, Clone, Copy)]
        pub struct Expression { $($(#[$doc])* pub $part: i32,)+ }

        const PARTS: usize = [$(stringify!($part),)+].len();

        impl From<[i32; PARTS]> for Expression {
            fn from([$($part,)+]: [i32; PARTS]) -> Self {
                Self { $($part,)+ }
            }
        }
    };
}

expression! {
    /// Inner ends of the brows, up.
    brow_in,
    /// Outer ends of the brows, up.
    brow_out,
    /// Brows together.
    pinch,
    /// Upper lids, open.
    lid_up,
    /// Lower lids, tense.
    lid_low,
    /// Upper lids highest at the nose (sorrow) or at the temple (anger, negative).
    slant,
    /// Gaze, aside from the viewer.
    gaze_x,
    /// Gaze, down.
    gaze_y,
    /// Near corner of the mouth, up.
    near_corner,
    /// Far corner of the mouth, up.
    far_corner,
    /// Mouth, open.
    open,
    /// Lips pressed together.
    press,
    /// Mouth, wide.
    wide,
    /// A line of the mouth that does not hold still.
    tremble,
    /// Jaw, set.
    jaw,
    /// Folds beside the nose.
    fold,
    /// Upright lines between the brows.
    furrow,
    /// Lines across the forehead.
    forehead,
    /// Colour in the cheeks.
    blush,
    /// Moist eyes.
    tears,
    /// Head, turned away.
    yaw,
    /// Head, lowered.
    pitch,
    /// Head, tilted.
    roll,
    /// Shoulders, up.
    shrug,
    /// Shoulders, in.
    hunch,
    /// Closer.
    lean,
    /// Head, sunk between the shoulders.
    sink,
}

type Row = [i8; PARTS];

// Columns: brow_in brow_out pinch | lid_up lid_low slant | gaze_x gaze_y | near far open press wide tremble jaw |
// fold furrow forehead blush tears | yaw pitch roll | shrug hunch lean sink
#[rustfmt::skip]
const EXPRESSIONS: [[Row; 3]; 3] = [
    [
        // withdrawn
        [15, -25, 10,  -66, 0, 30,  75, 85,  -40, -35, 0, 25, -15, 0, 0,  15, 10, 0, 0, 0,  70, 75, 45,  0, 85, -80, 70],
        // frustrated
        [-45, 15, 45,  -12, 35, -25,  12, 0,  -55, -25, 0, 60, 0, 0, 45,  45, 60, 0, 15, 0,  15, 15, -30,  25, 0, 15, 5],
        // angry
        [-100, 45, 90,  20, 60, -80,  0, 0,  -65, -60, 10, 80, 10, 0, 100,  85, 100, 0, 65, 0,  -50, 35, 0,  50, -15, 100, 30],
    ],
    [
        // guarded
        [-6, 8, 12,  -28, 22, 0,  40, 8,  -12, -4, 0, 40, -15, 0, 8,  5, 8, 0, 0, 0,  45, -20, -15,  5, 30, -45, 0],
        // worried
        [65, -15, 45,  18, 10, 35,  8, 5,  -32, -18, 8, 10, -12, 5, 0,  12, 35, 50, 8, 5,  12, 0, 22,  28, 18, 5, 10],
        // overwhelmed
        [95, 12, 60,  75, 15, 40,  28, -15,  -48, -38, 60, 0, -8, 20, 0,  25, 40, 95, 45, 25,  0, -20, 12,  90, 45, 25, 30],
    ],
    [
        // open
        [8, 10, -10,  -10, 18, 8,  0, 0,  58, 26, 0, 0, 18, 0, 0,  22, 0, 0, 12, 0,  -15, 0, 22,  -20, -20, 25, -10],
        // hopeful
        [48, 38, 0,  30, 20, 10,  0, -6,  66, 42, 24, 0, 26, 0, 0,  28, 0, 18, 35, 0,  -25, -22, 12,  8, -25, 55, -15],
        // shaken
        [100, -12, 45,  12, 45, 55,  5, 22,  -22, 10, 22, 8, 0, 100, 0,  22, 22, 60, 70, 100,  0, 12, 45,  45, 30, 35, 20],
    ],
];

/// Where on each scale the three rows stand.
const RAPPORT: [i32; 3] = [-36, 2, 36];
const AROUSAL: [i32; 3] = [14, 50, 86];

impl Expression {
    /// The expression for a mood. Beyond the outer rows an expression goes on growing.
    pub fn of(rapport: i8, arousal: i8) -> Self {
        let (row, down) = place(RAPPORT, i32::from(rapport).clamp(-50, 50));
        let (column, across) = place(AROUSAL, i32::from(arousal).clamp(0, 100));
        let mut parts = [0; PARTS];
        for (index, part) in parts.iter_mut().enumerate() {
            let mix = |row: usize| {
                let cell = |column: usize| i32::from(EXPRESSIONS[row][column][index]);
                cell(column) * (256 - across) + cell(column + 1) * across
            };
            *part = ((mix(row) * (256 - down) + mix(row + 1) * down) >> 16).clamp(-125, 125);
        }
        Self::from(parts)
    }
}

/// The row to start from, and how far on the way to the next, in 256ths.
fn place(marks: [i32; 3], value: i32) -> (usize, i32) {
    let start = usize::from(value >= marks[1]);
    let (from, to) = (marks[start], marks[start + 1]);
    (start, (value - from) * 256 / (to - from))
}
