//! What a person corrected of how a file was read, laid over what was read.
//!
//! A correction names its block by the block's words, not by its number, so that it still finds it when a later version of the
//! importers parts the file otherwise. What was read stays as it was read.

use crosscheck_compare::document::{Block, Document, TrimReason};
use crosscheck_compare::span::Span;
use serde::{Deserialize, Serialize};

use crate::records::ArticleCorrection;

/// A block put back into the article, or cut.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockCorrection {
    /// Its words.
    pub text: String,
    /// How many blocks of the same words stand before it.
    pub before: usize,
    /// Part of the article.
    pub keep: bool,
}

/// Warnings that have nothing more to say once a person entered the value: the outlet's, the headline's, the date's.
pub const ANSWERED: [&[&str]; 3] = [
    &["no_outlet", "guessed_outlet", "outlet_conflict", "disguised_outlet"],
    &["no_headline", "headline_conflict"],
    &["no_date", "guessed_date", "date_conflict", "date_order"],
];

impl ArticleCorrection {
    /// Puts a block of a document back, or cuts it. `false` when there is no such block.
    pub fn turn(&mut self, read: &Document, at: usize, keep: bool) -> bool {
        let Some(block) = read.blocks.get(at) else { return false };
        let before = read.blocks[..at].iter().filter(|b| b.text == block.text).count();
        self.blocks.retain(|b| b.text != block.text || b.before != before);
        // As it was read: then nothing is corrected.
        if keep != block.kept.is_some() {
            self.blocks.push(BlockCorrection { text: block.text.clone(), before, keep });
        }
        true
    }

    /// The document as corrected. Where nothing is, it comes back as it was, to the letter.
    pub fn corrected(&self, mut document: Document) -> Document {
        self.apply(&mut document.metadata);
        let said = |value: &Option<String>| value.as_deref().is_some_and(|v| !v.trim().is_empty());
        for (entered, codes) in [said(&self.outlet), said(&self.headline), said(&self.published)].into_iter().zip(ANSWERED) {
            document.warnings.retain(|w| !(entered && codes.contains(&w.code.as_str())));
        }
        let mut decided: Vec<Option<bool>> = vec![None; document.blocks.len()];
        for correction in &self.blocks {
            let mut same = document.blocks.iter().enumerate().filter(|(_, b)| b.text == correction.text);
            if let Some((at, _)) = same.nth(correction.before) {
                decided[at] = Some(correction.keep);
            }
        }
        let changes = |(block, decided): (&Block, &Option<bool>)| decided.is_some_and(|keep| keep != block.kept.is_some());
        if document.blocks.iter().zip(&decided).any(changes) {
            join(&mut document, &decided);
        }
        document
    }
}

/// Makes the text anew from the blocks that are kept now. Two that followed one another keep what stood between them.
fn join(document: &mut Document, decided: &[Option<bool>]) {
    let old = std::mem::take(&mut document.text);
    let mut text = String::with_capacity(old.len());
    // Where the block before this one ended in the old text, when it was kept in both.
    let mut end = None;
    for (block, decided) in document.blocks.iter_mut().zip(decided) {
        let was = block.kept;
        let keep = decided.unwrap_or(was.is_some());
        if !keep {
            if was.is_some() {
                (block.kept, block.reason) = (None, Some(TrimReason::ByHand));
                end = None;
            }
            continue;
        }
        let between = was.zip(end).and_then(|(now, end): (Span, usize)| old.get(end..now.start));
        if !text.is_empty() {
            text.push_str(between.unwrap_or("\n\n"));
        }
        let start = text.len();
        text.push_str(&block.text);
        end = was.map(|w| w.end);
        (block.kept, block.reason) = (Some(Span::new(start, text.len())), None);
    }
    document.text = text;
}

#[cfg(test)]
mod tests {
    use crosscheck_compare::document::Warning;

    use super::*;

