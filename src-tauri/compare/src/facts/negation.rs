//! Negation: the words that deny, and the clause they deny, by clause and not by sentence.

use super::Found;
use super::clause;
use super::reading::Reading;
use crate::article::Passage;
use crate::fact::{Fact, FactKind, Scope, Value};

/// How a negation governs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    /// The clause in which it stands.
    Clause,
    /// Itself and what follows in its clause.
    After,
    /// The clause and the one it introduces ("denied that …").
    Content,
}

/// Finds the negations of a passage.
pub fn find(passage: &Passage, found: &mut Found) {
    let r = Reading::new(passage);
    for sentence in passage.sentences {
        let range = r.range(sentence);
        for i in range.clone() {
            let Some((label, reach, width)) = cue(&r, i, range.start, passage.language) else { continue };
            let tokens = match reach {
                Reach::Clause => clause::around(&r, range.clone(), i),
                Reach::After => i..clause::end(&r, range.clone(), i),
                Reach::Content => {
                    let own = clause::around(&r, range.clone(), i);
                    let more = if r.low(own.end) == "that" { clause::end(&r, range.clone(), own.end) } else { own.end };
                    own.start..more
                }
            };
            if let (Some(span), Some(governs)) = (r.span(i..i + width), r.span(tokens)) {
                let value = Value::Scope(Scope { label: label.to_owned(), governs });
                found.facts.push(Fact { kind: FactKind::Negation, sentence: sentence.index, span, value });
            }
        }
    }
}

/// The negation that begins at token `i`: its label, how it governs, and how many tokens it has.
fn cue(r: &Reading, i: usize, start: usize, language: &str) -> Option<(&'static str, Reach, usize)> {
    use Reach::{After, Clause, Content};
    let low = r.low(i);
    let next = r.low(i + 1);
    let before = if i > start { r.low(i - 1) } else { "" };
    match language {
        "de" => {
            return match low {
                "nicht" if next != "nur" => Some(("not", Clause, 1)),
                "kein" | "keine" | "keinen" | "keiner" | "keinem" => Some(("no", Clause, 1)),
                "niemand" | "niemanden" | "nichts" => Some(("none", Clause, 1)),
                "nie" | "niemals" => Some(("never", Clause, 1)),
                "ohne" => Some(("without", After, 1)),
                "weder" => Some(("neither", Clause, 1)),
                "bestritt" | "bestreitet" | "dementierte" => Some(("denied", Content, 1)),
                _ => None,
            };
        }
        "fr" => {
            return match low {
                "pas" if before != "ne" || next != "seulement" => Some(("not", Clause, 1)),
                "personne" | "rien" if matches!(next, "n" | "ne") || next.starts_with("n'") || before == "ne" => Some(("none", Clause, 1)),
                "jamais" => Some(("never", Clause, 1)),
                "aucun" | "aucune" => Some(("no", Clause, 1)),
                "sans" => Some(("without", After, 1)),
                "nié" | "nie" | "dément" | "démenti" => Some(("denied", Content, 1)),
                _ => None,
            };
        }
        "es" => {
            return match low {
                "no" if next != "solo" && next != "sólo" => Some(("not", Clause, 1)),
                "nadie" | "nada" => Some(("none", Clause, 1)),
                "nunca" | "jamás" => Some(("never", Clause, 1)),
                "ningún" | "ninguna" | "ninguno" => Some(("no", Clause, 1)),
                "sin" => Some(("without", After, 1)),
                "negó" | "niega" | "desmintió" => Some(("denied", Content, 1)),
                _ => None,
            };
        }
        _ => {}
    }
    if low == "cannot" || low.ends_with("n't") && low.len() > 3 {
        return Some(("not", Clause, 1));
    }
    match low {
        // "not ten minutes ago", "not more than": a bound of a figure, not a denial.
        "not"
            if r.is_number(i + 1)
                || matches!(
                    next,
                    "more" | "less" | "fewer" | "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten" | "until"
                ) =>
        {
            None
        }
        "not" if !matches!(next, "only" | "just" | "least") && before != "if" && before != "or" && before != "whether" => {
            Some(("not", Clause, 1))
        }
        "yet" if next == "to" => Some(("not", Clause, 1)),
        "reject" | "rejects" | "rejected" | "rejecting"
            if matches!(next, "any" | "claims" | "suggestions" | "allegations" | "accusations" | "reports")
                || matches!(
                    r.low(i + 2),
                    "claim" | "claims" | "suggestion" | "allegation" | "allegations" | "accusation" | "accusations"
                ) =>
        {
            Some(("denied", Content, 1))
        }
        "dispute" | "disputes" | "disputed" if next == "that" => Some(("denied", Content, 1)),
        "never" => Some(("never", Clause, 1)),
        "no" if matches!(next, "longer") => Some(("no longer", Clause, 2)),
        "no" if matches!(next, "one") => Some(("no one", Clause, 2)),
        "no" if r.is_word(i + 1) && before != "or" && !matches!(next, "doubt" | "matter" | "less" | "more" | "later" | "sooner") => {
            Some(("no", Clause, 1))
        }
        "none" | "nobody" | "nothing" => Some(("none", Clause, 1)),
        "neither" | "nor" => Some(("neither", Clause, 1)),
        "without" => Some(("without", After, 1)),
        "denied" | "denies" | "deny" | "denying" if before != "was" && before != "were" && before != "been" => Some(("denied", Content, 1)),
        "refused" | "refuses" | "refusing" | "refuse" => Some(("refused", Clause, 1)),
        "failed" | "fails" | "failing" | "fail" if next == "to" => Some(("failed", Clause, 1)),
        "declined" | "declines" | "declining" if next == "to" => Some(("declined", Clause, 1)),
        "unable" if next == "to" => Some(("unable", Clause, 1)),
        "ruled" | "rules" | "ruling" if next == "out" => Some(("ruled out", Clause, 2)),
        _ => None,
    }
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
The mayor did not resign, but the council met.
              ^^^ negation not over The mayor did not resign

No arrests were made and the search goes on.
^^ negation no over No arrests were made

Ann Roe denied that she knew.
        ^^^^^^ negation denied over Ann Roe denied that she knew

He left without a coat.
        ^^^^^^^ negation without over without a coat

It isn't over because nobody failed to vote.
   ^^^^^ negation not over It isn't over
                      ^^^^^^ negation none over nobody failed to vote
                             ^^^^^^ negation failed over nobody failed to vote

The deal was not only late but bad, no doubt.
",
        );
    }
}
