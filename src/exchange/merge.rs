//! Joining what a file brings with what is here: nothing here is written over or taken away. Imports `attempt` and
//! `key`.

use std::collections::{BTreeMap, HashMap, HashSet};

use rapport_engine::journal::Journal;

use super::Contents;
use crate::attempt::Attempt;
use crate::key::Key;

/// What is to be kept anew, and how it came to be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Merged {
    /// Texts by name, to be put in place of what has that name.
    pub changed: Contents,
    /// Finished talks that were not here.
    pub runs: usize,
    /// Other things that were not here.
    pub others: usize,
    /// Things that were here already.
    pub known: usize,
    /// Things that differ from those here in their place, and were set aside.
    pub aside: usize,
    /// Settings and preparations that differ from those here, which stay as they are.
    pub stayed: usize,
}

/// Joins what comes in with what is here. Names that no version would use are passed over; a file that was read has
/// none.
pub fn merge(here: &Contents, incoming: &Contents) -> Merged {
    let mut merging = Merging { here, asides: Asides::of(here), merged: Merged::default() };
    for (name, text) in incoming {
        match name.parse() {
            Ok(Key::Attempts(_)) => merging.runs(name, text),
            Ok(Key::Aside(key, _)) => merging.beside(name, &key, text),
            Ok(Key::Other(_) | Key::Preparation(..) | Key::Break(_) | Key::Room(..) | Key::Agenda) => {
                merging.setting(name, text)
            }
            Ok(key) => merging.one(name, &key, text),
            Err(_) => {}
        }
    }
    merging.merged
}

struct Merging<'h> {
    here: &'h Contents,
    asides: Asides,
    merged: Merged,
}

impl Merging<'_> {
    /// Finished talks: those that are not here are added after those that are, whose numbers stay.
    fn runs(&mut self, name: &str, text: &str) {
        let kept = self.here.get(name).map_or("", String::as_str);
        let mut lines: Vec<String> = lines_of(kept).map(str::to_owned).collect();
        let mut places: HashMap<String, usize> =
            lines.iter().enumerate().map(|(at, line)| (identity(line), at)).collect();
        let mut changed = false;
        for line in lines_of(text) {
            let known = places.get(&identity(line)).copied();
            let Some(at) = known else {
                places.insert(identity(line), lines.len());
                lines.push(line.to_owned());
                // A line that cannot be read is kept, and is no run.
                let count = if is_run(line) { &mut self.merged.runs } else { &mut self.merged.others };
                *count += 1;
                changed = true;
                continue;
            };
            self.merged.known += 1;
            if is_unscored(&lines[at]) && !is_unscored(line) {
                line.clone_into(&mut lines[at]);
                changed = true;
            }
        }
        if changed {
            self.merged.changed.insert(name.to_owned(), lines.join("\n"));
        }
    }

    /// What there can be only one of: where another is here, this one goes beside it.
    fn one(&mut self, name: &str, key: &Key, text: &str) {
        match self.here.get(name) {
            None => self.put(name, text),
            Some(kept) if is_same(kept, text) => self.merged.known += 1,
            Some(_) => {
                if self.set_aside(key, text) {
                    self.merged.aside += 1;
                }
            }
        }
    }

    /// What was set aside where it comes from is so here.
    fn beside(&mut self, name: &str, key: &Key, text: &str) {
        if self.here.contains_key(name) || self.merged.changed.contains_key(name) {
            if self.set_aside(key, text) {
                self.merged.others += 1;
            }
        } else if self.asides.is_new(key, text) {
            self.put(name, text);
        } else {
            self.merged.known += 1;
        }
    }

    fn setting(&mut self, name: &str, text: &str) {
        match self.here.get(name) {
            None => self.put(name, text),
            Some(kept) if kept == text => self.merged.known += 1,
            Some(_) => self.merged.stayed += 1,
        }
    }

    fn put(&mut self, name: &str, text: &str) {
        self.merged.changed.insert(name.to_owned(), text.to_owned());
        self.merged.others += 1;
    }

    /// Whether it was not set aside already.
    fn set_aside(&mut self, key: &Key, text: &str) -> bool {
        if !self.asides.is_new(key, text) {
            self.merged.known += 1;
            return false;
        }
        let taken = |name: &str| self.here.contains_key(name) || self.merged.changed.contains_key(name);
        let name = self.asides.free(key, taken);
        self.merged.changed.insert(name, text.to_owned());
        true
    }
}

/// What is set aside: its texts, and from which number on to look for a free place.
struct Asides {
    texts: HashSet<(Key, String)>,
    next: BTreeMap<Key, u32>,
}

impl Asides {
    fn of(here: &Contents) -> Self {
        let aside = here.iter().filter_map(|(name, text)| match name.parse() {
            Ok(Key::Aside(key, _)) => Some((*key, text.clone())),
            _ => None,
        });
        Self { texts: aside.collect(), next: BTreeMap::new() }
    }

    /// Whether this text is not among them yet; from now on it is.
    fn is_new(&mut self, key: &Key, text: &str) -> bool {
        self.texts.insert((key.clone(), text.to_owned()))
    }

    fn free(&mut self, key: &Key, taken: impl Fn(&str) -> bool) -> String {
        let next = self.next.entry(key.clone()).or_insert(1);
        loop {
            let name = Key::Aside(Box::new(key.clone()), *next).to_string();
            *next = next.saturating_add(1);
            if !taken(&name) {
                return name;
            }
        }
    }
}

/// The lines of a text, each exactly as it stands; an empty one has none.
fn lines_of(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').filter(|line| !line.is_empty())
}

