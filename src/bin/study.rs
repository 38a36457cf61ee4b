//! The program of what comes after a talk, loaded when it is needed.

fn main() {
    rapport_app::study();
}
