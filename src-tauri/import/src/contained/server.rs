//! The child's own side: limits first, then one file after the other.

use std::io::{BufReader, BufWriter};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Instant;

use super::frames::{self, Reply, Request, Said};
use crate::{Input, archives, limits};

/// Reads files for the parent until it has no more.
pub fn run() {
    confine();
    // What a panic says may hold words of the article, and the parent is told anyway.
    std::panic::set_hook(Box::new(|_| {}));
    let mut from = BufReader::new(std::io::stdin().lock());
    let mut to = BufWriter::new(std::io::stdout().lock());
    while let Ok((request, bytes)) = frames::read::<Request>(&mut from) {
        let begun = Instant::now();
        let work = || {
            #[cfg(debug_assertions)]
            misbehave(&request.name);
            let format = request.format.as_deref();
            let input = Input { name: &request.name, bytes: &bytes, given: request.given.clone(), raw: false, format };
            if request.unpack {
                return match archives::unpack(&input) {
                    Ok(unpacked) => {
                        let heads = unpacked.parts.iter().map(|p| (p.name.clone(), p.format.clone(), p.bytes.len())).collect();
                        (Reply::Parts(heads, unpacked.left_out), unpacked.parts.into_iter().map(|p| p.bytes).collect())
                    }
                    Err(refusal) => (Reply::Refusal(refusal), Vec::new()),
                };
            }
            let reply = crate::read(&input).map_or_else(Reply::Refusal, |d| Reply::Document(Box::new(d)));
            (reply, Vec::new())
        };
        let (reply, bodies) = catch_unwind(AssertUnwindSafe(work)).unwrap_or((Reply::Panicked, Vec::new()));
        // A parser that was given up on goes on in its thread: it ends with this process. Much memory is given back in the same way.
        let again = begun.elapsed() < limits::PARSER_TIME && bytes.len() < limits::MUCH && !matches!(reply, Reply::Panicked);
        let bodies: Vec<&[u8]> = bodies.iter().map(Vec::as_slice).collect();
        if frames::write(&mut to, &Said { reply, again }, &bodies).is_err() || !again {
            break;
        }
    }
    // Not by returning: threads of parsers that hang would not be waited for, but their memory is in use until the very end.
    std::process::exit(0);
}

/// What a parser may do at its worst, for the tests of the parent: asked for by a name that no file has.
#[cfg(debug_assertions)]
fn misbehave(name: &str) {
    fn deep(n: u64) -> u64 {
        let pad = std::hint::black_box([n; 64]);
        if n == u64::MAX { 0 } else { deep(n + 1) + pad[(n % 64) as usize] }
    }
    match name {
        "\0crash" => std::process::abort(),
        "\0overflow" => drop(std::hint::black_box(deep(0))),
        "\0hang" => loop {
            std::thread::sleep(std::time::Duration::from_secs(1));
        },
        "\0memory" => {
            let mut all: Vec<Vec<u8>> = Vec::new();
            loop {
                all.push(vec![1; 16 << 20]);
                std::hint::black_box(&all);
            }
        }
        _ => {}
    }
}

/// The most that a file may do to this process: so much memory, no files, no traces.
#[cfg(unix)]
fn confine() {
    use rlimit::Resource;
    let most = |resource: Resource, limit: u64| {
        let hard = resource.get_hard().unwrap_or(limit);
        let _ = resource.set(limit.min(hard), limit.min(hard));
    };
    most(Resource::AS, limits::MEMORY);
    most(Resource::CORE, 0);
    most(Resource::FSIZE, 0);
    most(Resource::NOFILE, 16);
}

#[cfg(not(unix))]
fn confine() {}
