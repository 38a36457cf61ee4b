//! The program of a talk: the first download.

fn main() {
    rapport_app::talk();
}
