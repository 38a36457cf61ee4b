//! What a group chose: finished talks of one scenario, gathered by the place where each reply was given. Nothing in
//! it depends on the order in which the talks came. Imports `talk` and `debrief`.
//!
//! The figures are those of classical item analysis, with a place of the talk as the item and its replies as the
//! options: *facility* (also difficulty index; L. Crocker and J. Algina, "Introduction to Classical and Modern Test
//! Theory", 1986), the share of those who answered well, and *discrimination* D, the share of the strong less the share
//! of the weak, with the outer groups of 27 in a hundred that Kelley found to tell most (T. L. Kelley, "The selection of upper and lower groups for the validation of test items", Journal of
//! Educational Psychology 30, 1939). How much a group parted is one less Simpson's index of concentration (E. H.
//! Simpson, "Measurement of diversity", Nature 163, 1949). All shares are in thousandths, rounded down.

mod map;

use std::collections::BTreeMap;

pub use map::{Map, Way};

use crate::debrief::Mark;
use crate::scenario::{EndingIx, Line, Node, NodeIx, Target};
use crate::sort;
use crate::talk::Talk;
use crate::vocabulary::{Dimension, Pitfall, Technique};

/// Of how many in a hundred each outer group consists.
pub const OUTER: usize = 27;

/// The fewest in each outer group for D to be worth telling: one person more or less moves it by a fifth then.
pub const FEWEST: u32 = 5;

/// The least discrimination, either way, by which a reply tells the strong from the weak.
pub const TELLING: u16 = 300;

/// The talks of a group.
#[derive(Debug, Clone, Default)]
pub struct Group {
    talks: Vec<Held>,
    heard: BTreeMap<(NodeIx, Wording), u32>,
    open: BTreeMap<(NodeIx, u16), u32>,
    techniques: BTreeMap<Technique, u32>,
    pitfalls: BTreeMap<Pitfall, u32>,
}

/// What is kept of a talk.
#[derive(Debug, Clone)]
struct Held {
    scores: Option<[u8; 3]>,
    ending: Option<EndingIx>,
    choices: Vec<Choice>,
}

#[derive(Debug, Clone, Copy)]
struct Choice {
    node: NodeIx,
    reply: u16,
    mark: Option<Mark>,
    to: Target,
}

/// A group at a glance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gathered {
    /// How many talks there are.
    pub talks: u32,
    /// How many of them have scores.
    pub scored: u32,
    /// How many talks had each score from 0 to 100, by dimension.
    pub scores: [Vec<u32>; 3],
    /// How many talks ended there.
    pub endings: BTreeMap<EndingIx, u32>,
    /// Every place that somebody came by.
    pub places: BTreeMap<NodeIx, Place>,
    /// How many talks showed each technique at least once.
    pub techniques: BTreeMap<Technique, u32>,
    /// How many talks showed each pitfall at least once.
    pub pitfalls: BTreeMap<Pitfall, u32>,
}

/// What a group did at one place. A talk that comes by twice counts twice.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// How often it was come by.
    pub visits: u32,
    /// The earliest turn at which anybody was here, from 0.
    pub turn: u32,
    /// How far the group parted here, 0 (all said the same) to 999.
    pub parting: u16,
    /// Facility: the share of visits with a reply marked best or good, of those with a mark; `None` without any.
    pub facility: Option<u16>,
    /// By wording: how often it was heard. What nobody heard is not there.
    pub heard: BTreeMap<Wording, u32>,
    /// By reply: at how many visits it was open. What never was is not there.
    pub open: BTreeMap<u16, u32>,
    /// By reply: those that somebody gave.
    pub replies: BTreeMap<u16, Chosen>,
}

/// How often a reply was chosen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Chosen {
    /// How often.
    pub times: u32,
    /// In how many visits of the strong, and of the weak, it was.
    pub outer: [u32; 2],
    /// Discrimination, −1000 to 1000; `None` where the outer groups are too small or no different.
    pub discrimination: Option<i16>,
    /// How often it had each mark: the same reply can be strong on one day and weak on another.
    pub marks: BTreeMap<Mark, u32>,
    /// Where it led, and how often.
    pub to: BTreeMap<Target, u32>,
}

/// One wording of a line: which one is spoken depends on the day. Both as the scenario counts them, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wording {
    line: usize,
    variant: usize,
}

impl Wording {
    /// The line at its node, and its words.
    #[must_use]
    pub fn of(self, node: &Node) -> Option<(&Line, &str)> {
        let line = node.lines.get(self.line)?;
        Some((line, line.variants.get(self.variant)?))
    }
}

