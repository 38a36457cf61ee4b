//! Addresses: which page a hash names, and back. Imports the engine's ids only.

use rapport_engine::scenario::ScenarioId;

/// A page of the app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// The shelf of scenarios.
    Library,
    /// What to read before the talk; without a seed, one is drawn.
    Brief(ScenarioId, Option<u64>),
    /// The preparation; without a seed, one is drawn.
    Prepare(ScenarioId, Option<u64>),
    /// The talk; without a seed, one is drawn.
    Talk(ScenarioId, Option<u64>),
    /// What is written after a finished talk, by the same number as its debrief.
    FollowUp(ScenarioId, usize),
    /// How a finished talk went: its number among the finished ones of this scenario, from 1.
    Debrief(ScenarioId, usize),
    /// One's own progress.
    Progress,
    /// Two finished talks of a scenario side by side, by their numbers.
    Compare(ScenarioId, [usize; 2]),
    /// A session in a room, as its facilitator leads it; without a seed, one is drawn.
    Desk(ScenarioId, Option<u64>),
    /// The projected window of a session.
    Stage(ScenarioId, Option<u64>),
    /// Talks as a package for a learning platform.
    Pack,
    /// What many people chose, from their result files.
    Group,
    /// What a facilitator has lined up for a session.
    Agenda,
    /// A scenario on a sheet of paper.
    Handout(ScenarioId),
    /// An address that names no page.
    Unknown,
}

/// One of the programs that pages are divided between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Program {
    /// The first download.
    Talk,
    /// What comes after a talk.
    Study,
    /// What those who teach need.
    Trainer,
}

impl Route {
    /// The scenario that a page is about.
    pub fn scenario(&self) -> Option<&ScenarioId> {
        match self {
            Self::Brief(id, _)
            | Self::Prepare(id, _)
            | Self::Talk(id, _)
            | Self::FollowUp(id, _)
            | Self::Debrief(id, _)
            | Self::Compare(id, _)
            | Self::Desk(id, _)
            | Self::Stage(id, _)
            | Self::Handout(id) => Some(id),
            Self::Library | Self::Progress | Self::Pack | Self::Group | Self::Agenda | Self::Unknown => None,
        }
    }

    /// The page that a hash such as `#/talk/not-covered?seed=7` names.
    pub fn parse(hash: &str) -> Self {
        let path = hash.trim_start_matches('#').trim_start_matches('/');
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let number = |key: &str| value(query, key).map(|digits| digits.parse::<u64>().ok());
        let runs = value(query, "runs").and_then(|runs| {
            let (one, other) = runs.split_once(',')?;
            Some([one.parse().ok()?, other.parse().ok()?])
        });
        let mut parts = path.trim_end_matches('/').split('/');
        let (page, id, rest) = (parts.next(), parts.next().and_then(ScenarioId::parse), parts.next());
        match (page, id, rest, number("seed"), number("run")) {
            (Some(""), None, None, ..) => Self::Library,
            (Some("progress"), None, None, ..) => Self::Progress,
            (Some("pack"), None, None, ..) => Self::Pack,
            (Some("group"), None, None, ..) => Self::Group,
            (Some("agenda"), None, None, ..) => Self::Agenda,
            (Some("handout"), Some(id), None, ..) => Self::Handout(id),
            (Some("brief"), Some(id), None, None, _) => Self::Brief(id, None),
            (Some("brief"), Some(id), None, Some(Some(seed)), _) => Self::Brief(id, Some(seed)),
            (Some("prepare"), Some(id), None, None, _) => Self::Prepare(id, None),
            (Some("prepare"), Some(id), None, Some(Some(seed)), _) => Self::Prepare(id, Some(seed)),
            (Some("talk"), Some(id), None, None, _) => Self::Talk(id, None),
            (Some("talk"), Some(id), None, Some(Some(seed)), _) => Self::Talk(id, Some(seed)),
            (Some("desk"), Some(id), None, None, _) => Self::Desk(id, None),
            (Some("desk"), Some(id), None, Some(Some(seed)), _) => Self::Desk(id, Some(seed)),
            (Some("stage"), Some(id), None, None, _) => Self::Stage(id, None),
            (Some("stage"), Some(id), None, Some(Some(seed)), _) => Self::Stage(id, Some(seed)),
            (Some(page @ ("debrief" | "follow-up")), Some(id), None, _, Some(Some(run))) => {
                match (usize::try_from(run), page) {
                    (Ok(run), "debrief") => Self::Debrief(id, run),
                    (Ok(run), _) => Self::FollowUp(id, run),
                    (Err(_), _) => Self::Unknown,
                }
            }
            (Some("compare"), Some(id), None, ..) => {
                runs.map_or(Self::Unknown, |runs| Self::Compare(id, runs))
            }
            _ => Self::Unknown,
        }
    }

    /// The turn, from 1, that the hash of a debrief points at.
    pub fn turn(hash: &str) -> Option<usize> {
        let (_, query) = hash.split_once('?')?;
        query.split('&').find_map(|part| part.strip_prefix("turn=")?.parse().ok())
    }

    /// The hash that names a turn of a debrief, from 1.
    pub fn hash_at(&self, turn: usize) -> String {
        format!("{}&turn={turn}", self.hash())
    }

    /// The program that shows this page.
    pub fn program(&self) -> Program {
        match self {
            Self::FollowUp(..) | Self::Debrief(..) | Self::Compare(..) | Self::Progress => Program::Study,
            Self::Desk(..) | Self::Stage(..) | Self::Pack | Self::Group | Self::Agenda | Self::Handout(_) => {
                Program::Trainer
            }
            Self::Library | Self::Brief(..) | Self::Prepare(..) | Self::Talk(..) | Self::Unknown => {
                Program::Talk
            }
        }
    }

