//! Every string of the interface. One catalogue per language; pages and views name the string, never write it.

mod en;

pub use en::*;
