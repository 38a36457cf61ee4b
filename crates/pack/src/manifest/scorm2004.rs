//! `imsmanifest.xml` of SCORM 2004, 4th edition.

use std::io;

use super::{Scorm, Xml, element, empty, text};
use crate::course::Course;

const NAMESPACES: [(&str, &str); 3] = [
    ("xmlns", "http://www.imsglobal.org/xsd/imscp_v1p1"),
    ("xmlns:adlcp", "http://www.adlnet.org/xsd/adlcp_v1p3"),
    ("xmlns:imsss", "http://www.imsglobal.org/xsd/imsss"),
];

/// Writes it.
pub fn write(xml: &mut Xml, course: &Course, files: &[&str]) -> io::Result<()> {
    let scorm = Scorm {
        course,
        files,
        namespaces: &NAMESPACES,
        version: "2004 4th Edition",
        kind: "adlcp:scormType",
    };
    let sequencing = |xml: &mut Xml| {
        element(xml, "imsss:sequencing", &[], |xml| {
            if let Some(score) = course.judged_by_platform() {
                mastery(xml, score)?;
            }
            // What we have not told is not known: without this, a platform takes a visit for a completion.
            let ours = [("completionSetByContent", "true"), ("objectiveSetByContent", "true")];
            empty(xml, "imsss:deliveryControls", &ours)
        })
    };
    // A platform may start the only item there is, or let it be chosen.
    let control = |xml: &mut Xml| {
        element(xml, "imsss:sequencing", &[], |xml| {
            empty(xml, "imsss:controlMode", &[("choice", "true"), ("flow", "true")])
        })
    };
    scorm.write(xml, sequencing, control)
}

/// The objective has no id: one would take up an index among the objectives that the page sets.
fn mastery(xml: &mut Xml, score: u8) -> io::Result<()> {
    element(xml, "imsss:objectives", &[], |xml| {
        element(xml, "imsss:primaryObjective", &[("satisfiedByMeasure", "true")], |xml| {
            text(xml, "imsss:minNormalizedMeasure", &hundredths(score))
        })
    })
}

/// 80 as 0.8.
pub fn hundredths(score: u8) -> String {
    match (score / 100, score % 100) {
        (whole, 0) => whole.to_string(),
        (whole, rest) => format!("{whole}.{rest:02}").trim_end_matches('0').to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::hundredths;

    #[test]
    fn a_score_is_written_as_a_part_of_one() {
        let written = [1, 5, 10, 80, 85, 99, 100].map(hundredths);
        assert_eq!(written, ["0.01", "0.05", "0.1", "0.8", "0.85", "0.99", "1"]);
    }
}
