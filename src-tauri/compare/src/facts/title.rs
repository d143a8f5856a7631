//! What people are, what they are accused of, and where they stand before the law: roles, charges, legal status, with holder.

use std::ops::Range;
use std::sync::LazyLock;

use super::Found;
use super::names::gazetteer::DEMONYMS;
use super::names::tables::{COMMON, TITLE_MODIFIERS, TITLES};
use super::reading::{Reading, Words, words};
use crate::article::Passage;
use crate::fact::{Fact, FactKind, Title, TitleClass, Value};
use crate::span::Span;

/// Nouns of offices and occupations beside the titles that stand before names.
static ROLES: LazyLock<Words> = LazyLock::new(|| {
    words(
        "spokesman spokeswoman spokesperson aide adviser advisor counselor counsel lawyer attorney professor teacher student driver pilot doctor surgeon nurse engineer farmer musician singer actor actress player coach owner founder
        co-founder executive officer owner manager employee worker contractor neighbor leader activist strategist economist analyst expert historian author writer journalist reporter editor photographer publicist prosecutor
        chairman chairwoman chair president director secretary minister ambassador coroner sheriff deputy detective sergeant lieutenant captain chief mayor governor senator congressman congresswoman representative lawmaker
        candidate nominee commander general bishop priest pastor imam rabbi king queen prince princess judge justice commissioner superintendent principal administrator investigator negotiator envoy diplomat mediator
        treasurer goalkeeper striker midfielder fisherman skipper researcher scientist campaigner veteran soldier firefighter paramedic banker investor trader consultant lobbyist fundraiser",
    )
});

/// Adjectives and nouns that belong to a role before it.
static MODIFIERS: LazyLock<Words> = LazyLock::new(|| {
    words(
        "former ex one-time onetime longtime long-time current acting interim deputy vice assistant associate senior junior chief top lead co retired late incoming outgoing executive managing general communications campaign press police
        fire foreign prime interior defense defence finance justice medical state county city district federal national security house senate majority minority political legal spokes real estate football basketball high school college
        law university criminal homicide presidential congressional gubernatorial republican democratic tv radio news public affairs relations information health research program project financial military",
    )
});

/// The last words of what is charged.
static CRIMES: LazyLock<Words> = LazyLock::new(|| {
    words(
        "murder manslaughter homicide assault battery robbery burglary kidnapping abduction arson theft larceny fraud rape perjury conspiracy trafficking terrorism laundering embezzlement bribery extortion harassment stalking treason
        espionage evasion vandalism shoplifting forgery racketeering trespassing kidnap abuse neglect threats endangerment endangering possession misconduct obstruction corruption blackmail smuggling intimidation menacing strangulation
        imprisonment molestation negligence slander libel sedition",
    )
});

/// What may stand before the crime and belongs to it.
static CRIME_MODIFIERS: LazyLock<Words> = LazyLock::new(|| {
    words(
        "first second third fourth degree attempted aggravated involuntary voluntary felony felonious misdemeanor capital vehicular reckless criminal sexual armed child domestic weapons weapon drug gun identity wire bank tax mail securities
        insurance unlawful illegal false money human sex grand petty simple indecent official public negligent firearm firearms animal elder bodily",
    )
});

/// Words that show that a crime is charged.
static ACCUSING: LazyLock<Words> = LazyLock::new(|| {
    words(
        "charge charges charged charging accused accuse accusing accuses convicted conviction indicted indictment count counts guilty acquitted warrant wanted suspicion booked arrested sentenced plea pleaded pled tried trial facing faces
        face prosecuted cleared allegations alleged alleging suspected",
    )
});

/// Finds the titles of a passage.
pub fn find(passage: &Passage, found: &mut Found) {
    let r = Reading::new(passage);
    let mut people: Vec<(Span, String)> = found
        .facts
        .iter()
        .filter(|f| f.kind == FactKind::Person)
        .filter_map(|f| if let Value::Name(n) = &f.value { Some((f.span, n.canonical.clone())) } else { None })
        .collect();
    people.sort();
    let mut out: Vec<Fact> = Vec::new();
    for sentence in passage.sentences {
        let range = r.range(sentence);
        let from = people.partition_point(|p| p.0.start < sentence.span.start);
        let to = people.partition_point(|p| p.0.start < sentence.span.end);
        let mut add = |tokens: Range<usize>, class: TitleClass, label: String, holder: Option<String>| {
            if let Some(span) = r.span(tokens) {
                out.push(Fact {
                    kind: FactKind::Title,
                    sentence: sentence.index,
                    span,
                    value: Value::Title(Title { class, label, holder }),
                });
            }
        };
        for (span, name) in &people[from..to] {
            let at = r.within(*span);
            if let Some(role) = role_before(&r, range.start, at.start).or_else(|| role_after(&r, at.end, range.end)) {
                let label = label(&r, role.clone());
                if !label.is_empty() {
                    add(role, TitleClass::Role, label, Some(name.clone()));
                }
            }
        }
        let holder = |at: usize| holder(&r, &people, from..to, at, range.clone());
        for (tokens, label) in charges(&r, range.clone()) {
            let who = holder(tokens.start);
            add(tokens, TitleClass::Charge, label, who);
        }
        for (tokens, label, active) in statuses(&r, range.clone()) {
            let who = if active {
                people[from..to].iter().find(|p| p.0.start >= r.tokens[tokens.start].span.end).map(|p| p.1.clone())
            } else {
                holder(tokens.start)
            };
            add(tokens, TitleClass::Status, label, who);
        }
    }
    found.facts.append(&mut out);
}

