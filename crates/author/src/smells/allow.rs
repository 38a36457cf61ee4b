//! `# rapport: allow S130, S133 because …` silences warnings at one place, with a reason that the next reader can
//! weigh. One that does nothing is itself a warning, so that they do not outlive their cause. Imports `comments`.

use crate::comments::{Comment, Comments};
use crate::diagnostic::{Faults, Place};
use crate::fault::{Code, Fault, Severity};

/// How such a comment begins.
const MARK: &str = "rapport:";

/// Takes the allowed warnings away, and says which allowances are worth nothing.
pub(super) fn apply(text: &str, faults: &mut Faults) {
    if !text.contains(MARK) {
        return;
    }
    let comments = Comments::of(text);
    let mut allowed = Vec::new();
    let mut idle = Vec::new();
    for comment in comments.iter().filter(|comment| comment.text.starts_with(MARK)) {
        let at = place(comment);
        let Some(codes) = codes(&comment.text) else {
            idle.push((at, Fault::UnreadAllow {}));
            continue;
        };
        let about = comments.about(comment);
        for id in codes {
            match Code::ALL.iter().find(|code| code.id() == id) {
                None => idle.push((at, Fault::UnknownCode { id: id.to_owned() })),
                Some(code) if code.severity() == Severity::Error => {
                    idle.push((at, Fault::AllowedError { id: code.id() }));
                }
                Some(code) => allowed.push(Allowed { at, code: *code, about, is_used: false }),
            }
        }
    }
    faults.silence(|at, code| {
        let mut fits = allowed.iter_mut().filter(|one| one.fits(at, code));
        fits.next().map(|one| one.is_used = true).is_some()
    });
    // A warning that was not listed any more may be the one that is allowed.
    let unused = allowed.iter().filter(|one| !one.is_used && faults.are_all_listed());
    idle.extend(unused.map(|one| (one.at, Fault::IdleAllow { id: one.code.id() })));
    for (at, fault) in idle {
        faults.report(at, fault);
    }
}

/// One code of one allowance.
struct Allowed {
    at: Place,
    code: Code,
    about: [usize; 2],
    is_used: bool,
}

impl Allowed {
    fn fits(&self, at: Place, code: Code) -> bool {
        self.code == code && self.about.contains(&usize::try_from(at.line).unwrap_or(usize::MAX))
    }
}

/// The codes of an allowance that gives a reason.
fn codes(comment: &str) -> Option<Vec<&str>> {
    let allow = comment.strip_prefix(MARK)?.trim_start().strip_prefix("allow ")?;
    let (codes, reason) = allow.split_once(" because ")?;
    let codes: Vec<&str> = codes.split(',').map(str::trim).collect();
    let is_whole = !reason.trim().is_empty() && codes.iter().all(|code| !code.is_empty());
    is_whole.then_some(codes)
}

/// Reports every text that a comment may have cut off.
pub(super) fn check_cut_off(text: &str, faults: &mut Faults) {
    let comments = Comments::of(text);
    for comment in comments.iter().filter(|comment| comment.cuts_off && !comment.text.starts_with(MARK)) {
        let word = comment.text.split_whitespace().next().unwrap_or_default().to_owned();
        faults.report(place(comment), Fault::CutOff { word });
    }
}

fn place(comment: &Comment) -> Place {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Place { line: number(comment.line), column: number(comment.column) }
}

#[cfg(test)]
mod tests {
    use super::codes;

    #[test]
    fn an_allowance_names_codes_and_a_reason() {
        assert_eq!(codes("rapport: allow S130, S133 because he is a judge"), Some(vec!["S130", "S133"]));
        assert_eq!(codes("rapport:allow S130 because so"), Some(vec!["S130"]));
    }

    #[test]
    fn an_allowance_without_a_reason_is_not_read() {
        assert_eq!(codes("rapport: allow S130"), None);
        assert_eq!(codes("rapport: allow S130 because"), None);
        assert_eq!(codes("rapport: allow because so"), None);
        assert_eq!(codes("rapport: forbid S130 because so"), None);
    }
}
