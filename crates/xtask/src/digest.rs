//! Digests in the spellings that browsers read.

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256, Sha384};

/// `sha256-…`, for an inline script in a content security policy.
pub fn script_hash(content: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(content)))
}

/// `sha384-…`, for the integrity of a file.
pub fn integrity(content: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(content)))
}

/// The SHA-256 digest in hexadecimal digits.
pub fn whole(content: &[u8]) -> String {
    Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Sixteen hexadecimal digits that change with the content.
pub fn short_name(content: &[u8]) -> String {
    let mut digits = whole(content);
    digits.truncate(16);
    digits
}
