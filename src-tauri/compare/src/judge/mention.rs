//! A mention as the rules read it: one sentence with its words, facts, credits and quotation marks.

use std::collections::BTreeSet;

use crate::align::{Possible, Standing};
use crate::article::Article;
use crate::comparison::Place;
use crate::event::Event;
use crate::fact::{Credit, Fact, FactKind};
use crate::judge::another;
use crate::judge::standing::cues::{self, Cue};
use crate::judge::words::{self, Word};
use crate::span::Span;

/// So many facts of one sentence are laid beside those of another, and so many of its quotations: twice as many as any sentence of the
/// open corpora has (17), and few enough that a sentence made of nothing else costs a tenth of a second. What speaks for two values being
/// of one thing is weighed against all the others, which grows with the fourth power.
const MOST: usize = 32;

/// One sentence of one article.
#[derive(Debug)]
pub(super) struct Mention<'a> {
    /// Where it stands.
    pub place: Place,
    /// Its article.
    pub article: &'a Article,
    /// The text that the spans are of: the body or the headline.
    pub base: &'a str,
    /// The sentence.
    pub span: Span,
    /// Its words in order.
    pub words: Vec<Word>,
    /// Positions in `words` of those that count when two sentences are laid side by side: neither marks nor articles.
    pub compared: Vec<usize>,
    /// The same in order of their stems.
    pub by_stem: Vec<usize>,
    /// Its facts in order, the first of them where there are too many.
    pub facts: &'a [Fact],
    /// Who it credits.
    pub credits: Vec<&'a Credit>,
    /// The parts inside quotation marks, without the marks.
    pub quoted: Vec<Span>,
    /// The words that tell how its statements stand, in order.
    pub cues: Vec<Cue>,
    /// Says itself that it tells of another happening than the one told before.
    pub another: bool,
}

impl<'a> Mention<'a> {
    /// Reads a sentence of an event. `quoted` are the quotations of the whole article.
    pub fn new(event: &Event<'a>, place: Place, quoted: &[Span]) -> Option<Self> {
        let article = event.articles.get(place.article)?;
        let span = article.sentence(place.sentence)?.span;
        let base = article.base(place.sentence);
        let quoted = quoted
            .iter()
            .filter(|q| q.overlaps(span))
            .map(|q| Span::new(q.start.max(span.start), q.end.min(span.end)))
            .filter(|q| !q.is_empty())
            .take(MOST)
            .collect();
        let words = words::words(base, article.tokens_of(place.sentence));
        let compared: Vec<usize> =
            (0..words.len()).filter(|i| !words[*i].mark && !matches!(words[*i].lower.as_str(), "a" | "an" | "the")).collect();
        let mut by_stem = compared.clone();
        by_stem.sort_by(|x, y| words[*x].stem.cmp(&words[*y].stem));
        let cues = cues::find(&words);
        Some(Self {
            cues,
            another: another::tells_of_another(&words),
            place,
            article,
            base,
            span,
            words,
            compared,
            by_stem,
            facts: article.facts_of(place.sentence).get(..MOST).unwrap_or_else(|| article.facts_of(place.sentence)),
            credits: article.credits_of(place.sentence).collect(),
            quoted,
        })
    }

    /// The words at a span.
    pub fn at(&self, span: Span) -> &'a str {
        span.of(self.base)
    }

    /// The facts of a kind.
    pub fn facts_of(&self, kind: FactKind) -> impl Iterator<Item = &'a Fact> + use<'a> {
        self.facts.iter().filter(move |f| f.kind == kind)
    }

    /// Positions in `words` of those that touch a span.
    pub fn range(&self, span: Span) -> std::ops::Range<usize> {
        let from = self.words.partition_point(|w| w.span.end <= span.start);
        let to = self.words.partition_point(|w| w.span.start < span.end);
        from..to.max(from)
    }

    /// The span from one word up to another, both included.
    pub fn stretch(&self, from: usize, to: usize) -> Span {
        match (self.words.get(from), self.words.get(to.max(from).min(self.words.len().saturating_sub(1)))) {
            (Some(a), Some(b)) => Span::new(a.span.start, b.span.end),
            _ => Span::new(self.span.start, self.span.start),
        }
    }

    /// Whether the article prints these words in another sentence than this one.
    pub fn prints_elsewhere(&self, words: &str) -> bool {
        let own = |at: usize| Span::new(at, at + words.len()).overlaps(self.span);
        self.place.sentence >= 0 && self.base.match_indices(words).any(|(at, _)| !own(at))
    }

    /// Stems of the content words of the sentence.
    pub fn stems(&self) -> BTreeSet<&str> {
        self.words.iter().filter(|w| w.content).map(|w| w.stem.as_str()).collect()
    }

    /// Stems of the content words within a number of words around a span, the span's own left out.
    pub fn around(&self, span: Span, reach: usize) -> BTreeSet<&str> {
        let own = self.range(span);
        let from = own.start.saturating_sub(reach);
        let to = (own.end + reach).min(self.words.len());
        (from..to).filter(|i| !own.contains(i)).map(|i| &self.words[i]).filter(|w| w.content).map(|w| w.stem.as_str()).collect()
    }

    /// Stems of the content words inside a span.
    pub fn inside(&self, span: Span) -> BTreeSet<&str> {
        self.words[self.range(span)].iter().filter(|w| w.content).map(|w| w.stem.as_str()).collect()
    }
}

