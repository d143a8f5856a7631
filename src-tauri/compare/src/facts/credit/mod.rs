//! Who each statement is credited to, and where that source stands on the ladder: named person, institution, other media, unnamed.

/// Figures and findings that are credited without a verb of saying.
mod records;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::Found;
use super::quotes::cues::{self, Takes};
use super::reading::{Reading, Words, words};
use crate::article::Passage;
use crate::fact::{Credit, FactKind, Rung, Value};
use crate::span::Span;

/// Words by which another outlet or an agency is known.
static MEDIA: LazyLock<Words> = LazyLock::new(|| {
    words(
        "ap afp upi reuters tass ria interfax xinhua bloomberg cnn nbc abc cbs bbc npr pbs fox msnbc espn politico axios breitbart buzzfeed vox huffpost newsweek times post journal herald tribune gazette chronicle globe guardian
        telegraph mirror monde figaro spiegel bild zeitung newspaper newspapers magazine media press tv television radio website tabloid broadcaster dpa efe ansa kyodo yonhap reports outlets outlet newsroom news wire hill mail
        observer independent dispatch examiner sentinel courier tmz dw rt aljazeera jazeera",
    )
});

/// Words that leave a source without a name or a body.
static UNNAMED: LazyLock<Words> = LazyLock::new(|| {
    words(
        "source sources insider insiders people person some many others critics supporters experts analysts observers witness witnesses neighbor neighbors neighbour neighbours resident residents relatives friends bystanders aide aides
        one someone anyone everyone advisers advisors allies opponents voters man woman employee employees staffers colleagues victims they who anonymous anonymity unidentified unnamed familiar diplomats economists scientists researchers",
    )
});

/// Words of bodies that speak as such.
static INSTITUTIONS: LazyLock<Words> = LazyLock::new(|| {
    words(
        "police officials authorities investigators prosecutors deputies firefighters government ministry department office officers detectives agency court administration company campaign committee house police council commission
        spokesman spokeswoman spokesperson statement report study documents document records indictment complaint affidavit lawsuit filing military army navy hospital university school union party group organization lawyers attorneys
        reports coroner sheriff troopers marshals paramedics dispatchers family polizei staatsanwaltschaft gouvernement parquet policía gobierno fiscalía poll polls survey data release tweet letter email",
    )
});

