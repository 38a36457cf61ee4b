//! Rapport in the browser.
fn main() {}
