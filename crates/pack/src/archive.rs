//! A zip file whose bytes follow from its entries alone: in order of name, without clocks and owners. Imports `course`.

use std::io::Write as _;

use rawzip::time::UtcDateTime;
use rawzip::{CompressionMethod, DataDescriptorOutput, ZipArchiveWriter, crc32};

use crate::course::Refused;

/// A file for an archive.
pub struct Entry {
    path: String,
    size: usize,
    crc: u32,
    squeezed: Vec<u8>,
}

impl Entry {
    /// A file before it is squeezed.
    pub fn of(path: String, bytes: &[u8]) -> Self {
        Self { path, size: bytes.len(), crc: crc32(bytes), squeezed: Vec::new() }
    }

    /// How many bytes it has, when it is not squeezed.
    pub fn size(&self) -> usize {
        self.size
    }

    /// With what came of it.
    pub fn squeezed(self, squeezed: Vec<u8>) -> Self {
        Self { squeezed, ..self }
    }

    /// What came of it.
    pub fn into_squeezed(self) -> Vec<u8> {
        self.squeezed
    }
}

/// The archive.
pub fn zip(mut entries: Vec<Entry>) -> Result<Vec<u8>, Refused> {
    entries.sort_by(|one, other| one.path.cmp(&other.path));
    write(&entries).map_err(|_| Refused::TooLarge)
}

fn write(entries: &[Entry]) -> Result<Vec<u8>, rawzip::Error> {
    let first_day = UtcDateTime::from_unix(FIRST_DAY);
    let mut archive = ZipArchiveWriter::new(Vec::new());
    for entry in entries {
        let file = archive.new_file(entry.path.as_str()).compression_method(CompressionMethod::DEFLATE);
        let (mut file, _) = file.last_modified(first_day).start()?;
        file.write_all(&entry.squeezed)?;
        file.finish(DataDescriptorOutput::new(entry.crc, entry.size as u64))?;
    }
    archive.finish()
}

/// The first day of 1980: zip files know none before it, and some readers stumble over none at all.
const FIRST_DAY: i64 = 315_532_800;