/// Finds the credits of a passage, from its quotes and from agency marks.
pub fn find(passage: &Passage, found: &mut Found) {
    let r = Reading::new(passage);
    let people: HashMap<String, ()> = names(found, FactKind::Person);
    let bodies: HashMap<String, ()> = names(found, FactKind::Organization);
    let mut credits: Vec<Credit> = Vec::new();
    // By place: a sentence may have thousands of quotes, each with its listeners.
    let listeners = found.facts.iter().filter(|f| f.kind == FactKind::Organization).map(|f| f.span);
    let mut listeners: Vec<(Span, usize)> = listeners.enumerate().map(|(i, span)| (span, i)).collect();
    listeners.sort_unstable();
    for fact in &found.facts {
        let Value::Quote(quote) = &fact.value else { continue };
        let (Some(source), Some(cue)) = (quote.source, quote.cue) else { continue };
        let word = cue.of(passage.text).to_lowercase();
        let first = word.split_whitespace().next().unwrap_or("");
        if first == "citing" {
            credits.push(credit(&r, fact.sentence, fact.span, Some(cue), before(passage, fact.sentence, cue), None, &people, &bodies));
            continue;
        }
        let first = if matches!(first, "nach" | "zufolge" | "d’après" | "d'après" | "de") { "according" } else { first };
        let speaks = matches!(first, "according" | "laut" | "selon" | "según" | "as" | ":")
            || cues::of(first, passage.language).iter().any(|c| {
                matches!(c.takes, Takes::Speech | Takes::That) && c.lemma != "decide" && c.lemma != "agree"
                    || c.takes == Takes::Thought && matches!(c.lemma, "suspect" | "believe" | "understand" | "expect" | "fear" | "assume")
                    || c.takes == Takes::Thing && matches!(c.lemma, "call" | "describe" | "accuse" | "blame" | "announce" | "deny")
            });
        if !speaks {
            continue;
        }
        credits.push(credit(&r, fact.sentence, source, Some(cue), fact.span, quote.speaker.as_deref(), &people, &bodies));
        // "told Fox News": the outlet that has it stands behind the speaker.
        if matches!(first, "told" | "tells" | "telling" | "said")
            && let Some(outlet) = audience(&r, cue, &listeners)
            && !outlet.overlaps(source)
        {
            credits.push(credit(&r, fact.sentence, outlet, Some(cue), fact.span, None, &people, &bodies));
        }
    }
    let mut told: Vec<(i32, Span)> = credits.iter().map(|c| (c.sentence, c.source)).collect();
    told.sort_unstable();
    // How far the sources of a sentence reach, up to each of them: a sentence may have thousands.
    let mut reach: Vec<usize> = Vec::with_capacity(told.len());
    for (i, (sentence, source)) in told.iter().enumerate() {
        let before = if i > 0 && told[i - 1].0 == *sentence { reach[i - 1] } else { 0 };
        reach.push(before.max(source.end));
    }
    for sentence in passage.sentences {
        let range = r.range(sentence);
        if passage.language == "en" {
            for (source, cue, governs) in records::find(&r, range.clone()) {
                let (Some(source), Some(cue), Some(governs)) = (r.span(source), r.span(cue), r.span(governs)) else { continue };
                let until = told.partition_point(|t| (t.0, t.1.start) < (sentence.index, source.end));
                let last = until.checked_sub(1).filter(|&i| told[i].0 == sentence.index);
                if last.is_none_or(|i| reach[i] <= source.start) {
                    credits.push(credit(&r, sentence.index, source, Some(cue), governs, None, &people, &bodies));
                }
            }
        }
        if let Some((source, governs)) = agency(&r, range) {
            credits.push(Credit {
                sentence: sentence.index,
                source,
                cue: None,
                governs,
                name: source.of(passage.text).to_owned(),
                rung: Rung::Media,
            });
        }
    }
    found.credits.append(&mut credits);
}

fn names(found: &Found, kind: FactKind) -> HashMap<String, ()> {
    let all = found.facts.iter().filter(|f| f.kind == kind);
    all.filter_map(|f| if let Value::Name(n) = &f.value { Some((n.canonical.clone(), ())) } else { None }).collect()
}

/// The words of a sentence before a cue.
fn before(passage: &Passage, sentence: i32, cue: Span) -> Span {
    let start = passage.sentences.iter().find(|s| s.index == sentence).map_or(cue.start, |s| s.span.start);
    let words = passage.text.get(start..cue.start).unwrap_or("");
    Span::new(start, start + words.trim_end_matches([',', ' ']).len())
}

#[allow(clippy::too_many_arguments, reason = "one call builds one credit")]
fn credit(
    r: &Reading,
    sentence: i32,
    source: Span,
    cue: Option<Span>,
    governs: Span,
    speaker: Option<&str>,
    people: &HashMap<String, ()>,
    bodies: &HashMap<String, ()>,
) -> Credit {
    let name = speaker.map_or_else(|| source.of(r.text).to_owned(), str::to_owned);
    let rung = rung(r, source, &name, people, bodies);
    Credit { sentence, source, cue, governs, name, rung }
}

