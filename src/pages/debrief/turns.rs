//! The talk as a list of turns, a line or two for each: what was said, its mark, and the points it lost.

use rapport_engine::debrief::{Judged, Mark};
use rapport_engine::scenario::Reply;
use yew::prelude::*;

use super::analysis::{Analysis, Lost};
use crate::browser;
use crate::pages::finished::Finished;
use crate::view::script;
use crate::words;

/// Turns drawn in one frame: a whole talk at once would hold the page up.
const A_FRAME: usize = 3;

/// How many frames so many turns take.
pub const fn frames(turns: usize) -> usize {
    turns.div_ceil(A_FRAME)
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub talk: Finished,
    /// There once it is worked out: until then no turn has a mark.
    pub analysis: Option<Analysis>,
    /// How many frames the marks have had so far.
    pub marked: usize,
    /// The turn that is looked at, from 0.
    pub selected: usize,
    pub onselect: Callback<usize>,
    /// How many frames the list has had so far.
    pub frames: usize,
    /// The turn whose detail is there: a frame later than it is looked at.
    pub opened: usize,
    /// The detail, where there is no room beside.
    pub detail: Option<Html>,
}

/// The list.
#[component]
pub fn Turns(props: &Props) -> Html {
    let Props { talk, analysis, marked, selected, onselect, frames, opened, detail } = props;
    let (list, seen) = (use_node_ref(), use_mut_ref(|| *selected));
    {
        let list = list.clone();
        use_effect_with(*selected, move |&selected| {
            if seen.replace(selected) != selected {
                show(&list, selected);
            }
        });
    }
    let total = talk.talk().turns().len();
    let drawn = total.min(*frames * A_FRAME);
    let onkeydown = {
        let (onselect, selected) = (onselect.clone(), *selected);
        Callback::from(move |event: KeyboardEvent| {
            let to = match event.key().as_str() {
                "ArrowUp" => selected.saturating_sub(1),
                "ArrowDown" => (selected + 1).min(total.saturating_sub(1)),
                "Home" => 0,
                "End" => total.saturating_sub(1),
                _ => return,
            };
            event.prevent_default();
            onselect.emit(to);
        })
    };
    let one = |at: usize| {
        let analysis = analysis.as_ref().filter(|_| at < *marked * A_FRAME);
        let judged = analysis.map(|analysis| analysis.judged[at]);
        let lost = analysis.map(|analysis| analysis.lost(at));
        let is_selected = at == *selected;
        html! {
            <li key={at}>
                <Row talk={talk.clone()} {at} {judged} {lost} {is_selected} onselect={onselect.clone()} />
                if at == *opened { { detail.clone() } }
            </li>
        }
    };
    html! {
        <section class="board-turns" aria-labelledby="turns">
            <h2 id="turns">{ words::TURN_BY_TURN }</h2>
            <p class="help keys" id="turns-help">{ words::TURNS_HELP }</p>
            <ol class="turns" ref={list} {onkeydown} aria-describedby="turns-help"
                aria-busy={(drawn < total).to_string()}>
                { for (0..drawn).map(one) }
            </ol>
        </section>
    }
}

/// Brings a turn into the window. The keyboard's place goes with it, where it was on another turn.
fn show(list: &NodeRef, selected: usize) {
    let Some(list) = list.cast::<web_sys::Element>() else { return };
    let row = list.children().item(u32::try_from(selected).unwrap_or(u32::MAX));
    let Some(row) = row.and_then(|row| row.first_element_child()) else { return };
    let was_on_turn = list.query_selector(".row:focus").is_ok_and(|row| row.is_some());
    browser::bring_into_view(&row);
    if was_on_turn {
        browser::focus(Some(row));
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    talk: Finished,
    at: usize,
    judged: Option<Judged>,
    lost: Option<Lost>,
    is_selected: bool,
    onselect: Callback<usize>,
}

#[component]
fn Row(RowProps { talk, at, judged, lost, is_selected, onselect }: &RowProps) -> Html {
    let (talk, at) = (talk.talk(), *at);
    let turn = &talk.turns()[at];
    let mark = judged.and_then(|judged| judged.mark);
    let better = judged.and_then(|judged| judged.better);
    let better = better
        .map(|better| &talk.world().scenario().nodes[turn.node.at()].replies[usize::from(better.index)])
        .map(|reply| html! { <p class="on-paper">{ words::stronger(&words_of(reply)) }</p> });
    html! {
        <>
            <button class="row" type="button" onclick={onselect.reform(move |_| at)}
                tabindex={if *is_selected { "0" } else { "-1" }}
                aria-current={is_selected.then_some("true")} data-mark={mark.map(glyph)}>
                <span class="row-number"><span class="sr">{ words::TURN }{ " " }</span>{ at + 1 }</span>
                <span class="row-said">{ script::reply_words(talk.reply(turn)) }</span>
                <span class="row-mark">{ mark.map(marked) }</span>
                if let Some(lost) = lost.filter(|lost| lost.points > 0) {
                    <span class={lost.class()}>
                        <span aria-hidden="true">{ words::signed(-i16::try_from(lost.points).unwrap_or(i16::MAX)) }</span>
                        { " " }
                        <span class="sr">{ words::points_lost(lost.points, lost.anyway) }</span>
                    </span>
                }
            </button>
            { better }
        </>
    }
}

/// A reply's words as plain text.
pub fn words_of(reply: &Reply) -> String {
    if reply.text.is_empty() { words::SAY_NOTHING.to_owned() } else { reply.text.clone() }
}

/// A mark: a sign and its word.
pub fn marked(mark: Mark) -> Html {
    html! {
        <span class="mark" data-mark={glyph(mark)}>
            <span aria-hidden="true">{ glyph(mark) }</span>{ " " }{ words::mark(mark) }
        </span>
    }
}

/// The mark as annotators of chess games write it; they have none for a turning point.
const fn glyph(mark: Mark) -> &'static str {
    match mark {
        Mark::Best => "!!",
        Mark::Good => "!",
        Mark::MissedChance => "?!",
        Mark::Mistake => "??",
        Mark::TurningPoint => "▼",
    }
}
