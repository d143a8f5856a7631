//! Hedges: words that take back certainty, and the clause or the noun that they govern.
//!
//! The list follows the cue words of the CoNLL-2010 shared task on hedges (Farkas et al.) as far as news uses them.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::Found;
use super::clause;
use super::reading::Reading;
use crate::article::Passage;
use crate::fact::{Fact, FactKind, Scope, Value};

/// How a hedge governs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    /// The clause in which it stands.
    Clause,
    /// Itself and the words after it.
    Noun,
    /// The clause, but only after a form of "to be" or "to have" ("is believed to").
    Passive,
    /// The clause, but only before "to" or "that" ("appears to").
    Raising,
    /// What follows, where the word is a verb with a clause behind it ("suspect that", "claims he").
    Content,
}

type Table = HashMap<&'static str, (&'static str, Reach)>;

fn table(reach: Reach, list: &'static str, out: &mut Table) {
    for entry in list.split_whitespace() {
        let (word, label) = entry.split_once('=').unwrap_or((entry, entry));
        out.insert(word, (label, reach));
    }
}

static ENGLISH: LazyLock<Table> = LazyLock::new(|| {
    let mut t = Table::new();
    table(
        Reach::Clause,
        "allegedly=alleged reportedly apparently=apparent purportedly=purported supposedly=supposed presumably=presumed possibly=possible perhaps maybe probably=probable likely unlikely may might could seemingly=seem potentially=possible unclear unconfirmed tentatively uncertain undetermined evidently=apparent conceivably=possible",
        &mut t,
    );
    table(
        Reach::Noun,
        "alleged apparent suspected purported presumed possible probable estimated potential rumored preliminary so-called unverified unspecified would-be",
        &mut t,
    );
    table(
        Reach::Passive,
        "believed thought presumed suspected estimated reported=reportedly rumored alleged considered feared expected supposed",
        &mut t,
    );
    table(
        Reach::Content,
        "suspect=suspected suspects=suspected suspecting=suspected claim=claimed claims=claimed claimed claiming=claimed allege=alleged alleges=alleged alleging=alleged accuse=accused accuses=accused accused accusing=accused considering=considered",
        &mut t,
    );
    table(Reach::Passive, "said=reportedly understood=reportedly", &mut t);
    table(Reach::Raising, "appears=appear appeared=appear appear seems=seem seemed=seem seem", &mut t);
    // "suspected", "estimated", "alleged" stand in two rows: the passive reading is looked at first.
    t
});

static NOUN_TOO: &[&str] = &["presumed", "suspected", "estimated", "alleged", "rumored"];

static OTHERS: LazyLock<HashMap<&'static str, Table>> = LazyLock::new(|| {
    let mut out = HashMap::new();
    for (language, list) in [
        (
            "de",
            "angeblich offenbar vermutlich möglicherweise wahrscheinlich wohl anscheinend mutmaßlich mutmaßliche=mutmaßlich mutmaßlichen=mutmaßlich mutmaßlicher=mutmaßlich vielleicht könnte=könnte könnten=könnte scheinbar",
        ),
        (
            "fr",
            "apparemment probablement présumé présumée=présumé présumés=présumé peut-être sans-doute éventuellement vraisemblablement pourrait=pourrait pourraient=pourrait semble soupçonné",
        ),
        (
            "es",
            "supuestamente presuntamente presunto presunta=presunto presuntos=presunto probablemente aparentemente posiblemente quizás quizá podría=podría podrían=podría supuesto parece",
        ),
    ] {
        let mut t = Table::new();
        table(Reach::Clause, list, &mut t);
        out.insert(language, t);
    }
    out
});

const BE: &[&str] = &["is", "are", "was", "were", "be", "been", "being", "it's", "he's", "she's", "they're"];

