//! The text of a file that somebody chose. Imports what is refused.

use web_sys::File;

use super::file::{MOST_BYTES, Refusal};

/// The text of a file; one that is too large is not even read.
pub async fn text_of(file: &File) -> Result<String, Refusal> {
    if file.size() > MOST_BYTES as f64 {
        return Err(Refusal::TooLarge);
    }
    let text = file.text().await.ok().and_then(|text| text.as_string());
    text.ok_or(Refusal::Unreadable)
}
