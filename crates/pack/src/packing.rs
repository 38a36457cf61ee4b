//! Packing, a step at a time. Imports everything else here.

use std::vec;

use rapport_engine::codec::encode_library;
use rapport_engine::library::Card;

use crate::app::{AppFile, Role};
use crate::archive::{self, Entry};
use crate::course::{Chosen, Course, Kind, LIBRARY, Refused};
use crate::kept::{self, Kept};
use crate::manifest;
use crate::page;
use crate::single::Single;
use crate::squeeze::Squeeze;

/// A package on its way.
pub struct Packing {
    form: Form,
    now: (Entry, Box<Squeeze>),
    waiting: vec::IntoIter<(String, Vec<u8>)>,
    packed: Vec<Entry>,
    /// The bytes of the files that are packed.
    behind: usize,
    all: usize,
}

enum Form {
    Zip,
    Html(Single),
}

/// What a step comes to.
pub enum Progress {
    /// There is more to do.
    More(Box<Packing>),
    /// The package.
    Done(Vec<u8>),
}

/// A package at once.
///
/// # Errors
/// Where the app's files are not whole.
pub fn pack(app: Vec<AppFile>, course: &Course) -> Result<Vec<u8>, Refused> {
    let mut packing = Packing::begin(app, course)?;
    loop {
        match packing.step()? {
            Progress::More(more) => packing = more,
            Progress::Done(package) => return Ok(package),
        }
    }
}

impl Packing {
    /// Begins, with all files of the app that a package of its kind takes.
    ///
    /// # Errors
    /// Where the app's files are not whole.
    pub fn begin(mut app: Vec<AppFile>, course: &Course) -> Result<Box<Self>, Refused> {
        app.retain(|file| course.kind.takes(file.role));
        let at = app.iter().position(|file| file.role == Role::Page).ok_or(Refused::NoPage)?;
        let html = String::from_utf8(app.swap_remove(at).bytes).map_err(|_| Refused::Page("UTF-8"))?;
        let scenarios = scenarios(course);
        let (form, files) = match course.kind {
            Kind::Html => {
                let (single, carried) = Single::of(&html, &app, scenarios, course)?;
                (Form::Html(single), vec![(String::new(), carried)])
            }
            _ => (Form::Zip, files(&html, app, scenarios, course)?),
        };
        let all = files.iter().map(|(_, bytes)| bytes.len()).sum();
        let mut waiting = files.into_iter();
        let now = waiting.next().map(begun).ok_or(Refused::NoPage)?;
        Ok(Box::new(Self { form, now, waiting, packed: Vec::new(), behind: 0, all }))
    }

    /// How many bytes there are to pack.
    #[must_use]
    pub fn all(&self) -> usize {
        self.all
    }

    /// How many of them are packed.
    #[must_use]
    pub fn done(&self) -> usize {
        self.behind + self.now.1.done()
    }

    /// Goes on for about half a second at most.
    ///
    /// # Errors
    /// Where there is more than a package can hold.
    pub fn step(mut self: Box<Self>) -> Result<Progress, Refused> {
        let (entry, squeeze) = self.now;
        let squeezed = match squeeze.step() {
            Err(more) => {
                self.now = (entry, more);
                return Ok(Progress::More(self));
            }
            Ok(squeezed) => squeezed,
        };
        self.behind += entry.size();
        self.packed.push(entry.squeezed(squeezed));
        if let Some(next) = self.waiting.next() {
            self.now = begun(next);
            return Ok(Progress::More(self));
        }
        Ok(Progress::Done(match self.form {
            Form::Zip => archive::zip(self.packed)?,
            Form::Html(single) => {
                single.holding(&self.packed.pop().map(Entry::into_squeezed).unwrap_or_default())
            }
        }))
    }
}

fn begun((path, bytes): (String, Vec<u8>)) -> (Entry, Box<Squeeze>) {
    (Entry::of(path, &bytes), Squeeze::new(bytes))
}

/// The chosen scenarios and a library of no others, under their paths.
fn scenarios(course: &Course) -> Vec<(String, Vec<u8>)> {
    let cards: Vec<Card> = course.scenarios.iter().map(|chosen| chosen.card.clone()).collect();
    let path = |name: &str| format!("scenarios/{name}.bin");
    let library = (path(LIBRARY), encode_library(&cards));
    let one = |chosen: &Chosen| (path(chosen.card.id.as_str()), chosen.bytes.clone());
    [library].into_iter().chain(course.scenarios.iter().map(one)).collect()
}

/// Every file of a zip, by its path.
fn files(
    html: &str,
    app: Vec<AppFile>,
    scenarios: Vec<(String, Vec<u8>)>,
    course: &Course,
) -> Result<Vec<(String, Vec<u8>)>, Refused> {
    let page = (manifest::PAGE.to_owned(), page::packed(html, course)?.into_bytes());
    let of = |role| move |(path, bytes)| Kept { path, role, bytes };
    let rest = app.into_iter().map(|file| Kept { path: file.path, role: file.role, bytes: file.bytes });
    let page = [page].into_iter().map(of(Role::Page));
    let mut files: Vec<_> = page.chain(rest).chain(scenarios.into_iter().map(of(Role::Scenario))).collect();
    if course.kind == Kind::Site {
        kept::keep(&mut files);
    }
    let mut files: Vec<_> = files.into_iter().map(|file| (file.path, file.bytes)).collect();
    files.sort();
    let paths: Vec<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
    if let Some((name, manifest)) = manifest::of(course, &paths) {
        files.push((name.to_owned(), manifest));
    }
    Ok(files)
}
