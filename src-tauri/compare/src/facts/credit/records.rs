//! Who vouches where nobody speaks: "by the count of", "going by figures from", "as one dealer put it", "a survey found", "police put the loss
//! at".

use std::ops::Range;

use crate::facts::clauses::phrase;
use crate::facts::reading::Reading;

/// Source, cue and what is vouched for, as ranges of tokens.
type Vouched = (Range<usize>, Range<usize>, Range<usize>);

/// Nouns of what somebody has counted, measured or written down.
fn is_record(low: &str) -> bool {
    matches!(
        low,
        "count"
            | "counts"
            | "estimate"
            | "estimates"
            | "figures"
            | "figure"
            | "list"
            | "lists"
            | "tally"
            | "records"
            | "reckoning"
            | "account"
            | "accounts"
            | "radar"
            | "data"
            | "log"
            | "logs"
            | "register"
            | "calculation"
            | "calculations"
            | "measurements"
            | "statistics"
            | "information"
    )
}

/// Things that are read for what they say.
fn is_document(low: &str) -> bool {
    matches!(
        low,
        "report"
            | "study"
            | "survey"
            | "audit"
            | "investigation"
            | "inquiry"
            | "document"
            | "documents"
            | "records"
            | "papers"
            | "paper"
            | "letter"
            | "indictment"
            | "complaint"
            | "lawsuit"
            | "review"
            | "analysis"
            | "poll"
            | "log"
            | "memo"
            | "test"
            | "tests"
            | "footage"
            | "video"
            | "transcript"
            | "affidavit"
            | "filing"
            | "autopsy"
            | "findings"
            | "census"
            | "minutes"
            | "recording"
    )
}

/// The credits of a sentence without a verb of saying.
pub fn find(r: &Reading, sentence: Range<usize>) -> Vec<Vouched> {
    let mut out = Vec::new();
    for i in sentence.clone() {
        if let Some((source, cue)) = at(r, i, &sentence) {
            out.push((source, cue, sentence.clone()));
        }
    }
    out
}

fn at(r: &Reading, i: usize, sentence: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let end = sentence.end;
    match r.low(i) {
        // "by the count of the duty sergeant", "by the radar of the weather office", "by police estimates".
        "by" | "on" => {
            let record = (i + 1..end.min(i + 5)).find(|&k| is_record(r.low(k)))?;
            if (i + 1..record).any(|k| !r.is_word(k) && r.low(k) != "'s") || r.low(i) == "on" && r.low(record) != "information" {
                return None;
            }
            source_of(r, record, end).map(|s| (s, i..record + 1))
        }
        // "going by figures from", "going by the list of".
        "going" if r.low(i + 1) == "by" => {
            let record = (i + 2..end.min(i + 6)).find(|&k| is_record(r.low(k)))?;
            source_of(r, record, end).map(|s| (s, i..record + 1))
        }
        // "a count kept by the league".
        "kept" | "compiled" | "collected" if r.low(i + 1) == "by" && i > sentence.start && is_record(r.low(i - 1)) => {
            phrase::after(r, i + 2, end).map(|p| (p.tokens, i..i + 2))
        }
        // "as one dealer put it".
        "put" | "puts" if r.low(i + 1) == "it" => {
            let source = phrase::before(r, sentence.start, i)?;
            (source.tokens.start > sentence.start && r.low(source.tokens.start - 1) == "as" || r.low(sentence.start) == "as").then(|| {
                let from = source.tokens.start + usize::from(r.low(source.tokens.start) == "as");
                (from..source.tokens.end, i..i + 2)
            })
        }
        // "the museum puts the loss at $2.3 million".
        "put" | "puts" => {
            let object = phrase::after(r, i + 1, end)?;
            let measured = r.low(object.tokens.end) == "at"
                && (object.tokens.end + 1..end.min(object.tokens.end + 5)).any(|k| r.is_number(k) || matches!(r.word(k), "$" | "€" | "£"));
            let source = phrase::before(r, sentence.start, i)?;
            measured.then_some((source.tokens, i..i + 1))
        }
        // "the ministry speaks of 19 dead".
        "speaks" | "spoke" | "speak"
            if matches!(r.low(i + 1), "of") || matches!(r.low(i.saturating_sub(1)), "now") && r.low(i + 1) == "of" =>
        {
            let before = i - usize::from(r.low(i.saturating_sub(1)) == "now");
            phrase::before(r, sentence.start, before).map(|p| (p.tokens, i..i + 2))
        }
        // "a survey listed cracks": what was read says it.
        "found" | "identified" | "listed" | "lists" | "shows" | "showed" | "concluded" | "describes" | "described" | "recorded"
        | "records" | "names" | "named" | "finds" | "revealed" | "reveals" | "confirms" | "confirmed" | "suggests" | "suggested" => {
            if i == sentence.start || is_record(r.low(i - 1)) && r.low(i) == "records" {
                return None;
            }
            let source = phrase::before(r, sentence.start, i)?;
            is_document(r.low(source.head)).then_some((source.tokens, i..i + 1))
        }
        // "Radio Ceredin understands."
        "understands" => phrase::before(r, sentence.start, i).map(|p| (p.tokens, i..i + 1)),
        _ => None,
    }
}

/// Whose a record is: "of the sergeant", "from the league", "kept by", or its owner before it ("police estimates").
fn source_of(r: &Reading, record: usize, end: usize) -> Option<Range<usize>> {
    match r.low(record + 1) {
        "of" | "from" => phrase::after(r, record + 2, end).map(|p| p.tokens),
        "kept" | "compiled" | "made" | "given" | "collected" if r.low(record + 2) == "by" => {
            phrase::after(r, record + 3, end).map(|p| p.tokens)
        }
        _ if matches!(r.low(record.saturating_sub(1)), "police" | "official" | "government" | "hospital" | "un" | "army") => {
            Some(record - 1..record)
        }
        _ => None,
    }
}
