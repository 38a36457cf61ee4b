//! What preparing came to: what was read and chosen, the goal against the end, and the replies that other preparation
//! would have opened; and what was noticed before replying. Each only where the scenario has it.

use rapport_engine::hindsight::{Met, Opened};
use rapport_engine::journal::Readiness;
use rapport_engine::scenario::{ChoiceIx, Preparation};
use rapport_engine::talk::Talk;
use yew::prelude::*;

use super::turns::words_of;
use crate::pages::finished::Finished;
use crate::words;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub talk: Finished,
    pub onselect: Callback<usize>,
}

/// The sections of the stage before the talk and of what was seen in it.
#[component]
pub fn Prepared(Props { talk, onselect }: &Props) -> Html {
    let talk = talk.talk();
    let stage = talk.world().scenario().preparation.as_ref();
    html! { <>{ stage.map(|stage| prepared(talk, stage, onselect)) }{ noticed(talk, onselect) }</> }
}

fn prepared(talk: &Talk, stage: &Preparation, onselect: &Callback<usize>) -> Html {
    let in_hand = talk.world().in_hand();
    let read: Vec<&str> = stage
        .items()
        .filter(|(choice, _)| in_hand.holds(*choice))
        .map(|(_, item)| item.title.as_str())
        .collect();
    let expected = stage.expectations().filter(|(choice, _)| in_hand.holds(*choice)).map(|(_, one)| {
        let (class, word) = if one.fits { ("got", words::IT_CAME) } else { ("lost", words::IT_DID_NOT_COME) };
        judged(&one.says, class, word, &one.because)
    });
    // One at most can be named: whoever named one rightly did not miss the other.
    let has_noticed = stage.assumptions().any(|(choice, one)| in_hand.holds(choice) && one.yours);
    let is_chosen = talk.journal().prepared != Readiness::Standard;
    let assumed = stage.assumptions().filter(|(choice, one)| in_hand.holds(*choice) || one.yours).map(
        |(choice, one)| {
            let (class, word) = match (in_hand.holds(choice), one.yours) {
                (true, true) => ("got", words::NOTICED_RIGHTLY),
                (true, false) => ("lost", words::NOT_YOURS),
                (false, _) if has_noticed || !is_chosen => ("", words::ASSUMPTION_ALSO_YOURS),
                (false, _) => ("lost", words::ASSUMPTION_NOT_NOTICED),
            };
            judged(&one.says, class, word, &one.because)
        },
    );
    let more = stage.ids().map(|(choice, _)| choice).filter(|&choice| !in_hand.holds(choice));
    let more: Vec<(ChoiceIx, Vec<Opened<'_>>)> = more
        .map(|choice| (choice, talk.opened_by(choice)))
        .filter(|(_, opened)| !opened.is_empty())
        .collect();
    html! {
        <section aria-labelledby="prepared">
            <h2 id="prepared">{ words::PREPARATION }</h2>
            <p>{ words::read(&read, stage.reading(in_hand), stage.minutes, !is_chosen) }</p>
            <ul>
                if let Some((goal, met)) = talk.goal() {
                    <li>
                        { words::about(words::YOUR_GOAL, &goal.says) }{ " " }
                        <b class={class_of(met, goal.fits)}>{ words::met(met) }</b>
                        { " " }{ goal.because.clone() }
                    </li>
                } else {
                    <li>{ words::NO_GOAL }</li>
                }
                { for expected }
                { for assumed }
            </ul>
            if !more.is_empty() {
                <h3>{ words::WOULD_HAVE_OPENED }</h3>
                <ul>{ for more.iter().map(|(choice, opened)| opened_by(stage, *choice, opened, onselect)) }</ul>
            }
        </section>
    }
}

/// A poor goal is nothing to be glad of, reached or not.
const fn class_of(met: Met, fits: bool) -> &'static str {
    match met {
        Met::Reached | Met::Nearly if fits => "got",
        Met::Missed if fits => "lost",
        _ => "",
    }
}

/// Something that was chosen, and how it turned out.
fn judged(says: &str, class: &'static str, word: &'static str, because: &str) -> Html {
    html! { <li>{ says.to_owned() }{ " " }<b {class}>{ word }</b>{ " " }{ because.to_owned() }</li> }
}

fn opened_by(
    stage: &Preparation,
    choice: ChoiceIx,
    opened: &[Opened<'_>],
    onselect: &Callback<usize>,
) -> Html {
    html! {
        <li>
            { name(stage, choice).to_owned() }
            <ul>
                { for opened.iter().map(|one| html! {
                    <li>{ to_turn(one.turn, onselect) }{ " " }<i class="said">{ words_of(one.reply) }</i></li>
                }) }
            </ul>
        </li>
    }
}

/// What a choice is called.
fn name(stage: &Preparation, choice: ChoiceIx) -> &str {
    let items = stage.items().map(|(at, one)| (at, &one.title));
    let expectations = stage.expectations().map(|(at, one)| (at, &one.says));
    let goals = stage.goals().map(|(at, one)| (at, &one.says));
    let assumptions = stage.assumptions().map(|(at, one)| (at, &one.says));
    let mut all = items.chain(expectations).chain(goals).chain(assumptions);
    all.find(|(at, _)| *at == choice).map_or("", |(_, name)| name)
}

/// What the trainee said to have noticed, and what there was.
fn noticed(talk: &Talk, onselect: &Callback<usize>) -> Html {
    let nodes = &talk.world().scenario().nodes;
    let checks = talk.turns().iter().enumerate().filter_map(|(at, turn)| {
        let notice = nodes[turn.node.at()].notice.as_ref()?;
        let option = usize::from(turn.noticed?);
        Some((at, option == 0, notice.options.get(option)?, notice))
    });
    let checks: Vec<_> = checks.collect();
    if checks.is_empty() {
        return html! {};
    }
    let right = checks.iter().filter(|(_, right, ..)| *right).count();
    html! {
        <section aria-labelledby="noticed">
            <h2 id="noticed">{ words::WHAT_YOU_NOTICED }</h2>
            <p>{ words::read_rightly(right, checks.len()) }</p>
            <ul>
                { for checks.iter().map(|(at, right, option, notice)| html! {
                    <li>
                        { to_turn(*at, onselect) }{ " " }{ (*option).clone() }{ " " }
                        if *right {
                            <b class="got">{ words::RIGHT }</b>
                        } else {
                            <b class="lost">{ words::rather(&notice.options[0]) }</b>
                        }
                        { " " }{ notice.because.clone() }
                    </li>
                }) }
            </ul>
        </section>
    }
}

/// A turn by its number, which leads to it on the board.
pub fn to_turn(turn: usize, onselect: &Callback<usize>) -> Html {
    html! {
        <button class="to-turn" type="button" onclick={onselect.reform(move |_| turn)}>{ words::turn(turn + 1) }</button>
    }
}
