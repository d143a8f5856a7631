//! The question that a difference or an agreement answers, in English, from the facts that stand at its words.

use std::collections::BTreeMap;

use crate::align::terms::stem;
use crate::article::Article;
use crate::comparison::{Comparison, DifferenceKind, Place};
use crate::fact::{Fact, FactKind, Quantity, TitleClass, Value};
use crate::judge::is_function;
use crate::span::Span;
use crate::token::TokenClass;

/// The most words of a topic.
const TOPIC: usize = 4;

/// The question for answers of a kind at these places.
pub(super) fn of(comparison: &Comparison, kind: DifferenceKind, places: &[(Place, Span)]) -> String {
    let facts: Vec<&Fact> =
        places.iter().filter_map(|(place, span)| fact(&comparison.articles[place.article], *place, *span, kind)).collect();
    let said = |words: &[&str]| places.iter().any(|(p, _)| mentions(&comparison.articles[p.article], p.sentence, words));
    match kind {
        DifferenceKind::Number => how_many(&facts),
        DifferenceKind::Money => how_much(&said).to_owned(),
        DifferenceKind::Percent => "What percentage?".to_owned(),
        DifferenceKind::Age => most(facts.iter().filter_map(|f| quantity(f)).map(|q| q.of.clone()))
            .filter(|of| of.starts_with(char::is_uppercase))
            .map_or_else(|| "How old?".to_owned(), |of| format!("How old is {of}?")),
        DifferenceKind::Date if facts.iter().any(|f| f.kind == FactKind::Duration) => "How long?".to_owned(),
        DifferenceKind::Date => when(&said).to_owned(),
        DifferenceKind::Time => when(&said).replacen("When", "At what time", 1),
        DifferenceKind::Place => "Where did it happen?".to_owned(),
        DifferenceKind::Name => "What is the name?".to_owned(),
        DifferenceKind::Title => title(&facts),
        DifferenceKind::Quote => speaker(&facts).map_or_else(|| "What was said?".to_owned(), |who| format!("What did {who} say?")),
        DifferenceKind::Speaker => "Who said it?".to_owned(),
        DifferenceKind::Attribution => "Who says so?".to_owned(),
        DifferenceKind::Certainty => "How certain is it?".to_owned(),
        DifferenceKind::Negation => "Is it so or not?".to_owned(),
        DifferenceKind::Actor => "Who did it?".to_owned(),
        DifferenceKind::Sequence => "In which order?".to_owned(),
        DifferenceKind::Other => "What differs?".to_owned(),
    }
}

/// What the sentences speak of: up to four content words that two or more articles share, as the shortest of them prints them, in
/// its order; the answers' own words left out.
pub(super) fn topic(comparison: &Comparison, places: &[(Place, Span)]) -> String {
    let mut holders: BTreeMap<String, std::collections::BTreeSet<usize>> = BTreeMap::new();
    let mut lines: Vec<Vec<(String, String)>> = Vec::new();
    for (place, span) in places {
        let article = &comparison.articles[place.article];
        let base = article.base(place.sentence);
        let mut line: Vec<(String, String)> = Vec::new();
        for token in article.tokens_of(place.sentence) {
            let word = token.of(base);
            let lower = word.to_lowercase().replace('’', "'");
            if token.class != TokenClass::Word
                || token.span.overlaps(*span)
                || lower.chars().count() < 3
                || is_function(&lower)
                || EMPTY.contains(&lower.as_str())
            {
                continue;
            }
            let key = stem(&lower);
            holders.entry(key.clone()).or_default().insert(place.article);
            if !line.iter().any(|(k, _)| *k == key) {
                line.push((key, word.to_owned()));
            }
        }
        lines.push(line);
    }
    let shared = |line: &Vec<(String, String)>| -> Vec<String> {
        let words = line.iter().filter(|(key, _)| holders.get(key).is_some_and(|h| h.len() > 1));
        words.take(TOPIC).map(|(_, word)| word.clone()).collect()
    };
    // The line that says most in the fewest words; by its words where two are alike, so that the order of articles does not matter.
    let best = lines.iter().map(|line| (shared(line), line.len())).max_by(|(a, x), (b, y)| (a.len(), y, b).cmp(&(b.len(), x, a)));
    best.map(|(words, _)| words.join(" ")).unwrap_or_default()
}

