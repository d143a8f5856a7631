//! What was read of a file.

use crosscheck_compare::document::{Block, Document, Warning};

use crate::wire::{BlockView, SourceView, WarningView};

/// All blocks of a file in reading order, trimmed ones with why.
pub fn source(article: String, document: Document) -> SourceView {
    let block = |block: Block| {
        let Block { text, kept: _, reason } = block;
        BlockView { text, reason: reason.map(|r| r.words().to_owned()) }
    };
    SourceView { article, blocks: document.blocks.into_iter().map(block).collect() }
}

impl From<Warning> for WarningView {
    fn from(warning: Warning) -> Self {
        let Warning { code, message } = warning;
        Self { code, message }
    }
}
