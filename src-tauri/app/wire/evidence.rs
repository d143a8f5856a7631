//! What the views beside the reading view are drawn from: the fact grid, quotes, independence, versions; what speaks for a claim or a
//! difference.

#![allow(missing_docs, reason = "fields whose names are the glossary's words need no more")]

use serde::Serialize;
use ts_rs::TS;

use super::{ConfidenceView, DifferenceKindView, WordRunView};

/// The fact grid: a row a question, a column an article.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GridView {
    /// Those that differ first, then by how many outlets answer, then by place.
    pub rows: Vec<GridRowView>,
}

/// One question and what each outlet answers.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GridRowView {
    /// The same for the same facts: from the claim and what is asked of it.
    pub id: String,
    /// "How many were injured?", "When did it happen?", "What is he charged with?"
    pub question: String,
    /// Words that the sentences share, to tell rows with one question apart; may be empty.
    pub topic: String,
    /// `number`, `money`, `percent`, `age`, `date`, `time`, `place`, `name`, `title`, `quote`, `attribution`, …
    pub kind: DifferenceKindView,
    pub status: GridStatus,
    /// Ids of the differences that stand in this row, in the order to be stepped through.
    pub differences: Vec<String>,
    /// Ids of the claims that the answers come from.
    pub claims: Vec<String>,
    /// One for each article that answers, in the event's order. An article that has none is silent.
    pub cells: Vec<GridCellView>,
}

/// Where a row of the grid stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum GridStatus {
    /// A material difference stands here.
    Differ,
    /// The later outlet has the later value.
    Update,
    /// Only minor differences stand here.
    Minor,
    Agree,
    Single,
}

/// What one outlet answers.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GridCellView {
    pub article: String,
    /// In the article's order; mostly one.
    pub answers: Vec<AnswerView>,
}

/// One printed value.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AnswerView {
    pub sentence: i32,
    /// The words as printed.
    pub text: String,
    /// Normalized, printable.
    pub value: String,
    /// Answers of a row with the same number say the same.
    pub group: u32,
    /// Who the outlet credits for it, where it does.
    pub credit: Option<String>,
    /// As of when the outlet says it: its update, else its publication. ISO 8601.
    pub as_of: Option<String>,
}

/// All quotes by speaker.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QuotesView {
    /// Those whom most outlets quote first.
    pub speakers: Vec<SpeakerView>,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SpeakerView {
    /// The fullest form printed; empty where nobody is named.
    pub speaker: String,
    pub quotes: Vec<QuoteView>,
}

/// One utterance as each outlet words it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QuoteView {
    pub wordings: Vec<WordingView>,
    /// Two outlets give other words inside quotation marks.
    pub differs: bool,
    /// Ids of differences about it.
    pub differences: Vec<String>,
}

/// What one outlet prints of an utterance.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WordingView {
    pub article: String,
    pub sentence: i32,
    /// `direct`, `mixed` or `indirect`.
    pub form: QuoteFormView,
    /// The words of the quote against the nearest other outlet's; they join to the quote, to the letter.
    pub runs: Vec<WordRunView>,
    /// Who is named as the speaker here, as printed; null where a pronoun or nobody is.
    pub speaker: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum QuoteFormView {
    Direct,
    Mixed,
    Indirect,
}

/// Versions of one outlet's article, each beside the one before it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VersionsView {
    /// The earlier steps of one article before the later ones.
    pub steps: Vec<VersionStepView>,
}

/// What was done from one version to the next.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VersionStepView {
    pub earlier: String,
    pub later: String,
    /// The articles' times tell which came first; else earlier and later, added and cut may be the other way round.
    pub ordered: bool,
    /// How many passages of each sort.
    pub kept: u32,
    pub changed: u32,
    pub added: u32,
    pub cut: u32,
    /// Every sentence of both, once, in the later one's order.
    pub passages: Vec<VersionPassageView>,
}

/// Sentences that are one another's counterparts, or one without a counterpart.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VersionPassageView {
    pub edit: EditView,
    /// Of the earlier version; empty where it was added.
    pub earlier: Vec<RewordedView>,
    /// Of the later version; empty where it was cut.
    pub later: Vec<RewordedView>,
}

/// What was done to a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EditView {
    Kept,
    Changed,
    Added,
    Cut,
}

/// A sentence of a version, word by word.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RewordedView {
    pub sentence: i32,
    /// They join to the sentence, to the letter.
    pub runs: Vec<WordRunView>,
}

/// Which articles share text, how much, from where.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct IndependenceView {
    /// One for each origin, the largest first.
    pub origins: Vec<OriginView>,
    /// Articles that have copied sentences in common, the most first.
    pub shared: Vec<SharedTextView>,
}

/// Articles that are one source.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OriginView {
    /// As in `ArticleView.origin`.
    pub origin: u32,
    pub articles: Vec<String>,
    /// The agencies that its articles name as where their text is from.
    pub agencies: Vec<String>,
}

/// Text that two articles have in common.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SharedTextView {
    pub a: String,
    pub b: String,
    /// Copied sentence pairs: `[sentence of a, sentence of b]`.
    pub sentences: Vec<[i32; 2]>,
    /// Share of the shorter article's sentences that are copied, 0 to 1.
    pub share: f64,
}

/// What speaks for a claim or a difference, and what against.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EvidenceView {
    /// How many outlets its sentences are of.
    pub outlets: u32,
    /// How sure it is that all report the same fact; null where a person said so.
    pub sure: Option<ConfidenceView>,
    /// What speaks for it, what is hardest to come by chance first.
    pub grounds: Vec<GroundView>,
    /// What gives reason to doubt.
    pub doubts: Vec<GroundView>,
    /// The sentences with where each ground stands.
    pub sentences: Vec<MarkedSentenceView>,
}

/// One thing that speaks for it, or a doubt.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GroundView {
    pub kind: GroundKindView,
    /// In the outlets' own words; empty where the kind says all.
    pub text: String,
    /// How many outlets have it; 0 where it is of the sentences as a whole.
    pub outlets: u32,
}

/// What sort of ground; from `by_values` on they are doubts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum GroundKindView {
    ByHand,
    SameBearer,
    SameCounted,
    SameSaid,
    SameDeed,
    OnlyValue,
    Beside,
    CopiedWords,
    QuotedWords,
    Speaker,
    Person,
    Organization,
    Place,
    Number,
    Money,
    Percent,
    Age,
    Date,
    Time,
    Duration,
    Word,
    MeaningVeryClose,
    MeaningClose,
    Headlines,
    Opening,
    ByValues,
    ByDenial,
    OnlyMeaning,
    FewWords,
    OtherNames,
    OtherFigures,
    OtherTimes,
    MeaningFar,
}

/// A sentence in runs that the same grounds mark; they join back to it, to the letter.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MarkedSentenceView {
    pub article: String,
    pub sentence: i32,
    pub runs: Vec<MarkedRunView>,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MarkedRunView {
    pub text: String,
    /// Positions in `grounds`, and after them in `doubts`.
    pub grounds: Vec<u32>,
}
