//! Skills and pitfalls over all runs: lately in a row each, with a small plot; run by run in a table.

use rapport_engine::sort;
use rapport_engine::vocabulary::{Pitfall, Technique};
use yew::prelude::*;

use super::history::{Held, OneShown, in_time};
use super::plot::spark;
use crate::browser;
use crate::skills::{Share, Shown};
use crate::words;

/// How many of the latest runs count as lately.
const LATELY: usize = 5;
/// How many of the latest runs are drawn.
const DRAWN: usize = 12;

/// What the latest runs showed, together.
pub fn lately(all: &[Held]) -> Shown {
    latest(&in_time(all), LATELY).iter().fold(Shown::default(), |sum, run| sum.and(run.shown))
}

/// The skills and the pitfalls.
pub fn shown(all: &[Held]) -> Html {
    let runs = in_time(all);
    if runs.is_empty() {
        return html! {
            <section aria-labelledby="skills">
                <h2 id="skills">{ words::SKILLS }</h2>
                <p>{ words::NOTHING_REPLAYED }</p>
            </section>
        };
    }
    let (lately, drawn) = (lately(all), latest(&runs, DRAWN));
    let mut skills: Vec<(Technique, Share)> =
        lately.techniques.iter().map(|(&one, &share)| (one, share)).collect();
    sort::by_key(&mut skills, |(_, share)| share.percent());
    let telling = skills.iter().filter(|(_, share)| share.is_telling());
    let mut pitfalls: Vec<(Pitfall, u32)> =
        lately.pitfalls.iter().map(|(&one, &count)| (one, count)).collect();
    sort::by_key(&mut pitfalls, |&(_, count)| core::cmp::Reverse(count));
    let in_last = words::in_last_runs(runs.len().min(LATELY));
    html! {
        <div class="shares-pair">
            <section class="shares" aria-labelledby="skills">
                <h2 id="skills">{ words::SKILLS }</h2>
                <p class="help">{ words::SKILLS_HELP }</p>
                { lately_of(words::SKILL, &in_last, telling.map(|&(one, share)| skill(one, share, drawn)).collect()) }
                <details>
                    <summary>{ words::SKILLS_AS_TABLE }</summary>
                    { by_run(words::SKILL, words::SKILLS_AS_TABLE, drawn, skills.iter().map(|&(one, _)| {
                        (words::technique(one), drawn.iter().map(|run| share_of(run.shown, one).map(said)).collect())
                    })) }
                </details>
            </section>
            <section class="shares" aria-labelledby="pitfalls">
                <h2 id="pitfalls">{ words::SLIPS }</h2>
                if pitfalls.is_empty() {
                    <p>{ words::NO_PITFALLS }</p>
                } else {
                    <p class="help">{ words::PITFALLS_HELP }</p>
                    { lately_of(words::PITFALL, &in_last, pitfalls.iter().map(|&(one, count)| pitfall(one, count, drawn)).collect()) }
                    <details>
                        <summary>{ words::PITFALLS_AS_TABLE }</summary>
                        { by_run(words::PITFALL, words::PITFALLS_AS_TABLE, drawn, pitfalls.iter().map(|&(one, _)| {
                            (words::pitfall(one), drawn.iter().map(|run| Some(count_of(run.shown, one).to_string())).collect())
                        })) }
                    </details>
                }
            </section>
        </div>
    }
}

fn latest<T>(runs: &[T], count: usize) -> &[T] {
    &runs[runs.len().saturating_sub(count)..]
}

fn share_of(shown: &Shown, one: Technique) -> Option<Share> {
    shown.techniques.get(&one).copied()
}

fn said(share: Share) -> String {
    words::share(share.shown, share.chances)
}

fn count_of(shown: &Shown, one: Pitfall) -> u32 {
    shown.pitfalls.get(&one).copied().unwrap_or(0)
}

fn lately_of(what: &'static str, in_last: &str, rows: Html) -> Html {
    html! {
        <div class="table-scroll" tabindex="0" role="group" aria-label={words::about(what, in_last)}>
            <table class="lately">
                <caption>{ in_last.to_owned() }</caption>
                <thead><tr>
                    <th scope="col">{ what }</th>
                    <th scope="col">{ words::LATELY }</th>
                    <th scope="col">{ words::OVER_TIME }</th>
                </tr></thead>
                <tbody>{ rows }</tbody>
            </table>
        </div>
    }
}

fn skill(one: Technique, share: Share, drawn: &[OneShown<'_>]) -> Html {
    let percent = |share: Share| u8::try_from(share.percent()).unwrap_or(100);
    let values = drawn.iter().map(|run| share_of(run.shown, one).map(percent)).collect();
    row(words::technique(one), said(share), values)
}

fn pitfall(one: Pitfall, count: u32, drawn: &[OneShown<'_>]) -> Html {
    let most = drawn.iter().map(|run| count_of(run.shown, one)).max().unwrap_or(0).max(1);
    let height = |count: u32| u8::try_from(count * 100 / most).ok();
    let values = drawn.iter().map(|run| height(count_of(run.shown, one))).collect();
    row(words::pitfall(one), count.to_string(), values)
}

fn row(name: &'static str, lately: String, values: Vec<Option<u8>>) -> Html {
    html! {
        <tr key={name}>
            <th scope="row">{ name }</th>
            <td>{ lately }</td>
            <td>{ spark(values) }</td>
        </tr>
    }
}

/// A table with a column for each run.
fn by_run(
    what: &'static str,
    label: &'static str,
    drawn: &[OneShown<'_>],
    rows: impl Iterator<Item = (&'static str, Vec<Option<String>>)>,
) -> Html {
    html! {
        <div class="table-scroll" tabindex="0" role="region" aria-label={label}>
            <table>
                <thead><tr>
                    <th scope="col">{ what }</th>
                    // Several runs may be of one day, and of one conversation.
                    { for drawn.iter().map(|run| html! {
                        <th scope="col">
                            { browser::day(run.started, words::LOCALE) }
                            <small>{ run.title.to_owned() }</small>
                            { words::run(run.number) }
                        </th>
                    }) }
                </tr></thead>
                <tbody>
                    { for rows.map(|(name, cells)| html! {
                        <tr key={name}>
                            <th scope="row">{ name }</th>
                            { for cells.into_iter().map(|cell| html! {
                                <td>{ cell.unwrap_or_else(|| words::NOT_WORKED_OUT.to_owned()) }</td>
                            }) }
                        </tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}