/// Where a source stands on the ladder.
fn rung(r: &Reading, source: Span, name: &str, people: &HashMap<String, ()>, bodies: &HashMap<String, ()>) -> Rung {
    if people.contains_key(name) {
        return Rung::Named;
    }
    let tokens = r.within(source);
    let has = |table: &Words| tokens.clone().any(|i| table.contains(r.low(i)));
    let media = tokens.clone().any(|i| {
        MEDIA.contains(r.low(i))
            && (r.is_capitalized(i)
                || matches!(
                    r.low(i),
                    "newspaper" | "media" | "website" | "broadcaster" | "outlets" | "magazine" | "agency" | "tabloid" | "outlet"
                ))
    });
    if media && !tokens.clone().any(|i| matches!(r.low(i), "office" | "department" | "secretary")) {
        return Rung::Media;
    }
    let anonymous = tokens.clone().any(|i| {
        matches!(
            r.low(i),
            "source" | "sources" | "anonymity" | "anonymous" | "familiar" | "unnamed" | "unidentified" | "insiders" | "insider"
        )
    });
    if anonymous {
        return Rung::Unnamed;
    }
    if bodies.contains_key(name) || has(&INSTITUTIONS) {
        return Rung::Institution;
    }
    if has(&UNNAMED) {
        return Rung::Unnamed;
    }
    // A capitalized name of whatever kind stands for a body; plain nouns do not.
    if tokens.clone().any(|i| r.is_capitalized(i) && i > tokens.start || r.is_capitalized(i) && tokens.len() == 1 && r.low(i) != "they") {
        Rung::Institution
    } else {
        Rung::Unnamed
    }
}

/// The outlet right after "told", or in "said in an interview with".
fn audience(r: &Reading, cue: Span, listeners: &[(Span, usize)]) -> Option<Span> {
    let i = r.within(cue).end;
    let near = r.span(i..r.tokens.len().min(i + 9))?;
    let from = listeners.partition_point(|l| l.0.start < near.start);
    let close = |span: Span| {
        let tokens = r.within(span);
        let close = tokens.start <= i + 1 || (i..tokens.start).any(|t| matches!(r.low(t), "interview" | "with" | "to"));
        close && tokens.clone().any(|t| MEDIA.contains(r.low(t)) || matches!(r.low(t), "associated"))
    };
    let near = listeners[from..].iter().take_while(|l| l.0.start < near.end).filter(|l| near.contains(l.0) && close(l.0));
    // The one that was found first; else an outlet that goes by a common word ("told The Hill").
    near.min_by_key(|l| l.1).map(|l| l.0).or_else(|| {
        let end = (i..r.tokens.len()).take(5).take_while(|&t| r.is_word(t) && r.is_capitalized(t)).last()? + 1;
        (i..end).any(|t| MEDIA.contains(r.low(t))).then(|| r.span(i..end)).flatten()
    })
}

/// "BOSTON (AP) —": the agency and the sentence it stands for.
fn agency(r: &Reading, range: Range<usize>) -> Option<(Span, Span)> {
    let open = (range.start..range.end.min(range.start + 8)).find(|&i| r.word(i) == "(")?;
    let close = (open + 1..range.end.min(open + 5)).find(|&i| r.word(i) == ")")?;
    let media = (open + 1..close).any(|i| MEDIA.contains(r.low(i)) && r.is_capitalized(i));
    let dash = matches!(r.word(close + 1), "—" | "–" | "-" | "―");
    let capitals = (range.start..open).all(|i| !r.is_word(i) || r.is_capitalized(i));
    if !media || !(dash || open == range.start) || !capitals {
        return None;
    }
    let start = close + 1 + usize::from(dash);
    Some((r.span(open + 1..close)?, r.span(start..range.end)?))
}

#[cfg(test)]
mod tests {
    use crate::facts::testing::check_credits;
    use crate::facts::{names, quotes};

    #[test]
    fn the_ladder() {
        check_credits(
            &[names::find, quotes::find, super::find],
            "en",
            "
Sheriff Ann Roe said the bridge was closed.
^^^^^^^^^^^^^^^ named Ann Roe : said -> the bridge was closed

The bridge was closed, police said.
                       ^^^^^^ institution police : said -> The bridge was closed

A source familiar with the talks said the bridge was closed.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unnamed A source familiar with the talks : said -> the bridge was closed

HARBORTON (AP) — Two boats sank.
           ^^ media AP -> Two boats sank.

Ann Roe told Fox News that two boats sank.
^^^^^^^ named Ann Roe : told -> that two boats sank
             ^^^^^^^^ media Fox News : told -> that two boats sank

Ann Roe told The Hill that two boats sank.
^^^^^^^ named Ann Roe : told -> that two boats sank
             ^^^^^^^^ media The Hill : told -> that two boats sank
",
        );
    }
}
