//! What a person does in an event: decisions, corrections, taking back.

use crosscheck_compare::comparison::{Comparison, Place};
use crosscheck_compare::corrections::Anchor;
use crosscheck_compare::document::Document;
use crosscheck_library::placing::{self, Placed};
use crosscheck_library::{ArticleCorrection, ArticleRecord, Review, Subject};

use crate::session::Session;
use crate::views;
use crate::views::changes::{article_correction, history, label};
use crate::wire::changes::{ArticleCorrectionView, StepView};
use crate::wire::{EventView, FieldName, PlaceView, Problem, ProblemCode, ReviewView, SourceView};

impl Session {
    /// An event as the window shows it.
    ///
    /// # Errors
    /// When there is no such event or the library can't be read.
    pub fn view(&self, event: &str) -> Result<EventView, Problem> {
        let (record, compared) = self.compared(event)?;
        let library = self.library()?;
        let placed = placing::place(&library.reviews(event)?, &compared.comparison);
        Ok(views::event::event(&record, &compared, placed, history(&library, event)?))
    }

    fn placed(&self, event: &str, comparison: &Comparison) -> Result<Placed, Problem> {
        Ok(placing::place(&self.library()?.reviews(event)?, comparison))
    }

    /// Keeps a decision on a difference or a claim, with what it is about; or clears one that could not be placed.
    ///
    /// # Errors
    /// When there is no such event or subject, or the disk refuses.
    pub fn review(&self, event: &str, subject: &str, review: Review) -> Result<Option<ReviewView>, Problem> {
        let (_, compared) = self.compared(event)?;
        let placed = self.placed(event, &compared.comparison)?;
        let about = subject_of(&compared.comparison, subject);
        if about.is_none() && !placed.lost.contains_key(subject) {
            return Err(Problem::new(ProblemCode::NotFound, "This difference does not stand any more. Open the event again."));
        }
        let about = about.or_else(|| placed.lost.get(subject).and_then(|r| r.subject.clone()));
        let instead: Vec<String> = placed.at.get(subject).map(|f| f.key.clone()).into_iter().collect();
        let kept = self.library()?.review_instead(event, subject, Review { subject: about, ..review }, &instead)?;
        self.note(event)?;
        Ok(kept.map(ReviewView::from))
    }

    /// Takes the last change back, or does again what was taken back last.
    ///
    /// # Errors
    /// When there is no such event or the disk refuses.
    pub fn step(&self, event: &str, back: bool) -> Result<Option<StepView>, Problem> {
        let library = self.library()?;
        let before = library.event(event)?;
        let Some(taken) = library.step(event, back)? else { return Ok(None) };
        self.note(event)?;
        let history = history(&library, event)?;
        let after = library.event(event)?;
        let subject = views::changes::reviewed(&taken).filter(|_| same_comparison(&before, &after));
        let (_, compared) = self.compared(event)?;
        let review = match &subject {
            Some(subject) => self.placed(event, &compared.comparison)?.at.remove(subject).map(ReviewView::from),
            None => None,
        };
        // Where the decision now stands for another difference, the window has to ask for all of it.
        let subject = subject.filter(|s| subject_of(&compared.comparison, s).is_some());
        Ok(Some(StepView { label: label(&taken, &before), subject, review, history }))
    }

    /// Links or parts sentences: each of `left` with each of `right`.
    ///
    /// # Errors
    /// When there is no such event or sentence, or the disk refuses.
    pub fn link(&self, event: &str, left: &[PlaceView], right: &[PlaceView], linked: bool) -> Result<EventView, Problem> {
        let (_, compared) = self.compared(event)?;
        let anchors = |places: &[PlaceView]| places.iter().map(|p| anchor(&compared.comparison, p)).collect::<Result<Vec<_>, _>>();
        let (left, right) = (anchors(left)?, anchors(right)?);
        if left.is_empty() || right.is_empty() {
            return Err(Problem::new(ProblemCode::NotFound, "Choose a sentence on each side."));
        }
        if linked && left.iter().any(|a| right.iter().any(|b| a.article == b.article)) {
            let message = "Two sentences of one article can't be linked: choose one of another outlet.";
            return Err(Problem::new(ProblemCode::NotFound, message));
        }
        self.library()?.correct(event, linked, left, right)?;
        self.view(event)
    }

    /// Corrects what is known of an article.
    ///
    /// # Errors
    /// When a date is none, there is no such article, or the disk refuses.
    pub fn correct(&self, event: &str, article: &str, correction: ArticleCorrectionView) -> Result<EventView, Problem> {
        for date in [&correction.published, &correction.updated].into_iter().flatten().filter(|d| !d.trim().is_empty()) {
            if date.trim().get(..10).and_then(|d| d.parse::<jiff::civil::Date>().ok()).is_none() {
                let message = format!("“{date}” is no date. Write it as 2026-05-13 or 2026-05-13T09:30.");
                return Err(Problem::new(ProblemCode::NotADate, message));
            }
        }
        let known = self.article(event, article)?.correction;
        self.library()?.correct_article(event, article, article_correction(correction, known))?;
        self.view(event)
    }

