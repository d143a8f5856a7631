//! Days and clock times of one happening. Which expressions can stand together is told by [`crate::facts::timex::value`].

use crate::comparison::{Confidence, DifferenceKind, Severity};
use crate::fact::{Fact, FactKind, Timex, TimexModifier, Value as FactValue};
use crate::facts::timex::value::{self, Relation};
use crate::judge::comparable::{self, Candidate};
use crate::judge::mention::{Mention, Pair};
use crate::judge::{Clash, Value, another, occasion};
use crate::span::Span;

/// Clock times up to this many minutes apart are a minor matter: clocks and reports differ by that much.
const MINOR_MINUTES: i64 = 10;

/// And up to this many where one says "shortly after" or "shortly before" the other.
const NEAR_MINUTES: i64 = 15;

/// Days and times that can't both be right, or that are said to another exactness.
pub(super) fn rule(pair: &Pair) -> Vec<Clash> {
    let all = candidates(pair);
    let clocks = only_clocks(pair, &all);
    let out = comparable::decide(pair, all);
    if out.is_empty() { clocks.into_iter().collect() } else { out }
}

/// Of two sentences alone that may report the same fact, from this probability on their clock times are compared.
const MAY_BE_ONE: f64 = 0.3;

/// And from this one on where they share so many names.
const SCARCELY_ONE: f64 = 0.15;
const NAMES_OF_ONE: usize = 3;

/// And from this one on their years are, however exact the days.
const SAME_HAPPENING: f64 = 0.5;

/// So many minutes apart, and no more, are the times of one happening where nothing but the time speaks for it.
const ONE_HAPPENING: i64 = 90;

/// The only clock times of two sentences without their articles. Nothing else tells what they are of, and people who read such pairs took
/// them for times of one happening as often at an hour's as at a quarter's distance: a wrong "agree" would hide it.
fn only_clocks(pair: &Pair, all: &[Candidate]) -> Option<Clash> {
    let clocks = |m: &Mention| m.facts.iter().filter(|f| timex(f).is_some_and(|t| clock(t).is_some())).count();
    if !pair.alone || pair.link < SCARCELY_ONE || another::parts(pair) || clocks(pair.a) != 1 || clocks(pair.b) != 1 {
        return None;
    }
    if pair.link < MAY_BE_ONE && pair.shared_names() < NAMES_OF_ONE {
        return None;
    }
    let found = all.iter().find(|c| c.clash.kind == DifferenceKind::Time)?;
    let (ta, tb) = (timex(found.fa)?, timex(found.fb)?);
    let apart = minutes_apart(ta, clock(ta)?, tb, clock(tb)?);
    (apart <= ONE_HAPPENING).then(|| found.clash.clone())
}

/// Days and times that can't both be right if they are of one happening, or that are said to another exactness.
pub(super) fn candidates<'a>(pair: &Pair<'_, 'a>) -> Vec<Candidate<'a>> {
    let timed = |m: &Mention<'a>| -> Vec<&'a Fact> {
        m.facts.iter().filter(|f| matches!(f.kind, FactKind::Date | FactKind::Time) && !occasion::is_of_telling(m, f.span)).collect()
    };
    let (a, b) = (timed(pair.a), timed(pair.b));
    let mut out = Vec::new();
    for fa in &a {
        for fb in &b {
            let (Some(ta), Some(tb)) = (timex(fa), timex(fb)) else { continue };
            if same_words(pair, fa, fb) {
                continue;
            }
            let Some(found) = compare(pair, fa, ta, fb, tb) else { continue };
            // A day or time that the other sentence has too is confirmed; then it is not this one that differs.
            let confirmed = a.iter().any(|f| f.span != fa.span && agrees(f, fb)) || b.iter().any(|f| f.span != fb.span && agrees(fa, f));
            if confirmed {
                continue;
            }
            let value = |m: &Mention, f: &Fact, t: &Timex| Value::new(with_bearing(m, f.span), t.value.clone());
            let clash = Clash {
                kind: found.kind,
                severity: found.severity,
                confidence: Confidence::Low,
                a: value(pair.a, fa, ta),
                b: value(pair.b, fb, tb),
                note: found.note,
            };
            out.push(Candidate { fa, fb, clash });
        }
    }
    out
}

struct Found {
    kind: DifferenceKind,
    severity: Severity,
    note: String,
}

