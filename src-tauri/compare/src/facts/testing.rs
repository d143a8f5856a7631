//! Tests of finders: small texts with carets under the facts.
//!
//! ```text
//! check(&[numbers], "en", "
//! Seven people were shot and three died.
//! ^^^^^^^^^^^^ number 7 people shoot
//!                            ^^^^^ number 3 people kill
//! ");
//! ```
//! The first line is the text (a `¶` in it stands for a paragraph break of two line feeds, and takes two columns in the
//! caret lines: write `¶¶`). Each line below marks one fact: carets (one for each code point), a blank, and the fact in
//! words as [`describe`] writes it. All facts must be listed, in order of place. Several texts may follow one another, parted
//! by blank lines.

use jiff::civil::Date;

use super::{Finder, Found};
use crate::article::{Passage, Reference};
use crate::fact::{Credit, Fact, Quantity, Value};
use crate::span::Span;
use crate::{sentences, token};

/// Checks what finders, run in the order given, find in texts published on Wednesday 2025-12-24.
#[track_caller]
pub fn check(finders: &[Finder], language: &str, marked: &str) {
    check_on(finders, language, "2025-12-24", marked);
}

/// [`check`] with a day of publication of its own (`""`: none).
#[track_caller]
pub fn check_on(finders: &[Finder], language: &str, published: &str, marked: &str) {
    let mut wrong = String::new();
    for (text, expected) in blocks(marked) {
        let found = find(finders, language, published, &text);
        let got: Vec<String> = found.facts.iter().map(|f| mark(&text, f.span, &describe(f, &text))).collect();
        if got != expected {
            wrong.push_str(&report(&text, &expected, &got));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// The same for credits: the carets stand under the source, and the words are [`describe_credit`]'s.
#[track_caller]
pub fn check_credits(finders: &[Finder], language: &str, marked: &str) {
    let mut wrong = String::new();
    for (text, expected) in blocks(marked) {
        let found = find(finders, language, "2025-12-24", &text);
        let got: Vec<String> = found.credits.iter().map(|c| mark(&text, c.source, &describe_credit(c, &text))).collect();
        if got != expected {
            wrong.push_str(&report(&text, &expected, &got));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// Runs finders over a text; the facts come in order of place.
pub fn find(finders: &[Finder], language: &str, published: &str, text: &str) -> Found {
    let sentences = sentences::split(text, language);
    let tokens = token::tokenize(text);
    let day: Option<Date> = published.parse().ok();
    let passage = Passage { text, sentences: &sentences, tokens: &tokens, reference: Reference { day, borrowed: false }, language };
    let mut found = Found::default();
    for finder in finders {
        finder(&passage, &mut found);
    }
    found.facts.sort_by_key(|f| (f.sentence, f.span, f.kind));
    found.credits.sort_by_key(|c| (c.sentence, c.source, c.governs));
    found
}

/// Runs finders over hostile texts and checks what must hold of every fact: its span is on character boundaries, not empty,
/// and inside its sentence. Also that a text of double length does not take much over double the time.
#[track_caller]
pub fn survives(finders: &[Finder], language: &str, seeds: &[&str]) {
    for (round, seed) in (0..30).flat_map(|r| seeds.iter().map(move |s| (r, s))) {
        let text = scramble(seed, round);
        let sentences = sentences::split(&text, language);
        for f in &find(finders, language, "2025-12-24", &text).facts {
            assert!(text.get(f.span.start..f.span.end).is_some_and(|w| !w.is_empty()), "{f:?} is no span of {text:?}");
            let inside = sentences.iter().any(|s| s.index == f.sentence && s.span.contains(f.span));
            // A quote may run over several sentences.
            assert!(inside || matches!(f.value, Value::Quote(_)), "{f:?} is not in its sentence of {text:?}");
        }
    }
    // Long ones too: how the time grows is measured by `make bench`, never by a test.
    for seed in seeds {
        let text = seed.repeat(20_000 / seed.len().max(1));
        for f in &find(finders, language, "2025-12-24", &text).facts {
            assert!(text.get(f.span.start..f.span.end).is_some_and(|w| !w.is_empty()), "{f:?} is no span");
        }
    }
}

/// A fact in words, one line:
/// `number 7 people shoot`, `number ~20..30 people kill`, `number 12.. car -` (low and high are told where they are not the amount; `~` is
/// approximate; `-` is empty; ` of …` follows where known), `money 2600000 USD`, `percent 3.5 percent`, `age 19 years of John Smith`,
/// `date 2025-12-21`, `place Aleppo` (canonical), `title charge second-degree murder of …`, `quote direct by … : cue`,
/// `hedge alleged over …`.
pub fn describe(fact: &Fact, text: &str) -> String {
    let kind = fact.kind.name();
    match &fact.value {
        Value::Quantity(q) => format!("{kind} {}", quantity(q)),
        Value::Money { quantity: q, currency } => format!("{kind} {} {currency}{}", range(q), about(q)),
        Value::Timex(t) => {
            format!("{kind} {}{}{}", if t.approximate { "~" } else { "" }, t.value, if t.borrowed_year { " borrowed" } else { "" })
        }
        Value::Name(n) => format!("{kind} {}", n.canonical),
        Value::Title(t) => {
            let class = format!("{:?}", t.class).to_lowercase();
            format!("{kind} {class} {}{}", t.label, t.holder.as_ref().map_or(String::new(), |h| format!(" of {h}")))
        }
        Value::Quote(q) => {
            let way = format!("{:?}", q.quote_type).to_lowercase();
            let speaker = q.speaker.as_ref().map_or(String::new(), |s| format!(" by {s}"));
            let cue = q.cue.map_or(String::new(), |c| format!(" : {}", c.of(text)));
            format!("{kind} {way}{speaker}{cue}")
        }
        Value::Scope(s) => format!("{kind} {} over {}", s.label, s.governs.of(text)),
    }
}

/// A credit in words: `media RIA : reported by -> what it vouches for` (the name is canonical).
pub fn describe_credit(credit: &Credit, text: &str) -> String {
    let rung = format!("{:?}", credit.rung).to_lowercase();
    let cue = credit.cue.map_or(String::new(), |c| format!(" : {}", c.of(text)));
    format!("{rung} {}{cue} -> {}", credit.name, credit.governs.of(text))
}

fn quantity(q: &Quantity) -> String {
    let unit = if q.unit.is_empty() { "-" } else { &q.unit };
    format!("{} {unit}{}{}", range(q), about(q), if q.of.is_empty() { String::new() } else { format!(" of {}", q.of) })
}

fn about(q: &Quantity) -> String {
    if q.about.is_empty() { String::new() } else { format!(" {}", q.about) }
}

fn range(q: &Quantity) -> String {
    let exact = q.low == Some(q.amount) && q.high == Some(q.amount);
    let end = |e: Option<f64>| e.map_or(String::new(), |e| e.to_string());
    let sign = if q.approximate { "~" } else { "" };
    if exact { format!("{sign}{}", q.amount) } else { format!("{sign}{}..{}", end(q.low), end(q.high)) }
}

/// The texts of a marked block and, for each, its caret lines.
fn blocks(marked: &str) -> Vec<(String, Vec<String>)> {
    let mut out: Vec<(String, Vec<String>)> = Vec::new();
    for block in marked.split("\n\n") {
        let mut lines = block.lines().filter(|l| !l.trim().is_empty());
        if let Some(text) = lines.next() {
            out.push((text.replace("¶¶", "\n\n"), lines.map(|l| l.trim_end().to_owned()).collect()));
        }
    }
    out
}

/// A caret line.
fn mark(text: &str, span: Span, words: &str) -> String {
    let before = text.get(..span.start).map_or(0, |b| b.chars().count());
    let carets = span.of(text).chars().count();
    format!("{}{} {words}", " ".repeat(before), "^".repeat(carets))
}

fn report(text: &str, expected: &[String], got: &[String]) -> String {
    let list = |lines: &[String]| lines.iter().map(|l| format!("  {l}\n")).collect::<String>();
    format!("  {}\nexpected:\n{}found:\n{}\n", text.replace("\n\n", "¶¶"), list(expected), list(got))
}

/// A text made of pieces of the seed in another order, with odd characters strewn in. The same for the same round.
fn scramble(seed: &str, round: u64) -> String {
    const ODD: &[&str] = &[
        "\u{301}", "’", "“", "\"", "\u{feff}", "ß", "İ", "½", "٣", "１", "🙂", "\0", "\r\n", "\n\n", "…", ".", "-", "–", "%", "$", "€",
        ",", "(", "'s", " ",
    ];
    let mut state = round.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(seed.len() as u64) | 1;
    let mut next = |n: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % n.max(1) as u64) as usize
    };
    let chars: Vec<char> = seed.chars().collect();
    let mut out = String::new();
    for _ in 0..40 {
        let from = next(chars.len());
        let length = 1 + next(18);
        out.extend(chars.iter().skip(from).take(length));
        if next(3) == 0 {
            out.push_str(ODD[next(ODD.len())]);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fact::FactKind;

    fn commas(passage: &Passage, found: &mut Found) {
        for s in passage.sentences {
            for t in passage.tokens_of(s).iter().filter(|t| t.of(passage.text) == ",") {
                let amount = Some(1.0);
                let q = Quantity {
                    amount: 1.0,
                    low: amount,
                    high: None,
                    unit: "comma".to_owned(),
                    unit_word: String::new(),
                    about: String::new(),
                    of: String::new(),
                    approximate: true,
                };
                found.facts.push(Fact { kind: FactKind::Number, sentence: s.index, span: t.span, value: Value::Quantity(q) });
            }
        }
    }

    #[test]
    fn reads_carets_under_several_texts() {
        check(
            &[commas],
            "en",
            "
One, two.
   ^ number ~1.. comma

Ünd, nothing¶¶more, here.
   ^ number ~1.. comma
                  ^ number ~1.. comma

None at all.
",
        );
    }

    #[test]
    #[should_panic(expected = "expected")]
    fn tells_what_is_missing() {
        check(&[commas], "en", "One, two.");
    }

    #[test]
    fn runs_hostile_texts() {
        survives(&[commas], "en", &["Seven, “eight”, nine. "]);
    }
}
