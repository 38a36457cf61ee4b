//! `cmi5.xml`.

use std::io;

use quick_xml::events::BytesText;
use uuid::Uuid;

use super::scorm2004::hundredths;
use super::{PAGE, Xml, element, text};
use crate::course::{Course, SIMULATION};
use crate::text::held;

const NAMESPACE: [(&str, &str); 1] =
    [("xmlns", "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd")];

/// Writes it.
pub fn write(xml: &mut Xml, course: &Course) -> io::Result<()> {
    let summaries: Vec<String> = course.scenarios.iter().map(|chosen| held(&chosen.card.summary)).collect();
    let described = |xml: &mut Xml| {
        langstring(xml, "title", &course.title)?;
        langstring(xml, "description", &summaries.join(" "))
    };
    let id = course.id();
    let (course_id, unit_id) = (iri(id), iri(Uuid::new_v5(&id, b"talks")));
    // Whoever sets a mastery wants it reached and everything done; without one there is nothing to pass. A platform
    // only compares here what the page tells it, so that several scenarios and goals are no trouble.
    let mastery = course.mastery.map(hundredths);
    let move_on = if mastery.is_some() { "CompletedAndPassed" } else { "Completed" };
    let mut unit = vec![("id", unit_id.as_str()), ("moveOn", move_on), ("activityType", SIMULATION)];
    unit.extend(mastery.as_deref().map(|score| ("masteryScore", score)));
    element(xml, "courseStructure", &NAMESPACE, |xml| {
        element(xml, "course", &[("id", &course_id)], described)?;
        element(xml, "au", &unit, |xml| {
            described(xml)?;
            text(xml, "url", PAGE)
        })
    })
}

fn iri(id: Uuid) -> String {
    format!("urn:uuid:{id}")
}

/// The app speaks English; so far its scenarios do too.
fn langstring(xml: &mut Xml, name: &str, text: &str) -> io::Result<()> {
    element(xml, name, &[], |xml| {
        let string = xml.create_element("langstring").with_attribute(("lang", "en"));
        string.write_text_content(BytesText::new(text)).map(drop)
    })
}
