//! The compiled form of a scenario and of the library's index: a short header, a checksum and postcard.
//! Compiled at build time, so that the trainee's download holds no parser for scenario files.

use std::hash::Hasher;
use std::sync::Arc;

use fnv::FnvHasher;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::library::Card;
use crate::scenario::Scenario;

/// A scenario with the hash of its content, ready to be shared between talks.
#[derive(Debug, PartialEq, Eq)]
pub struct Compiled {
    /// The scenario.
    pub scenario: Scenario,
    /// FNV-1a, 64 bits, over the compiled content: the same content has the same hash on every machine.
    pub hash: u64,
}

/// Why bytes are not a compiled scenario or library.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecodeError {
    /// They do not begin as one.
    Foreign,
    /// They were written by another version of Rapport.
    Version(u8),
    /// They were cut off or changed on the way.
    Damaged,
}

impl core::fmt::Display for DecodeError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::Foreign => f.write_str("this is not a compiled scenario"),
            Self::Version(_) => f.write_str("this scenario was compiled by another version of Rapport"),
            Self::Damaged => f.write_str("this scenario arrived damaged"),
        }
    }
}

impl std::error::Error for DecodeError {}

const MAGIC: &[u8; 4] = b"rap\0";
/// Counts up with every change of the model: an old file is refused, never misread.
const VERSION: u8 = 3;
const HEADER: usize = MAGIC.len() + 1 + 8;

/// The compiled form of a scenario.
#[must_use]
pub fn encode(scenario: &Scenario) -> Vec<u8> {
    wrap(scenario)
}

/// The compiled form of the library's index.
#[must_use]
pub fn encode_library(cards: &[Card]) -> Vec<u8> {
    wrap(&cards)
}

/// The scenario in its compiled form.
///
/// # Errors
/// Where the bytes are foreign, of another version or damaged.
#[inline]
pub fn decode(bytes: &[u8]) -> Result<Arc<Compiled>, DecodeError> {
    let (scenario, hash) = unwrap::<Scenario>(bytes)?;
    if !scenario.is_sound() {
        return Err(DecodeError::Damaged);
    }
    Ok(Arc::new(Compiled { scenario, hash }))
}

/// The cards in a compiled library.
///
/// # Errors
/// Where the bytes are foreign, of another version or damaged.
#[inline]
pub fn decode_library(bytes: &[u8]) -> Result<Vec<Card>, DecodeError> {
    unwrap(bytes).map(|(cards, _)| cards)
}

impl Compiled {
    /// Gives a scenario its hash, without going through bytes that are kept.
    #[must_use]
    pub fn new(scenario: Scenario) -> Arc<Self> {
        let hash = hash_of(&payload(&scenario));
        Arc::new(Self { scenario, hash })
    }
}

/// FNV-1a, 64 bits.
#[must_use]
pub fn hash_of(bytes: &[u8]) -> u64 {
    let mut hasher = FnvHasher::default();
    hasher.write(bytes);
    hasher.finish()
}

fn payload(value: &impl Serialize) -> Vec<u8> {
    // Writing plain data to a growing vector has no way to fail.
    postcard::to_allocvec(value).unwrap_or_default()
}

fn wrap(value: &impl Serialize) -> Vec<u8> {
    let payload = payload(value);
    let mut bytes = Vec::with_capacity(HEADER + payload.len());
    bytes.extend_from_slice(MAGIC);
    bytes.push(VERSION);
    bytes.extend_from_slice(&hash_of(&payload).to_le_bytes());
    bytes.extend_from_slice(&payload);
    bytes
}

fn unwrap<T: DeserializeOwned>(bytes: &[u8]) -> Result<(T, u64), DecodeError> {
    let rest = bytes.strip_prefix(MAGIC).ok_or(DecodeError::Foreign)?;
    let (&version, rest) = rest.split_first().ok_or(DecodeError::Damaged)?;
    if version != VERSION {
        return Err(DecodeError::Version(version));
    }
    let (hash, payload) = rest.split_first_chunk::<8>().ok_or(DecodeError::Damaged)?;
    let hash = u64::from_le_bytes(*hash);
    if hash != hash_of(payload) {
        return Err(DecodeError::Damaged);
    }
    let value = postcard::from_bytes(payload).map_err(|_| DecodeError::Damaged)?;
    Ok((value, hash))
}
