//! What was read of a file, and what a person corrected of it.

use crosscheck_compare::document::{Block, Document, Metadata, Warning};
use crosscheck_library::reading::ANSWERED;
use crosscheck_library::{ArticleCorrection, ArticleRecord};

use crate::wire::{BlockView, FieldName, FieldView, Problem, ProblemCode, SourceView, WarningView};

/// The parts of the metadata in the order in which a person reads them.
const FIELDS: [FieldName; 6] =
    [FieldName::Outlet, FieldName::Headline, FieldName::Byline, FieldName::Published, FieldName::Updated, FieldName::Language];

/// All blocks of a file in reading order, trimmed ones with why; the metadata; what was corrected.
pub fn source(article: &ArticleRecord, read: &Document) -> SourceView {
    let Document { metadata, text: _, blocks, format: _, warnings } = article.correction.corrected(read.clone());
    let block = |(now, read): (Block, &Block)| {
        let Block { text, kept, reason } = now;
        BlockView {
            text,
            reason: reason.map(|r| r.words().to_owned()),
            by_hand: kept.is_some() != read.kept.is_some(),
            read_reason: read.reason.map(|r| r.words().to_owned()),
        }
    };
    let field = |field: FieldName| FieldView {
        field,
        value: of(field, &metadata).unwrap_or_default().to_owned(),
        read: of(field, &read.metadata).unwrap_or_default().to_owned(),
        by_hand: place(field, &mut article.correction.clone()).is_some(),
        warnings: warnings.iter().filter(|w| codes(field).contains(&w.code.as_str())).cloned().map(WarningView::from).collect(),
    };
    SourceView {
        article: article.id.clone(),
        fields: FIELDS.into_iter().map(field).collect(),
        blocks: blocks.into_iter().zip(&read.blocks).map(block).collect(),
        warnings: warnings.iter().cloned().map(WarningView::from).collect(),
    }
}

/// The value of a part of the metadata.
pub fn of(field: FieldName, metadata: &Metadata) -> Option<&str> {
    let value = match field {
        FieldName::Outlet => &metadata.outlet,
        FieldName::Headline => &metadata.headline,
        FieldName::Byline => &metadata.byline,
        FieldName::Published => &metadata.published,
        FieldName::Updated => &metadata.updated,
        FieldName::Language => &metadata.language,
    };
    value.as_deref()
}

/// Where a correction has what was said of it.
pub fn place(field: FieldName, correction: &mut ArticleCorrection) -> &mut Option<String> {
    match field {
        FieldName::Outlet => &mut correction.outlet,
        FieldName::Headline => &mut correction.headline,
        FieldName::Byline => &mut correction.byline,
        FieldName::Published => &mut correction.published,
        FieldName::Updated => &mut correction.updated,
        FieldName::Language => &mut correction.language,
    }
}

/// Codes of the warnings about it.
fn codes(field: FieldName) -> &'static [&'static str] {
    match field {
        FieldName::Outlet => ANSWERED[0],
        FieldName::Headline => ANSWERED[1],
        FieldName::Published => ANSWERED[2],
        FieldName::Byline | FieldName::Updated | FieldName::Language => &[],
    }
}

/// A value of the metadata as a person writes it, in the form in which it is kept.
///
/// # Errors
/// When it is no value of that kind.
pub fn entered(field: FieldName, value: &str) -> Result<String, Problem> {
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    match field {
        FieldName::Published | FieldName::Updated if !value.is_empty() => {
            crosscheck_import::metadata::dates::normal(&value).ok_or_else(|| {
                let message =
                    format!("“{value}” is no date that can be read. Write it as 2026-05-04, or with the time as 2026-05-04 09:40.");
                Problem::new(ProblemCode::NotADate, message)
            })
        }
        FieldName::Language if !value.is_empty() => {
            let code = value.to_lowercase();
            if code.len() == 2 && code.bytes().all(|b| b.is_ascii_lowercase()) {
                return Ok(code);
            }
            let message = format!("“{value}” is no code of a language. Write its two letters, as “en” or “fr”.");
            Err(Problem::new(ProblemCode::NotALanguage, message))
        }
        _ => Ok(value),
    }
}

impl From<Warning> for WarningView {
    fn from(warning: Warning) -> Self {
        let Warning { code, message } = warning;
        Self { code, message }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_taken_as_people_write_them_and_kept_in_one_form() {
        for (written, kept) in [("4 May 2026", "2026-05-04"), ("2026-05-04 09:40", "2026-05-04T09:40"), ("  ", "")] {
            assert_eq!(entered(FieldName::Published, written).ok().as_deref(), Some(kept), "{written}");
        }
        assert!(matches!(entered(FieldName::Published, "soon"), Err(Problem { code: ProblemCode::NotADate, .. })));
        assert!(matches!(entered(FieldName::Language, "English"), Err(Problem { code: ProblemCode::NotALanguage, .. })));
    }
}
