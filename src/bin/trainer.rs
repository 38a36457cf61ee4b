//! The program for those who teach, loaded when it is needed.

fn main() {
    rapport_app::trainer();
}
