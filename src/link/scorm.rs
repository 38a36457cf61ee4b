//! A SCORM platform: its API is looked for in the windows around this one, and every call may throw, hang the page or
//! answer with anything. What is told is for `rapport_lms::scorm` to say.

use js_sys::{Array, Function, Object, Reflect};
use rapport_lms::course::Form;
use rapport_lms::report::Report;
use rapport_lms::scorm::{Had, Session, Version};
use web_sys::wasm_bindgen::{JsCast, JsValue};

use crate::browser;

/// The API of a platform.
#[derive(Clone)]
pub struct Api {
    object: JsValue,
    version: Version,
}

/// What went wrong with a call: it threw, is not there, or the visit has not begun or is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoAnswer;

/// The names of what is called, by version.
struct Names {
    object: &'static str,
    begin: &'static str,
    get: &'static str,
    set: &'static str,
    commit: &'static str,
    end: &'static str,
    fault: &'static str,
    /// The faults that say nothing of a value that is read or set: the visit has not begun or is over, or anything at
    /// all.
    not_the_value: &'static [&'static str],
}

const NAMES_12: Names = Names {
    object: "API",
    begin: "LMSInitialize",
    get: "LMSGetValue",
    set: "LMSSetValue",
    commit: "LMSCommit",
    end: "LMSFinish",
    fault: "LMSGetLastError",
    not_the_value: &["101", "301"],
};

const NAMES_2004: Names = Names {
    object: "API_1484_11",
    begin: "Initialize",
    get: "GetValue",
    set: "SetValue",
    commit: "Commit",
    end: "Terminate",
    fault: "GetLastError",
    not_the_value: &["101", "122", "123", "132", "133"],
};

const fn names(version: Version) -> &'static Names {
    match version {
        Version::V12 => &NAMES_12,
        Version::V2004 => &NAMES_2004,
    }
}

/// The most windows that are one inside the other.
const DEEPEST: usize = 100;

impl Api {
    /// The platform's API, where a window around this one or the one that opened it has it: SCORM 2004 first, unless
    /// the package is one for 1.2.
    pub fn found(form: Form) -> Option<Self> {
        let window = web_sys::window()?;
        let mut windows = around(window.as_ref());
        let openers = windows.iter().filter_map(|window| part(window, "opener")).collect::<Vec<_>>();
        windows.extend(openers.iter().flat_map(around));
        let order = match form {
            Form::Scorm12 => [Version::V12, Version::V2004],
            _ => [Version::V2004, Version::V12],
        };
        order.into_iter().find_map(|version| {
            let objects = windows.iter().filter_map(|window| part(window, names(version).object));
            let mut apis = objects.map(|object| Self { object, version });
            apis.find(|api| api.function(names(version).begin).is_some())
        })
    }

    fn function(&self, name: &str) -> Option<Function> {
        part(&self.object, name)?.dyn_into().ok()
    }

    /// What a call answers, as a text.
    fn call(&self, name: &str, given: &[&str]) -> Result<String, NoAnswer> {
        let function = self.function(name).ok_or(NoAnswer)?;
        let given: Array = given.iter().map(|&text| JsValue::from_str(text)).collect();
        let answer = function.apply(&self.object, &given).map_err(|_| NoAnswer)?;
        // A wrapper around a real API may answer with `true`, with nothing or with anything.
        if answer.is_undefined() || answer.is_null() {
            return Ok(String::new());
        }
        let text = part(&js_sys::global(), "String").and_then(|text| text.dyn_into::<Function>().ok());
        let text = text.ok_or(NoAnswer)?.call1(&JsValue::NULL, &answer).map_err(|_| NoAnswer)?;
        text.as_string().ok_or(NoAnswer)
    }

    fn done(&self, name: &str, given: &[&str]) -> Result<(), NoAnswer> {
        if matches!(self.call(name, given)?.as_str(), "true" | "1") { Ok(()) } else { Err(NoAnswer) }
    }

