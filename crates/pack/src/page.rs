//! The app's page in a package: it knows what it is part of. Imports `course` and `tags`.

use crate::course::{Course, Kind, Refused};
use crate::tags::tags;

/// The page, told of the course. Nothing else in it changes, so that its policy still names its scripts.
pub fn packed(page: &str, course: &Course) -> Result<String, Refused> {
    let own = tags(page, &["meta"]).into_iter().find(|tag| tag.attribute("name") == Some("rapport"));
    let place = own.ok_or(Refused::Page("`<meta name=\"rapport\">`"))?.place;
    let told = meta(course);
    let note = told_elements(course.kind);
    Ok(format!("{}{told}{note}{}", &page[..place.start], &page[place.end..]))
}

/// What a query string is made of needs no other escaping.
fn meta(course: &Course) -> String {
    let content = course.query().replace('&', "&amp;");
    format!(r#"<meta name="rapport" content="{content}">"#)
}

/// Platforms look for these names in pages and scripts, and ours are in the wasm.
fn told_elements(kind: Kind) -> &'static str {
    match kind {
        Kind::Scorm12 => {
            "<!-- Told to the platform: cmi.core.lesson_status, cmi.core.score, cmi.core.lesson_location, \
             cmi.core.session_time, cmi.suspend_data, cmi.objectives, cmi.interactions -->"
        }
        Kind::Scorm2004 => {
            "<!-- Told to the platform: cmi.completion_status, cmi.success_status, cmi.score, cmi.progress_measure, \
             cmi.location, cmi.session_time, cmi.suspend_data, cmi.objectives, cmi.interactions -->"
        }
        Kind::Cmi5 | Kind::Site | Kind::Html => "",
    }
}
