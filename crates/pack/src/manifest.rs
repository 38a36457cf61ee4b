//! What a platform reads of a package first. Imports `course` and `text`.

mod cmi5;
mod scorm12;
mod scorm2004;

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::course::{Course, Kind};

/// The page that is launched.
pub const PAGE: &str = "index.html";

type Xml = Writer<Vec<u8>>;

/// The name of the manifest and its content, with all files of the package; none for what is no platform's.
pub fn of(course: &Course, files: &[&str]) -> Option<(&'static str, Vec<u8>)> {
    let (name, written) = match course.kind {
        Kind::Scorm12 => ("imsmanifest.xml", document(|xml| scorm12::write(xml, course, files))),
        Kind::Scorm2004 => ("imsmanifest.xml", document(|xml| scorm2004::write(xml, course, files))),
        Kind::Cmi5 => ("cmi5.xml", document(|xml| cmi5::write(xml, course))),
        Kind::Site | Kind::Html => return None,
    };
    // Writing to a vector cannot fail.
    Some((name, written.unwrap_or_default()))
}

fn document(write: impl FnOnce(&mut Xml) -> io::Result<()>) -> io::Result<Vec<u8>> {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    write(&mut xml)?;
    Ok(xml.into_inner())
}

/// An element that holds text.
fn text(xml: &mut Xml, name: &str, text: &str) -> io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(text)).map(drop)
}

/// An element that holds others.
fn element(
    xml: &mut Xml,
    name: &str,
    attributes: &[(&str, &str)],
    inside: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    let element = xml.create_element(name).with_attributes(attributes.iter().copied());
    element.write_inner_content(inside).map(drop)
}

/// An element that holds nothing.
fn empty(xml: &mut Xml, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
    xml.create_element(name).with_attributes(attributes.iter().copied()).write_empty().map(drop)
}

/// What both editions of SCORM say in the same words: who it is, and every file.
struct Scorm<'c> {
    course: &'c Course,
    files: &'c [&'c str],
    namespaces: &'static [(&'static str, &'static str)],
    version: &'static str,
    /// How the attribute that tells a lesson from its parts is spelt.
    kind: &'static str,
}

impl Scorm<'_> {
    fn write(
        &self,
        xml: &mut Xml,
        in_item: impl FnOnce(&mut Xml) -> io::Result<()>,
        in_organization: impl FnOnce(&mut Xml) -> io::Result<()>,
    ) -> io::Result<()> {
        let identifier = format!("rapport-{}", self.course.id());
        let manifest = [&[("identifier", identifier.as_str()), ("version", "1")], self.namespaces].concat();
        element(xml, "manifest", &manifest, |xml| {
            element(xml, "metadata", &[], |xml| {
                text(xml, "schema", "ADL SCORM")?;
                text(xml, "schemaversion", self.version)
            })?;
            element(xml, "organizations", &[("default", "course")], |xml| {
                element(xml, "organization", &[("identifier", "course")], |xml| {
                    text(xml, "title", &self.course.title)?;
                    let item = [("identifier", "talks"), ("identifierref", "app"), ("isvisible", "true")];
                    element(xml, "item", &item, |xml| {
                        text(xml, "title", &self.course.title)?;
                        in_item(xml)
                    })?;
                    in_organization(xml)
                })
            })?;
            element(xml, "resources", &[], |xml| {
                let resource =
                    [("identifier", "app"), ("type", "webcontent"), (self.kind, "sco"), ("href", PAGE)];
                element(xml, "resource", &resource, |xml| {
                    self.files.iter().try_for_each(|file| empty(xml, "file", &[("href", file)]))
                })
            })
        })
    }
}
