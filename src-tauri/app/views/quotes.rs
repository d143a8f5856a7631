//! Who said what, by speaker: each outlet's wording of a statement beside the others'.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crosscheck_compare::comparison::{Comparison, DifferenceKind, Place, Side};
use crosscheck_compare::entities::Entities;
use crosscheck_compare::fact::{Quote, QuoteType, Value};
use crosscheck_compare::span::Span;
use crosscheck_compare::words;

use crate::wire::WordRunView;
use crate::wire::evidence::{QuoteFormView, QuoteView, QuotesView, SpeakerView, WordingView};

/// One statement as one article has it.
struct Said<'a> {
    place: Place,
    span: Span,
    quote: &'a Quote,
    claims: &'a [usize],
}

/// The quotes of a comparison: the speakers whom most outlets quote first.
pub fn quotes(comparison: &Comparison) -> QuotesView {
    let entities = Entities::resolve(&comparison.articles);
    let mut claims: BTreeMap<Place, Vec<usize>> = BTreeMap::new();
    for (i, claim) in comparison.claims.iter().enumerate() {
        claim.mentions.iter().for_each(|m| claims.entry(*m).or_default().push(i));
    }
    let mut by_speaker: BTreeMap<String, (String, Vec<Said>)> = BTreeMap::new();
    for (position, article) in comparison.articles.iter().enumerate() {
        for fact in &article.facts {
            let Value::Quote(quote) = &fact.value else { continue };
            let printed = quote.speaker.as_deref().unwrap_or("").trim();
            // Speech in the outlet's own words that nobody is named for is no quote to be checked.
            if printed.is_empty() && quote.quote_type == QuoteType::Indirect {
                continue;
            }
            let place = Place { article: position, sentence: fact.sentence };
            let name = entities.id(printed).and_then(|e| entities.name(e)).unwrap_or(printed);
            let claims = claims.get(&place).map(Vec::as_slice).unwrap_or_default();
            let said = Said { place, span: fact.span, quote, claims };
            by_speaker.entry(name.to_lowercase()).or_insert_with(|| (name.to_owned(), Vec::new())).1.push(said);
        }
    }
    let mut speakers: Vec<SpeakerView> = by_speaker.into_values().map(|(name, said)| speaker(name, said, comparison)).collect();
    let outlets =
        |s: &SpeakerView| s.quotes.iter().map(|q| q.wordings.iter().map(|w| &w.article).collect::<BTreeSet<_>>().len()).max().unwrap_or(0);
    // Stable: of equals the first in the alphabet. Names before "his family"; what nobody is named for comes last.
    let named = |s: &SpeakerView| s.speaker.starts_with(char::is_uppercase);
    speakers.sort_by_key(|s| (s.speaker.is_empty(), !named(s), Reverse(outlets(s)), Reverse(s.quotes.len())));
    QuotesView { speakers }
}

fn speaker(name: String, said: Vec<Said>, comparison: &Comparison) -> SpeakerView {
    // What shares a claim is one statement; of one article, sentences that follow each other may be two.
    let mut statements: Vec<Vec<Said>> = Vec::new();
    for one in said {
        let shares = |other: &Said| other.place.article != one.place.article && other.claims.iter().any(|c| one.claims.contains(c));
        match statements.iter_mut().find(|s| s.iter().any(shares)) {
            Some(statement) => statement.push(one),
            None => statements.push(vec![one]),
        }
    }
    let outlets = |s: &[Said]| s.iter().map(|x| x.place.article).collect::<BTreeSet<_>>().len();
    let quoted = |s: &[Said]| s.iter().any(|x| x.quote.quote_type != QuoteType::Indirect);
    statements.sort_by_key(|s| (Reverse(outlets(s)), !quoted(s)));
    SpeakerView { speaker: name, quotes: statements.iter().map(|s| quote(s, comparison)).collect() }
}

fn quote(said: &[Said], comparison: &Comparison) -> QuoteView {
    let articles = &comparison.articles;
    let text = |s: &Said| s.span.of(articles[s.place.article].base(s.place.sentence));
    let wording = |s: &Said| {
        let own = text(s);
        let others = said.iter().filter(|o| o.place.article != s.place.article);
        let runs = others.map(text).find_map(|other| words::word_runs(own, other)).map(|(runs, _)| runs);
        let runs = runs.unwrap_or_else(|| vec![(Span::new(0, own.len()), false)]);
        WordingView {
            article: articles[s.place.article].id.clone(),
            sentence: s.place.sentence,
            form: match s.quote.quote_type {
                QuoteType::Direct => QuoteFormView::Direct,
                QuoteType::Mixed => QuoteFormView::Mixed,
                QuoteType::Indirect => QuoteFormView::Indirect,
            },
            runs: runs.into_iter().map(|(span, changed)| WordRunView { text: span.of(own).to_owned(), changed }).collect(),
            speaker: s.quote.speaker.clone(),
        }
    };
    let here = |side: &Side| said.iter().any(|s| side.place == s.place && side.span.overlaps(s.span));
    let about = |d: &&crosscheck_compare::comparison::Difference| {
        matches!(d.kind, DifferenceKind::Quote | DifferenceKind::Speaker | DifferenceKind::Attribution) && d.values.iter().any(here)
    };
    let differences: Vec<&crosscheck_compare::comparison::Difference> = comparison.differences.iter().filter(about).collect();
    QuoteView {
        wordings: said.iter().map(wording).collect(),
        differs: differences.iter().any(|d| d.kind == DifferenceKind::Quote),
        differences: differences.iter().map(|d| d.id.clone()).collect(),
    }
}