/// Who holds a charge or a status at a token: the person last named before it in the sentence, else the first after it, else
/// the last one named shortly before the sentence where it has a pronoun.
fn holder(r: &Reading, people: &[(Span, String)], own: Range<usize>, at: usize, sentence: Range<usize>) -> Option<String> {
    let byte = r.tokens.get(at)?.span.start;
    let here = people.get(own.clone())?;
    if let Some(p) = here.iter().rev().find(|p| p.0.end <= byte) {
        return Some(p.1.clone());
    }
    let pronoun = (at.saturating_sub(60).max(sentence.start)..at).any(|t| matches!(r.low(t), "he" | "she"));
    if pronoun {
        let start = r.tokens.get(sentence.start)?.span.start;
        return people[..own.start].iter().rev().take(1).find(|p| p.0.end + 400 > start).map(|p| p.1.clone());
    }
    here.iter().find(|p| p.0.start >= byte && p.0.start < byte + 40).map(|p| p.1.clone())
}

fn is_role(low: &str) -> bool {
    ROLES.contains(low)
        || TITLES.contains(low)
            && !matches!(
                low,
                "mr" | "mrs"
                    | "ms"
                    | "miss"
                    | "mx"
                    | "sir"
                    | "dame"
                    | "lord"
                    | "lady"
                    | "brother"
                    | "sister"
                    | "father"
                    | "house"
                    | "whip"
                    | "don"
                    | "herr"
                    | "frau"
            )
}

/// The role right before a name: "Kremlin spokesman Ann Roe", "his former aide, Ann Roe".
fn role_before(r: &Reading, start: usize, name: usize) -> Option<Range<usize>> {
    let mut end = name;
    if end > start + 1 && r.word(end - 1) == "," {
        // Only a role with an article or an owner before it reaches over a comma.
        let opens = (start..end - 1)
            .rev()
            .take(7)
            .take_while(|&t| r.is_word(t) || matches!(r.word(t), "'" | "-" | "."))
            .any(|t| matches!(r.low(t), "his" | "her" | "their" | "the" | "its" | "'s" | "a" | "our"));
        if !opens || !is_role(r.low(end - 2)) {
            return None;
        }
        end -= 1;
    }
    let last = if end > start && r.word(end - 1) == "." { end.checked_sub(2)? } else { end.checked_sub(1)? };
    if last < start || !is_role(r.low(last)) {
        return None;
    }
    let mut from = last;
    while from > start {
        let low = r.low(from - 1);
        let belongs = is_role(low) && r.is_word(from - 1)
            || MODIFIERS.contains(low)
            || TITLE_MODIFIERS.contains(low)
            || DEMONYMS.contains(low)
            || r.is_capitalized(from - 1)
                && (from - 1 > start || !COMMON.contains(low))
                && last - from < 7
                && r.is_capitalized(last) == r.is_capitalized(from - 1)
            || r.is_capitalized(from - 1) && (from - 1 > start || !COMMON.contains(low)) && last - from < 4
            || matches!(r.word(from - 1), "-" | ".")
                && from >= start + 2
                && (r.is_glued(from - 2) || r.is_glued(from - 1))
                && last - from < 7
                && r.is_word(from - 2);
        if !belongs {
            break;
        }
        from -= 1;
    }
    while from < last && !r.is_word(from) {
        from += 1;
    }
    Some(from..end)
}

