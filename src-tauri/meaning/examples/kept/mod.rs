//! Vectors kept from one run of a tool for training to the next.

use std::collections::HashMap;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::PathBuf;
use std::sync::Mutex;

use crosscheck_meaning::{Key, Model, Shelf};

/// The model that is found, with the vectors kept in the file that the variable `VECTORS` names.
pub fn model() -> Model {
    match std::env::var_os("VECTORS") {
        Some(file) => Model::found().with_shelf(Box::new(Kept::open(file.into()))),
        None => Model::found(),
    }
}

/// Vectors from one training to the next, in the file that the variable `VECTORS` names: key, length, bytes.
struct Kept {
    file: PathBuf,
    records: Mutex<HashMap<Key, Vec<u8>>>,
}

impl Kept {
    fn open(file: PathBuf) -> Self {
        let bytes = fs::read(&file).unwrap_or_default();
        let (mut records, mut rest) = (HashMap::new(), bytes.as_slice());
        while let Some((key, after)) = rest.split_first_chunk::<32>()
            && let Some((length, after)) = after.split_first_chunk::<4>()
            && let Some((record, after)) = after.split_at_checked(u32::from_le_bytes(*length) as usize)
        {
            records.insert(*key, record.to_vec());
            rest = after;
        }
        Self { file, records: Mutex::new(records) }
    }
}

impl Shelf for Kept {
    fn get(&self, key: &Key) -> Option<Vec<u8>> {
        self.records.lock().ok()?.get(key).cloned()
    }

    fn put(&self, records: &[(Key, Vec<u8>)]) {
        let mut bytes = Vec::new();
        for (key, record) in records {
            bytes.extend(key);
            bytes.extend((record.len() as u32).to_le_bytes());
            bytes.extend(record);
        }
        if let Ok(mut file) = OpenOptions::new().append(true).create(true).open(&self.file) {
            let _ = file.write_all(&bytes);
        }
    }
}
