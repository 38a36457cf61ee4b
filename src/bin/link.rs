//! The program that speaks to whoever launched the app.

fn main() {
    rapport_app::link();
}