/// The role in an apposition behind a name: "Ann Roe, 40, a spokeswoman for the port,"; "Ann Roe is the mayor of Bergen".
fn role_after(r: &Reading, name: usize, end: usize) -> Option<Range<usize>> {
    let mut i = name;
    if r.word(i) == "," && i < end {
        i += 1;
        if r.is_number(i) && r.word(i + 1) == "," {
            i += 2;
        }
        if r.low(i) == "who" && matches!(r.low(i + 1), "is" | "was") {
            i += 2;
        }
    } else if matches!(r.low(i), "is" | "was") && matches!(r.low(i + 1), "a" | "an" | "the") {
        i += 1;
    } else {
        return None;
    }
    if matches!(r.low(i), "a" | "an" | "the" | "his" | "her" | "their") {
        i += 1;
    }
    let head = (i..end.min(i + 7))
        .take_while(|&t| r.is_word(t) || matches!(r.word(t), "-" | "." | "'") || r.low(t) == "'s")
        .find(|&t| is_role(r.low(t)) && !is_role(r.low(t + 1)) && !stands_before(r, t))?;
    if (i..head)
        .any(|t| matches!(r.low(t), "said" | "told" | "and" | "of" | "in" | "was" | "had" | "has" | "who" | "whose" | "to" | "with"))
    {
        return None;
    }
    let mut stop = head + 1;
    if matches!(r.low(stop), "of" | "for" | "at" | "with" | "from" | "in") && stop < end {
        let mut t = stop + 1;
        while t < end.min(stop + 9)
            && (r.is_capitalized(t)
                || matches!(r.low(t), "the" | "of" | "and" | "-" | "for" | "'s")
                || r.word(t) == "." && t + 1 < end && r.is_glued(t - 1))
        {
            t += 1;
        }
        while t > stop + 1 && !r.is_capitalized(t - 1) && r.word(t - 1) != "." {
            t -= 1;
        }
        if t > stop + 1 {
            stop = t;
        }
    }
    Some(i..stop)
}

/// Whether a word that may be a role of its own belongs to the one behind it: "deputy fire chief".
fn stands_before(r: &Reading, t: usize) -> bool {
    MODIFIERS.contains(r.low(t)) && MODIFIERS.contains(r.low(t + 1)) && is_role(r.low(t + 2))
}

/// A role in normal form: lower case, one word for each office, no abbreviations.
fn label(r: &Reading, tokens: Range<usize>) -> String {
    let mut out: Vec<&str> = Vec::new();
    for t in tokens {
        let low = r.low(t);
        if !r.is_word(t) {
            continue;
        }
        out.push(match low {
            "spokesman" | "spokeswoman" => "spokesperson",
            "chairman" | "chairwoman" | "chairperson" => "chair",
            "congressman" | "congresswoman" | "rep" => "representative",
            "sen" => "senator",
            "gov" => "governor",
            "sgt" => "sergeant",
            "lt" => "lieutenant",
            "capt" => "captain",
            "det" => "detective",
            "gen" => "general",
            "col" => "colonel",
            "prof" => "professor",
            "dr" => "doctor",
            "rev" => "reverend",
            "ex" => "former",
            "advisor" => "adviser",
            "attorney" if out.is_empty() => "lawyer",
            "'s" => continue,
            _ => low,
        });
    }
    out.join(" ")
}

/// The charges of a sentence: only where a word of accusing stands near.
fn charges(r: &Reading, sentence: Range<usize>) -> Vec<(Range<usize>, String)> {
    let mut out = Vec::new();
    let mut accused: Option<usize> = None;
    for i in sentence.clone() {
        if ACCUSING.contains(r.low(i)) {
            accused = Some(i);
        }
        if !CRIMES.contains(r.low(i)) {
            continue;
        }
        let after = matches!(r.low(i + 1), "charge" | "charges" | "conviction" | "count" | "counts" | "case" | "indictment" | "suspect");
        if !after && accused.is_none_or(|a| i - a > 14) {
            continue;
        }
        let mut from = i;
        while from > sentence.start {
            let low = r.low(from - 1);
            let joins = r.word(from - 1) == "-" && r.is_glued(from - 1);
            if !(CRIME_MODIFIERS.contains(low) || joins) {
                break;
            }
            from -= 1;
        }
        let mut end = i + 1;
        // "possession of a firearm", "obstruction of justice".
        if r.low(end) == "of" && matches!(r.low(i), "possession" | "obstruction" | "endangerment" | "abuse" | "trafficking") {
            let more = (end + 1..sentence.end.min(end + 5))
                .take_while(|&t| r.is_word(t) && !matches!(r.low(t), "and" | "in" | "on" | "after" | "for" | "by"))
                .last();
            end = more.map_or(end, |m| m + 1);
        }
        let label = (from..end)
            .filter(|&t| r.is_word(t) && !matches!(r.low(t), "a" | "an" | "the"))
            .map(|t| r.low(t))
            .collect::<Vec<_>>()
            .join(" ")
            .replace(" degree ", "-degree ");
        out.push((from..end, label));
    }
    out
}