fn compare(pair: &Pair, fa: &Fact, ta: &Timex, fb: &Fact, tb: &Timex) -> Option<Found> {
    let relation = value::relate_facts(fa, fb);
    let found = |kind, severity, note: &str| Some(Found { kind, severity, note: note.to_owned() });
    let (day_a, day_b) = (prints_day(pair.a.at(fa.span)), prints_day(pair.b.at(fb.span)));
    if let (Some(m), Some(n)) = (clock(ta), clock(tb)) {
        // A day that is not printed was guessed: then the clocks alone are compared.
        if day_a && day_b && !same_day(ta, tb) {
            return match relation {
                Relation::Conflict => found(DifferenceKind::Date, Severity::Material, "another day for the same happening"),
                _ => None,
            };
        }
        let apart = minutes_apart(ta, m, tb, n);
        let round = if ta.twelve || tb.twelve { 12 * 60 } else { 24 * 60 };
        let (at, bt) = ((pair.a, fa.span), (pair.b, fb.span));
        let (first, then) = if (n - m).rem_euclid(round) <= round / 2 { (at, bt) } else { (bt, at) };
        if apart > MINOR_MINUTES && occasion::goes_on(first, then, apart) {
            return None;
        }
        let close = |m: &Mention, t: &Timex, f: &Fact| t.modifier.is_some() && is_close(m, f.span);
        // "before 5 p.m." leaves hours open; "just before 5 p.m." does not.
        let open = |m: &Mention, t: &Timex, f: &Fact| {
            matches!(t.modifier, Some(TimexModifier::Before | TimexModifier::After)) && !is_close(m, f.span)
        };
        if (open(pair.a, ta, fa) || open(pair.b, tb, fb)) && relation.is_compatible() {
            return None;
        }
        if relation == Relation::Incomparable && day_a && day_b {
            return None;
        }
        let vague = |t: &Timex| t.approximate || t.modifier.is_some();
        return match apart {
            0 if vague(ta) != vague(tb) => {
                found(DifferenceKind::Time, Severity::Minor, "the same time, exact in one and about in the other")
            }
            0 => None,
            1..=MINOR_MINUTES if close(pair.a, ta, fa) || close(pair.b, tb, fb) => {
                found(DifferenceKind::Time, Severity::Minor, &minutes(apart))
            }
            1..=MINOR_MINUTES => found(DifferenceKind::Time, Severity::Minor, &minutes(apart)),
            // "shortly after 1" and 1:15.
            _ if apart <= NEAR_MINUTES && (points_to(pair.a, ta, fa, n) || points_to(pair.b, tb, fb, m)) => {
                found(DifferenceKind::Time, Severity::Minor, &minutes(apart))
            }
            _ => found(DifferenceKind::Time, Severity::Material, &minutes(apart)),
        };
    }
    // Articles tell of many days, and one of another exactness is mostly another's. Two sentences alone have nothing else to tell of.
    let in_year = |m: &Mention, f: &Fact, t: &Timex| {
        let only = m.facts.iter().filter(|g| timex(g).is_some() && g.kind == f.kind).count() == 1;
        let bound = m.words[..m.range(f.span).start]
            .last()
            .is_some_and(|w| matches!(w.lower.as_str(), "before" | "after" | "since" | "until" | "by"));
        year(t).filter(|y| only && !bound && t.modifier.is_none() && m.at(f.span).contains(y)).map(str::to_owned)
    };
    let years = in_year(pair.a, fa, ta).zip(in_year(pair.b, fb, tb));
    let in_other_years = pair.alone && pair.link >= SAME_HAPPENING && years.is_some_and(|(x, y)| x != y);
    if !day_a || !day_b || exactness(ta) != exactness(tb) && !in_other_years {
        return None;
    }
    match relation {
        Relation::Conflict => {
            let part_of_day = ta.value.contains('T') && tb.value.contains('T');
            let kind = if part_of_day { DifferenceKind::Time } else { DifferenceKind::Date };
            found(kind, Severity::Material, "they can't both be right of one happening")
        }
        Relation::Overlaps if ta.value.contains('T') && tb.value.contains('T') && ta.value != tb.value => {
            found(DifferenceKind::Time, Severity::Minor, "another part of the day")
        }
        // "late Sunday night" and "early Monday morning" may be one night, and are not one time.
        Relation::Contains | Relation::Within if other_side_of_midnight(ta, tb) => {
            found(DifferenceKind::Time, Severity::Minor, "before midnight in one, after it in the other")
        }
        _ => None,
    }
}

/// Whether two parts of a day, no clock times, are of two days.
fn other_side_of_midnight(a: &Timex, b: &Timex) -> bool {
    let part = |t: &Timex| t.value.contains('T') && clock(t).is_none();
    part(a) && part(b) && a.value.get(..10) != b.value.get(..10)
}

/// Whether "shortly before" or "shortly after" points from this time towards the other.
fn points_to(m: &Mention, t: &Timex, f: &Fact, other: i64) -> bool {
    let ahead = (other - clock(t).unwrap_or(other)).rem_euclid(24 * 60) <= 12 * 60;
    is_close(m, f.span) && matches!((t.modifier, ahead), (Some(TimexModifier::After), true) | (Some(TimexModifier::Before), false))
}

