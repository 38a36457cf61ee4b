//! Ends, techniques and pitfalls: in how many of the group's talks each was. The bars stand in the tables.

use rapport_engine::codec::Compiled;
use rapport_engine::group::Gathered;
use rapport_engine::sort;
use yew::prelude::*;

use super::chart;
use super::map::Names;
use crate::words;

/// How the talks ended.
pub fn endings(compiled: &Compiled, gathered: &Gathered, names: &Names) -> Html {
    let mut endings: Vec<_> = gathered.endings.iter().map(|(&end, &times)| (end, times)).collect();
    sort::by_key(&mut endings, |&(end, times)| (core::cmp::Reverse(times), end));
    let rows = endings.into_iter().filter_map(|(end, times)| {
        let ending = compiled.scenario.endings.get(end.at())?;
        Some((words::end_title(names.end(end), &ending.title, ending.kind), times))
    });
    html! {
        <section class="ends" aria-labelledby="ends">
            <h3 id="ends">{ words::ENDS }</h3>
            { table(words::ENDED, gathered.talks, rows) }
        </section>
    }
}

/// What the talks showed.
pub fn shown(gathered: &Gathered) -> Html {
    let mut techniques: Vec<_> = gathered.techniques.iter().map(|(&one, &times)| (one, times)).collect();
    sort::by_key(&mut techniques, |&(one, times)| (core::cmp::Reverse(times), one));
    let mut pitfalls: Vec<_> = gathered.pitfalls.iter().map(|(&one, &times)| (one, times)).collect();
    sort::by_key(&mut pitfalls, |&(one, times)| (core::cmp::Reverse(times), one));
    let techniques = techniques.into_iter().map(|(one, times)| (words::technique(one).to_owned(), times));
    let slips: Vec<_> =
        pitfalls.into_iter().map(|(one, times)| (words::pitfall(one).to_owned(), times)).collect();
    html! {
        <div class="shares-pair">
            <section aria-labelledby="group-skills">
                <h3 id="group-skills">{ words::GROUP_SKILLS }</h3>
                { table(words::SKILL, gathered.talks, techniques) }
            </section>
            <section aria-labelledby="group-slips">
                <h3 id="group-slips">{ words::GROUP_SLIPS }</h3>
                if slips.is_empty() {
                    <p>{ words::NO_GROUP_SLIPS }</p>
                } else {
                    { table(words::PITFALL, gathered.talks, slips.into_iter()) }
                }
            </section>
        </div>
    }
}

fn table(what: &'static str, talks: u32, rows: impl Iterator<Item = (String, u32)>) -> Html {
    html! {
        <table class="share-table">
            <thead><tr>
                <th scope="col">{ what }</th>
                <th scope="col">{ words::IN_TALKS }</th>
            </tr></thead>
            <tbody>
                { for rows.map(|(name, times)| html! {
                    <tr>
                        <th scope="row">{ name }</th>
                        <td><div class="share-cell">{ words::so_many_of(times, talks) }{ chart::bar(times, talks) }</div></td>
                    </tr>
                }) }
            </tbody>
        </table>
    }
}
