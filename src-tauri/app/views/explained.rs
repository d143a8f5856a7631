//! What speaks for a claim or a difference, and what against.

use crosscheck_compare::comparison::{Comparison, Confidence, Place};
use crosscheck_compare::evidence::{Evidence, Explainer, Ground, Kind};
use crosscheck_compare::span::Span;

use crate::views::event::count;
use crate::wire::evidence::{EvidenceView, GroundKindView, GroundView, MarkedRunView, MarkedSentenceView};
use crate::wire::{ConfidenceView, Problem, ProblemCode};

/// The evidence of a claim or a difference, by its id.
///
/// # Errors
/// When the comparison has no such claim or difference.
pub fn explained(comparison: &Comparison, subject: &str) -> Result<EvidenceView, Problem> {
    let difference = comparison.differences.iter().position(|d| d.id == subject);
    let claim = comparison.claims.iter().position(|c| c.id == subject);
    let explainer = Explainer::new(comparison);
    let evidence = match (difference, claim) {
        (Some(difference), _) => explainer.difference(difference),
        (None, Some(claim)) => explainer.claim(claim),
        (None, None) => return Err(Problem::new(ProblemCode::NotFound, "The comparison has changed: this is not in it any more.")),
    };
    let Evidence { sentences, outlets, grounds, doubts, sure } = evidence;
    let all: Vec<&Ground> = grounds.iter().chain(&doubts).collect();
    Ok(EvidenceView {
        outlets: count(outlets),
        sure: sure.map(|s| match s {
            Confidence::High => ConfidenceView::High,
            Confidence::Medium => ConfidenceView::Medium,
            Confidence::Low => ConfidenceView::Low,
        }),
        grounds: grounds.iter().map(ground).collect(),
        doubts: doubts.iter().map(ground).collect(),
        sentences: sentences.iter().map(|p| marked(comparison, *p, &all)).collect(),
    })
}

fn ground(ground: &Ground) -> GroundView {
    let Ground { kind, text, spots: _, outlets } = ground;
    GroundView { kind: kind_view(*kind), text: text.clone(), outlets: count(*outlets) }
}

/// A sentence cut wherever a ground begins or ends.
fn marked(comparison: &Comparison, place: Place, grounds: &[&Ground]) -> MarkedSentenceView {
    let article = &comparison.articles[place.article];
    let base = article.base(place.sentence);
    let whole = article.sentence(place.sentence).map_or(Span::new(0, 0), |s| s.span);
    let here: Vec<(u32, Span)> =
        grounds.iter().enumerate().flat_map(|(i, g)| g.spots.iter().filter(|s| s.0 == place).map(move |s| (count(i), s.1))).collect();
    let inside = |at: &usize| whole.start < *at && *at < whole.end && base.is_char_boundary(*at);
    let mut cuts: Vec<usize> = here.iter().flat_map(|(_, s)| [s.start, s.end]).filter(inside).chain([whole.start, whole.end]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let run = |pair: &[usize]| {
        let span = Span::new(pair[0], pair[1]);
        let mut grounds: Vec<u32> = here.iter().filter(|(_, s)| s.contains(span)).map(|h| h.0).collect();
        grounds.dedup();
        MarkedRunView { text: span.of(base).to_owned(), grounds }
    };
    MarkedSentenceView { article: article.id.clone(), sentence: place.sentence, runs: cuts.windows(2).map(run).collect() }
}

fn kind_view(kind: Kind) -> GroundKindView {
    match kind {
        Kind::ByHand => GroundKindView::ByHand,
        Kind::SameBearer => GroundKindView::SameBearer,
        Kind::SameCounted => GroundKindView::SameCounted,
        Kind::SameSaid => GroundKindView::SameSaid,
        Kind::SameDeed => GroundKindView::SameDeed,
        Kind::OnlyValue => GroundKindView::OnlyValue,
        Kind::Beside => GroundKindView::Beside,
        Kind::CopiedWords => GroundKindView::CopiedWords,
        Kind::QuotedWords => GroundKindView::QuotedWords,
        Kind::Speaker => GroundKindView::Speaker,
        Kind::Person => GroundKindView::Person,
        Kind::Organization => GroundKindView::Organization,
        Kind::Place => GroundKindView::Place,
        Kind::Number => GroundKindView::Number,
        Kind::Money => GroundKindView::Money,
        Kind::Percent => GroundKindView::Percent,
        Kind::Age => GroundKindView::Age,
        Kind::Date => GroundKindView::Date,
        Kind::Time => GroundKindView::Time,
        Kind::Duration => GroundKindView::Duration,
        Kind::Word => GroundKindView::Word,
        Kind::MeaningVeryClose => GroundKindView::MeaningVeryClose,
        Kind::MeaningClose => GroundKindView::MeaningClose,
        Kind::Headlines => GroundKindView::Headlines,
        Kind::Opening => GroundKindView::Opening,
        Kind::ByValues => GroundKindView::ByValues,
        Kind::ByDenial => GroundKindView::ByDenial,
        Kind::OnlyMeaning => GroundKindView::OnlyMeaning,
        Kind::FewWords => GroundKindView::FewWords,
        Kind::OtherNames => GroundKindView::OtherNames,
        Kind::OtherFigures => GroundKindView::OtherFigures,
        Kind::OtherTimes => GroundKindView::OtherTimes,
        Kind::MeaningFar => GroundKindView::MeaningFar,
    }
}
