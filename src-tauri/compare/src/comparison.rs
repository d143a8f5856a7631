//! The one result that feeds window, reports, command line and tests.

use serde::{Deserialize, Serialize};

use crate::article::Article;
use crate::span::Span;
use crate::versions::{self, Versions};

/// A sentence of an article of the comparison. Sentence -1 is the headline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// Position in [`Comparison::articles`].
    pub article: usize,
    /// Index of the sentence.
    pub sentence: i32,
}

/// Where a claim stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Two or more outlets have it and nothing stops a fact-checker.
    Agree,
    /// At least one difference stands against it.
    Differ,
    /// Only one outlet has it.
    Single,
}

impl Status {
    /// The contract's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Agree => "agree",
            Self::Differ => "differ",
            Self::Single => "single",
        }
    }
}

/// One thing reported by one or more articles.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// From its mentions' words, so that it does not depend on the order of files.
    pub id: String,
    /// Where it stands.
    pub status: Status,
    /// The sentences that report it.
    pub mentions: Vec<Place>,
    /// How many independent origins its mentions have; copied or wire text counts once.
    pub origins: usize,
    /// Calibrated probability that all mentions report the same fact; 1 for single claims.
    #[serde(with = "exact")]
    pub score: f64,
}

/// What sort of difference. The contract's `differences[].kind`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names are the glossary's words")]
pub enum DifferenceKind {
    Number,
    Money,
    Percent,
    Age,
    Date,
    Time,
    Place,
    Name,
    Title,
    Quote,
    Speaker,
    Attribution,
    Certainty,
    Negation,
    Actor,
    Sequence,
    Other,
}

impl DifferenceKind {
    /// The contract's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Money => "money",
            Self::Percent => "percent",
            Self::Age => "age",
            Self::Date => "date",
            Self::Time => "time",
            Self::Place => "place",
            Self::Name => "name",
            Self::Title => "title",
            Self::Quote => "quote",
            Self::Speaker => "speaker",
            Self::Attribution => "attribution",
            Self::Certainty => "certainty",
            Self::Negation => "negation",
            Self::Actor => "actor",
            Self::Sequence => "sequence",
            Self::Other => "other",
        }
    }
}

/// Whether a fact-checker must act on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Could put a false statement into print.
    Material,
    /// Worth knowing, hidden by default.
    Minor,
}

impl Severity {
    /// The contract's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Material => "material",
            Self::Minor => "minor",
        }
    }
}

/// How sure the engine is that a difference is one. Shown in words, never as a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "plain words")]
pub enum Confidence {
    High,
    Medium,
    Low,
}

/// One side of a difference: the exact words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Side {
    /// The sentence.
    pub place: Place,
    /// The words, tight; a span of the article's body, or of its headline where the sentence is -1.
    pub span: Span,
    /// The value, normalized and printable.
    pub value: String,
}

/// Mentions of one claim whose facts can't stand side by side.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Difference {
    /// From kind, sentences and values, so that a review finds it again after articles were added.
    pub id: String,
    /// Position in [`Comparison::claims`].
    pub claim: usize,
    /// What sort.
    pub kind: DifferenceKind,
    /// Whether it must be acted on.
    pub severity: Severity,
    /// The articles' times explain it: the later has the later value.
    pub update: bool,
    /// How sure.
    pub confidence: Confidence,
    /// Two or more sides, of two or more articles.
    pub values: Vec<Side>,
    /// Why, in plain words.
    pub reason: String,
}

impl Difference {
    /// Whether it stands against agreement: all but minor differences that the engine is unsure of ("about" dropped, a hedge
    /// in one outlet's words).
    pub fn stands(&self) -> bool {
        self.severity == Severity::Material || self.confidence != Confidence::Low
    }
}

/// Two sentences of two articles of which one was copied from the other or both from one agency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Copied {
    /// One sentence.
    pub a: Place,
    /// The other; `a < b` in the comparison's canonical order.
    pub b: Place,
    /// Share of words in common runs, 0 to 1.
    #[serde(with = "exact")]
    pub similarity: f64,
}

/// What brought two sentences together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JoinedBy {
    /// What the two say.
    Sentences,
    /// Two values that are probably of the same thing; the sentences alone would not have been enough.
    Values,
    /// One says that there was none of a thing of which the other tells; neither words nor values link the two.
    Denial,
    /// A person.
    Person,
}

/// Two sentences that were laid side by side, and what only the moment of comparing knows of it. The rest is found again in their words
/// ([`crate::evidence`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joined {
    /// One sentence, `a < b`.
    pub a: Place,
    /// The other.
    pub b: Place,
    /// What brought them together.
    pub by: JoinedBy,
    /// How near they are in meaning: the cosine of their directions, in hundredths; `None` where no sentence model took part.
    pub meaning: Option<i8>,
}

