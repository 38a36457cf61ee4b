//! All ways that were tried of the same talk, as a tree: where they part, how each ended, and the way to its debrief.

use rapport_engine::debrief::{Branch, common, tree};
use rapport_engine::journal::{Act, Journal};
use rapport_engine::scenario::{Scenario, ScenarioId};
use yew::prelude::*;

use crate::attempt::Attempt;
use crate::pages::finished::Finished;
use crate::route::Route;
use crate::store::Store;
use crate::view::script;
use crate::words;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub store: Store,
    pub talk: Finished,
    /// The number of the run that the page is about.
    pub run: usize,
    /// The number of the run that is shown beside it.
    #[prop_or_default]
    pub beside: Option<usize>,
    /// Its scores, once they are worked out.
    pub scores: Option<[u8; 3]>,
}

/// The tree.
#[component]
pub fn Tried(Props { store, talk, run, beside, scores }: &Props) -> Html {
    let talk = talk.talk();
    let id = &talk.journal().scenario;
    let mut tried: Vec<(usize, Attempt)> = (1..).zip(store.attempts(id)).collect();
    tried.retain(|(_, attempt)| attempt.journal.is_same_talk(talk.journal()));
    if let Some((_, attempt)) = tried.iter_mut().find(|(number, _)| number == run) {
        attempt.scores = scores.or(attempt.scores);
    }
    let ways: Vec<Vec<Act>> = tried.iter().map(|(_, attempt)| said(&attempt.journal)).collect();
    let drawing =
        Drawing { scenario: talk.world().scenario(), id, run: *run, beside: *beside, tried: &tried };
    let root = tree(&ways);
    html! {
        <section class="tried" aria-labelledby="tried">
            <h2 id="tried">{ words::WAYS }</h2>
            if tried.len() < 2 {
                <p>{ words::ONE_WAY }</p>
            } else {
                if !root.steps.is_empty() { <p>{ words::shared_by_all(1, root.steps.len()) }</p> }
                { drawing.runs(&root) }
                { drawing.branches(&root) }
            }
        </section>
    }
}

/// What was said in a talk, turn by turn; what was noticed changes nothing.
fn said(journal: &Journal) -> Vec<Act> {
    journal.steps.iter().filter(|step| step.act.reply().is_some()).map(|step| step.act.clone()).collect()
}

/// How many turns two talks have in common from their beginning on.
pub fn shared(one: &Journal, other: &Journal) -> usize {
    common(&said(one), &said(other))
}

struct Drawing<'t> {
    scenario: &'t Scenario,
    id: &'t ScenarioId,
    run: usize,
    beside: Option<usize>,
    tried: &'t [(usize, Attempt)],
}

impl Drawing<'_> {
    fn branches(&self, of: &Branch<Act>) -> Html {
        if of.branches.is_empty() {
            return html! {};
        }
        html! { <ul class="branches">{ for of.branches.iter().map(|branch| self.branch(branch)) }</ul> }
    }

    fn branch(&self, branch: &Branch<Act>) -> Html {
        let turns = words::shared_turns(branch.from + 1, branch.from + branch.steps.len());
        html! {
            <li>
                <p class="branch">
                    <span class="branch-turns">{ turns }</span>{ " " }
                    <span class="row-said">{ branch.steps.first().map(|act| self.words_of(act)) }</span>
                </p>
                { self.runs(branch) }
                { self.branches(branch) }
            </li>
        }
    }

    /// The runs that end with a branch.
    fn runs(&self, branch: &Branch<Act>) -> Html {
        html! { { for branch.ways.iter().map(|&way| self.ended(&self.tried[way])) } }
    }

    fn ended(&self, (number, attempt): &(usize, Attempt)) -> Html {
        let is_this = *number == self.run;
        let label = match self.beside {
            None if is_this => words::this_run(*number),
            Some(beside) if is_this || beside == *number => words::run_above(*number),
            _ => words::run(*number),
        };
        let kind = words::ending_kind(attempt.kind);
        html! {
            <p class="ended-run" aria-current={is_this.then_some("true")}>
                <b>{ label }</b>
                <span class="kind" data-kind={attempt.kind.id()}>{ kind }</span>
                if let Some(scores) = attempt.scores { <span>{ words::three_scores(scores) }</span> }
                if !is_this {
                    <a href={Route::Debrief(self.id.clone(), *number).hash()}>{ words::debrief_of(*number) }</a>
                    if self.beside != Some(*number) {
                        <a href={Route::Compare(self.id.clone(), [self.run, *number]).hash()}>
                            { words::compare_with(*number) }
                        </a>
                    }
                }
            </p>
        }
    }

    fn words_of(&self, act: &Act) -> Html {
        let mut replies = self.scenario.nodes.iter().flat_map(|node| &node.replies);
        replies.find(|reply| act.reply() == Some(&reply.id)).map(script::reply_words).unwrap_or_default()
    }
}