    /// Begins a visit, and reads what the platform has.
    pub fn begin(&self) -> Result<Had, NoAnswer> {
        self.done(names(self.version).begin, &[""])?;
        Ok(self.read())
    }

    /// Reads what the platform has, in a visit that has begun.
    pub fn read(&self) -> Had {
        Had::read(self.version, |element| self.get(element).ok())
    }

    /// A value, which is empty where the platform has none.
    fn get(&self, element: &str) -> Result<String, NoAnswer> {
        let names = names(self.version);
        let value = self.call(names.get, &[element])?;
        // One that does not count its faults has none.
        let fault =
            if value.is_empty() { self.call(names.fault, &[]).unwrap_or_default() } else { String::new() };
        if names.not_the_value.contains(&fault.as_str()) { Err(NoAnswer) } else { Ok(value) }
    }

    /// The version that it speaks.
    pub fn version(&self) -> Version {
        self.version
    }

    /// How a value was taken.
    fn set(&self, element: &str, value: &str) -> Result<Taken, NoAnswer> {
        if self.done(names(self.version).set, &[element, value]).is_ok() {
            return Ok(Taken::Well);
        }
        let fault = self.call(names(self.version).fault, &[])?;
        match fault.as_str() {
            "" | "0" => Ok(Taken::Unexplained),
            fault if names(self.version).not_the_value.contains(&fault) => Err(NoAnswer),
            _ => Ok(Taken::Refused),
        }
    }
}

/// How a value was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Taken {
    Well,
    /// It is the value that is wrong: that will not get better.
    Refused,
    /// It was not, and nobody says why.
    Unexplained,
}

/// A window, and those around it. Whatever belongs to another origin throws: it is passed over.
fn around(window: &JsValue) -> Vec<JsValue> {
    let mut windows = vec![window.clone()];
    while windows.len() < DEEPEST {
        let Some(outer) = windows.last().and_then(|window| part(window, "parent")) else { break };
        if windows.iter().any(|window| Object::is(window, &outer)) {
            break;
        }
        windows.push(outer);
    }
    windows
}

fn part(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &name.into()).ok().filter(|part| !part.is_null() && !part.is_undefined())
}

/// A visit to a platform.
pub struct Visit {
    api: Api,
    session: Session,
    state: State,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// All that was set is kept.
    Kept,
    /// Something was set and not kept yet.
    Set,
    /// The visit is over.
    Over,
}

/// How a platform took what it was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Took {
    /// Whether it answered, and keeps it.
    pub well: bool,
    /// How long that held up the page, in milliseconds.
    pub millis: u64,
}

impl Visit {
    /// A visit that has begun.
    pub fn new(api: Api, session: Session) -> Self {
        Self { api, session, state: State::Kept }
    }

    /// Tells it what is new, and lets it keep that.
    pub fn tell(&mut self, report: &Report) -> Took {
        let begun = browser::millis();
        let well = self.told(report).is_ok();
        Took { well, millis: browser::millis().saturating_sub(begun) }
    }

    fn told(&mut self, report: &Report) -> Result<(), NoAnswer> {
        if self.state == State::Over {
            return Err(NoAnswer);
        }
        let changes = self.session.changes(report);
        // That time goes by is told with the rest, and when the visit ends.
        let only_time = changes.iter().all(|(element, _)| element.ends_with("session_time"));
        if !only_time {
            self.set_all(report)?;
        }
        if self.state == State::Set {
            self.api.done(names(self.api.version).commit, &[""])?;
            self.state = State::Kept;
        }
        Ok(())
    }

