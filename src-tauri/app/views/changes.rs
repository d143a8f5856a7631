//! Corrections, what could not be placed, and what can be taken back.

use crosscheck_compare::comparison::Comparison;
use crosscheck_library::journal::{Change, Deed};
use crosscheck_library::placing::Placed;
use crosscheck_library::{ArticleCorrection, ArticleRecord, Correction, Decision, EventRecord, Library, Review};

use crate::wire::changes::{
    ArticleCorrectionView, CorrectionKind, CorrectionView, HistoryView, StepAction, StepLabelView, UnplacedSideView, UnplacedView,
};
use crate::wire::{DifferenceKindView, PlaceView, Problem, ReviewView};

/// What can be taken back and done again.
///
/// # Errors
/// When the library can't be read.
pub fn history(library: &Library, event: &str) -> Result<HistoryView, Problem> {
    let record = library.event(event)?;
    let (undo, redo) = library.history(event)?;
    let label = |step: Option<Change>| step.map(|s| label(&s, &record));
    Ok(HistoryView { undo: label(undo), redo: label(redo) })
}

/// What a change was, to be put in words.
pub fn label(change: &Change, event: &EventRecord) -> StepLabelView {
    let file = |id: &str| {
        let article = event.articles.iter().find(|a| a.id == id);
        article.map(|a| a.outlet().to_owned()).unwrap_or_default()
    };
    let (action, detail) = match change {
        Change::EventRenamed { name, .. } => (StepAction::Rename, name.clone()),
        Change::ArticleAdded { article, .. } => (StepAction::AddArticle, article.outlet().to_owned()),
        Change::ArticleRemoved { article, .. } => (StepAction::RemoveArticle, file(article)),
        Change::ArticleCorrected { article, .. } => (StepAction::CorrectArticle, file(article)),
        Change::Corrected { correction, .. } => {
            (if correction.linked { StepAction::Link } else { StepAction::Part }, first_words(correction))
        }
        Change::Withdrawn { .. } => (StepAction::Withdraw, String::new()),
        Change::Reviewed { review, .. } => reviewed_label(review),
        Change::Together { deed: Deed::Merged, .. } => (StepAction::Merge, String::new()),
        Change::Together { deed: Deed::Moved, .. } => (StepAction::MoveArticles, String::new()),
        Change::Together { deed: Deed::Reviewed, changes, .. } => match changes.last() {
            Some(Change::Reviewed { review, .. }) => reviewed_label(review),
            _ => (StepAction::Change, String::new()),
        },
        Change::EventMade { .. }
        | Change::EventDeleted { .. }
        | Change::EventArchived { .. }
        | Change::Stepped { .. }
        | Change::EventRestored { .. }
        | Change::Together { deed: Deed::Imported, .. } => (StepAction::Change, String::new()),
    };
    StepLabelView { action, detail }
}

fn reviewed_label(review: &Review) -> (StepAction, String) {
    let action = match review.decision {
        Decision::Confirmed => StepAction::Confirm,
        Decision::Dismissed => StepAction::Dismiss,
        Decision::Resolved => StepAction::Resolve,
        Decision::Open if review.note.trim().is_empty() => StepAction::Reopen,
        Decision::Open => StepAction::Note,
    };
    (action, review.subject.as_ref().map(|s| s.reason.clone()).unwrap_or_default())
}

/// The difference or claim that a step is about, where it is about one alone.
pub fn reviewed(change: &Change) -> Option<String> {
    match change {
        Change::Reviewed { difference, .. } => Some(difference.clone()),
        Change::Together { deed: Deed::Reviewed, changes, .. } => changes.last().and_then(reviewed),
        _ => None,
    }
}

fn first_words(correction: &Correction) -> String {
    correction.left.first().map(|a| shortened(&a.words)).unwrap_or_default()
}

/// The first words of a sentence.
fn shortened(words: &str) -> String {
    match words.char_indices().nth(60) {
        Some((at, _)) => format!("{}…", words[..at].trim_end()),
        None => words.to_owned(),
    }
}

/// All corrections of an event, the last first; those of articles after those of sentences.
pub fn corrections(event: &EventRecord, comparison: &Comparison) -> Vec<CorrectionView> {
    let named = |id: &str| event.articles.iter().find(|a| a.id == id).map(|a| a.outlet().to_owned()).unwrap_or_default();
    let sentences = |c: &Correction| {
        let anchors = || c.left.iter().chain(&c.right);
        let places: Vec<PlaceView> = anchors()
            .filter_map(|a| a.find(&comparison.articles).map(|p| PlaceView { article: a.article.clone(), sentence: p.sentence }))
            .collect();
        let words: Vec<String> = anchors().map(|a| format!("“{}” ({})", shortened(&a.words), named(&a.article))).collect();
        CorrectionView {
            id: c.id.clone(),
            kind: if c.linked { CorrectionKind::Linked } else { CorrectionKind::Parted },
            holds: places.len() == c.left.len() + c.right.len(),
            places,
            article: None,
            label: words.join(" · "),
        }
    };
    let articles = |a: &ArticleRecord| {
        let ArticleCorrection { outlet: o, headline, byline, published, updated, language, .. } = &a.correction;
        let entered = [o, headline, byline, published, updated, language];
        let mut said: Vec<String> = entered.into_iter().flatten().cloned().collect();
        said.extend(a.correction.of_the_text());
        (!said.is_empty()).then(|| CorrectionView {
            id: a.id.clone(),
            kind: CorrectionKind::Article,
            places: Vec::new(),
            article: Some(a.id.clone()),
            label: format!("{}: {}", a.outlet.as_deref().unwrap_or(&a.file), said.join(" · ")),
            holds: true,
        })
    };
    event.corrections.iter().rev().map(sentences).chain(event.articles.iter().filter_map(articles)).collect()
}

/// Decisions whose words no longer stand.
pub fn unplaced(placed: &Placed) -> Vec<UnplacedView> {
    let view = |(key, review): (&String, &Review)| {
        let subject = review.subject.clone().unwrap_or_default();
        let side = |s: crosscheck_library::SubjectSide| UnplacedSideView { outlet: s.outlet, text: s.words, sentence: s.sentence.words };
        UnplacedView {
            subject: key.clone(),
            kind: DifferenceKindView::named(&subject.kind),
            reason: subject.reason,
            sides: subject.sides.into_iter().map(side).collect(),
            review: ReviewView::from(review.clone()),
        }
    };
    placed.lost.iter().map(view).collect()
}

/// A correction from the window, over what was said of the article's text.
pub fn article_correction(view: ArticleCorrectionView, known: ArticleCorrection) -> ArticleCorrection {
    let ArticleCorrectionView { outlet, headline, byline, published, updated } = view;
    ArticleCorrection { outlet, headline, byline, published, updated, ..known }
}

impl From<ArticleCorrection> for ArticleCorrectionView {
    fn from(correction: ArticleCorrection) -> Self {
        let ArticleCorrection { outlet, headline, byline, published, updated, language: _, blocks: _, own: _ } = correction;
        Self { outlet, headline, byline, published, updated }
    }
}
