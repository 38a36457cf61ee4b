//! What a cmi5 platform says of a launch, beside its parameters. Imports nothing of this crate.

use serde_json::{Map, Value};

/// The name under which a platform keeps it.
pub const LAUNCH_DATA: &str = "LMS.LaunchData";
/// The name of what a platform knows of a learner's wishes. They are asked for because cmi5 says so; we have one
/// language and no sound of our own to turn off.
pub const PREFERENCES: &str = "cmi5LearnerPreferences";

const SESSION: &str = "https://w3id.org/xapi/cmi5/context/extensions/sessionid";

/// How the platform wants this visit to be.
#[derive(Debug, Clone, PartialEq)]
pub struct LaunchData {
    /// What the context of every statement begins with.
    pub context: Map<String, Value>,
    /// Whether anything but coming and going is told.
    pub mode: Mode,
    /// The share of the score from which on it is passed, as the platform wrote it, and in hundredths, rounded up.
    pub mastery: Option<(Value, u8)>,
    /// Whether the platform waits for `passed`.
    pub needs_pass: bool,
    /// Where to go in the end.
    pub return_to: Option<String>,
}

/// What a visit is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// To learn.
    Normal,
    /// To look around, or at what was done.
    Look,
}

/// What is wrong with what the platform says: the part that cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unusable(pub &'static str);

impl LaunchData {
    /// Reads it.
    ///
    /// # Errors
    /// Where a part that is needed is not what it must be.
    pub fn of(text: &str) -> Result<Self, Unusable> {
        let data: Map<String, Value> = serde_json::from_str(text).map_err(|_| Unusable(LAUNCH_DATA))?;
        let context = data.get("contextTemplate").and_then(Value::as_object).cloned();
        let mut context = context.ok_or(Unusable("contextTemplate"))?;
        if !context.get("extensions").is_some_and(|all| all.get(SESSION).is_some_and(Value::is_string)) {
            return Err(Unusable("contextTemplate"));
        }
        if !listed(context.get_mut("contextActivities")) {
            return Err(Unusable("contextTemplate"));
        }
        let mode = match data.get("launchMode").and_then(Value::as_str) {
            Some("Normal") => Mode::Normal,
            Some("Browse" | "Review") => Mode::Look,
            _ => return Err(Unusable("launchMode")),
        };
        let mastery = match data.get("masteryScore") {
            None | Some(Value::Null) => None,
            Some(share) => Some((share.clone(), hundredths(share).ok_or(Unusable("masteryScore"))?)),
        };
        let return_to = match data.get("returnURL") {
            None | Some(Value::Null) => None,
            Some(url) => {
                let on_web = |url: &&str| url.starts_with("https://") || url.starts_with("http://");
                let url = url.as_str().filter(on_web).ok_or(Unusable("returnURL"))?;
                Some(url.to_owned())
            }
        };
        let move_on = data.get("moveOn").and_then(Value::as_str);
        let needs_pass = matches!(move_on, Some("Passed" | "CompletedAndPassed"));
        Ok(Self { context, mode, mastery, needs_pass, return_to })
    }
}

/// Writes a single activity as a list of one: platforms may write either, record stores take only lists for sure.
/// Says whether it is nothing else.
fn listed(activities: Option<&mut Value>) -> bool {
    let Some(activities) = activities else { return true };
    let Some(kinds) = activities.as_object_mut() else { return false };
    for kind in kinds.values_mut().filter(|kind| kind.is_object()) {
        *kind = Value::Array(vec![kind.take()]);
    }
    kinds.values().all(Value::is_array)
}

fn hundredths(share: &Value) -> Option<u8> {
    let share = share.as_f64().filter(|share| (0.0..=1.0).contains(share))?;
    // What is not a whole hundredth is reached only by the next: the least such is the one that holds.
    (0..=100_u8).find(|&hundredths| f64::from(hundredths) / 100.0 >= share)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn data(change: impl Fn(&mut Value)) -> Result<LaunchData, Unusable> {
        let mut data = json!({
            "contextTemplate": { "extensions": { SESSION: "s1" } },
            "launchMode": "Normal",
            "moveOn": "CompletedAndPassed",
            "masteryScore": 0.8,
            "returnURL": "https://lms.example/back",
        });
        change(&mut data);
        LaunchData::of(&data.to_string())
    }

    #[test]
    fn what_a_platform_says_is_read() {
        let read = data(|_| ()).expect("sound");
        assert_eq!((read.mode, read.needs_pass), (Mode::Normal, true));
        assert_eq!(read.mastery, Some((json!(0.8), 80)));
        assert_eq!(read.return_to.as_deref(), Some("https://lms.example/back"));
        for look in ["Browse", "Review"] {
            assert_eq!(data(|data| data["launchMode"] = json!(look)).expect("sound").mode, Mode::Look);
        }
        assert_eq!(data(|data| data["masteryScore"] = Value::Null).expect("sound").mastery, None);
        let between = data(|data| data["masteryScore"] = json!(0.805)).expect("sound");
        assert_eq!(between.mastery.expect("a score").1, 81);
    }

    #[test]
    fn a_single_activity_of_the_template_is_a_list_of_one() {
        let one = json!({ "id": "https://lms.example/course" });
        for grouping in [one.clone(), json!([one])] {
            let read =
                data(|data| data["contextTemplate"]["contextActivities"] = json!({ "grouping": grouping }));
            let context = read.expect("sound").context;
            assert_eq!(context["contextActivities"], json!({ "grouping": [one] }));
        }
    }

    #[test]
    fn what_cannot_be_used_is_named() {
        for (part, wrong) in [
            ("contextTemplate", json!(null)),
            ("contextTemplate", json!({})),
            ("contextTemplate", json!({ "extensions": { SESSION: 7 } })),
            ("contextTemplate", json!({ "extensions": { SESSION: "s1" }, "contextActivities": "none" })),
            (
                "contextTemplate",
                json!({ "extensions": { SESSION: "s1" }, "contextActivities": { "grouping": 7 } }),
            ),
            ("launchMode", json!("normal")),
            ("launchMode", json!(null)),
            ("masteryScore", json!(80)),
            ("masteryScore", json!("0.8")),
            ("masteryScore", json!(-0.1)),
            ("returnURL", json!("javascript:alert(1)")),
            ("returnURL", json!(7)),
        ] {
            assert_eq!(data(|data| data[part] = wrong.clone()), Err(Unusable(part)), "{wrong}");
        }
        for text in ["", "null", "[]", "{", "<html>"] {
            assert_eq!(LaunchData::of(text), Err(Unusable(LAUNCH_DATA)), "{text}");
        }
    }
}