    fn set_all(&mut self, report: &Report) -> Result<(), NoAnswer> {
        let (mut any, mut unexplained) = (false, Vec::new());
        for change in self.session.changes(report) {
            if self.session.is_closed(&change.0) {
                continue;
            }
            self.state = State::Set;
            match self.api.set(&change.0, &change.1)? {
                Taken::Well => {
                    any = true;
                    self.session.took(change);
                }
                Taken::Refused => self.session.refused(change),
                Taken::Unexplained => unexplained.push(change),
            }
        }
        // Where all is refused without a reason, it is not for the values.
        if !any && !unexplained.is_empty() {
            return Err(NoAnswer);
        }
        unexplained.into_iter().for_each(|change| self.session.refused(change));
        Ok(())
    }

    /// Begins once more, where the platform says that the visit has not begun.
    pub fn begin_again(&mut self) {
        if self.state != State::Over {
            // Where it has begun, that is refused, and no harm is done.
            let _ = self.api.done(names(self.api.version).begin, &[""]);
        }
    }

    /// Tells the last of it, and ends the visit.
    pub fn end(&mut self, report: Option<&Report>) {
        if self.state == State::Over {
            return;
        }
        let names = names(self.api.version);
        if let Some(report) = report {
            let _ = self.set_all(report);
        }
        // That keeps all of it. Committing before would be refused by browsers, which let no page that is left wait for
        // an answer.
        let _ = self.api.done(names.end, &[""]);
        self.state = State::Over;
    }

    /// Whether it is over.
    pub fn is_over(&self) -> bool {
        self.state == State::Over
    }
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use rapport_lms::course::Course;
    use rapport_lms::told::Told;
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;
    use crate::words;

    /// An API of SCORM 1.2 whose calls are these bodies of functions, each with `this` and `arguments`.
    fn api(bodies: &[(&str, &str)]) -> Api {
        let sound = [
            ("LMSInitialize", "return 'true'"),
            ("LMSGetValue", "return ''"),
            ("LMSSetValue", "this.log.push(arguments[0]); return 'true'"),
            ("LMSCommit", "this.commits += 1; return 'true'"),
            ("LMSFinish", "this.finished = true; return 'true'"),
            ("LMSGetLastError", "return '0'"),
        ];
        let object = Object::new();
        put(&object, "log", &Array::new());
        put(&object, "commits", &0.into());
        for (name, body) in sound {
            let body = bodies.iter().find(|(other, _)| *other == name).map_or(body, |(_, body)| body);
            put(&object, name, &Function::new_no_args(body));
        }
        Api { object: object.into(), version: Version::V12 }
    }

    fn put(object: &Object, name: &str, value: &JsValue) {
        Reflect::set(object, &name.into(), value).expect("a new object takes anything");
    }

    fn visit(api: &Api) -> Visit {
        Visit::new(api.clone(), Session::begin(Version::V12, Had::default(), Told::default()))
    }

    fn report() -> Report {
        let course = Course::of("as=scorm12&id=a&title=A&scenarios=not-covered");
        Report { course, runs: Vec::new(), bookmark: "#/".to_owned(), session: 1_000, words: words::REPORT }
    }

    fn log(api: &Api) -> Vec<String> {
        let log: Array = part(&api.object, "log").expect("a log").unchecked_into();
        log.iter().filter_map(|one| one.as_string()).collect()
    }

    #[wasm_bindgen_test]
    fn a_platform_that_throws_or_answers_with_anything_is_one_that_does_not_answer() {
        for answer in [
            "throw new Error('down')",
            "return 'false'",
            "return {}",
            "return null",
            "return 42",
            "while (true) throw 1",
        ] {
            assert_eq!(api(&[("LMSInitialize", answer)]).begin().err(), Some(NoAnswer), "{answer}");
        }
        for answer in ["return 'true'", "return true", "return '1'", "return 1"] {
            assert!(api(&[("LMSInitialize", answer)]).begin().is_ok(), "{answer}");
        }
    }