    fn article(&self, event: &str, article: &str) -> Result<ArticleRecord, Problem> {
        let found = self.library()?.event(event)?.articles.into_iter().find(|a| a.id == article);
        found.ok_or_else(|| Problem::new(ProblemCode::NotFound, "This article is not in the event any more. Open the event again."))
    }

    /// Changes one thing that a person says of an article's reading, and gives what was read as it now holds.
    fn correct_reading(
        &self,
        event: &str,
        article: &str,
        change: impl FnOnce(&mut ArticleCorrection, &Document) -> Result<(), Problem>,
    ) -> Result<SourceView, Problem> {
        let library = self.library()?;
        let (mut record, read) = (self.article(event, article)?, library.document(article)?);
        change(&mut record.correction, &read)?;
        library.correct_article(event, article, record.correction.clone())?;
        Ok(views::source::source(&record, &read))
    }

    /// What was read of an article, as corrected.
    ///
    /// # Errors
    /// When there is no such article or what was read of it is lost.
    pub fn source(&self, article: &str) -> Result<SourceView, Problem> {
        let library = self.library()?;
        let read = library.document(article)?;
        let record = library.events()?.into_iter().flat_map(|e| e.articles).find(|a| a.id == article);
        Ok(views::source::source(&record.unwrap_or_else(|| ArticleRecord { id: article.to_owned(), ..ArticleRecord::default() }), &read))
    }

    /// Puts a block of an article's file back into the article, or cuts it.
    ///
    /// # Errors
    /// When there is no such block, or the disk refuses.
    pub fn correct_block(&self, event: &str, article: &str, block: usize, keep: bool) -> Result<SourceView, Problem> {
        self.correct_reading(event, article, |correction, read| match correction.turn(read, block, keep) {
            true => Ok(()),
            false => Err(Problem::new(ProblemCode::NotFound, "This block is not there any more. Open the article anew.")),
        })
    }

    /// Says what one part of an article's metadata is; what was read, said again, takes the correction away.
    ///
    /// # Errors
    /// When it is no value of that kind, or the disk refuses.
    pub fn correct_field(&self, event: &str, article: &str, field: FieldName, value: &str) -> Result<SourceView, Problem> {
        let value = views::source::entered(field, value)?;
        self.correct_reading(event, article, |correction, read| {
            let as_read = views::source::of(field, &read.metadata).unwrap_or_default() == value;
            *views::source::place(field, correction) = (!as_read).then_some(value);
            Ok(())
        })
    }

    /// Says that a likely duplicate is an article of its own: it is compared from now on.
    ///
    /// # Errors
    /// When there is no such article, or the disk refuses.
    pub fn keep_article(&self, event: &str, article: &str) -> Result<(), Problem> {
        let correction = ArticleCorrection { own: true, ..self.article(event, article)?.correction };
        Ok(self.library()?.correct_article(event, article, correction)?)
    }

    /// Takes a correction away: of sentences, or (by the article's id) of an article.
    ///
    /// # Errors
    /// When there is no such correction, or the disk refuses.
    pub fn withdraw(&self, event: &str, correction: &str) -> Result<EventView, Problem> {
        let library = self.library()?;
        if library.event(event)?.articles.iter().any(|a| a.id == correction) {
            library.correct_article(event, correction, Default::default())?;
        } else {
            library.withdraw(event, correction)?;
        }
        self.view(event)
    }
}

/// Whether two states of an event are compared alike.
fn same_comparison(a: &crosscheck_library::EventRecord, b: &crosscheck_library::EventRecord) -> bool {
    (&a.articles, &a.corrections, &a.name) == (&b.articles, &b.corrections, &b.name)
}

/// What a difference or claim is, by its id.
fn subject_of(comparison: &Comparison, id: &str) -> Option<Subject> {
    let difference = comparison.differences.iter().find(|d| d.id == id).map(|d| placing::of_difference(comparison, d));
    difference.or_else(|| comparison.claims.iter().find(|c| c.id == id).map(|c| placing::of_claim(comparison, c)))
}

fn anchor(comparison: &Comparison, place: &PlaceView) -> Result<Anchor, Problem> {
    let article = comparison.articles.iter().position(|a| a.id == place.article);
    let found = article.and_then(|article| Anchor::at(&comparison.articles, Place { article, sentence: place.sentence }));
    found.ok_or_else(|| Problem::new(ProblemCode::NotFound, "This sentence is not in the event any more. Open the event again."))
}
