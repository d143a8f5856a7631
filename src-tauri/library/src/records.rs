//! What is kept of events, articles and reviews. Written as JSON; fields are only ever added, with a default.

use std::collections::BTreeMap;

use crosscheck_compare::corrections::{Anchor, Corrections};
use crosscheck_compare::document::Metadata;
use serde::{Deserialize, Serialize};

pub use crate::reading::BlockCorrection;

/// Version of all records: raised when an old one can't be read as it stands; `open` then makes the store again.
pub const VERSION: u32 = 1;

/// A folder of articles about one thing that happened.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventRecord {
    /// Unique in the library.
    pub id: String,
    /// As the person named it, or the first headline.
    pub name: String,
    /// ISO 8601, UTC.
    pub created: String,
    /// Last change by a person: ISO 8601, UTC.
    pub touched: String,
    /// In the bin.
    #[serde(default)]
    pub deleted: bool,
    /// Done with: shown apart.
    #[serde(default)]
    pub archived: bool,
    /// In the order they came.
    #[serde(default)]
    pub articles: Vec<ArticleRecord>,
    /// What a person said of its sentences, in the order it was said.
    #[serde(default)]
    pub corrections: Vec<Correction>,
}

impl EventRecord {
    /// What a person said of its sentences, as the engine takes it.
    pub fn corrections_of_sentences(&self) -> Corrections {
        let pairs = |c: &Correction| {
            let (left, right, linked) = (c.left.clone(), c.right.clone(), c.linked);
            left.into_iter().flat_map(move |a| right.clone().into_iter().map(move |b| (a.clone(), b, linked)))
        };
        Corrections { pairs: self.corrections.iter().flat_map(pairs).collect() }
    }

    /// All that a person corrected, a line each, for a report.
    pub fn corrections_in_words(&self) -> Vec<String> {
        let outlet = |id: &str| self.articles.iter().find(|a| a.id == id).map_or("", |a| a.outlet());
        let sentences = |c: &Correction| {
            let words =
                |side: &[Anchor]| side.iter().map(|a| format!("“{}” ({})", a.words, outlet(&a.article))).collect::<Vec<_>>().join(", ");
            let what = if c.linked { "report the same fact" } else { "do not report the same fact" };
            format!("{} and {} {what}", words(&c.left), words(&c.right))
        };
        let articles = |a: &ArticleRecord| {
            let ArticleCorrection { outlet, headline, byline, published, updated, language, .. } = &a.correction;
            let said = [
                ("outlet", outlet),
                ("headline", headline),
                ("byline", byline),
                ("published", published),
                ("updated", updated),
                ("language", language),
            ];
            let said = said.into_iter().filter_map(|(name, value)| Some(format!("{name} “{}”", value.as_ref()?)));
            let said: Vec<String> = said.chain(a.correction.of_the_text()).collect();
            (!said.is_empty()).then(|| format!("{}: {}", a.file, said.join(", ")))
        };
        self.corrections.iter().map(sentences).chain(self.articles.iter().filter_map(articles)).collect()
    }
}

impl ArticleRecord {
    /// The outlet as a person said or as it was read; the file's name where none is known.
    pub fn outlet(&self) -> &str {
        let said = self.correction.outlet.as_deref().or(self.outlet.as_deref());
        said.filter(|o| !o.trim().is_empty()).unwrap_or(&self.file)
    }
}

/// What a person said of sentences.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// Unique within the event.
    pub id: String,
    /// Each sentence of `left` reports the same fact as each of `right`; else none does.
    pub linked: bool,
    /// Sentences of one side.
    pub left: Vec<Anchor>,
    /// Sentences of the other.
    pub right: Vec<Anchor>,
}

/// One outlet's article in an event: what is needed without reading it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleRecord {
    /// Unique in the library; the same again when the same file comes to the same event again.
    pub id: String,
    /// Of the original's bytes, lower-case hexadecimal.
    pub sha256: String,
    /// The file's name without its folders.
    pub file: String,
    /// `text` or `html` where the giver knew it (pasted text); else told from the content.
    #[serde(default)]
    pub format: Option<String>,
    /// As read from the file.
    #[serde(default)]
    pub outlet: Option<String>,
    /// As read from the file.
    #[serde(default)]
    pub headline: Option<String>,
    /// ISO 8601, UTC.
    pub added: String,
    /// What a person said of it.
    #[serde(default)]
    pub correction: ArticleCorrection,
    /// The article of the event that this one looks like another save of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duplicate_of: Option<String>,
}