impl Group {
    /// Takes a finished talk in, with its scores, 0 to 100, where they are known.
    pub fn add(&mut self, talk: &Talk, scores: Option<[u8; 3]>) {
        let places = talk.states().skip(1).map(|state| state.place());
        let choices = talk.turns().iter().zip(places);
        let choices =
            choices.map(|(turn, to)| Choice { node: turn.node, reply: turn.index, mark: None, to }).collect();
        let ending = match talk.now().place() {
            Target::Ending(ending) => Some(ending),
            Target::Node(_) => None,
        };
        self.talks.push(Held { scores, ending, choices });
        for turn in talk.turns() {
            let lines = &talk.world().scenario().nodes[turn.node.at()].lines;
            for (at, line) in lines.iter().enumerate() {
                if talk.world().holds(&turn.before, &line.when) {
                    let variant = talk.world().day().variant(turn.node.at(), at, line.variants.len());
                    *self.heard.entry((turn.node, Wording { line: at, variant })).or_default() += 1;
                }
            }
            for offer in talk.world().offers(&turn.before).iter().filter(|offer| offer.closed.is_none()) {
                *self.open.entry((turn.node, offer.index)).or_default() += 1;
            }
        }
        let replies = || talk.turns().iter().map(|turn| talk.reply(turn));
        for &one in Technique::ALL {
            if replies().any(|reply| reply.techniques.contains(&one)) {
                *self.techniques.entry(one).or_default() += 1;
            }
        }
        for &one in Pitfall::ALL {
            if talk.turns().iter().any(|turn| talk.pitfalls(turn).contains(&one)) {
                *self.pitfalls.entry(one).or_default() += 1;
            }
        }
    }

    /// What a search says of a talk, by its number in the order of taking in, from 0: its scores, and the mark of
    /// each turn that has one.
    pub fn judge(&mut self, talk: usize, scores: [u8; 3], marks: &[Option<Mark>]) {
        if let Some(held) = self.talks.get_mut(talk) {
            held.scores = Some(scores);
            for (choice, &mark) in held.choices.iter_mut().zip(marks) {
                choice.mark = mark;
            }
        }
    }

    /// How many talks there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.talks.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.talks.is_empty()
    }

    /// The group at a glance.
    #[must_use]
    pub fn gathered(&self) -> Gathered {
        let mut counting = self.counting();
        while !counting.run(self, self.talks.len()) {}
        counting.gathered(self)
    }

    /// The same by stretches.
    #[must_use]
    pub fn counting(&self) -> Counting {
        Counting {
            outer: Outer::of(&self.talks),
            counted: 0,
            scores: core::array::from_fn(|_| vec![0; 101]),
            endings: BTreeMap::new(),
            places: BTreeMap::new(),
        }
    }
}

/// A group that is being counted. Ten thousand talks take longer than a frame of the screen.
#[derive(Debug)]
pub struct Counting {
    outer: Outer,
    counted: usize,
    scores: [Vec<u32>; 3],
    endings: BTreeMap<EndingIx, u32>,
    places: BTreeMap<NodeIx, Tally>,
}

impl Counting {
    /// Counts so many talks more, of the same group. Returns whether none are left.
    pub fn run(&mut self, group: &Group, talks: usize) -> bool {
        let stretch = group.talks.iter().skip(self.counted).take(talks);
        for talk in stretch {
            for (dimension, &score) in self.scores.iter_mut().zip(talk.scores.iter().flatten()) {
                dimension[usize::from(score.min(100))] += 1;
            }
            if let Some(ending) = talk.ending {
                *self.endings.entry(ending).or_default() += 1;
            }
            let side = self.outer.side(talk);
            for (turn, choice) in (0..).zip(&talk.choices) {
                self.places.entry(choice.node).or_default().count(choice, turn, side);
            }
        }
        self.counted = (self.counted + talks).min(group.talks.len());
        self.counted == group.talks.len()
    }

    /// The group at a glance, as far as it is counted.
    #[must_use]
    pub fn gathered(self, group: &Group) -> Gathered {
        let mut places: BTreeMap<NodeIx, Place> =
            self.places.into_iter().map(|(node, tally)| (node, tally.place())).collect();
        for (&(node, wording), &times) in &group.heard {
            if let Some(place) = places.get_mut(&node) {
                place.heard.insert(wording, times);
            }
        }
        for (&(node, reply), &times) in &group.open {
            if let Some(place) = places.get_mut(&node) {
                place.open.insert(reply, times);
            }
        }
        Gathered {
            talks: count(group.talks.len()),
            scored: count(group.talks.iter().filter(|talk| talk.scores.is_some()).count()),
            scores: self.scores,
            endings: self.endings,
            places,
            techniques: group.techniques.clone(),
            pitfalls: group.pitfalls.clone(),
        }
    }
}

impl Gathered {
    /// The places where the group parted most, the farthest first: by how far it parted and how many were there.
    #[must_use]
    pub fn partings(&self) -> Vec<NodeIx> {
        let weight = |place: &Place| u64::from(place.parting) * u64::from(place.visits);
        let parted = self.places.iter().filter(|(_, place)| place.parting > 0);
        let mut nodes: Vec<NodeIx> = parted.map(|(&node, _)| node).collect();
        sort::by_key(&mut nodes, |node| (core::cmp::Reverse(weight(&self.places[node])), *node));
        nodes
    }

