//! An analysis as a page to read.

use std::fmt::Write as _;

use rapport_engine::scenario::{Node, Reply};
use rapport_engine::search::Between;
use rapport_engine::survey::Survey;
use rapport_engine::talk::Talk as Played;
use rapport_engine::vocabulary::Dimension;

use super::{Analysis, Talk};
use crate::report::some;

/// How many of the places where most is lost are told.
const LOSSES: usize = 8;
/// How wide the longest bar is, in characters.
const BAR: f64 = 24.0;
/// Words of a reply are cut after so many characters.
const WORDS: usize = 58;

/// The page.
pub fn human(analysis: &Analysis) -> String {
    let mut page = head(analysis);
    page += &endings(analysis);
    page += &reach(analysis);
    page += &lengths(analysis);
    page += &talk("The best talk", analysis, analysis.best());
    page += &talk("The worst talk", analysis, analysis.worst());
    page += &losses(analysis);
    page + &cues(analysis)
}

fn head(analysis: &Analysis) -> String {
    let scenario = &analysis.compiled.scenario;
    let days = match analysis.seeds.as_slice() {
        [day] => format!("day {day}"),
        days => format!(
            "days {} to {}, {} kinds of day",
            days.first().unwrap_or(&0),
            days.last().unwrap_or(&0),
            analysis.surveys.len()
        ),
    };
    let replies: usize = scenario.nodes.iter().map(|node| node.replies.len()).sum();
    let exact = if analysis.exact() {
        "every talk was looked at"
    } else {
        "too many to look at all: chances are from plays at random, points are between bounds"
    };
    format!(
        "{} ({}), {days}\n{}, {}, {}: {exact}\n",
        scenario.title,
        scenario.id,
        some(scenario.nodes.len(), "node"),
        some(replies, "reply"),
        some(analysis.states(), "state"),
    )
}

fn endings(analysis: &Analysis) -> String {
    let scenario = &analysis.compiled.scenario;
    let mut rows: Vec<_> = scenario
        .endings
        .iter()
        .enumerate()
        .map(|(at, ending)| (analysis.mean(|survey| survey.endings[at].chance), at, ending))
        .collect();
    rows.sort_by(|one, other| other.0.total_cmp(&one.0));
    let most = rows.first().map_or(0.0, |row| row.0);
    let wide = width(scenario.endings.iter().map(|ending| ending.id.as_str()));
    let mut text = "\nHow it ends, replying at random\n".to_owned();
    for (share, at, ending) in rows {
        let ever = analysis.surveys.iter().any(|(survey, _)| survey.endings[at].ever);
        let share_text = if ever { format!("{:5.1}%", share * 100.0) } else { " never".to_owned() };
        let _ = writeln!(
            text,
            "  {share_text}  {:wide$}  {:10}  {}",
            ending.id,
            ending.kind.id(),
            bar(share, most)
        );
    }
    text
}

fn reach(analysis: &Analysis) -> String {
    let mut text = "\nWhat a talk gets, in points\n".to_owned();
    for &one in Dimension::ALL {
        let over = |pick: fn(&Survey) -> &[Between; 3]| {
            let days = || analysis.surveys.iter().map(move |(survey, _)| pick(survey)[one as usize]);
            let (low, high) = (days().map(|it| it.low).min(), days().map(|it| it.high).max());
            match (low.unwrap_or(0), high.unwrap_or(0)) {
                (low, high) if low == high => low.to_string(),
                (low, high) => format!("{low} to {high}"),
            }
        };
        let (least, most) = (over(|survey| &survey.possible.least), over(|survey| &survey.possible.most));
        let _ = writeln!(text, "  {:9} at least {least}, at most {most}", one.id());
    }
    text
}

