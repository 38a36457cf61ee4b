//! How a talk runs, as the trainee likes it: switches, kept in the browser. Imports nothing.

/// One switch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Switch {
    /// Lines are read aloud.
    Aloud,
    /// "What did you notice?" is asked.
    Notice,
    /// How a feeling was met is said after the reply.
    Feedback,
    /// The points so far are shown.
    Points,
    /// How long the trainee has been thinking is shown.
    Timer,
    /// Keys answer and pause.
    Keys,
}

impl Switch {
    /// Every switch, in the order shown.
    pub const ALL: [Self; 6] =
        [Self::Aloud, Self::Notice, Self::Feedback, Self::Points, Self::Timer, Self::Keys];

    /// The name under which it is kept.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Aloud => "aloud",
            Self::Notice => "notice",
            Self::Feedback => "feedback",
            Self::Points => "points",
            Self::Timer => "timer",
            Self::Keys => "number-keys",
        }
    }

    /// Whether it is on where nobody has turned it.
    pub const fn at_first(self) -> bool {
        matches!(self, Self::Notice | Self::Keys)
    }
}

/// The switches that are on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Switches(u8);

impl Switches {
    /// Whether a switch is on.
    pub const fn has(self, switch: Switch) -> bool {
        self.0 >> switch as u8 & 1 == 1
    }

    /// With a switch the other way round.
    #[must_use]
    pub const fn turned(self, switch: Switch) -> Self {
        Self(self.0 ^ 1 << switch as u8)
    }
}

impl FromIterator<Switch> for Switches {
    fn from_iter<I: IntoIterator<Item = Switch>>(on: I) -> Self {
        Self(on.into_iter().fold(0, |set, one| set | 1 << one as u8))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_switch_turned_twice_is_as_it_was_and_moves_no_other() {
        let first: Switches = Switch::ALL.into_iter().filter(|one| one.at_first()).collect();
        for switch in Switch::ALL {
            let turned = first.turned(switch);
            assert_eq!(turned.turned(switch), first);
            let changed = Switch::ALL.into_iter().filter(|&one| turned.has(one) != first.has(one));
            assert!(changed.eq([switch]));
        }
    }
}