    /// The replies that tell the strong from the weak, those that tell most first: place and reply. See [`TELLING`].
    #[must_use]
    pub fn telling(&self) -> Vec<(NodeIx, u16)> {
        let replies = self.places.iter().flat_map(|(&node, place)| {
            place.replies.iter().map(move |(&index, chosen)| (chosen.discrimination, node, index))
        });
        let mut telling: Vec<(u16, NodeIx, u16)> = replies
            .filter_map(|(figure, node, index)| Some((figure?.unsigned_abs(), node, index)))
            .filter(|&(figure, ..)| figure >= TELLING)
            .collect();
        sort::by_key(&mut telling, |&(figure, node, index)| (core::cmp::Reverse(figure), node, index));
        telling.into_iter().map(|(_, node, index)| (node, index)).collect()
    }

    /// The least scores of a dimension that a quarter, half and three quarters of the talks do not exceed; `None`
    /// where none has scores.
    #[must_use]
    pub fn quartiles(&self, dimension: Dimension) -> Option<[u8; 3]> {
        let counts = &self.scores[dimension as usize];
        let reached = |quarters: u64| {
            let mut below = 0;
            let at = counts.iter().position(|&count| {
                below += u64::from(count);
                below * 4 >= u64::from(self.scored) * quarters
            });
            at.and_then(|at| u8::try_from(at).ok())
        };
        (self.scored > 0).then_some([reached(1)?, reached(2)?, reached(3)?])
    }
}

/// Which talks are strong and which are weak, by the sum of their scores.
#[derive(Debug)]
struct Outer {
    /// The least sum of the strong, the most of the weak.
    bounds: Option<[u16; 2]>,
}

impl Outer {
    /// The sums at the borders of the outer groups. All talks of a sum are on one side, so that no order decides.
    fn of(talks: &[Held]) -> Self {
        let mut sums: Vec<u16> = talks.iter().filter_map(sum).collect();
        sort::by_key(&mut sums, |&sum| sum);
        let size = (sums.len() * OUTER).div_ceil(100);
        let weak = size.checked_sub(1).and_then(|at| sums.get(at));
        let strong = sums.len().checked_sub(size).and_then(|at| sums.get(at));
        let bounds = strong.zip(weak).filter(|(strong, weak)| strong > weak);
        Self { bounds: bounds.map(|(&strong, &weak)| [strong, weak]) }
    }

    /// 0 for a strong talk, 1 for a weak one.
    fn side(&self, talk: &Held) -> Option<usize> {
        let [strong, weak] = self.bounds?;
        match sum(talk)? {
            sum if sum >= strong => Some(0),
            sum if sum <= weak => Some(1),
            _ => None,
        }
    }
}

#[derive(Debug, Default)]
struct Tally {
    visits: u32,
    turn: Option<u32>,
    well: u32,
    marked: u32,
    outer: [u32; 2],
    replies: BTreeMap<u16, Chosen>,
}

impl Tally {
    fn count(&mut self, choice: &Choice, turn: u32, side: Option<usize>) {
        self.visits += 1;
        self.turn = Some(self.turn.map_or(turn, |earliest| earliest.min(turn)));
        let chosen = self.replies.entry(choice.reply).or_default();
        if let Some(mark) = choice.mark {
            self.marked += 1;
            self.well += u32::from(mark <= Mark::Good);
            *chosen.marks.entry(mark).or_default() += 1;
        }
        chosen.times += 1;
        *chosen.to.entry(choice.to).or_default() += 1;
        if let Some(side) = side {
            self.outer[side] += 1;
            chosen.outer[side] += 1;
        }
    }

    fn place(self) -> Place {
        let Self { visits, outer, .. } = self;
        let alike: u64 = self.replies.values().map(|chosen| u64::from(chosen.times).pow(2)).sum();
        let all = u64::from(visits).pow(2).max(1);
        let mut replies = self.replies;
        if outer.iter().all(|&size| size >= FEWEST) {
            for chosen in replies.values_mut() {
                let share = |side: usize| i64::from(chosen.outer[side]) * i64::from(outer[1 - side]);
                let both = i64::from(outer[0]) * i64::from(outer[1]);
                let discrimination = (share(0) - share(1)) * 1_000 / both;
                chosen.discrimination = i16::try_from(discrimination).ok();
            }
        }
        Place {
            visits,
            turn: self.turn.unwrap_or_default(),
            parting: thousandths(all - alike, all),
            open: BTreeMap::new(),
            heard: BTreeMap::new(),
            facility: (self.marked > 0).then(|| thousandths(self.well.into(), self.marked.into())),
            replies,
        }
    }
}

fn sum(talk: &Held) -> Option<u16> {
    Some(talk.scores?.iter().map(|&score| u16::from(score)).sum())
}

fn thousandths(part: u64, whole: u64) -> u16 {
    u16::try_from(part * 1_000 / whole).unwrap_or(1_000)
}

fn count(items: usize) -> u32 {
    u32::try_from(items).unwrap_or(u32::MAX)
}
