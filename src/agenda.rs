//! What a facilitator has lined up for a session: cases and breaks, in order, with the minutes each takes; and the
//! break that is being held. One line of text each, as it is kept. Imports the engine only.
//!
//! ```text
//! case not-covered 7 30
//! break 10
//! resting 1763764600
//! ```

use core::fmt;
use core::str::FromStr;

use rapport_engine::scenario::ScenarioId;

/// The most that can be lined up.
pub const MOST_PARTS: usize = 50;
/// The most minutes that one part takes.
pub const MOST_MINUTES: u16 = 480;

/// A session.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Agenda {
    /// In the order of the session.
    pub parts: Vec<Part>,
    /// Until when a break is being held, in seconds since 1970, UTC.
    pub resting: Option<u64>,
}

/// One part of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What.
    pub what: What,
    /// How many minutes it takes.
    pub minutes: u16,
}

/// What a part of a session is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A case on one day.
    Case(ScenarioId, u64),
    /// A break.
    Break,
}

/// Which way a part goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// Towards the beginning.
    Earlier,
    /// Towards the end.
    Later,
}

impl Agenda {
    /// The agenda with one part more at its end; as it is where it is full.
    pub fn with(mut self, part: Part) -> Self {
        if self.parts.len() < MOST_PARTS {
            self.parts.push(part);
        }
        self
    }

    /// Without the part at this place.
    pub fn without(mut self, at: usize) -> Self {
        if at < self.parts.len() {
            self.parts.remove(at);
        }
        self
    }

    /// With one part in the place of its neighbour; as it is where there is none.
    pub fn moved(mut self, at: usize, which: Move) -> Self {
        let to = match which {
            Move::Earlier => at.checked_sub(1),
            Move::Later => Some(at + 1),
        };
        if let Some(to) = to.filter(|&to| to.max(at) < self.parts.len()) {
            self.parts.swap(at, to);
        }
        self
    }

    /// With other minutes for one part.
    pub fn taking(mut self, at: usize, minutes: u16) -> Self {
        if let Some(part) = self.parts.get_mut(at) {
            part.minutes = minutes.clamp(1, MOST_MINUTES);
        }
        self
    }

    /// With a break held until then, or none.
    pub fn resting(self, until: Option<u64>) -> Self {
        Self { resting: until, ..self }
    }

    /// After how many minutes each part begins, and how many the whole takes.
    pub fn times(&self) -> (Vec<u32>, u32) {
        let mut whole = 0;
        let begins = self.parts.iter().map(|part| {
            let begin = whole;
            whole += u32::from(part.minutes);
            begin
        });
        (begins.collect(), whole)
    }
}

impl fmt::Display for Agenda {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for Part { what, minutes } in &self.parts {
            match what {
                What::Case(scenario, seed) => writeln!(f, "case {scenario} {seed} {minutes}")?,
                What::Break => writeln!(f, "break {minutes}")?,
            }
        }
        self.resting.map_or(Ok(()), |until| writeln!(f, "resting {until}"))
    }
}

/// The text is not an agenda.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnAgenda;

impl FromStr for Agenda {
    type Err = NotAnAgenda;

    fn from_str(text: &str) -> Result<Self, NotAnAgenda> {
        let mut agenda = Self::default();
        for line in text.lines() {
            let words: Vec<&str> = line.split(' ').collect();
            let (what, minutes) = match *words {
                ["case", scenario, seed, minutes] => {
                    let scenario = ScenarioId::parse(scenario).ok_or(NotAnAgenda)?;
                    (What::Case(scenario, seed.parse().map_err(|_| NotAnAgenda)?), minutes)
                }
                ["break", minutes] => (What::Break, minutes),
                ["resting", until] if agenda.resting.is_none() => {
                    agenda.resting = Some(until.parse().map_err(|_| NotAnAgenda)?);
                    continue;
                }
                _ => return Err(NotAnAgenda),
            };
            let minutes = minutes.parse().ok().filter(|minutes| (1..=MOST_MINUTES).contains(minutes));
            agenda.parts.push(Part { what, minutes: minutes.ok_or(NotAnAgenda)? });
        }
        if agenda.parts.len() > MOST_PARTS { Err(NotAnAgenda) } else { Ok(agenda) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(id: &str, minutes: u16) -> Part {
        Part { what: What::Case(ScenarioId::parse(id).expect("an id"), 7), minutes }
    }

    fn session() -> Agenda {
        let rest = Part { what: What::Break, minutes: 10 };
        Agenda::default().with(case("one", 30)).with(rest).with(case("two", 45))
    }

    #[test]
    fn an_agenda_reads_back_as_it_was_written() {
        for agenda in [Agenda::default(), session(), session().resting(Some(1_763_764_600))] {
            assert_eq!(agenda.to_string().parse(), Ok(agenda));
        }
        assert_eq!(session().to_string(), "case one 7 30\nbreak 10\ncase two 7 45\n");
    }

    #[test]
    fn what_is_not_an_agenda_is_refused() {
        let long = "break 1\n".repeat(MOST_PARTS + 1);
        for text in [
            "case one 7",
            "case One 7 30",
            "case one x 30",
            "break 0",
            "break 481",
            "break",
            "rest 1",
            "resting 1\nresting 2",
            long.as_str(),
        ] {
            assert_eq!(text.parse::<Agenda>(), Err(NotAnAgenda), "{text}");
        }
    }

    #[test]
    fn parts_change_places_with_their_neighbours_and_stop_at_the_ends() {
        let ids =
            |agenda: &Agenda| agenda.to_string().lines().map(|line| line[..6].to_owned()).collect::<Vec<_>>();
        assert_eq!(ids(&session().moved(1, Move::Earlier)), ["break ", "case o", "case t"]);
        assert_eq!(ids(&session().moved(1, Move::Later)), ["case o", "case t", "break "]);
        for (at, which) in [(0, Move::Earlier), (2, Move::Later), (3, Move::Earlier), (9, Move::Later)] {
            assert_eq!(session().moved(at, which), session(), "{at} {which:?}");
        }
    }

    #[test]
    fn each_part_begins_where_the_one_before_it_ends() {
        assert_eq!(session().times(), (vec![0, 30, 40], 85));
        assert_eq!(session().taking(1, 0).times(), (vec![0, 30, 31], 76));
        assert_eq!(session().without(0).without(9).times(), (vec![0, 10], 55));
    }

    #[test]
    fn a_full_agenda_takes_no_more() {
        let full = (0..60).fold(Agenda::default(), |agenda, _| agenda.with(case("one", 480)));
        assert_eq!((full.parts.len(), full.times().1), (MOST_PARTS, 50 * 480));
        assert!(full.to_string().parse::<Agenda>().is_ok());
    }
}
