//! Any words as an article: sentences, tokens, facts, credits and clauses, all of them within the text.
#![no_main]

use crosscheck_compare::article::{Article, Reference};
use crosscheck_fuzz::event;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    for input in event::articles(bytes) {
        let day = input.document.metadata.day();
        event::check(&Article::read(&input.id, &input.document, Reference { day, borrowed: false }));
    }
});
