//! The points of a text: all of them, less what its findings cost by the table. Imports `about`, `finding`, `rules`.

use crate::about::Kind;
use crate::finding::Finding;
use crate::rules::{MOST_POINTS, RULES};

/// From 0 to 6; only the rules for this kind of text count.
#[must_use]
pub fn score(kind: Kind, findings: &[Finding]) -> u8 {
    let cost = RULES.iter().filter(|row| row.rule.applies(kind)).map(|row| {
        let count = findings.iter().filter(|finding| finding.rule == row.rule).count();
        usize::from(row.most).min(count * usize::from(row.cost))
    });
    let cost: usize = cost.sum();
    MOST_POINTS.saturating_sub(u8::try_from(cost).unwrap_or(u8::MAX))
}