/// Finds the hedges of a passage.
pub fn find(passage: &Passage, found: &mut Found) {
    let r = Reading::new(passage);
    let table = OTHERS.get(passage.language).unwrap_or(&ENGLISH);
    for sentence in passage.sentences {
        let range = r.range(sentence);
        for i in range.clone() {
            if passage.language == "en"
                && let Some((label, width)) = phrase(&r, i)
                && i + width <= range.end
                && let (Some(span), Some(governs)) = (r.span(i..i + width), r.span(clause::around(&r, range.clone(), i)))
            {
                let value = Value::Scope(Scope { label: label.to_owned(), governs });
                found.facts.push(Fact { kind: FactKind::Hedge, sentence: sentence.index, span, value });
                continue;
            }
            let Some(&(label, reach)) = table.get(r.low(i)) else { continue };
            let before = |back: usize| if i >= range.start + back { r.low(i - back) } else { "" };
            let next = r.low(i + 1);
            let adverb = |w: &str| w.ends_with("ly") || matches!(w, "also" | "not" | "still" | "now");
            let passive = BE.contains(&before(1)) || adverb(before(1)) && BE.contains(&before(2));
            let noun = reach == Reach::Noun || reach == Reach::Passive && !passive && NOUN_TOO.contains(&r.low(i));
            let fits = match reach {
                _ if noun => {
                    let article = !matches!(next, "that" | "to" | "of" | "in" | "by" | "," | "." | "")
                        && (r.is_word(i + 1) || r.is_number(i + 1) || matches!(next, "$" | "€" | "£"));
                    // "an electrical fault is possible".
                    r.low(i) == "possible" && BE.contains(&before(1)) && before(1) != "as"
                        || article
                            && !(r.low(i) == "alleged"
                                && matches!(before(1), "he" | "she" | "they" | "police" | "officials" | "prosecutors"))
                        || matches!(r.low(i), "suspected") && next == "of"
                }
                Reach::Clause => match r.low(i) {
                    "may" => !r.is_capitalized(i) && !r.is_number(i + 1) || i == range.start && !r.is_number(i + 1) && r.word(i + 1) != ",",
                    "likely" | "unlikely" => true,
                    "could" => !matches!(next, "n't" | "not"),
                    _ => true,
                },
                // "is said to have": never of what is said in so many words.
                Reach::Passive if matches!(r.low(i), "said" | "understood") => passive && next == "to",
                Reach::Passive => {
                    // "thought to be that of", with the helping verb left out.
                    let reduced = next == "to"
                        && matches!(r.low(i), "believed" | "thought" | "presumed" | "feared")
                        && (before(1) == ","
                            || r.is_word(i.saturating_sub(1))
                                && !matches!(
                                    before(1),
                                    "he" | "she" | "they" | "who" | "we" | "i" | "police" | "officials" | "has" | "have" | "had"
                                ));
                    passive && matches!(r.low(i), "feared" | "presumed")
                        || reduced
                        || passive
                            && matches!(
                                next,
                                "to" | "that"
                                    | "dead"
                                    | "a"
                                    | "the"
                                    | "they"
                                    | "he"
                                    | "she"
                                    | "missing"
                                    | "killed"
                                    | "drowned"
                                    | "responsible"
                                    | "of"
                                    | "at"
                                    | "armed"
                                    | "lost"
                            )
                            && !(r.low(i) == "supposed" && next == "to")
                }
                Reach::Content => content_verb(&r, i, range.start),
                Reach::Raising => matches!(next, "to" | "that" | "as" | "like") || matches!(before(1), "it"),
                Reach::Noun => true,
            };
            if !fits {
                continue;
            }
            let tokens = if reach == Reach::Content {
                content_of(&r, range.clone(), i)
            } else if noun && !(r.low(i) == "possible" && BE.contains(&before(1))) {
                i..noun_end(&r, i, range.end)
            } else {
                clause::around(&r, range.clone(), i)
            };
            if let (Some(span), Some(governs)) = (r.span(i..i + 1), r.span(tokens)) {
                let value = Value::Scope(Scope { label: label.to_owned(), governs });
                found.facts.push(Fact { kind: FactKind::Hedge, sentence: sentence.index, span, value });
            }
        }
    }
}