    /// Whether only the day differs, as when one is drawn.
    pub fn is_same_page(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Brief(one, _), Self::Brief(another, _))
            | (Self::Prepare(one, _), Self::Prepare(another, _))
            | (Self::Talk(one, _), Self::Talk(another, _))
            | (Self::Desk(one, _), Self::Desk(another, _))
            | (Self::Stage(one, _), Self::Stage(another, _)) => one == another,
            _ => self == other,
        }
    }

    /// The hash that names this page.
    pub fn hash(&self) -> String {
        let seeded = |page: &str, id: &ScenarioId, seed: &Option<u64>| match seed {
            Some(seed) => format!("#/{page}/{id}?seed={seed}"),
            None => format!("#/{page}/{id}"),
        };
        match self {
            Self::Library | Self::Unknown => "#/".to_owned(),
            Self::Brief(id, seed) => seeded("brief", id, seed),
            Self::Prepare(id, seed) => seeded("prepare", id, seed),
            Self::Talk(id, seed) => seeded("talk", id, seed),
            Self::Desk(id, seed) => seeded("desk", id, seed),
            Self::Stage(id, seed) => seeded("stage", id, seed),
            Self::FollowUp(id, run) => format!("#/follow-up/{id}?run={run}"),
            Self::Debrief(id, run) => format!("#/debrief/{id}?run={run}"),
            Self::Progress => "#/progress".to_owned(),
            Self::Pack => "#/pack".to_owned(),
            Self::Group => "#/group".to_owned(),
            Self::Agenda => "#/agenda".to_owned(),
            Self::Handout(id) => format!("#/handout/{id}"),
            Self::Compare(id, [one, other]) => format!("#/compare/{id}?runs={one},{other}"),
        }
    }
}

/// What `goal` is set to in a hash, which may name any page: `#/?goal=4x90`.
pub fn goal(hash: &str) -> Option<&str> {
    value(hash.split_once('?')?.1, "goal")
}

/// The page that packs, with one scenario and a kind of package chosen: `#/pack?as=html&scenario=not-covered`.
pub fn packing(kind: &str, scenario: &ScenarioId) -> String {
    format!("{}?as={kind}&scenario={scenario}", Route::Pack.hash())
}

/// The kind and the scenario that a hash of the page that packs has chosen.
pub fn packed(hash: &str) -> [Option<&str>; 2] {
    let query = hash.split_once('?').map_or("", |(_, query)| query);
    ["as", "scenario"].map(|key| value(query, key))
}

fn value<'q>(query: &'q str, key: &str) -> Option<&'q str> {
    query.split('&').find_map(|pair| pair.strip_prefix(key)?.strip_prefix('='))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(hash: &str, expected: &Route) {
        assert_eq!(&Route::parse(hash), expected, "{hash}");
    }

    fn id() -> ScenarioId {
        ScenarioId::parse("not-covered").expect("an id")
    }

    #[test]
    fn every_page_has_an_address_that_leads_back_to_it() {
        for route in [
            Route::Library,
            Route::Brief(id(), None),
            Route::Brief(id(), Some(0)),
            Route::Prepare(id(), None),
            Route::Prepare(id(), Some(7)),
            Route::Talk(id(), None),
            Route::Talk(id(), Some(u64::MAX)),
            Route::Desk(id(), None),
            Route::Desk(id(), Some(7)),
            Route::Stage(id(), None),
            Route::Stage(id(), Some(7)),
            Route::FollowUp(id(), 2),
            Route::Debrief(id(), 3),
            Route::Progress,
            Route::Pack,
            Route::Group,
            Route::Agenda,
            Route::Handout(id()),
            Route::Compare(id(), [1, 12]),
        ] {
            check(&route.hash(), &route);
        }
    }

    #[test]
    fn the_address_of_a_debrief_may_point_at_a_turn() {
        let debrief = Route::Debrief(id(), 3);
        check(&debrief.hash_at(5), &debrief);
        assert_eq!(Route::turn(&debrief.hash_at(5)), Some(5));
        assert_eq!((Route::turn(&debrief.hash()), Route::turn("#/debrief/a?run=1&turn=-1")), (None, None));
    }

    #[test]
    fn an_empty_address_is_the_library_and_a_wrong_one_is_said_to_be_wrong() {
        check("", &Route::Library);
        check("#", &Route::Library);
        check("#/", &Route::Library);
        check("#/talk/not-covered?x=1&seed=7", &Route::Talk(id(), Some(7)));
        check("#/progress?goal=4x90", &Route::Progress);
        for wrong in [
            "#/talk",
            "#/talk/<b>",
            "#/talk/not-covered/more",
            "#/talk/not-covered?seed=",
            "#/talk/not-covered?seed=-1",
            "#/talk/not-covered?seed=18446744073709551616",
            "#/debrief/not-covered",
            "#/compare/not-covered",
            "#/compare/not-covered?runs=1",
            "#/compare/not-covered?runs=1,2,3",
            "#/pack/not-covered",
            "#/nowhere",
            "#/group/not-covered",
            "#/handout",
        ] {
            check(wrong, &Route::Unknown);
        }
    }

    #[test]
    fn a_goal_is_found_in_the_address_of_any_page() {
        for hash in ["#/?goal=4x90", "#/talk/not-covered?seed=7&goal=4x90", "#/progress?goal=4x90"] {
            assert_eq!(goal(hash), Some("4x90"), "{hash}");
        }
        assert_eq!(goal("#/progress?goal="), Some(""));
        for hash in ["", "#/progress", "#/goal=4x90", "#/?goals=4x90"] {
            assert_eq!(goal(hash), None, "{hash}");
        }
    }
}