/// How long the ways are that an author will want to know of.
fn lengths(analysis: &Analysis) -> String {
    let shortest = analysis.surveys.iter().filter_map(|(survey, _)| Some(survey.nodes.first()?.left)).min();
    let longest = analysis.surveys.iter().map(|(survey, _)| survey.longest).max();
    match (shortest.unwrap_or(0), longest.unwrap_or(0)) {
        (shortest, longest) if shortest >= longest => {
            format!("  a talk takes {}\n", some(longest.into(), "reply"))
        }
        (shortest, longest) => format!("  a talk takes {shortest} to {longest} replies\n"),
    }
}

fn talk(title: &str, analysis: &Analysis, talk: Option<Talk<'_>>) -> String {
    let Some(talk) = talk else { return String::new() };
    let scores: Vec<String> =
        Dimension::ALL.iter().map(|&one| format!("{} {}", one.id(), talk.scores[one as usize])).collect();
    let ending = talk.way.ending.map_or("", |ending| &analysis.compiled.scenario.endings[ending.at()].id);
    let mut text = format!("\n{title}, day {}: {}, {}\n", talk.survey.seed, ending, scores.join(", "));
    let (compiled, seed) = (analysis.compiled.clone(), talk.survey.seed);
    let Ok(mut played) = Played::begin_prepared(compiled, seed, 0, analysis.prepared) else { return text };
    for act in &talk.way.replies {
        let Some(turn) = played.act(act, 0).ok().and_then(|()| played.turns().last()) else { break };
        let reply = played.reply(turn);
        let points: Vec<String> = turn.earned.points.iter().map(ToString::to_string).collect();
        let _ = writeln!(text, "  {}  {act}: {}", points.join(" "), words(reply));
    }
    text
}

fn losses(analysis: &Analysis) -> String {
    let nodes = &analysis.compiled.scenario.nodes;
    let places =
        nodes.iter().enumerate().flat_map(|(at, node)| (0..node.replies.len()).map(move |index| (at, index)));
    let mut rows: Vec<(f64, &Node, &Reply)> = places
        .map(|(at, index)| {
            let lost = analysis.mean(|survey| survey.nodes[at].replies[index].lost);
            (lost, &nodes[at], &nodes[at].replies[index])
        })
        .filter(|row| row.0 > 0.0)
        .collect();
    rows.sort_by(|one, other| other.0.total_cmp(&one.0));
    let Some(most) = rows.first().map(|row| row.0) else { return String::new() };
    let mut text = "\nWhere most is lost, in points of a talk at random\n".to_owned();
    for (lost, node, reply) in rows.into_iter().take(LOSSES) {
        let _ = writeln!(
            text,
            "  {lost:5.2}  {:<8} {} > {}: {}",
            bar(lost, most * 3.0),
            node.id,
            reply.id,
            words(reply)
        );
    }
    text
}

fn cues(analysis: &Analysis) -> String {
    let choices = analysis.mean(|survey| survey.cues.choices);
    if choices == 0.0 {
        return String::new();
    }
    let part = |of: fn(&Survey) -> rapport_engine::survey::Chance| analysis.mean(of) / choices * 100.0;
    format!(
        "\nWhat gives the best reply away, in choices that matter\n  \
         a guess finds it in {:.0}%; it is the longest in {:.0}%, the first in the file in {:.0}%, the only one without a \
         pitfall in {:.0}%\n",
        part(|survey| survey.cues.guess),
        part(|survey| survey.cues.longest),
        part(|survey| survey.cues.first),
        part(|survey| survey.cues.only_clean),
    )
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a bar is a few characters wide")]
fn bar(part: f64, most: f64) -> String {
    let eighths = if most > 0.0 { (part / most * BAR * 8.0).round() as usize } else { 0 };
    let rest = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8];
    "█".repeat(eighths / 8) + rest
}

fn words(reply: &Reply) -> String {
    let text = if reply.text.is_empty() { "(says nothing)" } else { &reply.text };
    match text.char_indices().nth(WORDS) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
    }
}

fn width<'a>(texts: impl Iterator<Item = &'a str>) -> usize {
    texts.map(|text| text.chars().count()).max().unwrap_or(0)
}
