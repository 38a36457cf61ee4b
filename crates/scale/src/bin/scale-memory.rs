//! How much memory a job takes: `scale-memory JOB NODES` prints one line of JSON. It is a program of its own
//! because counting takes time.

use std::process::ExitCode;

use peak_alloc::PeakAlloc;
use rapport_scale::report::report;

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

fn main() -> ExitCode {
    report(|run| {
        let before = HEAP.current_usage();
        HEAP.reset_peak_usage();
        let made = run();
        let above = |bytes: usize| bytes.saturating_sub(before) as u64;
        let figures = vec![("peak", above(HEAP.peak_usage())), ("held", above(HEAP.current_usage()))];
        (made, figures)
    })
}