    #[wasm_bindgen_test]
    fn what_it_had_is_read_as_text_whatever_it_is() {
        for (answer, text) in [
            ("return 'a'", Some("a")),
            ("return 42", Some("42")),
            ("return {}", Some("[object Object]")),
            ("return undefined", Some("")),
            ("throw 1", None),
            ("return { toString() { throw 1 } }", None),
        ] {
            let had = api(&[("LMSGetValue", answer)]).begin().expect("a visit");
            assert_eq!(had.suspended.as_deref(), text, "{answer}");
        }
    }

    #[wasm_bindgen_test]
    fn a_platform_that_has_nothing_is_told_from_one_that_does_not_say() {
        for (fault, says) in
            [("return '0'", true), ("return '403'", true), ("throw 1", true), ("return 301", false)]
        {
            let had = api(&[("LMSGetLastError", fault)]).begin().expect("a visit");
            assert_eq!(had.suspended.is_some(), says, "{fault}");
        }
    }

    #[wasm_bindgen_test]
    fn what_is_told_is_kept_and_only_what_is_new_is_told_again() {
        let api = api(&[]);
        let mut visit = visit(&api);
        assert!(visit.tell(&report()).well);
        let first = log(&api).len();
        assert!(first > 0);
        assert!(visit.tell(&Report { session: 2_000, ..report() }).well);
        assert_eq!(log(&api).len(), first, "that time goes by is no news");
        visit.end(Some(&report()));
        visit.end(Some(&report()));
        assert_eq!(part(&api.object, "commits").and_then(|count| count.as_f64()), Some(1.0));
        assert_eq!(part(&api.object, "finished"), Some(true.into()));
        assert!(!visit.tell(&report()).well);
    }

    #[wasm_bindgen_test]
    fn one_element_that_is_refused_does_not_stop_the_rest() {
        for (refusal, fault) in [("objectives", "0"), ("objectives", "401"), ("lesson_location", "405")] {
            let set =
                format!("this.log.push(arguments[0]); return String(!arguments[0].includes('{refusal}'))");
            let api = api(&[("LMSSetValue", &set), ("LMSGetLastError", &format!("return '{fault}'"))]);
            let mut visit = visit(&api);
            assert!(visit.tell(&report()).well, "{refusal} {fault}");
            assert!(log(&api).contains(&"cmi.suspend_data".to_owned()));
            let told = log(&api).len();
            assert!(visit.tell(&report()).well);
            assert_eq!(log(&api).len(), told, "what was refused is not said again");
        }
    }

    #[wasm_bindgen_test]
    fn a_platform_that_takes_nothing_is_told_all_of_it_again() {
        for body in ["throw 1", "return 'false'", "return undefined"] {
            let api = api(&[("LMSSetValue", body)]);
            let mut visit = visit(&api);
            assert!(!visit.tell(&report()).well, "{body}");
            put(
                api.object.unchecked_ref(),
                "LMSSetValue",
                &Function::new_no_args("this.log.push(arguments[0]); return 'true'"),
            );
            assert!(visit.tell(&report()).well, "{body}");
            assert!(log(&api).contains(&"cmi.core.lesson_status".to_owned()));
        }
    }

    #[wasm_bindgen_test]
    fn a_platform_is_found_by_the_version_of_the_package_and_only_with_its_calls() {
        let window: Object = web_sys::window().expect("a window").unchecked_into();
        assert!(Api::found(Form::Scorm12).is_none());
        put(&window, "API", &Object::new());
        assert!(Api::found(Form::Scorm12).is_none(), "no call begins it");
        put(&window, "API", &api(&[]).object);
        let newer = Object::new();
        put(&newer, "Initialize", &Function::new_no_args("return 'true'"));
        put(&window, "API_1484_11", &newer);
        let version = |form| Api::found(form).map(|api| api.version());
        assert_eq!(version(Form::Scorm12), Some(Version::V12));
        assert_eq!(version(Form::Scorm2004), Some(Version::V2004));
        for name in ["API", "API_1484_11"] {
            Reflect::delete_property(&window, &name.into()).expect("it was put there");
        }
    }
}
