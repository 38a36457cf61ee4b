//! A record store, reached by cmi5 or plainly by xAPI: what it keeps for the learner, and statements that wait here
//! until it has taken them. What they say is for `rapport_lms::xapi` to say. Imports `http`, `browser` and `words`.

use std::rc::Rc;

use rapport_lms::cmi5::{LAUNCH_DATA, LaunchData, PREFERENCES, Unusable};
use rapport_lms::digest::digest;
use rapport_lms::launch::{Access, Launch};
use rapport_lms::xapi::{Session, Statement, Tells};
use serde_json::Value;

use super::http::{Answer, Request, ask};
use crate::browser;
use crate::words;

/// The version of xAPI that is spoken.
const VERSION: &str = "1.0.3";
/// The name under which the talks of a learner are kept there.
const STATE: &str = "rapport";
/// The most statements that are sent at once.
const MOST_AT_ONCE: usize = 50;
/// The most that a browser sends of a page that is left, in bytes, with room for what is around it.
const MOST_AT_LAST: usize = 60_000;

/// A way into a record store.
#[derive(Clone)]
pub struct Door(Rc<Inside>);

struct Inside {
    launch: Launch,
    /// The header that lets us in.
    auth: String,
}

/// Why there is no way in, or no use in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shut {
    /// Not now: it is tried again.
    NotNow(Silence),
    /// The platform said why it gives no token.
    NoToken(String),
    /// What the platform says of the launch cannot be used.
    Unusable(Unusable),
    /// The visit ended when the page was left before.
    Over,
}

/// How nothing came of asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Silence {
    /// Nobody answered, or with nothing of use.
    NoAnswer,
    /// We are not let in.
    NoAccess,
}

impl Silence {
    /// What the learner is told.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::NoAnswer => words::NO_ANSWER,
            Self::NoAccess => words::NO_ACCESS,
        }
    }

    /// By the number of the answer, where there was one.
    fn of(status: Option<u16>) -> Self {
        if matches!(status, Some(401 | 403)) { Self::NoAccess } else { Self::NoAnswer }
    }
}

impl Door {
    /// The way into the record store of a launch. A token is got once, and kept for a reload.
    pub async fn open(launch: &Launch) -> Result<Self, Shut> {
        let auth = match &launch.access {
            Access::Header(header) => header.clone(),
            Access::Fetch(url) => format!("Basic {}", token(url).await?),
        };
        Ok(Self(Rc::new(Inside { launch: launch.clone(), auth })))
    }

    /// What the platform says of a launch by cmi5; for a plain launch, nothing.
    pub async fn launch_data(&self) -> Result<Option<LaunchData>, Shut> {
        if !self.0.launch.is_cmi5() {
            return Ok(None);
        }
        let answer = self.get(&self.0.launch.state(LAUNCH_DATA)).await;
        let status = answer.as_ref().map(|answer| answer.status);
        let answer = answer.filter(Answer::is_good).ok_or(Shut::NotNow(Silence::of(status)))?;
        let data = LaunchData::of(&answer.text).map_err(Shut::Unusable)?;
        // They are to be asked for before anything is told; there is nothing in them that we could change.
        self.get(&self.0.launch.profile(PREFERENCES)).await;
        Ok(Some(data))
    }

    /// What it keeps for the learner; nothing where it keeps nothing, or knows of no such thing.
    pub async fn kept(&self) -> Result<String, Shut> {
        let answer = self.get(&self.0.launch.state(STATE)).await.ok_or(Shut::NotNow(Silence::NoAnswer))?;
        match answer.status {
            200..=299 => Ok(answer.text),
            400 | 404 | 405 | 410 | 501 => Ok(String::new()),
            status => Err(Shut::NotNow(Silence::of(Some(status)))),
        }
    }

    /// Lets it keep that for the learner. Whether it took it, where it answers.
    pub async fn keep(&self, text: &str, outlives_page: bool) -> Result<bool, Silence> {
        let url = self.0.launch.state(STATE);
        let body = Some(("text/plain;charset=utf-8", text));
        let answer = self.send("PUT", &url, body, outlives_page).await.ok_or(Silence::NoAnswer)?;
        Ok(answer.is_good())
    }

    async fn get(&self, url: &str) -> Option<Answer> {
        self.send("GET", url, None, false).await
    }

