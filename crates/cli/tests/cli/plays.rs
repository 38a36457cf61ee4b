//! The plays beside the scenarios: each ends, and reads as it did when it was last looked at.
//! `REGENERATE=1 cargo test -p rapport-cli plays` writes the transcripts anew; read them before you commit.

use std::fs;
use std::path::{Path, PathBuf};

use rapport_author::{Play, load_plays};

use crate::run::Run;

#[test]
fn every_play_reads_as_it_was_kept() {
    let files = play_files();
    assert!(files.len() >= 2, "{files:?}");
    for file in files {
        let bytes = fs::read(&file).unwrap();
        let (plays, diagnostics) = load_plays(&file.display().to_string(), &bytes);
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        let told: Vec<(Play, String)> =
            plays.unwrap().into_iter().map(|play| (play.clone(), tell(&file, &play))).collect();
        if std::env::var_os("REGENERATE").is_some() {
            fs::write(&file, written(&told)).unwrap();
            continue;
        }
        for (play, told) in told {
            assert!(told.contains("\n= "), "{}: it does not end", play.name);
            assert_eq!(play.transcript.as_deref(), Some(told.as_str()), "{}", play.name);
        }
    }
}

fn tell(file: &Path, play: &Play) -> String {
    let scenario = file.to_str().unwrap().replace(".plays.yaml", ".yaml");
    let replies: Vec<&str> = play.replies.iter().map(|id| id.as_str()).collect();
    let seed = play.seed.to_string();
    let args = ["play", &scenario, "--seed", &seed, "--replies", &replies.join(",")];
    let output = Run::within(Path::new("."), &args).output();
    assert_eq!(output.status.code(), Some(0), "{}: {}", play.name, String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn written(plays: &[(Play, String)]) -> String {
    let mut text = "format: 1\nplays:\n".to_owned();
    for (play, told) in plays {
        let replies: Vec<&str> = play.replies.iter().map(|id| id.as_str()).collect();
        text += &format!("  - name: {}\n", serde_json::to_string(&play.name).unwrap());
        text +=
            &format!("    seed: {}\n    replies: [{}]\n    transcript: |\n", play.seed, replies.join(", "));
        for line in told.lines() {
            text += &if line.is_empty() { "\n".to_owned() } else { format!("      {line}\n") };
        }
        text.push('\n');
    }
    text.trim_end().to_owned() + "\n"
}

fn play_files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios");
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> =
        entries.filter(|path| path.to_str().is_some_and(|path| path.ends_with(".plays.yaml"))).collect();
    files.sort();
    files
}