/// Whether "claim", "suspect", "accuse" is a verb here: no article before it, and a clause, a name or "of" behind it.
fn content_verb(r: &Reading, i: usize, start: usize) -> bool {
    let before = if i > start { r.low(i - 1) } else { "" };
    let next = r.low(i + 1);
    let noun = matches!(
        before,
        "a" | "an"
            | "the"
            | "his"
            | "her"
            | "their"
            | "its"
            | "any"
            | "no"
            | "this"
            | "that"
            | "'s"
            | "of"
            | "prime"
            | "main"
            | "insurance"
            | "murder"
            | "second"
            | "new"
    );
    if noun || r.is_capitalized(i) && i > start {
        return false;
    }
    match r.low(i) {
        "accused" | "accuse" | "accuses" | "accusing" => true,
        "considering" => matches!(before, "is" | "are" | "was" | "were" | "be" | "been" | "still") && (r.is_word(i + 1)),
        _ => {
            matches!(
                next,
                "that" | "he" | "she" | "it" | "they" | "the" | "his" | "her" | "their" | "to" | "there" | "a" | "an" | "its" | "some"
            ) || r.is_capitalized(i + 1)
                || r.is_number(i + 1)
        }
    }
}

/// A verb with its clause: the words after "that" count as its own.
fn content_of(r: &Reading, sentence: std::ops::Range<usize>, i: usize) -> std::ops::Range<usize> {
    let next = i + 1 + usize::from(r.low(i + 1) == "that");
    i..clause::end(r, sentence, next.max(i))
}

/// Set phrases that leave a matter open: their label and length in tokens.
fn phrase(r: &Reading, i: usize) -> Option<(&'static str, usize)> {
    match (r.low(i), r.low(i + 1)) {
        ("under", "investigation") => Some(("under investigation", 2)),
        ("under", "suspicion") => Some(("suspected", 2)),
        ("under", "review") => Some(("under review", 2)),
        ("looking" | "looked", "into") => Some(("under investigation", 2)),
        ("thinking", "about" | "of") => Some(("considered", 2)),
        _ => None,
    }
}

/// The end of the noun phrase after "alleged", "suspected of": to the first word that can't belong to it.
fn noun_end(r: &Reading, i: usize, limit: usize) -> usize {
    if r.low(i + 1) == "of" {
        return clause::end(r, i..limit, i);
    }
    let mut end = i + 1;
    while end < limit.min(i + 8) && (r.is_word(end) || r.is_number(end) || matches!(r.word(end), "-" | "$" | "€" | "£" | "%")) {
        let low = r.low(end);
        if end > i + 1
            && matches!(
                low,
                "in" | "on"
                    | "at"
                    | "to"
                    | "for"
                    | "from"
                    | "with"
                    | "by"
                    | "was"
                    | "were"
                    | "is"
                    | "are"
                    | "has"
                    | "had"
                    | "have"
                    | "who"
                    | "that"
                    | "which"
                    | "and"
                    | "or"
                    | "but"
                    | "as"
                    | "after"
                    | "when"
                    | "will"
                    | "would"
                    | "said"
                    | "of"
            )
        {
            break;
        }
        end += 1;
    }
    end
}

#[cfg(test)]
mod tests {
    use crate::facts::testing::check;

    #[test]
    fn by_clause() {
        check(
            &[super::find],
            "en",
            "
The man may have fled, but the boat was found.
        ^^^ hedge may over The man may have fled

The alleged gunman was arrested on May 4.
    ^^^^^^^ hedge alleged over alleged gunman

Two men are believed to be dead and the search goes on.
            ^^^^^^^^ hedge believed over Two men are believed to be dead

The fire apparently began in a kitchen.
         ^^^^^^^^^^ hedge apparent over The fire apparently began in a kitchen

The ship cost an estimated $2 million.
                 ^^^^^^^^^ hedge estimated over estimated $2 million

She was suspected of theft.
        ^^^^^^^^^ hedge suspected over She was suspected of theft
",
        );
    }

    #[test]
    fn other_languages() {
        check(
            &[super::find],
            "de",
            "\nDer Mann ist offenbar geflohen.\n             ^^^^^^^^ hedge offenbar over Der Mann ist offenbar geflohen\n",
        );
    }
}