/// Words that say nothing of what a sentence is about, beside the function words.
const EMPTY: &[&str] = &[
    "who",
    "which",
    "that",
    "this",
    "these",
    "those",
    "they",
    "them",
    "their",
    "there",
    "then",
    "than",
    "when",
    "where",
    "while",
    "what",
    "with",
    "was",
    "were",
    "will",
    "would",
    "told",
    "says",
    "saying",
    "reported",
    "reports",
    "officials",
    "people",
    "one",
    "two",
    "three",
    "least",
    "some",
    "nearly",
    "around",
    "including",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "morning",
    "evening",
    "night",
    "afternoon",
    "the",
    "under",
    "until",
    "since",
    "through",
    "per",
    "cent",
    "percent",
    "million",
    "billion",
    "year",
    "years",
    "day",
    "days",
];

/// The fact of a kind that stands at a span, the tightest first.
fn fact(article: &Article, place: Place, span: Span, kind: DifferenceKind) -> Option<&Fact> {
    let wanted = |f: &&Fact| match kind {
        DifferenceKind::Number => f.kind == FactKind::Number,
        DifferenceKind::Money => f.kind == FactKind::Money,
        DifferenceKind::Percent => f.kind == FactKind::Percent,
        DifferenceKind::Age => f.kind == FactKind::Age,
        DifferenceKind::Date | DifferenceKind::Time => f.kind.is_timex(),
        DifferenceKind::Title => f.kind == FactKind::Title,
        DifferenceKind::Quote => f.kind == FactKind::Quote,
        _ => false,
    };
    article.facts_of(place.sentence).iter().filter(wanted).filter(|f| f.span.overlaps(span)).min_by_key(|f| (f.span.len(), f.span.start))
}

fn quantity(fact: &Fact) -> Option<&Quantity> {
    match &fact.value {
        Value::Quantity(q) => Some(q),
        Value::Money { quantity, .. } => Some(quantity),
        _ => None,
    }
}

/// What most say; of equals the first in the alphabet. Empty strings do not count.
fn most(words: impl Iterator<Item = String>) -> Option<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    words.filter(|w| !w.trim().is_empty()).for_each(|w| *counts.entry(w).or_default() += 1);
    counts.into_iter().max_by(|(a, m), (b, n)| m.cmp(n).then(b.cmp(a))).map(|(word, _)| word)
}

fn how_many(facts: &[&Fact]) -> String {
    let quantities: Vec<&Quantity> = facts.iter().filter_map(|f| quantity(f)).collect();
    let about = most(quantities.iter().map(|q| q.about.clone())).unwrap_or_default();
    let people = quantities.iter().any(|q| q.unit == "people");
    let noun = most(quantities.iter().map(|q| q.unit_word.clone())).unwrap_or_default();
    let plain = matches!(noun.as_str(), "" | "people" | "person" | "persons" | "others" | "more");
    let noun = if plain || !is_plural(&noun) && people { String::new() } else { format!(" {noun}") };
    let done = match about.as_str() {
        "kill" => "were killed",
        "injure" => "were injured",
        "shoot" => "were shot",
        "stab" => "were stabbed",
        "hit" => "were hit",
        "arrest" => "were arrested",
        "charge" => "were charged",
        "convict" => "were convicted",
        "sentence" => "were sentenced",
        "release" => "were released",
        "miss" => "are missing",
        "rescue" => "were rescued",
        "evacuate" => "were evacuated",
        "displace" => "were displaced",
        "abduct" => "were abducted",
        "hospitalize" => "were taken to hospital",
        "attend" => "attended",
        "flee" => "fled",
        "survive" => "survived",
        "employ" => "are employed",
        "infect" => "were infected",
        "fire" => "were fired",
        "destroy" => "were destroyed",
        "damage" => "were damaged",
        "recover" => "were recovered",
        "steal" => "were stolen",
        "question" => "were questioned",
        "identify" => "were identified",
        "suspend" => "were suspended",
        _ => "",
    };
    match (noun.is_empty(), done.is_empty()) {
        (_, false) => format!("How many{noun} {done}?"),
        (false, true) => format!("How many{noun}?"),
        (true, true) if people => "How many people?".to_owned(),
        (true, true) => "How many?".to_owned(),
    }
}

