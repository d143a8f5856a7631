//! What a figure counts: the noun after it, its lemma, and whether it is persons.
//!
//! No tagger: the noun phrase after a figure is read up to the first word that can't be part of it, and its head is the last
//! plural (or person) noun before that.

use super::line::{Line, Tongue};
use super::predicate;
use super::vocabulary::{GENS, GENTE, LEUTE, PEOPLE, STOPS, VERBS};

/// The counted noun of a figure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Noun {
    /// `people`, or the lemma.
    pub unit: String,
    /// As printed, lower case.
    pub word: String,
    /// One past its last token; where the figure ends when there is no noun.
    pub to: usize,
    /// What an adjective of the phrase says ("three wounded officers", "12 dead").
    pub about: Option<&'static str>,
    /// The noun is joined by a hyphen ("a 12-member jury"): what follows is not said of it.
    pub compound: bool,
}

impl Noun {
    pub fn is_people(&self) -> bool {
        self.unit == "people"
    }
}

/// Reads the noun that an amount counts, from the token after the amount.
pub fn counted(line: &Line, after: usize, amount: f64) -> Option<Noun> {
    if line.is_hyphen(after) {
        return compound(line, after + 1);
    }
    if let Some(noun) = foreign(line, after) {
        return Some(noun);
    }
    let mut at = after;
    let mut of = false;
    // "two of the five victims", "12 million de personas", "five more people".
    if line.word(at) == "others" {
        return Some(Noun { unit: "people".to_owned(), word: "others".to_owned(), to: at + 1, ..Noun::default() });
    }
    while matches!(line.word(at), "more" | "other" | "additional" | "further" | "different" | "separate" | "total") {
        at += 1;
    }
    if matches!(line.word(at), "of" | "de" | "d" | "der" | "des") && line.is_word(at + 1) {
        of = true;
        at += 1;
        let those = line.word(at) == "those"
            && (is_stop(line.word(at + 1)) || !line.is_word(at + 1) && !line.is_number(at + 1) || is_participle(line.word(at + 1)));
        if those || matches!(line.word(at), "them" | "us" | "whom" | "which") {
            let unit = if matches!(line.word(at), "which" | "them") { "" } else { "people" };
            return Some(Noun { unit: unit.to_owned(), to: at + 1, ..Noun::default() });
        }
        while matches!(line.word(at), "the" | "his" | "her" | "their" | "its" | "our" | "my" | "those" | "these" | "all") {
            at += 1;
        }
        // "two of the five victims": the noun is after the second figure.
        if super::figure::read(line, at).is_some() {
            at = super::figure::read(line, at).map_or(at, |f| f.to);
        }
    }
    let mut noun = Noun { to: after, ..Noun::default() };
    let mut head: Option<(usize, bool)> = None;
    let mut modifiers = 0;
    let plural = amount != 1.0 || of;
    let mut end = at;
    for i in at..(at + 7).min(line.len()) {
        let word = line.word(i);
        if !line.is_word(i) {
            // "14 AK-47 rifles"
            if line.is_number(i) && head.is_none() && i > at && (line.is_hyphen(i - 1) || line.is_capital(i - 1)) {
                continue;
            }
            if line.is_hyphen(i) && head.is_none() && line.is_number(i + 1) {
                continue;
            }
            // "16 House-passed measures", "ex-officers"
            if line.is_hyphen(i) && head.is_none_or(|h| h.0 == i - 1) && line.is_word(i + 1) {
                if head.is_some_and(|h| h.0 == i - 1) {
                    // "1,000 associates-the name": a dash without blanks.
                    if is_plural(line.word(i - 1)) {
                        break;
                    }
                    head = None;
                }
                continue;
            }
            // "12 young, black men"
            if word == "," && head.is_none() && modifiers == 1 && line.is_word(i + 1) && is_person(line, i + 2) {
                continue;
            }
            break;
        }
        if is_stop(word) || super::words::read(line, i).is_some() && word != "second" {
            break;
        }
        end = i + 1;
        if let Some(class) = predicate::adjective(word, line.tongue) {
            if noun.about.is_none() && (head.is_none() || predicate::follows_bare(word)) {
                noun.about = Some(class);
                if head.is_none() {
                    noun.to = i + 1;
                }
            }
            if head.is_some() {
                if noun.about == Some(class) {
                    noun.to = i + 1;
                }
                break;
            }
            // "12 dead in", "5 hurt as": the phrase ends here.
            modifiers += 1;
            continue;
        }
        if is_person(line, i) {
            head = Some((i, true));
            continue;
        }
        if let Some(class) = event_noun(word) {
            noun.about = Some(class);
            head = Some((i, true));
            continue;
        }
        if head.is_some() && (is_participle(word) || is_verb(word)) {
            break;
        }
        if plural && is_plural(word) && !is_verb(word) {
            // "three suspects flees" does not happen; "three police cars" does.
            head = Some((i, false));
            continue;
        }
        if head.is_some() || is_verb(word) || line.is_capital(i) && modifiers > 0 && head.is_none() && plural && modifiers > 3 {
            break;
        }
        modifiers += 1;
        if modifiers > 4 {
            break;
        }
    }
    if !plural && head.is_none() && end > at && end - at <= 3 && noun.about.is_none() && !is_verb(line.word(end - 1)) {
        head = Some((end - 1, false));
    }
    // Units of measure are often printed in the singular or shortened.
    if head.is_none() && is_measure(line.word(at)) {
        head = Some((at, false));
    }
    match head {
        Some((i, people)) => {
            let word = line.word(i);
            noun.unit = if people { "people".to_owned() } else { lemma(word) };
            word.clone_into(&mut noun.word);
            noun.to = noun.to.max(i + 1);
            Some(noun)
        }
        None if noun.about.is_some() => {
            noun.unit = "people".to_owned();
            Some(noun)
        }
        None if at > after && !of => Some(Noun { to: at, ..Noun::default() }),
        None => None,
    }
}