    fn document(blocks: &[(&str, bool)]) -> Document {
        let mut document = Document::default();
        for (text, kept) in blocks {
            let span = kept.then(|| {
                if !document.text.is_empty() {
                    document.text.push_str("\n\n");
                }
                let start = document.text.len();
                document.text.push_str(text);
                Span::new(start, document.text.len())
            });
            let reason = (!kept).then_some(TrimReason::Furniture);
            document.blocks.push(Block { text: (*text).to_owned(), kept: span, reason });
        }
        document.warnings.push(Warning { code: "no_outlet".into(), message: "?".into() });
        document
    }

    fn turned(read: &Document, turns: &[(usize, bool)]) -> ArticleCorrection {
        let mut correction = ArticleCorrection::default();
        assert!(turns.iter().all(|(at, keep)| correction.turn(read, *at, *keep)));
        correction
    }

    fn sound(document: &Document) {
        for block in &document.blocks {
            assert_eq!(block.kept.is_some(), block.reason.is_none());
            assert!(block.kept.is_none_or(|k| k.of(&document.text) == block.text));
        }
    }

    #[test]
    fn nothing_corrected_changes_nothing() {
        let read = document(&[("Menu", false), ("Nine hurt.", true), ("It rained.", true)]);
        assert_eq!(ArticleCorrection::default().corrected(read.clone()), read);
        assert_eq!(turned(&read, &[(1, false), (1, true)]), ArticleCorrection::default(), "cut and put back");
        assert!(!ArticleCorrection::default().turn(&read, 3, true));
    }

    #[test]
    fn blocks_are_cut_and_put_back_where_they_stand() {
        let read = document(&[("Menu", false), ("Nine hurt.", true), ("Photo: Quill", false), ("It rained.", true), ("Menu", false)]);
        let correction = turned(&read, &[(1, false), (2, true), (4, true)]);
        let corrected = correction.corrected(read.clone());
        sound(&corrected);
        assert_eq!(corrected.text, "Photo: Quill\n\nIt rained.\n\nMenu");
        assert_eq!(corrected.blocks[1].reason, Some(TrimReason::ByHand));
        assert_eq!(corrected.blocks[0].reason, Some(TrimReason::Furniture), "the other block of the same words is left alone");
        assert_eq!(correction.corrected(corrected.clone()), corrected, "laid over twice, it is the same");
    }

    #[test]
    fn a_block_is_found_again_when_the_file_is_parted_otherwise() {
        let read = document(&[("Nine hurt.", true), ("Photo: Quill", false)]);
        let correction = turned(&read, &[(1, true), (0, false)]);
        let later = document(&[("Harbour Post", false), ("Nine hurt.", true), ("It rained.", true), ("Photo: Quill", false)]);
        let corrected = correction.corrected(later);
        sound(&corrected);
        assert_eq!(corrected.text, "It rained.\n\nPhoto: Quill");
        assert_eq!(correction.corrected(document(&[("Other words.", true)])).text, "Other words.");
    }

    #[test]
    fn what_is_entered_holds_and_quiets_its_warning() {
        let enter = |value: &str| ArticleCorrection { outlet: Some(value.into()), ..ArticleCorrection::default() };
        let corrected = enter(" The Harbour Post ").corrected(document(&[("Nine hurt.", true)]));
        assert_eq!(corrected.metadata.outlet.as_deref(), Some("The Harbour Post"));
        assert!(corrected.warnings.is_empty());
        let emptied = enter("").corrected(document(&[("Nine hurt.", true)]));
        assert_eq!(emptied.metadata.outlet, None);
        assert_eq!(emptied.warnings.len(), 1);
    }

    #[test]
    fn all_cut_leaves_an_empty_text() {
        let read = document(&[("Nine hurt.", true)]);
        let corrected = turned(&read, &[(0, false)]).corrected(read);
        sound(&corrected);
        assert_eq!(corrected.text, "");
    }
}
