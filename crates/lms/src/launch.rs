//! The parameters with which a platform launches the page and names its record store: by cmi5, or plainly by xAPI.
//! Imports `digest`.

use serde_json::{Map, Value};
use uuid::Uuid;

use crate::digest::digest;

/// Where to tell, of whom and about what.
#[derive(Debug, Clone, PartialEq)]
pub struct Launch {
    /// Where the record store is; ends with `/`.
    pub endpoint: String,
    /// Who learns.
    pub actor: Value,
    /// What was launched: an IRI.
    pub activity: String,
    /// Under which number the platform knows this learner's work on it.
    pub registration: Option<Uuid>,
    /// How the record store lets us in.
    pub access: Access,
}

/// How the record store lets us in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Access {
    /// With a token that is got there once: cmi5.
    Fetch(String),
    /// With this header: plain xAPI.
    Header(String),
}

/// Why the parameters of a launch cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Malformed {
    /// It is not there, or is empty.
    Missing(&'static str),
    /// It is there more than once.
    Twice(&'static str),
    /// It is not the address of anything on the web.
    NotAnAddress(&'static str),
    /// It is not an IRI.
    NotAnIri(&'static str),
    /// It is not a number of the kind that is asked for.
    NotARegistration,
    /// It does not name one person.
    NotAnActor,
    /// It cannot be sent as a header.
    NotAHeader,
}

impl Launch {
    /// The launch that a query string holds, with or without its `?`; `None` where there is none.
    ///
    /// # Errors
    /// Where it is one, and cannot be used.
    pub fn of(query: &str) -> Result<Option<Self>, Malformed> {
        let query =
            Query(form_urlencoded::parse(query.trim_start_matches('?').as_bytes()).into_owned().collect());
        if query.find("endpoint")?.is_none() && query.find("fetch")?.is_none() {
            return Ok(None);
        }
        let mut endpoint = address("endpoint", query.get("endpoint")?)?;
        if !endpoint.ends_with('/') {
            endpoint.push('/');
        }
        let access = match query.find("fetch")? {
            Some(fetch) => Access::Fetch(address("fetch", fetch)?),
            None => Access::Header(header(query.get("auth")?)?),
        };
        let is_cmi5 = matches!(access, Access::Fetch(_));
        let actor = actor(query.get("actor")?)?;
        let activity = match query.find("activityId")? {
            None if !is_cmi5 => iri("activity_id", query.get("activity_id")?)?,
            _ => iri("activityId", query.get("activityId")?)?,
        };
        let registration = match query.find("registration")? {
            None if !is_cmi5 => None,
            _ => Some(registration(query.get("registration")?)?),
        };
        Ok(Some(Self { endpoint, actor, activity, registration, access }))
    }

    /// Whether it is by cmi5.
    #[must_use]
    pub fn is_cmi5(&self) -> bool {
        matches!(self.access, Access::Fetch(_))
    }

    /// What tells the learner from others: the one thing that identifies them.
    #[must_use]
    pub fn learner(&self) -> String {
        let of = |name: &str| self.actor.get(name).and_then(Value::as_str).unwrap_or_default();
        let account = |name: &str| self.actor["account"][name].as_str().unwrap_or_default();
        digest(&[of("mbox"), of("mbox_sha1sum"), of("openid"), account("homePage"), account("name")])
    }

    /// The address of a resource of the record store, with these parameters.
    #[must_use]
    pub fn resource(&self, name: &str, parameters: &[(&str, &str)]) -> String {
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(parameters).finish();
        let query = if query.is_empty() { query } else { format!("?{query}") };
        format!("{}{name}{query}", self.endpoint)
    }

    /// The address of what the record store keeps for this learner under a name.
    #[must_use]
    pub fn state(&self, id: &str) -> String {
        let registration = self.registration.map(|one| one.to_string());
        let actor = self.actor.to_string();
        let mut parameters = vec![("activityId", &*self.activity), ("agent", &*actor), ("stateId", id)];
        parameters.extend(registration.as_deref().map(|registration| ("registration", registration)));
        self.resource("activities/state", &parameters)
    }

    /// The address of what the record store knows of this learner anywhere.
    #[must_use]
    pub fn profile(&self, id: &str) -> String {
        self.resource("agents/profile", &[("agent", &*self.actor.to_string()), ("profileId", id)])
    }
}

struct Query(Vec<(String, String)>);

impl Query {
    /// A parameter that may be missing.
    fn find(&self, name: &'static str) -> Result<Option<&str>, Malformed> {
        let mut all = self.0.iter().filter(|(one, _)| one == name);
        match (all.next(), all.next()) {
            (_, Some(_)) => Err(Malformed::Twice(name)),
            (found, None) => Ok(found.map(|(_, value)| value.as_str())),
        }
    }

    /// A parameter that must be there.
    fn get(&self, name: &'static str) -> Result<&str, Malformed> {
        self.find(name)?.filter(|value| !value.is_empty()).ok_or(Malformed::Missing(name))
    }
}

/// The start of an address on the web.
const WEB: [&str; 2] = ["https://", "http://"];

fn address(name: &'static str, text: &str) -> Result<String, Malformed> {
    let host = WEB.iter().find_map(|scheme| text.strip_prefix(scheme)).unwrap_or_default();
    let host = host.split(['/', '?', '#']).next().unwrap_or_default();
    let plain = text.chars().all(|c| !c.is_whitespace() && !c.is_control() && c != '\\');
    let sound = !host.is_empty() && !host.contains('@') && plain;
    if sound { Ok(text.to_owned()) } else { Err(Malformed::NotAnAddress(name)) }
}

fn iri(name: &'static str, text: &str) -> Result<String, Malformed> {
    let scheme = text.split_once(':').filter(|(scheme, rest)| {
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
        scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.chars().all(plain) && !rest.is_empty()
    });
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !"<>\"{}|\\^`".contains(c);
    match scheme {
        Some(_) if text.chars().all(plain) => Ok(text.to_owned()),
        _ => Err(Malformed::NotAnIri(name)),
    }
}

fn registration(text: &str) -> Result<Uuid, Malformed> {
    let number = Uuid::try_parse(text).ok().filter(|number| number.to_string().eq_ignore_ascii_case(text));
    number.ok_or(Malformed::NotARegistration)
}

fn header(text: &str) -> Result<String, Malformed> {
    let plain = text.chars().all(|c| matches!(c, ' '..='~'));
    if plain { Ok(text.to_owned()) } else { Err(Malformed::NotAHeader) }
}

/// A person, named by exactly one of the four things that can name one.
fn actor(text: &str) -> Result<Value, Malformed> {
    let actor: Map<String, Value> = serde_json::from_str(text).map_err(|_| Malformed::NotAnActor)?;
    let is_agent = actor.get("objectType").is_none_or(|kind| kind == "Agent");
    let text = |value: Option<&Value>| value.and_then(Value::as_str).is_some_and(|text| !text.is_empty());
    let names = ["mbox", "mbox_sha1sum", "openid", "account"];
    let given: Vec<&str> = names.into_iter().filter(|name| actor.contains_key(*name)).collect();
    let sound = match given[..] {
        ["mbox"] => actor["mbox"].as_str().is_some_and(|mbox| mbox.starts_with("mailto:")),
        ["account"] => text(actor["account"].get("name")) && text(actor["account"].get("homePage")),
        [other] => text(actor.get(other)),
        _ => false,
    };
    if is_agent && sound { Ok(Value::Object(actor)) } else { Err(Malformed::NotAnActor) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ACTOR: &str = r#"{"objectType":"Agent","account":{"homePage":"https://lms.example","name":"s7"}}"#;

    fn query(changes: &[(&str, Option<&str>)]) -> String {
        let sound = [
            ("endpoint", "https://lrs.example/xapi"),
            ("fetch", "https://lms.example/fetch?t=1"),
            ("actor", ACTOR),
            ("registration", "0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f0"),
            ("activityId", "https://lms.example/activities/7"),
        ];
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in sound {
            let change = changes.iter().find(|(changed, _)| *changed == name);
            if let Some(value) = change.map_or(Some(value), |(_, change)| *change) {
                query.append_pair(name, value);
            }
        }
        let more = changes.iter().filter(|(name, _)| sound.iter().all(|(known, _)| known != name));
        for (name, value) in more {
            query.append_pair(name, value.unwrap_or_default());
        }
        format!("?{}", query.finish())
    }

    #[test]
    fn a_launch_by_cmi5_is_read_in_any_order() {
        let launch = Launch::of(&query(&[])).expect("sound").expect("a launch");
        assert_eq!(launch.endpoint, "https://lrs.example/xapi/");
        assert_eq!(launch.access, Access::Fetch("https://lms.example/fetch?t=1".to_owned()));
        let query = query(&[]);
        let mut turned: Vec<&str> = query.trim_start_matches('?').split('&').collect();
        turned.reverse();
        assert_eq!(Launch::of(&turned.join("&")), Ok(Some(launch)));
    }

    #[test]
    fn a_plain_launch_needs_a_header_and_no_registration() {
        let plain = [
            ("fetch", None),
            ("auth", Some("Basic YTpi")),
            ("registration", None),
            ("activityId", None),
            ("activity_id", Some("urn:a:7")),
        ];
        let launch = Launch::of(&query(&plain)).expect("sound").expect("a launch");
        assert_eq!(launch.access, Access::Header("Basic YTpi".to_owned()));
        assert_eq!((launch.activity.as_str(), launch.registration), ("urn:a:7", None));
        assert!(!launch.state("x").contains("registration"));
    }

    #[test]
    fn a_page_that_nobody_launched_has_no_launch() {
        for query in ["", "?", "?embed=1", "?actor=7&auth=1", "?%", "?=&&"] {
            assert_eq!(Launch::of(query), Ok(None), "{query}");
        }
    }

    /// Parameters set to other values, or left out.
    type Changes = Vec<(&'static str, Option<&'static str>)>;

    #[test]
    fn each_parameter_that_cannot_be_used_is_named() {
        use Malformed::{Missing, NotAHeader, NotARegistration, NotAnActor, NotAnAddress, NotAnIri, Twice};
        let twice_named = r#"{"mbox":"mailto:a@b.example","openid":"https://a.example"}"#;
        let group = r#"{"objectType":"Group","mbox":"mailto:a@b.example"}"#;
        let plain = |auth| vec![("fetch", None), ("auth", auth)];
        let cases: Vec<(Changes, Malformed)> = vec![
            (vec![("endpoint", None)], Missing("endpoint")),
            (vec![("endpoint", Some(""))], Missing("endpoint")),
            (vec![("endpoint", Some("lrs.example"))], NotAnAddress("endpoint")),
            (vec![("endpoint", Some("javascript:alert(1)"))], NotAnAddress("endpoint")),
            (vec![("endpoint", Some("https:///xapi"))], NotAnAddress("endpoint")),
            (vec![("endpoint", Some("https://a@b.example/"))], NotAnAddress("endpoint")),
            (vec![("endpoint", Some("https://a b.example/"))], NotAnAddress("endpoint")),
            (vec![("fetch", Some("ftp://a.example"))], NotAnAddress("fetch")),
            (vec![("actor", None)], Missing("actor")),
            (vec![("actor", Some("s7"))], NotAnActor),
            (vec![("actor", Some("{"))], NotAnActor),
            (vec![("actor", Some("[]"))], NotAnActor),
            (vec![("actor", Some("{}"))], NotAnActor),
            (vec![("actor", Some(r#"{"mbox":7}"#))], NotAnActor),
            (vec![("actor", Some(r#"{"mbox":"a@b.example"}"#))], NotAnActor),
            (vec![("actor", Some(r#"{"account":{"name":"s7"}}"#))], NotAnActor),
            (vec![("actor", Some(twice_named))], NotAnActor),
            (vec![("actor", Some(group))], NotAnActor),
            (vec![("registration", None)], Missing("registration")),
            (vec![("registration", Some("7"))], NotARegistration),
            (vec![("registration", Some("0f1e2d3c4b5a49788695a4b3c2d1e0f0"))], NotARegistration),
            (vec![("activityId", None)], Missing("activityId")),
            (vec![("activityId", Some("seven"))], NotAnIri("activityId")),
            (vec![("activityId", Some("https://a.example/ b"))], NotAnIri("activityId")),
            (plain(None), Missing("auth")),
            (plain(Some("Basic a\r\nX: 1")), NotAHeader),
            (plain(Some("Basic ключ")), NotAHeader),
        ];
        for (changes, expected) in cases {
            assert_eq!(Launch::of(&query(&changes)), Err(expected), "{changes:?}");
        }
        assert_eq!(Launch::of(&format!("{}&endpoint=https://b.example", query(&[]))), Err(Twice("endpoint")));
        assert_eq!(Launch::of(&format!("{}&actor=1", query(&[]))), Err(Twice("actor")));
    }

    #[test]
    fn resources_have_their_parameters_escaped() {
        let launch = Launch::of(&query(&[])).expect("sound").expect("a launch");
        let state = launch.state("LMS.LaunchData");
        assert!(
            state.starts_with(
                "https://lrs.example/xapi/activities/state?activityId=https%3A%2F%2Flms.example"
            )
        );
        assert!(state.ends_with("&stateId=LMS.LaunchData&registration=0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f0"));
        assert_eq!(launch.resource("statements", &[]), "https://lrs.example/xapi/statements");
        assert!(launch.profile("p").ends_with("&profileId=p"));
    }
}
