//! The one person behind a look: proportions drawn from it, the same every time. Imports the look and nothing else.

use rapport_engine::look::{Age, Hair, Look};

/// Proportions of a face and a build, as differences from a middling one, in units of the sheet.
#[derive(Debug, Clone, Copy)]
pub struct Person {
    pub look: Look,
    /// 0 young, 1 middle, 3 old.
    pub years: i32,
    /// Width of the head in thousandths.
    pub width: i32,
    pub cheek: i32,
    pub jaw: i32,
    pub chin: i32,
    pub chin_width: i32,
    pub crown: i32,
    pub eye_gap: i32,
    pub eye_width: i32,
    pub eye_open: i32,
    pub eye_tilt: i32,
    pub lash: i32,
    pub brow_height: i32,
    pub brow_weight: i32,
    pub brow_arch: i32,
    pub nose_length: i32,
    pub nose_width: i32,
    pub nose_hump: i32,
    pub mouth_width: i32,
    pub mouth_height: i32,
    pub upper_lip: i32,
    pub lower_lip: i32,
    pub ear: i32,
    pub neck: i32,
    pub shoulders: i32,
    /// Which of a few cuts of hair, frames and collars.
    pub style: i32,
    /// Whether the face turns to the other side.
    pub mirrored: bool,
}

/// Throws the same numbers for the same look.
struct Dice(u32);

impl Dice {
    fn for_look(look: Look) -> Self {
        let sides = [
            (look.age as u32, 3),
            (look.hair as u32, 7),
            (look.hair_tone as u32, 3),
            (look.skin as u32, 3),
            (look.dress as u32, 5),
            (u32::from(look.glasses), 2),
            (u32::from(look.beard), 2),
        ];
        let number = sides.iter().fold(0, |sum, (side, of)| sum * of + side);
        Self((number + 1).wrapping_mul(0x9E37_79B9) | 1)
    }

    fn below(&mut self, limit: u32) -> i32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        ((self.0 >> 8) % limit) as i32
    }

    fn about(&mut self, middle: i32, spread: i32) -> i32 {
        middle + self.below(2 * spread as u32 + 1) - spread
    }
}

impl Person {
    pub fn from_look(look: Look) -> Self {
        let mut dice = Dice::for_look(look);
        let years = match look.age {
            Age::Young => 0,
            Age::Middle => 1,
            Age::Old => 3,
        };
        let sturdy = match look.hair {
            _ if look.beard => 90,
            Hair::Bald => 80,
            Hair::Short => dice.about(62, 22),
            Hair::Curly => dice.about(35, 20),
            Hair::Bob | Hair::Long | Hair::Bun | Hair::Scarf => dice.about(12, 12),
        };
        Self {
            look,
            years,
            width: dice.about(985 + sturdy / 5, 55),
            cheek: dice.about(4 - sturdy / 12, 16),
            jaw: dice.about(sturdy * 45 / 100 - 26 + years * 3, 24),
            chin: dice.about(sturdy / 4 - 18, 34),
            chin_width: dice.about(sturdy / 3 - 16, 18),
            crown: dice.about(0, 16),
            eye_gap: dice.about(152, 11),
            eye_width: dice.about(82 - sturdy / 14 - years, 8),
            eye_open: dice.about(50 - sturdy / 9 - years * 3, 7),
            eye_tilt: dice.about(5 - years * 3, 9),
            lash: 12 - sturdy / 9,
            brow_height: dice.about(104 - sturdy / 7 + years * 2, 12),
            brow_weight: dice.about(24 + sturdy / 5, 8),
            brow_arch: dice.about(20 - sturdy / 9, 12),
            nose_length: dice.about(years * 6, 28),
            nose_width: dice.about(sturdy / 6 - 8 + years * 2, 14),
            nose_hump: dice.about(4, 20),
            mouth_width: dice.about(108 + sturdy / 9, 11),
            mouth_height: dice.about(306, 10),
            upper_lip: dice.about(26 - sturdy / 10 - years * 3, 7),
            lower_lip: dice.about(40 - sturdy / 8 - years * 3, 9),
            ear: dice.about(years * 6, 12),
            neck: dice.about(150 + sturdy * 6 / 10, 14),
            shoulders: dice.about(580 + sturdy * 8 / 10, 40),
            style: dice.below(6),
            mirrored: dice.below(2) == 1,
        }
    }
}
