//! How a persona is drawn: a few words that a portrait is made from. Imports only the `vocabulary!` macro.

use serde::{Deserialize, Serialize};

use crate::vocabulary::vocabulary;

vocabulary! {
    /// About how old a persona looks.
    Age {
        /// Under thirty-five.
        Young = "young",
        /// Thirty-five to sixty.
        Middle = "middle",
        /// Over sixty.
        Old = "old",
    }
}

vocabulary! {
    /// A persona's hair.
    Hair {
        /// Cropped or short.
        Short = "short",
        /// To the jaw.
        Bob = "bob",
        /// Over the shoulders.
        Long = "long",
        /// Curls.
        Curly = "curly",
        /// Pinned up.
        Bun = "bun",
        /// None, or nearly.
        Bald = "bald",
        /// Under a head scarf.
        Scarf = "scarf",
    }
}

vocabulary! {
    /// How light or dark a surface is in the ink drawing.
    Tone {
        /// Light.
        Light = "light",
        /// In between.
        Medium = "medium",
        /// Dark.
        Dark = "dark",
    }
}

vocabulary! {
    /// What a persona wears.
    Dress {
        /// A shirt with a collar.
        Shirt = "shirt",
        /// A round-necked jumper.
        Jumper = "jumper",
        /// An open cardigan.
        Cardigan = "cardigan",
        /// A jacket with lapels.
        Jacket = "jacket",
        /// A work smock or scrubs.
        Scrubs = "scrubs",
    }
}

/// Everything a portrait is drawn from besides the mood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Look {
    /// About how old.
    pub age: Age,
    /// Hair style.
    pub hair: Hair,
    /// Hair tone; light is grey or fair.
    pub hair_tone: Tone,
    /// Skin tone.
    pub skin: Tone,
    /// Clothes.
    pub dress: Dress,
    /// Whether they wear glasses.
    pub glasses: bool,
    /// Whether they have a beard.
    pub beard: bool,
}