/// The noun after a figure in another language: persons, things of the table, in German any word with a capital, and in a language that
/// nothing is known of the next word in small letters.
fn foreign(line: &Line, after: usize) -> Option<Noun> {
    let at = after + usize::from(matches!(line.word(after), "de" | "d'"));
    let word = line.word(at);
    let bare = word.strip_prefix("d'").or_else(|| word.strip_prefix("d’")).unwrap_or(word);
    let language = match line.tongue {
        Tongue::German => 'd',
        Tongue::French => 'f',
        Tongue::Spanish => 's',
        Tongue::Other if line.is_word(after) && !line.is_capital(after) && line.word(after).chars().count() > 3 => {
            return Some(Noun { unit: line.word(after).to_owned(), word: line.word(after).to_owned(), to: after + 1, ..Noun::default() });
        }
        _ => return None,
    };
    let noun = |unit: &str| Some(Noun { unit: unit.to_owned(), word: bare.to_owned(), to: at + 1, ..Noun::default() });
    if let Some(lemma) = super::vocabulary::thing(language, bare) {
        return noun(lemma);
    }
    let german =
        line.tongue == Tongue::German && line.is_capital(at) && line.is_word(at) && !is_person(line, at) && !line.is_capital(at + 1);
    (german
        && word.chars().count() > 2
        && !matches!(word, "uhr" | "prozent" | "euro" | "millionen" | "milliarden" | "mio" | "mrd" | "jahre" | "jahren"))
    .then(|| noun(bare))
    .flatten()
}

/// "a 12-member jury", "a three-story house", "two-man crew".
fn compound(line: &Line, at: usize) -> Option<Noun> {
    let word = line.word(at);
    if !line.is_word(at)
        || matches!(
            word,
            "way"
                | "time"
                | "sided"
                | "fold"
                | "part"
                | "old"
                | "on"
                | "off"
                | "hand"
                | "step"
                | "star"
                | "plus"
                | "thirds"
                | "tier"
                | "digit"
                | "point"
        )
    {
        return None;
    }
    if word.ends_with("ed") || is_stop(word) || line.is_hyphen(at + 1) && matches!(line.word(at + 2), "old" | "olds") {
        return None;
    }
    if matches!(word, "square" | "cubic") && line.is_hyphen(at + 1) && line.is_word(at + 2) {
        let to = at + 3;
        return Some(Noun {
            unit: format!("{word} {}", lemma(line.word(at + 2))),
            word: line.word(at + 2).to_owned(),
            to,
            about: None,
            compound: true,
        });
    }
    let people = is_person(line, at) || word == "member" || word == "strong";
    Some(Noun {
        unit: if people { "people".to_owned() } else { lemma(word) },
        word: word.to_owned(),
        to: at + 1,
        about: None,
        compound: true,
    })
}

