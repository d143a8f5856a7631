//! An event and its whole comparison. The engine decided; this only says it in the window's words.

use std::collections::{BTreeSet, HashMap};

use crosscheck_compare::article::Article;
use crosscheck_compare::comparison::{Claim, Comparison, Confidence, Copied, Difference, DifferenceKind, Place, Severity, Side, Status};
use crosscheck_compare::document::{Document, Metadata};
use crosscheck_compare::span::Span;
use crosscheck_compare::words::{self, Worded};
use crosscheck_library::placing::Placed;
use crosscheck_library::{ArticleRecord, EventRecord};

use crate::session::Compared;
use crate::views::runs::{self, Mark};
use crate::views::{changes, versions};
use crate::wire::changes::HistoryView;
use crate::wire::{
    ArticleView, ClaimView, ConfidenceView, CopiedView, DifferenceKindView, DifferenceView, EventView, PlaceView, ReviewView, SentenceView,
    SetAsideView, SeverityView, StatusView, ValueView, WarningView, WordRunView, WordsView,
};

/// The event as the window shows it.
pub fn event(event: &EventRecord, compared: &Compared, mut placed: Placed, history: HistoryView) -> EventView {
    let Compared { articles: records, corrections: _, documents, comparison } = compared;
    let Comparison { articles, claims, differences, copied, origin_of, versions: _, meaning, joined: _ } = comparison;
    let index = Index::new(comparison);
    let mut made = WordRuns::default();
    let article = |(i, a): (usize, &Article)| ArticleView {
        version: versions::of_article(comparison, i),
        ..article_view(a, i, &records[i], &documents[i], count(origin_of[i]), &index)
    };
    let compared_sentences: BTreeSet<Place> =
        claims.iter().filter(|c| c.status != Status::Single).flat_map(|c| c.mentions.iter().copied()).collect();
    EventView {
        id: event.id.clone(),
        name: event.name.clone(),
        articles: articles.iter().enumerate().map(article).collect(),
        set_aside: event.articles.iter().filter(|a| event.is_set_aside(a)).map(|a| set_aside(a, event)).collect(),
        claims: claims.iter().map(|c| claim_view(c, articles, &mut placed)).collect(),
        differences: differences.iter().map(|d| difference_view(d, comparison, &mut placed, &mut made)).collect(),
        copied: copied.iter().map(|c| copied_view(c, articles)).collect(),
        origins: count(origin_of.iter().collect::<BTreeSet<_>>().len()),
        sentences_compared: count(compared_sentences.len()),
        sentences: count(articles.iter().map(|a| a.units().count()).sum()),
        meaning: *meaning,
        archived: event.archived,
        history,
        corrections: changes::corrections(event, comparison),
        unplaced: changes::unplaced(&placed),
    }
}

/// A likely duplicate and what it is like.
fn set_aside(article: &ArticleRecord, event: &EventRecord) -> SetAsideView {
    let of = event.articles.iter().find(|a| article.duplicate_of.as_ref() == Some(&a.id));
    SetAsideView {
        article: article.id.clone(),
        outlet: article.outlet().to_owned(),
        file: article.file.clone(),
        of: of.map(|a| a.id.clone()).unwrap_or_default(),
        of_file: of.map(|a| a.file.clone()).unwrap_or_default(),
    }
}

/// What stands at each sentence.
struct Index<'a> {
    claims: HashMap<Place, Vec<&'a Claim>>,
    marks: HashMap<Place, Vec<Mark<'a>>>,
}

impl<'a> Index<'a> {
    fn new(comparison: &'a Comparison) -> Self {
        let mut index = Self { claims: HashMap::new(), marks: HashMap::new() };
        for claim in &comparison.claims {
            for place in &claim.mentions {
                index.claims.entry(*place).or_default().push(claim);
            }
        }
        for difference in &comparison.differences {
            for side in &difference.values {
                index.marks.entry(side.place).or_default().push((side.span, &difference.id));
            }
        }
        index
    }
}

