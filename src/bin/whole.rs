//! The programs with pages as one, for the page that is one file: what they share is in it once.

fn main() {
    rapport_app::whole();
}