/// Words that end a noun phrase.
fn is_stop(word: &str) -> bool {
    STOPS.contains(word)
}

/// Common verbs that are no participle and may follow a noun at once.
fn is_verb(word: &str) -> bool {
    VERBS.contains(word) && word != "lives"
}

fn is_participle(word: &str) -> bool {
    word.len() > 4
        && (word.ends_with("ed") || word.ends_with("ing"))
        && !matches!(word, "building" | "beings" | "being" | "wedding" | "hundred" | "sibling" | "offspring" | "evening" | "morning")
}

fn is_measure(word: &str) -> bool {
    matches!(
        word,
        "mph"
            | "km"
            | "kph"
            | "kg"
            | "ft"
            | "m"
            | "cm"
            | "mm"
            | "lb"
            | "lbs"
            | "oz"
            | "mg"
            | "ml"
            | "mw"
            | "gw"
            | "kw"
            | "mi"
            | "sq"
            | "percent"
            | "degrees"
            | "feet"
            | "foot"
            | "votes"
            | "knots"
            | "hectares"
            | "tonnes"
            | "points"
    )
}

/// Nouns for what happened to persons: "12 deaths" are 12 people killed.
fn event_noun(word: &str) -> Option<&'static str> {
    Some(match word {
        "deaths" | "death" | "fatalities" | "fatality" | "dead" | "lives" | "killings" | "murders" | "homicides" => "kill",
        "injuries" | "woundings" => "injure",
        "arrests" | "arrest" => "arrest",
        _ => return None,
    })
}

/// Whether the word at a place means persons.
fn is_person(line: &Line, at: usize) -> bool {
    let word = line.word(at);
    match line.tongue {
        Tongue::German => return LEUTE.contains(word),
        Tongue::French => return GENS.contains(word),
        Tongue::Spanish => return GENTE.contains(word),
        _ => {}
    }
    // "three police cars", "two family members": the last noun decides; the caller goes on.
    if PEOPLE.contains(word) {
        return true;
    }
    // "12 Palestinians", "two Israelis"
    line.is_capital(at) && word.len() > 5 && ["ians", "eans", "nis", "lis", "qis", "ards"].iter().any(|s| word.ends_with(s))
}

fn is_plural(word: &str) -> bool {
    let irregular = matches!(
        word,
        "feet"
            | "teeth"
            | "mice"
            | "geese"
            | "cattle"
            | "sheep"
            | "fish"
            | "aircraft"
            | "data"
            | "media"
            | "series"
            | "species"
            | "miles"
            | "dice"
            | "criteria"
            | "bacteria"
            | "euro"
            | "mph"
            | "kph"
    );
    irregular
        || word.len() > 3
            && word.ends_with('s')
            && !word.ends_with("ss")
            && !word.ends_with("us")
            && !word.ends_with("is")
            && !matches!(word, "perhaps" | "always" | "besides" | "towards" | "afterwards" | "does" | "goes")
}

/// The singular of a noun, by spelling.
pub fn lemma(word: &str) -> String {
    let cut = |n: usize, add: &str| format!("{}{add}", &word[..word.len() - n]);
    match word {
        "feet" => return "foot".to_owned(),
        "teeth" => return "tooth".to_owned(),
        "homes" => return "house".to_owned(),
        "rounds" | "bullets" | "gunshots" => return "shot".to_owned(),
        "liters" | "liter" | "litres" | "litre" => return "litre".to_owned(),
        "kms" | "kilometers" | "kilometres" | "kilometer" | "kilometre" => return "km".to_owned(),
        "metres" | "meters" | "metre" => return "meter".to_owned(),
        "mph" => return "mph".to_owned(),
        "lbs" => return "pound".to_owned(),
        "vehicles" | "automobiles" => return "car".to_owned(),
        "tonnes" | "tonne" | "tons" => return "ton".to_owned(),
        _ => {}
    }
    if word.len() > 4 && word.ends_with("ies") {
        cut(3, "y")
    } else if word.len() > 4 && ["sses", "ches", "shes", "xes", "zzes"].iter().any(|s| word.ends_with(s)) {
        cut(2, "")
    } else if word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is") {
        cut(1, "")
    } else {
        word.to_owned()
    }
}