    async fn send(
        &self,
        method: &'static str,
        url: &str,
        body: Option<(&'static str, &str)>,
        outlives_page: bool,
    ) -> Option<Answer> {
        let headers = vec![("Authorization", &*self.0.auth), ("X-Experience-API-Version", VERSION)];
        ask(Request { method, url, headers, body, outlives_page }).await
    }

    async fn post(&self, statements: &[&Value], outlives_page: bool) -> Option<Answer> {
        let body = serde_json::to_string(statements).unwrap_or_default();
        let url = self.0.launch.resource("statements", &[]);
        self.send("POST", &url, Some(("application/json", &body)), outlives_page).await
    }
}

/// The token of a launch, which is given once: from the platform, or from before a reload.
async fn token(url: &str) -> Result<String, Shut> {
    let name = token_name(url);
    if let Some(kept) = browser::tab_text(&name) {
        return if kept == OVER { Err(Shut::Over) } else { Ok(kept) };
    }
    let answer =
        ask(Request { method: "POST", url, headers: Vec::new(), body: None, outlives_page: false }).await;
    let answer = answer.ok_or(Shut::NotNow(Silence::NoAnswer))?;
    let said: Value = serde_json::from_str(&answer.text).unwrap_or_default();
    let text = |name: &str| said.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
    match (text("auth-token"), text("error-code")) {
        (Some(token), None) if answer.is_good() && token.chars().all(|c| c.is_ascii_graphic()) => {
            browser::keep_in_tab(&name, token);
            Ok(token.to_owned())
        }
        (_, Some(code)) => Err(Shut::NoToken(code.chars().take(40).collect())),
        _ => Err(Shut::NotNow(Silence::of(Some(answer.status)))),
    }
}

/// What stands in place of a token once the visit is over.
const OVER: &str = "-";

fn token_name(url: &str) -> String {
    format!("rapport.token.{}", digest(&[url]))
}

/// What waits to be told, in order.
pub struct Queue {
    door: Door,
    session: Session,
    waiting: Vec<Waiting>,
    /// Whether talks can be kept there, as far as is known.
    keeps: bool,
    /// The text that it has.
    kept: String,
}

#[derive(Clone)]
struct Waiting {
    id: String,
    json: Value,
    tells: Tells,
}

impl From<Statement> for Waiting {
    fn from(statement: Statement) -> Self {
        Self { id: statement.id.to_string(), json: statement.json, tells: statement.tells }
    }
}

/// How a part of what waited was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sent {
    /// It has them, or had them.
    Taken(Vec<String>),
    /// It will not have them, whatever the connection.
    Refused(Vec<String>),
    /// Not now: it is tried again.
    NotNow(Silence),
}

impl Queue {
    /// A queue that begins with what an earlier visit left behind, and with the first statement of this one.
    pub fn begin(door: Door, session: Session, left: &str, kept: String) -> Self {
        let left: Vec<Value> = serde_json::from_str(left).unwrap_or_default();
        // A file of somebody else's may have been taken in.
        let ours = |json: &Value| json.get("actor") == Some(&door.0.launch.actor);
        let left = left.into_iter().filter(ours).filter_map(|json| {
            let id = json.get("id")?.as_str()?.to_owned();
            Some(Waiting { id, json, tells: Tells::Other })
        });
        let waiting = left.collect();
        let mut queue = Self { door, waiting, session, keeps: true, kept };
        queue.add([queue.session.opening()]);
        queue
    }

    /// What is told, with how that stands.
    pub fn session(&mut self) -> &mut Session {
        &mut self.session
    }

    /// More waits.
    pub fn add(&mut self, statements: impl IntoIterator<Item = Statement>) {
        for statement in statements.into_iter().map(Waiting::from) {
            match self.waiting.iter_mut().find(|waiting| waiting.id == statement.id) {
                Some(waiting) => *waiting = statement,
                None => self.waiting.push(statement),
            }
        }
    }

    /// All that waits, as a text to keep.
    pub fn text(&self) -> String {
        let all: Vec<&Value> = self.waiting.iter().map(|waiting| &waiting.json).collect();
        if all.is_empty() { String::new() } else { serde_json::to_string(&all).unwrap_or_default() }
    }

    /// The door, and what is to be sent next; nothing where nothing waits.
    pub fn next(&self) -> Option<Parcel> {
        let next: Vec<_> = self
            .waiting
            .iter()
            .take(MOST_AT_ONCE)
            .map(|waiting| (waiting.id.clone(), waiting.json.clone()))
            .collect();
        (!next.is_empty()).then(|| Parcel { door: self.door.clone(), statements: next })
    }

    /// The text to be kept for the learner, where that is another than it has.
    pub fn to_keep(&self, text: &str) -> Option<Door> {
        (self.keeps && self.kept != text && !self.session.is_look()).then(|| self.door.clone())
    }

    /// It keeps this text, or will not keep any.
    pub fn keeps(&mut self, text: String, well: bool) {
        self.keeps = well;
        self.kept = text;
    }

    /// Notes how a parcel was taken. Returns how many statements were refused.
    pub fn note(&mut self, sent: &Sent) -> usize {
        match sent {
            Sent::Taken(ids) => {
                for waiting in self.waiting.iter().filter(|waiting| ids.contains(&waiting.id)) {
                    self.session.took(waiting.tells.clone());
                }
                self.waiting.retain(|waiting| !ids.contains(&waiting.id));
                0
            }
            Sent::Refused(ids) => {
                self.waiting.retain(|waiting| !ids.contains(&waiting.id));
                ids.len()
            }
            Sent::NotNow(_) => 0,
        }
    }

