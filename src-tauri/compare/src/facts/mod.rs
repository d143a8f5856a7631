//! The fact finders, one file a kind. Each reads a [`Passage`] and adds what it finds; later ones see what earlier ones found.

/// How far the words of a clause reach.
pub mod clause;
/// Who did what to whom.
pub mod clauses;
/// Who statements are credited to.
pub mod credit;
/// Words that take back certainty.
pub mod hedge;
/// Verbs in their forms.
pub mod inflection;
/// Names of people, organizations and places.
pub mod names;
/// Words that deny.
pub mod negation;
/// Money, percent, ages and numbers.
pub mod quantity;
/// Reported speech.
pub mod quotes;
/// Tokens with their lower-case words.
pub mod reading;
#[cfg(test)]
pub mod testing;
/// Dates, times, durations and sets.
pub mod timex;
/// Roles, charges, legal status.
pub mod title;

use crate::article::{Article, Passage};
use crate::fact::{Clause, Credit, Fact};

/// What the finders have found so far in one passage.
#[derive(Debug, Default)]
pub struct Found {
    /// The facts, in no order until all finders are done.
    pub facts: Vec<Fact>,
    /// Who statements are credited to.
    pub credits: Vec<Credit>,
    /// Who did what to whom.
    pub clauses: Vec<Clause>,
    /// Names known from the article's other passage: the body is read before the headline.
    pub known: names::Known,
}

/// A finder: adds the facts of its kind.
pub type Finder = fn(&Passage, &mut Found);

/// All finders in the order they run; a later one may leave out what an earlier one took.
const FINDERS: &[Finder] = &[
    // Dates, times, durations, sets: first, so that no figure of theirs is taken for a number.
    timex::find,
    // Money, percent, age, number.
    quantity::find,
    names::find,
    title::find,
    quotes::find,
    hedge::find,
    negation::find,
    credit::find,
    // Last: it looks at names, hedges, negations and credits.
    clauses::find,
];

/// Finds all facts of an article and puts them in order: headline first, then by place.
pub fn find_all(article: &mut Article, language: &str) {
    let mut all = Found::default();
    let title = article.metadata.headline.clone().unwrap_or_default();
    let passages = [
        Passage { text: &article.text, sentences: &article.sentences, tokens: &article.tokens, reference: article.reference, language },
        Passage {
            text: &title,
            sentences: article.headline.as_slice(),
            tokens: &article.headline_tokens,
            reference: article.reference,
            language,
        },
    ];
    for passage in &passages {
        let mut found = Found { known: std::mem::take(&mut all.known), ..Found::default() };
        for find in FINDERS {
            find(passage, &mut found);
        }
        all.facts.append(&mut found.facts);
        all.credits.append(&mut found.credits);
        all.clauses.append(&mut found.clauses);
        all.known = found.known;
    }
    all.facts.sort_by_key(|f| (f.sentence, f.span, f.kind));
    all.facts.dedup_by_key(|f| (f.sentence, f.span, f.kind));
    all.credits.sort_by_key(|c| (c.sentence, c.source, c.governs));
    article.facts = all.facts;
    all.clauses.sort_by_key(|c| (c.sentence, c.predicate, c.span));
    article.credits = all.credits;
    article.clauses = all.clauses;
}