/// The legal statuses of a sentence: tokens, label, and whether the holder comes after ("police arrested Roe").
fn statuses(r: &Reading, sentence: Range<usize>) -> Vec<(Range<usize>, String, bool)> {
    let mut out = Vec::new();
    for i in sentence.clone() {
        let low = r.low(i);
        let next = r.low(i + 1);
        let (label, width) = match low {
            "arrested" | "indicted" | "convicted" | "acquitted" | "exonerated" | "pardoned" | "paroled" | "extradited" | "jailed"
            | "imprisoned" | "detained" | "arraigned" => (low, 1),
            "charged"
                if matches!(
                    next,
                    "with"
                        | "in"
                        | "by"
                        | "over"
                        | ","
                        | "."
                        | "on"
                        | "for"
                        | "and"
                        | "after"
                        | "as"
                        | "monday"
                        | "tuesday"
                        | "wednesday"
                        | "thursday"
                        | "friday"
                        | "saturday"
                        | "sunday"
                ) =>
            {
                ("charged", 1)
            }
            "sentenced" if next == "to" || next == "for" || next == "on" || next == "in" || next == "." => ("sentenced", 1),
            "pleaded" | "pled" | "plead" if matches!(next, "guilty") => ("pleaded guilty", 2),
            "pleaded" | "pled" | "plead" if next == "not" => ("pleaded not guilty", 3),
            "pleaded" if next == "no" => ("pleaded no contest", 3),
            "custody" if i > sentence.start && matches!(r.low(i - 1), "in" | "into" | "police") => ("detained", 1),
            "booked" if matches!(next, "into" | "on" | "for") => ("arrested", 1),
            "released"
                if matches!(next, "from" | "on" | "without" | "after")
                    && i > sentence.start
                    && matches!(r.low(i - 1), "was" | "were" | "been" | "be" | "being" | "later" | "and")
                    && custody_near(r, i, sentence.end) =>
            {
                ("released", 1)
            }
            "arrests" | "arrest" if i > sentence.start && r.low(i - 1) == "no" => ("not arrested", 1),
            "charges" if i > sentence.start && r.low(i - 1) == "no" => ("not charged", 1),
            _ => continue,
        };
        if i + width > sentence.end {
            continue;
        }
        let group = i.saturating_sub(4).max(sentence.start)..i;
        let negated = group.clone().any(|t| matches!(r.low(t), "not" | "never") || r.low(t).ends_with("n't"));
        let passive = group
            .clone()
            .any(|t| matches!(r.low(t), "was" | "were" | "been" | "be" | "being" | "is" | "are" | "got" | "and" | "," | "later"));
        let active = !passive
            && matches!(low, "arrested" | "detained" | "indicted" | "convicted" | "acquitted" | "charged" | "jailed" | "pardoned")
            && !matches!(next, "for" | "in" | "on" | "and" | "after" | "with" | "." | "," | "at");
        let label = if negated && !label.starts_with("not ") { format!("not {label}") } else { label.to_owned() };
        out.push((i..i + width, label, active));
    }
    out
}

/// "released from jail", "released on bail", "released without charge".
fn custody_near(r: &Reading, i: usize, end: usize) -> bool {
    (i + 1..end.min(i + 6)).any(|t| {
        matches!(
            r.low(t),
            "jail"
                | "prison"
                | "custody"
                | "bail"
                | "bond"
                | "charge"
                | "charges"
                | "parole"
                | "hospital"
                | "questioning"
                | "captivity"
                | "detention"
        ) && r.low(t) != "hospital"
    })
}

#[cfg(test)]
mod tests {
    use crate::facts::names;
    use crate::facts::testing::find;

    fn titles(text: &str) -> Vec<String> {
        let found = find(&[names::find, super::find], "en", "2025-12-24", text);
        found.facts.iter().filter(|f| f.kind == crate::fact::FactKind::Title).map(|f| crate::facts::testing::describe(f, text)).collect()
    }

    #[test]
    fn roles() {
        assert_eq!(titles("Kremlin spokesman Ivan Dorn left."), ["title role kremlin spokesperson of Ivan Dorn"]);
        assert_eq!(
            titles("She met his former communications director, Ann Roe."),
            ["title role former communications director of Ann Roe"]
        );
        assert_eq!(
            titles("Ann Roe, 40, a spokeswoman for the Port of Bergen, left."),
            ["title role spokesperson for the port of bergen of Ann Roe"]
        );
        assert_eq!(titles("Police met Sgt. Tom Hale and Mr. Dorn."), ["title role sergeant of Tom Hale"]);
    }

    #[test]
    fn charges_and_status() {
        assert_eq!(
            titles("Tom Hale was arrested on Monday and charged with second-degree murder."),
            ["title status arrested of Tom Hale", "title status charged of Tom Hale", "title charge second-degree murder of Tom Hale"]
        );
        assert_eq!(
            titles("Police have arrested Tom Hale. No arrests were made. She pleaded not guilty."),
            ["title status arrested of Tom Hale", "title status not arrested", "title status pleaded not guilty of Tom Hale"]
        );
        assert_eq!(titles("The mayor read about murder and theft. The report was released on Monday."), Vec::<String>::new());
    }
}
