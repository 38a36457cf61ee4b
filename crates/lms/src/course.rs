//! What a page was packed as: the query string in its `<meta name="rapport">`. Imports nothing of this crate.

use rapport_engine::goal::Goal;
use rapport_engine::scenario::ScenarioId;

/// What a package holds, and for whom it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// For which kind of platform.
    pub form: Form,
    /// What tells it from other packages; empty for a page that was not packed.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The scenarios in it; none for a page that was not packed.
    pub scenarios: Vec<ScenarioId>,
    /// The overall score from which on it is passed, 1 to 100.
    pub mastery: Option<u8>,
    /// What makes each scenario done; without it, one finished talk does.
    pub goal: Option<Goal>,
}

/// What a page can be packed as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Pages for any web server.
    Site,
    /// One file.
    Html,
    /// A package for SCORM 1.2.
    Scorm12,
    /// A package for SCORM 2004, 4th edition.
    Scorm2004,
    /// A package for cmi5.
    Cmi5,
}

impl Form {
    /// Each, and how it is written.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::Site, "site"),
        (Self::Html, "html"),
        (Self::Scorm12, "scorm12"),
        (Self::Scorm2004, "scorm2004"),
        (Self::Cmi5, "cmi5"),
    ];
}

impl Course {
    /// What a page says of itself. What it says wrongly counts as not said: packing writes nothing wrong, and a talk
    /// can be held in any case.
    #[must_use]
    pub fn of(query: &str) -> Self {
        let fields: Vec<_> = form_urlencoded::parse(query.as_bytes()).collect();
        let field = |name: &str| {
            fields.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.as_ref())
        };
        let form = Form::ALL.into_iter().find(|&(_, name)| name == field("as"));
        Self {
            form: form.map_or(Form::Site, |(form, _)| form),
            id: field("id").to_owned(),
            title: field("title").to_owned(),
            scenarios: field("scenarios").split(',').filter_map(ScenarioId::parse).collect(),
            mastery: field("mastery").parse().ok().filter(|mastery| (1..=100).contains(mastery)),
            goal: field("goal").parse().ok(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_says_what_it_holds() {
        let course = Course::of(
            "as=scorm12&id=a1&title=Two%20talks%20%26%20more&scenarios=not-covered%2Cmissed-sessions&mastery=80&goal=4x90",
        );
        assert_eq!((course.form, course.id.as_str()), (Form::Scorm12, "a1"));
        assert_eq!(course.title, "Two talks & more");
        assert_eq!(
            course.scenarios.iter().map(ScenarioId::as_str).collect::<Vec<_>>(),
            ["not-covered", "missed-sessions"]
        );
        assert_eq!((course.mastery, course.goal), (Some(80), Some(Goal::USUAL)));
    }

    #[test]
    fn what_is_said_wrongly_counts_as_not_said() {
        for query in
            ["", "as=site", "as=Scorm12&mastery=0&scenarios=,-,&goal=4", "mastery=101&as=%ff", "&&=&a"]
        {
            let course = Course::of(query);
            assert_eq!((course.form, course.mastery, course.goal), (Form::Site, None, None), "{query}");
            assert!(course.scenarios.is_empty(), "{query}");
        }
    }
}
