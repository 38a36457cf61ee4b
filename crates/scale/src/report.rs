//! What the programs that measure have in common: a job named on the command line, a line of JSON printed.
//! Imports `jobs`.

use std::env;
use std::process::ExitCode;

use crate::jobs::{Figures, Made, Run, ready};

/// Does the job that the command line names, measured by `measure`, and prints the figures.
pub fn report(measure: impl FnOnce(Run) -> (Made, Figures)) -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let [job, nodes] = words.as_slice() else {
        eprintln!("error: a job and a number of nodes are needed, such as `decode 1000`");
        return ExitCode::from(2);
    };
    match measured(job, nodes, measure) {
        Ok(figures) => {
            let figures: Vec<String> =
                figures.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
            println!("{{{}}}", figures.join(","));
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("error: {why}");
            ExitCode::FAILURE
        }
    }
}

fn measured(job: &str, nodes: &str, measure: impl FnOnce(Run) -> (Made, Figures)) -> Result<Figures, String> {
    let nodes = nodes.parse().map_err(|_| format!("`{nodes}` is not a number of nodes"))?;
    let job = ready(job, nodes)?;
    let (made, mut figures) = measure(job.run);
    figures.push(("bytes", job.bytes as u64));
    figures.extend(made.figures()?);
    Ok(figures)
}
