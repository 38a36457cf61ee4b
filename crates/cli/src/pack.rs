//! `rapport pack`: scenario files and the built app as one file for a learning platform.

mod app;

use std::path::{Path, PathBuf};

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};
use rapport_author::load;
use rapport_engine::codec::encode;
use rapport_engine::goal::{Goal, NotAGoal};
use rapport_pack::{Chosen, Course, Kind, Packing, Progress, Refused};

use crate::files::{self, Unusable};
use crate::outcome::Outcome;
use crate::report::Report;

/// Pack scenarios for a learning platform, a web server, or as one page to open
#[derive(Debug, Args)]
pub struct Pack {
    /// Scenario files, or folders of them
    #[arg(required = true, value_name = "SCENARIO")]
    paths: Vec<PathBuf>,
    /// What the package is for
    #[arg(long = "as", value_name = "KIND")]
    kind: For,
    /// The file to write
    #[arg(short, long, value_name = "FILE")]
    out: PathBuf,
    /// Its title in the platform or record store; else that of the first scenario
    #[arg(long)]
    title: Option<String>,
    /// The overall score from which on it is passed, 1 to 100; without it, SCORM 1.2 is told `passed` of whoever has
    /// finished, the others only that it is finished
    #[arg(long, value_name = "SCORE", value_parser = clap::value_parser!(u8).range(1..=100))]
    mastery: Option<u8>,
    /// When each scenario is done: `4x90` is four talks, and each of the three scores at 90 once
    #[arg(long, value_name = "NxS", value_parser = goal)]
    goal: Option<Goal>,
    /// The folder of the built app
    #[arg(long, value_name = "DIR", default_value = "dist")]
    app: PathBuf,
}

/// A kind of package, as a word of the command.
#[derive(Debug, Clone, Copy)]
struct For(Kind);

impl ValueEnum for For {
    fn value_variants<'a>() -> &'a [Self] {
        const ALL: [For; Kind::ALL.len()] = {
            let [a, b, c, d, e] = Kind::ALL;
            [For(a), For(b), For(c), For(d), For(e)]
        };
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.0.name()).help(match self.0 {
            Kind::Scorm12 => "for SCORM 1.2, which nearly every platform takes",
            Kind::Scorm2004 => "for SCORM 2004, 4th edition",
            Kind::Cmi5 => "for cmi5",
            Kind::Site => "pages for any web server",
            Kind::Html => "one page that is opened as a file",
        }))
    }
}

fn goal(text: &str) -> Result<Goal, &'static str> {
    text.parse()
        .map_err(|NotAGoal| "a goal is talks and a score, as in 4x90: up to 99 talks, a score of 1 to 100")
}

/// Why nothing was packed.
enum Not {
    /// The app or a scenario cannot be read, or the package not be written.
    Usable(Unusable),
    /// The scenarios have faults.
    Sound(Report),
    /// They are not a course.
    Course(Refused),
    /// Nobody would hear of a mastery.
    Untold,
}

impl Pack {
    /// Packs; writes nothing unless all of it is sound.
    pub fn run(&self) -> Outcome {
        match self.packed() {
            Ok(size) => {
                let (out, next) = (self.out.display(), next(self.kind.0));
                Outcome::answer(&format!("packed `{out}`, {} kB: {next}\n", size.div_ceil(1000)))
            }
            Err(Not::Usable(unusable)) => {
                Outcome::tell(&format!("{unusable}\n"));
                Outcome::Trouble
            }
            Err(Not::Sound(report)) => {
                Outcome::tell(&report.human(0));
                Outcome::Faults
            }
            Err(Not::Course(refused)) => {
                Outcome::tell(&format!("error: {refused}\n"));
                Outcome::Trouble
            }
            Err(Not::Untold) => {
                Outcome::tell("error: `--mastery` is for a platform; a page of its own reports to nobody\n");
                Outcome::Trouble
            }
        }
    }

    fn packed(&self) -> Result<usize, Not> {
        if self.kind.0 == Kind::Html && self.mastery.is_some() {
            return Err(Not::Untold);
        }
        writable(&self.out, &self.paths)?;
        let course = self.course()?;
        let packing = Packing::begin(app::read(&self.app)?, &course)?;
        let package = with_bar(packing)?;
        files::write(&self.out, &package)?;
        Ok(package.len())
    }

    fn course(&self) -> Result<Course, Not> {
        let (found, unusable) = files::find(&self.paths);
        if let Some(unusable) = unusable.into_iter().next() {
            return Err(unusable.into());
        }
        let (mut report, mut chosen) = (Report::default(), Vec::new());
        for file in found.iter().filter(|file| !files::is_plays(file)) {
            let loaded = load(&file.display().to_string(), &files::read(file)?);
            report.add(loaded.diagnostics);
            // What was just written in this form can be read in it.
            chosen.extend(loaded.scenario.and_then(|scenario| Chosen::read(encode(&scenario)).ok()));
        }
        if report.has_errors() {
            return Err(Not::Sound(report));
        }
        let mut course = Course::new(self.kind.0, chosen)?;
        if let Some(title) = &self.title {
            course = course.titled(title)?;
        }
        if let Some(mastery) = self.mastery {
            course = course.mastered_at(mastery)?;
        }
        Ok(match self.goal {
            Some(goal) => course.with_goal(goal),
            None => course,
        })
    }
}

/// Before the work is done: whether there is a place for it.
fn writable(out: &Path, inputs: &[PathBuf]) -> Result<(), Unusable> {
    let folder = out.parent().filter(|folder| !folder.as_os_str().is_empty());
    let real = |path: &Path| path.canonicalize().ok();
    let is_input =
        || real(out).is_some_and(|out| inputs.iter().any(|path| real(path).as_ref() == Some(&out)));
    match folder {
        _ if out.exists() && !out.is_file() => Err(Unusable::new(out, "it is not a file")),
        _ if is_input() => Err(Unusable::new(out, "it is one of the files to pack")),
        // A scenario that was not named, in the place where a package was meant to go.
        _ if out.exists() && files::is_yaml(out) => {
            Err(Unusable::new(out, "it is a `.yaml` file, and a package is not written over one"))
        }
        Some(folder) if !folder.is_dir() => {
            Err(Unusable::new(out, format!("there is no folder `{}`", folder.display())))
        }
        _ => Ok(()),
    }
}

fn with_bar(mut packing: Box<Packing>) -> Result<Vec<u8>, Refused> {
    let bar = ProgressBar::new(packing.all() as u64).with_prefix("packing");
    let style = ProgressStyle::with_template("{prefix} {bar:40} {bytes} of {total_bytes}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    loop {
        match packing.step()? {
            Progress::More(more) => {
                bar.set_position(more.done() as u64);
                packing = more;
            }
            Progress::Done(package) => {
                bar.finish_and_clear();
                return Ok(package);
            }
        }
    }
}

/// What to do with it.
fn next(kind: Kind) -> &'static str {
    match kind {
        Kind::Scorm12 => "add it to a course as a SCORM 1.2 package",
        Kind::Scorm2004 => "add it to a course as a SCORM 2004 package",
        Kind::Cmi5 => "add it to a course as a cmi5 package",
        Kind::Site => "unpack it into a folder of any web server",
        Kind::Html => "open it in a browser, with or without a network",
    }
}

impl From<Unusable> for Not {
    fn from(unusable: Unusable) -> Self {
        Self::Usable(unusable)
    }
}

impl From<Refused> for Not {
    fn from(refused: Refused) -> Self {
        Self::Course(refused)
    }
}
