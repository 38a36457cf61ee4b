//! `imsmanifest.xml` of SCORM 1.2.

use std::io;

use super::{Scorm, Xml, text};
use crate::course::Course;

const NAMESPACES: [(&str, &str); 2] = [
    ("xmlns", "http://www.imsproject.org/xsd/imscp_rootv1p1p2"),
    ("xmlns:adlcp", "http://www.adlnet.org/xsd/adlcp_rootv1p2"),
];

/// Writes it.
pub fn write(xml: &mut Xml, course: &Course, files: &[&str]) -> io::Result<()> {
    let scorm = Scorm { course, files, namespaces: &NAMESPACES, version: "1.2", kind: "adlcp:scormtype" };
    let mastery = |xml: &mut Xml| match course.judged_by_platform() {
        Some(score) => text(xml, "adlcp:masteryscore", &score.to_string()),
        None => Ok(()),
    };
    scorm.write(xml, mastery, |_| Ok(()))
}