/// What two sets share, as a share of the smaller one; 0 when one is empty.
pub(super) fn overlap(a: &BTreeSet<&str>, b: &BTreeSet<&str>) -> f64 {
    let least = a.len().min(b.len());
    if least == 0 { 0.0 } else { a.intersection(b).count() as f64 / least as f64 }
}

/// Two mentions of one claim, of two articles.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair<'m, 'a> {
    /// All articles.
    pub event: &'m Event<'a>,
    /// One mention; before the other in the comparison's order.
    pub a: &'m Mention<'a>,
    /// The other.
    pub b: &'m Mention<'a>,
    /// Share of the smaller sentence's content words that the other has too.
    pub overlap: f64,
    /// Probability that the two report the same fact.
    pub link: f64,
    /// Whether that is enough to link them whatever their facts say.
    pub linked: bool,
    /// How the two stand among the other candidates of either.
    pub standing: Standing,
    /// Two sentences without their articles.
    pub alone: bool,
}

impl<'m, 'a> Pair<'m, 'a> {
    /// Puts two mentions side by side.
    pub fn new(event: &'m Event<'a>, a: &'m Mention<'a>, b: &'m Mention<'a>, possible: &Possible) -> Self {
        let overlap = overlap(&a.stems(), &b.stems());
        Self { event, a, b, overlap, link: possible.link.score, linked: possible.linked, standing: possible.standing, alone: false }
    }

    /// Two sentences without their articles, and the probability that they report the same fact.
    pub fn alone(event: &'m Event<'a>, a: &'m Mention<'a>, b: &'m Mention<'a>, score: f64) -> Self {
        let overlap = overlap(&a.stems(), &b.stems());
        Self { event, a, b, overlap, link: score, linked: true, standing: Standing::default(), alone: true }
    }

    /// How many content words stand near both spans.
    pub fn shared_around(&self, a: Span, b: Span, reach: usize) -> usize {
        self.a.around(a, reach).intersection(&self.b.around(b, reach)).count()
    }

    /// How many words with a capital both sentences have, days, times and first words aside.
    pub fn shared_names(&self) -> usize {
        let timed =
            |m: &Mention, at: Span| m.facts.iter().any(|f| matches!(f.kind, FactKind::Date | FactKind::Time) && f.span.overlaps(at));
        let names = |m: &'m Mention<'a>| -> BTreeSet<&str> {
            m.words.iter().skip(1).filter(|w| w.capital && w.content && !timed(m, w.span)).map(|w| w.lower.as_str()).collect()
        };
        names(self.a).intersection(&names(self.b)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::tests::article;

    #[test]
    fn names_that_two_sentences_share() {
        let articles = [
            article(0, "Shots were fired at the Lantern club in Port Halden on Sunday.", "2031-05-14"),
            article(1, "Guests had been turned out of the Lantern in Port Halden before Sunday's shooting.", "2031-05-14"),
        ];
        let event = Event::new(&articles);
        let mention = |article| Mention::new(&event, Place { article, sentence: 0 }, &[]);
        let (Some(a), Some(b)) = (mention(0), mention(1)) else { panic!("two sentences") };
        assert_eq!(Pair::alone(&event, &a, &b, 0.2).shared_names(), 3);
    }
}