/// Whether an English noun looks like a plural.
fn is_plural(noun: &str) -> bool {
    noun.ends_with('s') || matches!(noun, "men" | "women" | "children" | "people" | "police" | "crew" | "staff")
}

fn how_much(said: &dyn Fn(&[&str]) -> bool) -> &'static str {
    let asked: [(&[&str], &str); 16] = [
        (&["fine", "fines", "fined"], "How high is the fine?"),
        (&["bail", "bond"], "How high is the bail?"),
        (&["ransom"], "How high is the ransom?"),
        (&["reward"], "How high is the reward?"),
        (&["damage", "damages"], "How high is the damage?"),
        (&["stole", "stolen", "theft", "robbed", "robbery", "embezzled"], "How much was taken?"),
        (&["salary", "wage", "wages", "bonus"], "How much is the pay?"),
        (&["debt", "debts", "owes", "owed"], "How high is the debt?"),
        (&["loss", "losses", "lost"], "How high is the loss?"),
        (&["profit", "profits", "earned"], "How high is the profit?"),
        (&["revenue", "sales", "turnover"], "How high are the sales?"),
        (&["budget"], "How high is the budget?"),
        (&["grant", "aid", "funding", "donated", "donation", "subsidy"], "How much was given?"),
        (&["cost", "costs", "costing", "price", "priced"], "What does it cost?"),
        (&["worth", "valued", "value"], "What is it worth?"),
        (&["paid", "pay", "pays"], "How much was paid?"),
    ];
    asked.iter().find(|(words, _)| said(words)).map_or("How much money?", |(_, question)| question)
}

fn when(said: &dyn Fn(&[&str]) -> bool) -> &'static str {
    let asked: [(&[&str], &str); 10] = [
        (&["born"], "When was the birth?"),
        (&["sentenced"], "When was the sentence?"),
        (&["trial", "hearing"], "When is the hearing?"),
        (&["arrested", "arrest", "detained"], "When was the arrest?"),
        (&["election", "vote", "ballot"], "When is the vote?"),
        (&["died", "death"], "When was the death?"),
        (&["resume", "reopen", "reopened", "resumed"], "When does it go on?"),
        (&["expected", "expects", "due", "scheduled", "deadline"], "When is it due?"),
        (&["began", "begun", "started", "begins", "starts"], "When did it begin?"),
        (&["ended", "ends", "closed", "closes", "expires"], "When did it end?"),
    ];
    asked.iter().find(|(words, _)| said(words)).map_or("When did it happen?", |(_, question)| question)
}

fn title(facts: &[&Fact]) -> String {
    let titles = || facts.iter().filter_map(|f| if let Value::Title(t) = &f.value { Some(t) } else { None });
    let holder = most(titles().filter_map(|t| t.holder.clone()));
    let class = |c: TitleClass| titles().any(|t| t.class == c);
    match (holder, class(TitleClass::Charge), class(TitleClass::Status)) {
        (Some(who), true, _) => format!("What is {who} charged with?"),
        (None, true, _) => "What is the charge?".to_owned(),
        (Some(who), _, true) => format!("What happened to {who}?"),
        (None, _, true) => "Arrested, charged, convicted?".to_owned(),
        (Some(who), ..) => format!("What is {who}’s role?"),
        (None, ..) => "What is the title or role?".to_owned(),
    }
}

fn speaker(facts: &[&Fact]) -> Option<String> {
    let speakers = facts.iter().filter_map(|f| if let Value::Quote(q) = &f.value { q.speaker.clone() } else { None });
    most(speakers.filter(|s| s.starts_with(char::is_uppercase)))
}

/// Whether a sentence has one of these words, in lower case.
fn mentions(article: &Article, sentence: i32, words: &[&str]) -> bool {
    let base = article.base(sentence);
    article.tokens_of(sentence).iter().any(|t| words.contains(&t.of(base).to_lowercase().as_str()))
}
