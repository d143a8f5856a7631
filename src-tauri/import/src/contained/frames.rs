//! What crosses between parent and child: a head in JSON and bytes, each with its length before it.

use std::io::{self, Read, Write};

use crosscheck_compare::document::{Document, Metadata};
use serde::{Deserialize, Serialize};

use crate::Refusal;

/// No head is longer, in bytes.
const MOST_HEAD: u64 = 256 << 20;
/// No body is longer, in bytes.
const MOST_BODY: u64 = 1 << 30;

/// Of a head or body so many bytes are made room for at once.
const AT_ONCE: u64 = 4 << 20;

/// A request. The body is the file's bytes.
#[derive(Debug, Serialize, Deserialize)]
pub struct Request {
    pub unpack: bool,
    pub name: String,
    pub given: Metadata,
    pub format: Option<String>,
}

/// An answer. The body is the parts' bytes, one after the other.
#[derive(Debug, Serialize, Deserialize)]
pub enum Reply {
    Document(Box<Document>),
    Refusal(Refusal),
    /// Name, format and length of each part; how many were left out.
    Parts(Vec<(String, Option<String>, usize)>, usize),
    /// The parser panicked.
    Panicked,
}

/// An answer, and whether the child will answer again.
#[derive(Debug, Serialize, Deserialize)]
pub struct Said {
    pub reply: Reply,
    pub again: bool,
}

/// Writes a frame.
pub fn write(out: &mut impl Write, head: &impl Serialize, bodies: &[&[u8]]) -> io::Result<()> {
    let head = serde_json::to_vec(head)?;
    let body: usize = bodies.iter().map(|b| b.len()).sum();
    out.write_all(&(head.len() as u64).to_le_bytes())?;
    out.write_all(&(body as u64).to_le_bytes())?;
    out.write_all(&head)?;
    for body in bodies {
        out.write_all(body)?;
    }
    out.flush()
}

/// Reads a frame.
pub fn read<T: for<'de> Deserialize<'de>>(input: &mut impl Read) -> io::Result<(T, Vec<u8>)> {
    let head = length(input, MOST_HEAD)?;
    let body = length(input, MOST_BODY)?;
    let head = take(input, head)?;
    let body = take(input, body)?;
    Ok((serde_json::from_slice(&head)?, body))
}

fn length(input: &mut impl Read, most: u64) -> io::Result<u64> {
    let mut bytes = [0; 8];
    input.read_exact(&mut bytes)?;
    Some(u64::from_le_bytes(bytes)).filter(|l| *l <= most).ok_or_else(|| io::ErrorKind::InvalidData.into())
}

fn take(input: &mut impl Read, length: u64) -> io::Result<Vec<u8>> {
    // As much as is asked for, but not at once what a broken frame asks for.
    let mut bytes = Vec::with_capacity(length.min(AT_ONCE) as usize);
    input.take(length).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == length { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}
