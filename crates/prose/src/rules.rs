//! The one table of all rules: what each looks for, where, what it says, and what it costs. Imports `about`.

use crate::about::Kind;

/// The most characters that are looked at: three times a long letter.
pub const MOST_CHARACTERS: usize = 4_000;

/// What is the most points of a text.
pub const MOST_POINTS: u8 = 6;

/// Fewer words than this are no text yet.
pub(crate) const LEAST_WORDS: usize = 5;

/// The school grade of a message, at most. Advice on writing for patients and for the public asks for grade 6 to 8.
pub(crate) const MOST_GRADE: usize = 8;

/// Words before a grade is worked out. The formula was made for passages; in a line or two it measures chance.
pub(crate) const GRADED_WORDS: usize = 30;

/// Words in a sentence, at most. Public style guides split a sentence beyond 25.
pub(crate) const MOST_WORDS: usize = 25;

/// A rule as it is shown.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// The rule.
    pub rule: Rule,
    /// Its name in data and tests.
    pub id: &'static str,
    /// The texts that it applies to.
    pub kinds: &'static [Kind],
    /// What is looked for, so that nobody takes it for understanding.
    pub looks_for: &'static str,
    /// One sentence of help.
    pub help: &'static str,
    /// Points that one finding costs.
    pub cost: u8,
    /// Points that all findings of the rule cost together, at most.
    pub most: u8,
    /// Why it costs that much.
    pub why: &'static str,
}

macro_rules! rules {
    ($($rule:ident $id:literal [$($kind:ident)+], $looks_for:literal, $help:literal, $cost:literal up to $most:literal $why:literal;)+) => {
        /// What can be found in a text.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Rule {
            $(#[doc = $looks_for] $rule,)+
        }

        /// All rules, in the order in which they are listed.
        pub const RULES: &[Row] = &[$(Row {
            rule: Rule::$rule,
            id: $id,
            kinds: &[$(Kind::$kind),+],
            looks_for: $looks_for,
            help: $help,
            cost: $cost,
            most: $most,
            why: $why,
        },)+];
    };
}

rules! {
    NothingWritten "nothing-written" [Message Note],
        "Fewer than five words.",
        "Begin with one plain sentence about what was agreed.",
        6 up to 6 "no text, no points";
    TooLong "too-long" [Message Note],
        "More than 4,000 characters; what comes after them was not looked at.",
        "Nobody reads this to the end: keep what was agreed, and take out the rest.",
        2 up to 2 "what matters is lost in it";
    AgreedMissing "agreed-missing" [Message Note],
        "Whether a word for each agreed step stands anywhere in the text.",
        "Say this step that you agreed on.",
        3 up to 6 "it is what the text is for";
    OwnerMissing "owner-missing" [Message Note],
        "Who does it, in the sentence that names the step or in one that refers back to it.",
        "Say who does this.",
        1 up to 2 "a step without an owner is done by nobody";
    DateMissing "date-missing" [Message Note],
        "The agreed day, in the sentence that names the step or in one that refers back to it.",
        "Say by which day, as it was agreed.",
        1 up to 2 "a step without a date is done some day";
    ReachMissing "reach-missing" [Message],
        "Your number, with or without blanks in it.",
        "Say how they can reach you.",
        1 up to 1 "they cannot come back to you when something goes wrong";
    ThanksMissing "thanks-missing" [Message],
        "A word of thanks to the reader.",
        "Thank them for their time or their trust.",
        1 up to 1 "it costs one line and keeps the door open";
    HardToRead "hard-to-read" [Message],
        "The Flesch-Kincaid grade of the whole text, above 8, once there are 30 words. It counts syllables and sentences; it does not know what is hard.",
        "Use shorter words and shorter sentences.",
        1 up to 1 "what is not understood was not said";
    LongSentence "long-sentence" [Message Note],
        "A sentence of more than 25 words.",
        "Make two sentences of it.",
        1 up to 1 "its end is read without its beginning";
    Jargon "jargon" [Message],
        "A word of the trade from a list, unless it is explained or quoted.",
        "Use the everyday word.",
        1 up to 2 "they will not ask what it means";
    Vague "vague" [Message Note],
        "A word from a list that could mean any day or anybody, unless its sentence names a day.",
        "Say which day, who, or what exactly.",
        1 up to 2 "each of them can be heard as a promise";
    Sure "sure" [Message],
        "Words that guarantee how it ends, unless they are negated or quoted.",
        "Promise what you do, not how it will turn out.",
        1 up to 2 "it is not in your hands";
    Blame "blame" [Message Note],
        "A turn of phrase that puts the fault on them, unless it is negated or quoted.",
        "Say what happened, without saying whose fault it was.",
        2 up to 4 "it undoes what the talk won";
    Promise "promise" [Message Note],
        "Something that was not agreed, stated without `not`, `asked`, `whether` or `could`.",
        "This was not agreed: take it out, or say that it is open.",
        3 up to 6 "they will count on it";
    NeverSaid "never-said" [Message Note],
        "Something that was not spoken of, stated as if it had been.",
        "This was not said in the talk: take it out.",
        3 up to 6 "one thing that was never said, and none of it is believed";
    NeverRead "never-read" [Message Note],
        "Something that you have not read, stated as if you had.",
        "You have not read this: take it out, or say that you will look.",
        2 up to 4 "it may be wrong";
    Private "private" [Message Note],
        "A word for something that this reader must not learn, even where it is negated.",
        "Take this out: it is not for this reader.",
        5 up to 6 "it cannot be taken back";
    Opinion "opinion" [Note],
        "A judgement of the person, or a word such as `clearly` that stands for one, unless it is negated or quoted.",
        "Write what you saw or heard, so that the reader can judge.",
        1 up to 3 "whoever reads the file next meets your opinion instead of the person";
}

impl Rule {
    /// Its row of the table.
    #[must_use]
    pub fn row(self) -> &'static Row {
        &RULES[self as usize]
    }

    /// Whether it looks at this kind of text.
    #[must_use]
    pub fn applies(self, kind: Kind) -> bool {
        self.row().kinds.contains(&kind)
    }
}
