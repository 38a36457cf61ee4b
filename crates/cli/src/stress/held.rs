//! A talk that chance held, as seed and replies: enough to hold it again and see whether it still breaks a
//! rule. A panic is a broken rule too, where the build unwinds.

use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::sync::Arc;

use rapport_engine::codec::Compiled;
use rapport_engine::journal::Act;
use rapport_engine::scenario::{ChoiceIx, Prepared, Reply, ReplyKind, Scenario};
use rapport_engine::search::Search;
use rapport_engine::talk::Talk;

use super::rules::{Broken, Rules};

/// Enough to hold a talk again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The day.
    pub seed: u64,
    /// What was prepared.
    pub prepared: Prepared,
    /// The replies, in order.
    pub replies: Vec<Act>,
}

impl Held {
    /// Nothing has been said yet.
    pub fn new(seed: u64, prepared: Prepared) -> Self {
        Self { seed, prepared, replies: Vec::new() }
    }

    /// The talk before its first reply.
    pub fn begin(&self, compiled: &Arc<Compiled>) -> Result<Talk, Broken> {
        let refused = |why| Broken { rule: "unprepared", what: format!("nobody can prepare so: {why}") };
        Talk::begin_prepared(compiled.clone(), self.seed, 0, self.prepared).map_err(refused)
    }

    /// Holds the talk with random replies, up to its end or the first rule that it breaks.
    pub fn at_random(
        &mut self,
        compiled: &Arc<Compiled>,
        rules: Rules,
        search: Option<&Search>,
        chance: &mut Chance,
    ) -> Result<Talk, Broken> {
        let any = |_, open: &[Act]| Some(open[chance.below(open.len())].clone());
        let talk = self.begin(compiled)?;
        let given = &mut self.replies;
        caught(move || hold(talk, rules, search, given, any))?
    }

    /// Holds the talk again, as far as its replies can be given: the rule that it breaks.
    pub fn fails(&self, compiled: &Arc<Compiled>, rules: Rules, search: Option<&Search>) -> Option<Broken> {
        let next =
            |at: usize, open: &[Act]| self.replies.get(at).filter(|wanted| open.contains(wanted)).cloned();
        let again = || hold(self.begin(compiled)?, rules, search, &mut Vec::new(), next);
        caught(again).and_then(|held| held).err()
    }
}

/// Holds a talk and looks at every rule. Each reply is noted before it is given, so that one that panics is.
fn hold(
    mut talk: Talk,
    rules: Rules,
    search: Option<&Search>,
    given: &mut Vec<Act>,
    mut choose: impl FnMut(usize, &[Act]) -> Option<Act>,
) -> Result<Talk, Broken> {
    let most = most_replies(talk.world().scenario());
    while talk.ending().is_none() {
        let open = open(&talk);
        if open.is_empty() {
            return Err(Broken { rule: "stuck", what: "no reply is open".to_owned() });
        }
        let Some(reply) = choose(given.len(), &open) else { break };
        given.push(reply.clone());
        let millis = u32::try_from(given.len()).unwrap_or(u32::MAX);
        if let Err(why) = talk.act(&reply, millis) {
            return Err(Broken { rule: "refused", what: format!("an open reply is refused: {why}") });
        }
        rules.after_a_reply(&talk)?;
        if given.len() > most {
            return Err(Broken { rule: "endless", what: format!("the talk has more than {most} replies") });
        }
    }
    rules.of_a_whole(&talk, search)?;
    Ok(talk)
}

/// All that can be said, to all that was said or in the middle of it.
fn open(talk: &Talk) -> Vec<Act> {
    let offers = talk.world().offers(talk.now());
    let open: Vec<&Reply> =
        offers.iter().filter(|offer| offer.closed.is_none()).map(|offer| offer.reply).collect();
    let cuts_in = talk.world().breaths(talk.now()) > 1;
    let speaks = open.iter().filter(|reply| cuts_in && reply.kind != ReplyKind::Silence);
    let heard_out = open.iter().map(|reply| Act::Reply(reply.id.clone()));
    heard_out.chain(speaks.map(|reply| Act::CutIn(reply.id.clone()))).collect()
}

/// Between two uses of limited replies no node comes twice.
fn most_replies(scenario: &Scenario) -> usize {
    let replies = scenario.nodes.iter().flat_map(|node| &node.replies);
    scenario.nodes.len() * (1 + replies.map(|reply| reply.uses.len()).sum::<usize>())
}

thread_local! {
    /// What the last panic of this thread said.
    static LAST: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Does something that may panic.
pub fn caught<T>(work: impl FnOnce() -> T) -> Result<T, Broken> {
    // What the work was changing is thrown away with it.
    panic::catch_unwind(AssertUnwindSafe(work))
        .map_err(|_| Broken { rule: "panic", what: LAST.with(|last| last.borrow_mut().split_off(0)) })
}

type Hook = Box<dyn Fn(&PanicHookInfo<'_>) + Sync + Send + 'static>;

/// While it lives, panics are noted and not printed.
pub struct Quiet(Option<Hook>);

impl Quiet {
    /// Begins to be quiet.
    pub fn begin() -> Self {
        let before = panic::take_hook();
        panic::set_hook(Box::new(|panic| {
            let payload = panic.payload();
            let fixed = payload.downcast_ref::<&str>().copied();
            let text = fixed.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
            let text = text.unwrap_or("a panic without words");
            let place = panic.location().map(|place| format!(" ({place})")).unwrap_or_default();
            LAST.with(|last| *last.borrow_mut() = text.to_owned() + &place);
        }));
        Self(Some(before))
    }
}

impl Drop for Quiet {
    fn drop(&mut self) {
        if let Some(before) = self.0.take() {
            panic::set_hook(before);
        }
    }
}

/// Chance, the same for the same seed and play: `SplitMix64`.
pub struct Chance(u64);

impl Chance {
    /// That of one play.
    pub fn of(seed: u64, number: u64) -> Self {
        let mut play = Self(number);
        let mixed = play.next();
        Self(seed ^ mixed)
    }

    /// A preparation that somebody can choose: half of the time the standard one.
    pub fn prepared(&mut self, scenario: &Scenario) -> Prepared {
        let Some(stage) = &scenario.preparation else { return Prepared::NOTHING };
        if self.below(2) == 0 {
            return stage.standard;
        }
        let mut prepared = Prepared::NOTHING;
        let choices: Vec<ChoiceIx> = stage.ids().map(|(choice, _)| choice).collect();
        for _ in 0..choices.len() {
            let more = prepared.with(choices[self.below(choices.len())]);
            prepared = if stage.check(more).is_ok() { more } else { prepared };
        }
        prepared
    }

    /// A number under `among`.
    pub fn below(&mut self, among: usize) -> usize {
        let wide = u128::from(self.next()) * among as u128;
        usize::try_from(wide >> 64).unwrap_or(0)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }
}