impl EventRecord {
    /// Whether an article is set aside: a likely duplicate of one that is there, and nobody said that it is none.
    pub fn is_set_aside(&self, article: &ArticleRecord) -> bool {
        !article.correction.own && article.duplicate_of.as_ref().is_some_and(|of| self.articles.iter().any(|a| a.id == *of))
    }

    /// The articles that are compared: all but those set aside.
    pub fn compared(&self) -> impl Iterator<Item = &ArticleRecord> {
        self.articles.iter().filter(|a| !self.is_set_aside(a))
    }
}

/// What a person said that an article's outlet, headline, … are. `None` leaves what was read; an empty text says that there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[allow(missing_docs, reason = "as in the engine's `Metadata`")]
pub struct ArticleCorrection {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub headline: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Blocks put back or cut, each once.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub blocks: Vec<BlockCorrection>,
    /// It looks like a duplicate and is an article of its own.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub own: bool,
}

impl ArticleCorrection {
    /// What was said of the text, in words.
    pub fn of_the_text(&self) -> Vec<String> {
        let blocks = |(keep, what): (bool, &str)| {
            let n = self.blocks.iter().filter(|b| b.keep == keep).count();
            (n > 0).then(|| format!("{n} {} {what}", if n == 1 { "block" } else { "blocks" }))
        };
        let turned = [(false, "cut"), (true, "put back")].into_iter().filter_map(blocks);
        turned.chain(self.own.then(|| "kept as an article of its own".to_owned())).collect()
    }

    /// Puts what was said over what was read.
    pub fn apply(&self, metadata: &mut Metadata) {
        let Self { outlet, headline, byline, published, updated, language, blocks: _, own: _ } = self;
        let said = [
            (outlet, &mut metadata.outlet),
            (headline, &mut metadata.headline),
            (byline, &mut metadata.byline),
            (published, &mut metadata.published),
            (updated, &mut metadata.updated),
            (language, &mut metadata.language),
        ];
        for (said, read) in said {
            if let Some(said) = said {
                *read = Some(said.trim().to_owned()).filter(|s| !s.is_empty());
            }
        }
    }
}

/// What a journalist decided of a difference.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// Not yet decided.
    #[default]
    Open,
    /// It is a difference that matters.
    Confirmed,
    /// It is none.
    Dismissed,
    /// One side holds.
    Resolved,
}

/// The journalist's decision on a difference.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// What was decided.
    pub decision: Decision,
    /// Which article's side holds, when resolved.
    #[serde(default)]
    pub side: Option<String>,
    /// In the journalist's words.
    #[serde(default)]
    pub note: String,
    /// Who decided.
    #[serde(default)]
    pub initials: String,
    /// ISO 8601, UTC; set by the library.
    #[serde(default)]
    pub time: String,
    /// What was decided on, in its own words: so that the decision is found again, or told as one that could not be placed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<Subject>,
}

/// What a decision was made on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    /// The difference's kind by name; empty for a claim.
    #[serde(default)]
    pub kind: String,
    /// Why it was a difference; empty for a claim.
    #[serde(default)]
    pub reason: String,
    /// Its sides, or a claim's mentions.
    #[serde(default)]
    pub sides: Vec<SubjectSide>,
}

/// One side of what a decision was made on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SubjectSide {
    /// The sentence.
    pub sentence: Anchor,
    /// The outlet as it was named then.
    #[serde(default)]
    pub outlet: String,
    /// The words that differed; empty for a claim's mention.
    #[serde(default)]
    pub words: String,
    /// Their value, normalized.
    #[serde(default)]
    pub value: String,
}

/// What the list of events shows of an event's last comparison. Can be had again by comparing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Noted {
    /// The ids of the material differences.
    pub material: Vec<String>,
    /// Differences and claims whose decision is kept under another id, and that id.
    pub moved: BTreeMap<String, String>,
    /// All differences, and why each is one: to be found by search.
    pub reasons: Vec<(String, String)>,
}

impl Noted {
    /// How many of the material differences are decided.
    pub fn decided(&self, reviews: &BTreeMap<String, Review>) -> usize {
        let decided = |id: &&String| {
            let review = reviews.get(*id).or_else(|| reviews.get(self.moved.get(*id)?));
            review.is_some_and(|r| r.decision != Decision::Open)
        };
        self.material.iter().filter(decided).count()
    }
}

impl Review {
    /// Nothing decided and nothing noted.
    pub fn is_blank(&self) -> bool {
        self.decision == Decision::Open && self.note.trim().is_empty()
    }
}