/// What agrees, what differs and what only one outlet has, over all articles of an event.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// The articles in the order given.
    pub articles: Vec<Article>,
    /// All claims, in an order that does not depend on the order of the articles.
    pub claims: Vec<Claim>,
    /// All differences: material first, then by place.
    pub differences: Vec<Difference>,
    /// The copied sentence pairs, as in [`crate::origin::Origins::copied`].
    pub copied: Vec<Copied>,
    /// Origin group of each article: articles with the same number are one source.
    pub origin_of: Vec<usize>,
    /// Articles that are versions of one outlet's article, and what was added, cut and changed; in an order that does not depend on the
    /// order of the articles.
    pub versions: Vec<Versions>,
    /// Whether the sentence model took part; without it words alone told what belongs together, a little less well.
    pub meaning: bool,
    /// The pairs of sentences of two articles that were linked, in order of place.
    pub joined: Vec<Joined>,
}

/// A number kept to the last bit, whatever the format makes of decimals.
mod exact {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub fn serialize<S: Serializer>(number: &f64, to: S) -> Result<S::Ok, S::Error> {
        number.to_bits().serialize(to)
    }

    pub fn deserialize<'a, D: Deserializer<'a>>(from: D) -> Result<f64, D::Error> {
        u64::deserialize(from).map(f64::from_bits)
    }
}

/// All of a comparison but its articles, to be kept: those are read again from their documents in no time.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// As in [`Comparison`].
    pub claims: Vec<Claim>,
    /// As in [`Comparison`].
    pub differences: Vec<Difference>,
    /// As in [`Comparison`].
    pub copied: Vec<Copied>,
    /// As in [`Comparison`].
    pub origin_of: Vec<usize>,
    /// As in [`Comparison`].
    pub versions: Vec<Versions>,
    /// As in [`Comparison`].
    pub meaning: bool,
    /// As in [`Comparison`].
    pub joined: Vec<Joined>,
}

impl Comparison {
    /// For each article a number, the same for articles of one outlet: what tells how many outlets report something.
    pub fn outlets(&self) -> Vec<usize> {
        versions::outlets(&self.articles)
    }

    /// The versions that an article is one of.
    pub fn versions_of(&self, article: usize) -> Option<&Versions> {
        self.versions.iter().find(|v| v.articles.contains(&article))
    }

    /// What is to be kept of it.
    pub fn outcome(&self) -> Outcome {
        let Self { articles: _, claims, differences, copied, origin_of, versions, meaning, joined } = self;
        Outcome {
            claims: claims.clone(),
            differences: differences.clone(),
            copied: copied.clone(),
            origin_of: origin_of.clone(),
            versions: versions.clone(),
            meaning: *meaning,
            joined: joined.clone(),
        }
    }

    /// The comparison that an outcome was kept of, with its articles read again; `None` where it does not fit them.
    pub fn rejoined(articles: Vec<Article>, outcome: Outcome) -> Option<Self> {
        let Outcome { claims, differences, copied, origin_of, versions, meaning, joined } = outcome;
        let stands = |p: &Place| articles.get(p.article).is_some_and(|a| a.sentence(p.sentence).is_some());
        let side = |s: &Side| {
            let base = articles.get(s.place.article).map(|a| a.base(s.place.sentence));
            stands(&s.place) && base.is_some_and(|b| b.get(s.span.start..s.span.end).is_some())
        };
        let sound = origin_of.len() == articles.len()
            && claims.iter().flat_map(|c| &c.mentions).all(stands)
            && differences.iter().all(|d| d.claim < claims.len() && d.values.iter().all(side))
            && copied.iter().all(|c| stands(&c.a) && stands(&c.b))
            && versions.iter().all(|v| v.fits(&articles))
            && joined.iter().all(|j| stands(&j.a) && stands(&j.b));
        sound.then_some(Self { articles, claims, differences, copied, origin_of, versions, meaning, joined })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, Metadata};
    use crate::meaning::NoMeaning;
    use crate::pipeline::{self, Input};

    #[test]
    fn what_was_kept_gives_the_same_comparison_again() {
        let input = |(id, text): (&str, &str)| Input { id: id.to_owned(), document: Document::raw(text, Metadata::default()) };
        let inputs: Vec<Input> = [
            ("b", "Eleven people were hurt when the ferry Halcyon caught fire off Skarne on Monday."),
            ("a", "Nine people were hurt when the ferry Halcyon caught fire off Skarne on Monday. The harbour was closed."),
        ]
        .map(input)
        .into();
        let compared = pipeline::compare(&inputs, &NoMeaning);
        assert!(!compared.differences.is_empty());
        let kept = serde_json::to_string(&compared.outcome()).unwrap();
        let read = || pipeline::references(&inputs).into_iter().zip(&inputs).map(|(r, i)| Article::read(&i.id, &i.document, r)).collect();
        let again = Comparison::rejoined(read(), serde_json::from_str(&kept).unwrap());
        assert_eq!(again.as_ref(), Some(&compared));
        let mut other = compared.outcome();
        other.differences[0].values[0].span.end = 10_000;
        assert_eq!(Comparison::rejoined(read(), other), None);
        assert_eq!(Comparison::rejoined(Vec::new(), compared.outcome()), None);
    }
}