/// What makes a line the same run: its journal, whatever the scores; a line that cannot be read is only itself.
fn identity(line: &str) -> String {
    line.parse::<Attempt>().map_or_else(|_| line.to_owned(), |attempt| attempt.journal.to_string())
}

/// Whether two texts are the same, or the same talk in an older form and in the present one.
fn is_same(one: &str, other: &str) -> bool {
    let journal = |text: &str| text.parse::<Journal>().ok();
    one == other || journal(one).is_some_and(|one| journal(other) == Some(one))
}

fn is_run(line: &str) -> bool {
    line.parse::<Attempt>().is_ok()
}

fn is_unscored(line: &str) -> bool {
    line.parse::<Attempt>().is_ok_and(|attempt| attempt.scores.is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    const RUN: &str = "rapport/2 not-covered 00f3a1b2c3d4e5f6 7 1763764000 standard hear-her:5200";

    fn contents(pairs: &[(&str, &str)]) -> Contents {
        pairs.iter().map(|&(name, text)| (name.to_owned(), text.to_owned())).collect()
    }

    /// What is kept after a merge.
    fn joined(here: &Contents, incoming: &Contents) -> Contents {
        let mut all = here.clone();
        all.extend(merge(here, incoming).changed);
        all
    }

    #[test]
    fn an_empty_browser_takes_everything_as_it_is() {
        let incoming = contents(&[
            ("attempts.not-covered", &format!("agreement - {RUN}\nunreadable")),
            ("talk.not-covered.7", RUN),
            ("aside.not-covered.7.3", "?"),
            ("number-keys", "off"),
        ]);
        assert_eq!(joined(&Contents::new(), &incoming), incoming);
    }

    #[test]
    fn a_run_that_is_here_is_not_taken_twice_and_gets_its_scores_once_they_are_known() {
        let here = contents(&[("attempts.not-covered", &format!("agreement - {RUN}"))]);
        let scored = contents(&[("attempts.not-covered", &format!("agreement 92,81,0 {RUN}"))]);
        let merged = merge(&here, &scored);
        assert_eq!((merged.runs, merged.known), (0, 1));
        assert_eq!(joined(&here, &scored), scored);
        assert_eq!(joined(&scored, &here), scored);
    }

    #[test]
    fn a_run_of_a_conversation_that_is_not_here_is_new_once_and_a_line_that_is_no_run_is_none() {
        let gone = RUN.replace("not-covered", "gone-from-here");
        let incoming = contents(&[("attempts.gone-from-here", &format!("agreement - {gone}\nbliss"))]);
        let merged = merge(&Contents::new(), &incoming);
        assert_eq!((merged.runs, merged.others, merged.known), (1, 1, 0));
        let again = merge(&incoming, &incoming);
        assert_eq!((again.runs, again.others, again.known), (0, 0, 2));
    }

    #[test]
    fn a_talk_in_the_form_of_the_first_version_is_the_same_talk() {
        let older = RUN.replace("rapport/2", "rapport/1").replace(" standard", "");
        let kept = |talk: &str| {
            let line = format!("agreement - {talk}");
            contents(&[("attempts.not-covered", &line), ("talk.not-covered.7", talk)])
        };
        for (here, incoming) in [(kept(RUN), kept(&older)), (kept(&older), kept(RUN))] {
            let merged = merge(&here, &incoming);
            assert_eq!((merged.known, merged.changed.len()), (2, 0));
        }
    }

    #[test]
    fn runs_that_are_here_keep_their_numbers() {
        let (older, newer) = (RUN.replace("1763764000", "1"), RUN);
        let here = contents(&[("attempts.not-covered", &format!("agreement - {newer}"))]);
        let incoming = contents(&[("attempts.not-covered", &format!("partial - {older}"))]);
        let lines = format!("agreement - {newer}\npartial - {older}");
        assert_eq!(joined(&here, &incoming), contents(&[("attempts.not-covered", &lines)]));
    }

    #[test]
    fn a_text_that_differs_from_the_one_here_is_set_aside_once() {
        let here = contents(&[
            ("note.not-covered.7.1", "ours"),
            ("aside.note.not-covered.7.1.1", "an older one"),
            ("talk.not-covered.7", RUN),
        ]);
        let incoming = contents(&[("note.not-covered.7.1", "theirs"), ("talk.not-covered.7", "damaged")]);
        let after = joined(&here, &incoming);
        let mut expected = here.clone();
        expected.insert("aside.note.not-covered.7.1.2".to_owned(), "theirs".to_owned());
        expected.insert("aside.not-covered.7.1".to_owned(), "damaged".to_owned());
        assert_eq!(after, expected);
        assert_eq!(merge(&here, &incoming).aside, 2);
        assert_eq!(joined(&after, &incoming), after);
    }

    #[test]
    fn what_was_set_aside_elsewhere_gets_a_free_number_here() {
        let here = contents(&[("aside.not-covered.7.1", "ours")]);
        let incoming = contents(&[("aside.not-covered.7.1", "theirs"), ("aside.not-covered.7.2", "ours")]);
        let after = joined(&here, &incoming);
        assert_eq!(
            after,
            contents(&[("aside.not-covered.7.1", "ours"), ("aside.not-covered.7.2", "theirs")])
        );
    }

    #[test]
    fn a_setting_of_ones_own_stays() {
        let here = contents(&[("number-keys", "on")]);
        let merged = merge(&here, &contents(&[("number-keys", "off")]));
        assert_eq!((merged.stayed, merged.changed.len()), (1, 0));
    }
}
