//! Runs the `rapport` command in a folder of its own and compares all that it says.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A scenario without fault, under the id `spare-key`.
pub const SOUND: &str = include_str!("spare-key.yaml");

/// One run of the command; by default nothing is said and all is well.
pub struct Run {
    folder: PathBuf,
    args: Vec<String>,
    stdout: String,
    stderr: String,
    status: i32,
}

impl Run {
    /// In a new folder, named after the test.
    pub fn of(test: &str, args: &[&str]) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        Self { folder, ..Self::within(Path::new("."), args) }
    }

    /// In a folder that is there.
    pub fn within(folder: &Path, args: &[&str]) -> Self {
        Self {
            folder: folder.to_owned(),
            args: args.iter().map(|arg| (*arg).to_owned()).collect(),
            stdout: String::new(),
            stderr: String::new(),
            status: 0,
        }
    }

    /// With a file, and the folders it needs.
    pub fn file(self, name: &str, bytes: impl AsRef<[u8]>) -> Self {
        let path = self.folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    pub fn stdout(self, stdout: &str) -> Self {
        Self { stdout: stdout.to_owned(), ..self }
    }

    pub fn stderr(self, stderr: &str) -> Self {
        Self { stderr: stderr.to_owned(), ..self }
    }

    pub fn status(self, status: i32) -> Self {
        Self { status, ..self }
    }

    /// Where it runs.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Runs it and gives what it did.
    pub fn output(&self) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rapport"));
        command.args(&self.args).current_dir(&self.folder).output().unwrap()
    }

    /// Runs it and compares everything; gives the folder.
    #[track_caller]
    pub fn check(self) -> PathBuf {
        let output = self.output();
        assert_eq!(String::from_utf8(output.stderr).unwrap(), self.stderr);
        assert_eq!(String::from_utf8(output.stdout).unwrap(), self.stdout);
        assert_eq!(output.status.code(), Some(self.status));
        self.folder
    }
}