/// Two expressions in the same words, or of the same day of the month: resolved apart only by a guess of week or year.
fn same_words(pair: &Pair, fa: &Fact, fb: &Fact) -> bool {
    let read = |m: &Mention, f: &Fact| -> Vec<String> {
        m.words[m.range(f.span)]
            .iter()
            .filter(|w| !w.mark)
            .map(|w| w.stem.clone())
            .filter(|w| w != "the" && w != "on" && w != "at")
            .collect()
    };
    let (x, y) = (read(pair.a, fa), read(pair.b, fb));
    let weekday = |list: &[String]| list.iter().find_map(|w| DAYS.iter().position(|d| w.get(..3) == d.get(..3) && w.len() <= d.len()));
    let year = |list: &[String]| list.iter().any(|w| w.len() == 4 && w.bytes().all(|b| b.is_ascii_digit()));
    let (Some(ta), Some(tb)) = (timex(fa), timex(fb)) else { return false };
    let month_day = |t: &Timex| t.value.get(4..10).map(str::to_owned);
    let clocks = ta.value.contains('T') && tb.value.contains('T');
    x == y
        || !clocks
            && (weekday(&x).is_some() && weekday(&x) == weekday(&y)
                || month_day(ta).is_some() && month_day(ta) == month_day(tb) && !(year(&x) && year(&y)))
}

const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Whether the words name a day, and not a time alone.
fn prints_day(words: &str) -> bool {
    let lower = words.to_lowercase();
    let month = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    lower.split(|c: char| !c.is_alphanumeric()).any(|w| {
        DAYS.iter().any(|d| w.get(..3) == d.get(..3) && (d.starts_with(w) || w.len() > 5))
            || month.iter().any(|m| w.starts_with(m))
            || matches!(
                w,
                "today"
                    | "yesterday"
                    | "tomorrow"
                    | "tonight"
                    | "this"
                    | "last"
                    | "next"
                    | "day"
                    | "days"
                    | "ago"
                    | "christmas"
                    | "eve"
                    | "week"
                    | "weekend"
                    | "year"
                    | "month"
            )
            || (w.len() == 4 && w.bytes().all(|b| b.is_ascii_digit()))
    })
}

/// How exact a fact's time expression is; 0 for none.
pub(super) fn exactness_of(f: &Fact) -> u8 {
    timex(f).map_or(0, exactness)
}

/// The year of a day, month or year.
fn year(t: &Timex) -> Option<&str> {
    t.value.get(..4).filter(|y| y.bytes().all(|b| b.is_ascii_digit()))
}

/// Years, months, weeks, days and times are compared among themselves.
fn exactness(t: &Timex) -> u8 {
    let date = t.value.split('T').next().unwrap_or("");
    match (t.value.contains('T'), date.len()) {
        (true, _) => 3,
        (_, ..=4) => 0,
        _ if date.contains('W') && !date.starts_with("XXXX-WXX-") => 1,
        (_, 5..=7) => 2,
        _ => 3,
    }
}

fn minutes(apart: i64) -> String {
    match apart {
        1 => "a minute apart, for the same happening".to_owned(),
        m if m < 120 => format!("{m} minutes apart, for the same happening"),
        m => format!("{} hours apart, for the same happening", (m + 30) / 60),
    }
}

fn timex(f: &Fact) -> Option<&Timex> {
    match &f.value {
        FactValue::Timex(t) => Some(t),
        _ => None,
    }
}

fn agrees(a: &Fact, b: &Fact) -> bool {
    let clock = |f: &Fact| timex(f).is_some_and(|t| clock(t).is_some());
    clock(a) == clock(b) && matches!(value::relate_facts(a, b), Relation::Same | Relation::Contains | Relation::Within)
}

/// Whether two clock times are one but for what clocks and reports differ by.
pub(super) fn is_near(a: &Fact, b: &Fact) -> bool {
    let (Some(ta), Some(tb)) = (timex(a), timex(b)) else { return false };
    let apart = clock(ta).zip(clock(tb)).map(|(m, n)| minutes_apart(ta, m, tb, n));
    apart.is_some_and(|n| n <= MINOR_MINUTES) && same_day(ta, tb)
}

/// How many minutes lie between two clock times, the shorter way round the clock; round a clock of twelve hours where either is of one.
fn minutes_apart(a: &Timex, at: i64, b: &Timex, bt: i64) -> i64 {
    let round = if a.twelve || b.twelve { 12 * 60 } else { 24 * 60 };
    let apart = (at - bt).rem_euclid(round);
    apart.min(round - apart)
}

