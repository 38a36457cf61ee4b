//! How long a job takes: `scale-time JOB NODES` prints one line of JSON.

use std::process::ExitCode;
use std::time::Instant;

use rapport_scale::report::report;

fn main() -> ExitCode {
    report(|run| {
        let start = Instant::now();
        let made = run();
        let nanos = start.elapsed().as_nanos();
        (made, vec![("nanos", u64::try_from(nanos).unwrap_or(u64::MAX))])
    })
}