    /// The last that is sent of this page: as much as a browser lets through. A visit by cmi5 is over with it.
    pub fn last(&self) -> Parcel {
        let mut room = MOST_AT_LAST;
        let fits = |waiting: &&Waiting| {
            let size = waiting.json.to_string().len() + 1;
            let fits = size <= room;
            room = room.saturating_sub(size);
            fits
        };
        let mut last: Vec<&Waiting> = self.waiting.iter().rev().take_while(fits).collect();
        last.reverse();
        if let Access::Fetch(url) = &self.door.0.launch.access {
            browser::keep_in_tab(&token_name(url), OVER);
        }
        let statements = last.into_iter().map(|waiting| (waiting.id.clone(), waiting.json.clone())).collect();
        Parcel { door: self.door.clone(), statements }
    }
}

/// Statements that are sent together.
pub struct Parcel {
    door: Door,
    statements: Vec<(String, Value)>,
}

impl Parcel {
    /// Sends it. Where not all of it is taken together, one by one.
    pub async fn send(self, outlives_page: bool) -> Vec<Sent> {
        let ids = |statements: &[(String, Value)]| statements.iter().map(|(id, _)| id.clone()).collect();
        let all: Vec<&Value> = self.statements.iter().map(|(_, json)| json).collect();
        let first = self.door.post(&all, outlives_page).await.map(|answer| answer.status);
        if outlives_page || !is_about_them(first) {
            return vec![verdict(first, ids(&self.statements))];
        }
        let mut each = Vec::new();
        for (id, json) in &self.statements {
            let status = self.door.post(&[json], false).await.map(|answer| answer.status);
            each.push(verdict(status, vec![id.clone()]));
        }
        each
    }
}

/// Whether the statements themselves were not taken, and not the way to there.
fn is_about_them(status: Option<u16>) -> bool {
    matches!(status, Some(400 | 409 | 413 | 422))
}

/// A conflict is a statement that it has.
fn verdict(status: Option<u16>, ids: Vec<String>) -> Sent {
    match status {
        Some(200..=299 | 409) => Sent::Taken(ids),
        status if is_about_them(status) => Sent::Refused(ids),
        _ => Sent::NotNow(Silence::of(status)),
    }
}

#[cfg(test)]
mod tests {
    use rapport_lms::told::Told;

    use super::*;

    const LAUNCH: &str = "endpoint=https%3A%2F%2Flrs.example%2F&auth=Basic%20YTpi&activity_id=urn%3Aa%3A7\
                          &actor=%7B%22mbox%22%3A%22mailto%3Asam%40lms.example%22%7D";

    fn queue(left: &str) -> Queue {
        let launch = Launch::of(LAUNCH).expect("sound").expect("a launch");
        let door = Door(Rc::new(Inside { launch: launch.clone(), auth: String::new() }));
        Queue::begin(door, Session::begin(launch, None, Told::default(), 7), left, String::new())
    }

    fn ids(queue: &Queue) -> Vec<&str> {
        queue.waiting.iter().map(|waiting| waiting.id.as_str()).collect()
    }

    #[test]
    fn what_an_earlier_visit_left_behind_comes_first_and_only_of_the_same_learner() {
        let ours = r#"{"id":"a","actor":{"mbox":"mailto:sam@lms.example"}}"#;
        let theirs = r#"{"id":"b","actor":{"mbox":"mailto:bea@lms.example"}}"#;
        let queue = queue(&format!("[{ours},{theirs},7]"));
        assert_eq!((ids(&queue)[0], ids(&queue).len()), ("a", 2));
        for damaged in ["", "{", "null", "[[]]", "[{\"id\":7}]"] {
            assert_eq!(ids(&self::queue(damaged)).len(), 1, "{damaged}");
        }
    }

    #[test]
    fn what_was_taken_or_refused_waits_no_more_and_what_was_not_heard_does() {
        let mut queue = queue("");
        let first = vec![ids(&queue)[0].to_owned()];
        assert_eq!((queue.note(&Sent::NotNow(Silence::NoAnswer)), ids(&queue).len()), (0, 1));
        let text = queue.text();
        assert_eq!(queue.note(&Sent::Taken(first.clone())), 0);
        assert_eq!((ids(&queue).len(), queue.text().as_str()), (0, ""));
        let mut again = self::queue(&text);
        assert_eq!(ids(&again), [first[0].as_str()], "the same is not told twice");
        assert_eq!((again.note(&Sent::Refused(first)), ids(&again).len()), (1, 0));
    }

    #[test]
    fn a_conflict_is_a_statement_that_it_has_and_only_a_bad_one_is_given_up() {
        let of = |status| verdict(status, vec!["a".to_owned()]);
        for status in [200, 204, 409] {
            assert_eq!(of(Some(status)), Sent::Taken(vec!["a".to_owned()]), "{status}");
        }
        for status in [400, 413, 422] {
            assert_eq!(of(Some(status)), Sent::Refused(vec!["a".to_owned()]), "{status}");
        }
        for status in [None, Some(0), Some(404), Some(429), Some(500), Some(503)] {
            assert_eq!(of(status), Sent::NotNow(Silence::NoAnswer), "{status:?}");
        }
        for status in [401, 403] {
            assert_eq!(of(Some(status)), Sent::NotNow(Silence::NoAccess), "{status}");
        }
    }
}