fn article_view(
    article: &Article,
    position: usize,
    record: &ArticleRecord,
    document: &Document,
    origin: u32,
    index: &Index,
) -> ArticleView {
    let Metadata { headline, outlet, byline, published, updated, language, url: _ } = article.metadata.clone();
    let Document { metadata: _, text: _, blocks, format, warnings } = document;
    let named = outlet.filter(|o| !o.trim().is_empty());
    let sentence = |s: &crosscheck_compare::article::Sentence| {
        let place = Place { article: position, sentence: s.index };
        let claims = index.claims.get(&place).map(Vec::as_slice).unwrap_or_default();
        SentenceView {
            index: s.index,
            paragraph: count(s.paragraph),
            status: claims.iter().map(|c| c.status).min_by_key(|s| rank(*s)).map_or(StatusView::Single, StatusView::from),
            runs: runs::runs(article, s, index.marks.get(&place).map(Vec::as_slice).unwrap_or_default()),
            claims: claims.iter().map(|c| c.id.clone()).collect(),
            credit: article.credits_of(s.index).next().map(|c| c.name.clone()),
        }
    };
    ArticleView {
        id: article.id.clone(),
        outlet: named.unwrap_or_else(|| record.file.clone()),
        headline,
        byline,
        published,
        updated,
        language,
        file: record.file.clone(),
        format: format.clone(),
        sha256: record.sha256.clone(),
        warnings: warnings.iter().cloned().map(WarningView::from).collect(),
        sentences: article.units().map(sentence).collect(),
        trimmed: count(blocks.iter().filter(|b| b.reason.is_some()).count()),
        origin,
        version: None,
        corrected: record.correction.clone().into(),
    }
}

/// A sentence that differs anywhere differs.
fn rank(status: Status) -> u8 {
    match status {
        Status::Differ => 0,
        Status::Agree => 1,
        Status::Single => 2,
    }
}

fn claim_view(claim: &Claim, articles: &[Article], placed: &mut Placed) -> ClaimView {
    let Claim { id, status, mentions, origins, score: _ } = claim;
    let mentions = mentions.iter().map(|m| place_view(*m, articles)).collect();
    ClaimView {
        id: id.clone(),
        status: (*status).into(),
        mentions,
        origins: count(*origins),
        review: placed.at.remove(id).map(ReviewView::from),
    }
}

fn difference_view<'a>(
    difference: &Difference,
    comparison: &'a Comparison,
    placed: &mut Placed,
    made: &mut WordRuns<'a>,
) -> DifferenceView {
    let Difference { id, claim, kind, severity, update, confidence, values, reason } = difference;
    DifferenceView {
        id: id.clone(),
        claim: comparison.claims.get(*claim).map(|c| c.id.clone()).unwrap_or_default(),
        kind: (*kind).into(),
        severity: (*severity).into(),
        update: *update,
        confidence: (*confidence).into(),
        reason: reason.clone(),
        values: values.iter().map(|v| value_view(v, &comparison.articles)).collect(),
        words: words_views(values, &comparison.articles, made),
        review: placed.at.remove(id).map(ReviewView::from),
    }
}

pub(crate) fn value_view(side: &Side, articles: &[Article]) -> ValueView {
    let Side { place, span, value } = side;
    let article = &articles[place.article];
    let credit = article.credits_of(place.sentence).find(|c| c.governs.contains(*span));
    ValueView {
        article: article.id.clone(),
        sentence: place.sentence,
        text: article.words_at(place.sentence, *span).to_owned(),
        value: value.clone(),
        credit: credit.map(|c| c.name.clone()),
    }
}

/// What word-level detail is made from: sentences stand in many differences.
#[derive(Default)]
struct WordRuns<'a> {
    ready: HashMap<Place, Worded<'a>>,
    /// Runs of a sentence against another, where the two are close enough.
    made: HashMap<(Place, Place), Option<Vec<words::Run>>>,
}

