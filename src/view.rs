//! Pieces that several pages show. They get engine values and words; they fetch and keep nothing.

pub mod clock;
pub mod curve;
pub mod export;
pub mod frame;
pub mod hearing;
pub mod known;
pub mod own_device;
pub mod pace;
pub mod scores;
pub mod script;