/// Minutes after midnight where the value has hour and minute.
fn clock(t: &Timex) -> Option<i64> {
    let (_, clock) = t.value.split_once('T')?;
    let (hour, minute) = clock.trim_end_matches('Z').split_once(':')?;
    let (hour, minute): (i64, i64) = (hour.parse().ok()?, minute.get(..2)?.parse().ok()?);
    Some(hour * 60 + minute)
}

/// Whether two clock times are of one day, as far as both name it. A night's two days are one.
fn same_day(a: &Timex, b: &Timex) -> bool {
    if a.assumed_day || b.assumed_day {
        return true;
    }
    let day = |t: &Timex| t.value.split_once('T').map_or("", |v| v.0).to_owned();
    let (x, y) = (day(a), day(b));
    x == y || x.contains('X') || y.contains('X') || x.is_empty() || y.is_empty()
}

/// "just", "shortly", "moments" before the expression or its "before" and "after".
fn is_close(m: &Mention, span: Span) -> bool {
    let at = m.range(span);
    let from = at.start.saturating_sub(2);
    m.words[from..at.end].iter().any(|w| matches!(w.lower.as_str(), "just" | "shortly" | "moments" | "right" | "minutes" | "soon"))
}

/// The span with the words before it that say how exact it is.
pub(super) fn with_bearing(m: &Mention, span: Span) -> Span {
    let at = m.range(span);
    let mut from = at.start;
    while from > 0 && is_bearing(&m.words[from - 1].lower) && !m.words[from - 1].mark {
        from -= 1;
    }
    if from == at.start { span } else { Span::new(m.words[from].span.start, span.end) }
}

fn is_bearing(word: &str) -> bool {
    matches!(
        word,
        "about"
            | "around"
            | "approximately"
            | "roughly"
            | "nearly"
            | "almost"
            | "just"
            | "shortly"
            | "before"
            | "after"
            | "early"
            | "late"
            | "more"
            | "than"
            | "less"
            | "fewer"
            | "over"
            | "under"
            | "least"
            | "most"
            | "some"
            | "up"
            | "to"
            | "estimated"
            | "only"
    ) || word == "at"
}

#[cfg(test)]
mod tests {
    use crate::judge::tests::{says, silent};

    #[test]
    fn the_only_clock_times_of_two_sentences() {
        says(
            &["It happened around 7:30 p.m.", "Officers answered a call in the 11500 block of Quay Road at 7:15 p.m."],
            &["time material: around 7:30 p.m. | at 7:15 p.m."],
        );
        silent(&[
            ("It happened around 7:30 p.m.", "It happened at about 7:25 p.m."),
            ("9 p.m. UPDATE: One man was hurt in the fire.", "One man was hurt in the fire at 7:30 p.m."),
            ("One man was hurt, the mayor told a 9 p.m. news conference.", "One man was hurt at 7:30 p.m."),
        ]);
    }

    #[test]
    fn either_side_of_midnight() {
        use crate::document::{Document, Metadata};
        use crate::pipeline::{Input, compare};
        let told = |when: &str| {
            let texts = [
                "A fire destroyed the grain store at Halden harbour late Sunday night. Two men were hurt when its roof fell in.".to_owned(),
                format!("A fire destroyed the grain store at Halden harbour {when}. Its roof fell in and hurt two men."),
            ];
            let published = Metadata { published: Some("2031-05-14".to_owned()), ..Metadata::default() };
            let inputs: Vec<Input> = texts
                .iter()
                .zip(["a", "b"])
                .map(|(t, id)| Input { id: id.to_owned(), document: Document::raw(t, published.clone()) })
                .collect();
            let found = compare(&inputs, &crate::meaning::NoMeaning).differences;
            found.iter().map(|d| format!("{} {}", d.kind.name(), d.severity.name())).collect::<Vec<_>>()
        };
        assert_eq!(told("early Monday morning"), ["time minor"]);
        assert_eq!(told("at 1 a.m. Monday"), Vec::<String>::new());
    }

    #[test]
    fn years_of_two_sentences() {
        says(
            &["The space age began with Lumen in October 1957.", "Lumen began the space age in 2016."],
            &["date material: October 1957 | 2016"],
        );
        silent(&[("Lumen was launched in October 1957.", "Lumen was launched before 2016.")]);
    }

    #[test]
    fn help_that_comes_later() {
        let happened = "The shooting on the quay happened about 2 a.m.";
        says(
            &[happened, "Officers were called to the shooting on the quay about 1:15 a.m."],
            &["time material: about 2 a.m. | about 1:15 a.m."],
        );
        silent(&[
            (happened, "Officers were called to the shooting on the quay about 2:30 a.m."),
            (happened, "After the shooting on the quay the dog was found about 5 a.m."),
        ]);
    }
}