impl<'a> WordRuns<'a> {
    fn runs(&mut self, here: Place, other: Place, articles: &'a [Article]) -> Option<Vec<words::Run>> {
        if let Some(made) = self.made.get(&(here, other)) {
            return made.clone();
        }
        let words = |p: Place| Worded::new(articles[p.article].words(p.sentence));
        self.ready.entry(here).or_insert_with(|| words(here));
        self.ready.entry(other).or_insert_with(|| words(other));
        let (mine, theirs) = self.ready.get(&here)?.against(self.ready.get(&other)?).unzip();
        self.made.insert((other, here), theirs);
        self.made.insert((here, other), mine.clone());
        mine
    }
}

/// Each side's sentence word by word against the first other sentence that is close enough.
fn words_views<'a>(sides: &[Side], articles: &'a [Article], made: &mut WordRuns<'a>) -> Vec<WordsView> {
    let mut places: Vec<Place> = Vec::new();
    for side in sides {
        if !places.contains(&side.place) {
            places.push(side.place);
        }
    }
    let mut views = Vec::new();
    for here in &places {
        let others = places.iter().filter(|p| p.article != here.article);
        if let Some(runs) = others.filter_map(|other| made.runs(*here, *other, articles)).next() {
            let words = articles[here.article].words(here.sentence);
            let run = |(span, changed): (Span, bool)| WordRunView { text: span.of(words).to_owned(), changed };
            let article = articles[here.article].id.clone();
            views.push(WordsView { article, sentence: here.sentence, runs: runs.into_iter().map(run).collect() });
        }
    }
    views
}

fn copied_view(copied: &Copied, articles: &[Article]) -> CopiedView {
    let Copied { a, b, similarity } = copied;
    CopiedView { a: place_view(*a, articles), b: place_view(*b, articles), similarity: *similarity }
}

fn place_view(place: Place, articles: &[Article]) -> PlaceView {
    let Place { article, sentence } = place;
    PlaceView { article: articles[article].id.clone(), sentence }
}

/// Nobody has four billion of anything here.
pub(crate) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl From<Status> for StatusView {
    fn from(status: Status) -> Self {
        match status {
            Status::Agree => Self::Agree,
            Status::Differ => Self::Differ,
            Status::Single => Self::Single,
        }
    }
}

impl From<Severity> for SeverityView {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Material => Self::Material,
            Severity::Minor => Self::Minor,
        }
    }
}

impl From<Confidence> for ConfidenceView {
    fn from(confidence: Confidence) -> Self {
        match confidence {
            Confidence::High => Self::High,
            Confidence::Medium => Self::Medium,
            Confidence::Low => Self::Low,
        }
    }
}

impl From<DifferenceKind> for DifferenceKindView {
    fn from(kind: DifferenceKind) -> Self {
        match kind {
            DifferenceKind::Number => Self::Number,
            DifferenceKind::Money => Self::Money,
            DifferenceKind::Percent => Self::Percent,
            DifferenceKind::Age => Self::Age,
            DifferenceKind::Date => Self::Date,
            DifferenceKind::Time => Self::Time,
            DifferenceKind::Place => Self::Place,
            DifferenceKind::Name => Self::Name,
            DifferenceKind::Title => Self::Title,
            DifferenceKind::Quote => Self::Quote,
            DifferenceKind::Speaker => Self::Speaker,
            DifferenceKind::Attribution => Self::Attribution,
            DifferenceKind::Certainty => Self::Certainty,
            DifferenceKind::Negation => Self::Negation,
            DifferenceKind::Actor => Self::Actor,
            DifferenceKind::Sequence => Self::Sequence,
            DifferenceKind::Other => Self::Other,
        }
    }
}

impl DifferenceKindView {
    /// The kind of that name.
    pub fn named(name: &str) -> Option<Self> {
        let kind: DifferenceKind = serde_json::from_value(serde_json::Value::from(name)).ok()?;
        Some(kind.into())
    }
}
