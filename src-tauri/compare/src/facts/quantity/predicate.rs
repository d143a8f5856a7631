//! What is said of the counted: killed, injured, arrested, …; active, passive and as a noun alike.

use super::line::{Line, Tongue};

/// Adjectives and participles that stand in or right after a noun phrase: "12 dead", "three wounded officers", "two men shot".
pub fn adjective(word: &str, tongue: Tongue) -> Option<&'static str> {
    let english = match word {
        "dead" | "killed" | "slain" | "murdered" | "deceased" => "kill",
        "injured" | "hurt" | "wounded" => "injure",
        "missing" => "miss",
        "arrested" | "detained" | "jailed" => "arrest",
        "charged" | "indicted" => "charge",
        "hospitalized" | "hospitalised" => "hospitalize",
        "kidnapped" | "abducted" => "abduct",
        "homeless" | "displaced" => "displace",
        "rescued" => "rescue",
        "stabbed" => "stab",
        "infected" => "infect",
        "evacuated" => "evacuate",
        "shot" => "shoot",
        "convicted" => "convict",
        _ => "",
    };
    let other = match (tongue, word) {
        (Tongue::German, "tote" | "toten" | "tot" | "getötet" | "getötete" | "todesopfer") => "kill",
        (Tongue::German, "verletzte" | "verletzten" | "verletzt" | "verletzter") => "injure",
        (Tongue::German, "vermisste" | "vermisst" | "vermissten") => "miss",
        (Tongue::German, "festgenommen" | "festnahmen") => "arrest",
        (Tongue::French, "morts" | "mort" | "tués" | "tuées" | "tué") => "kill",
        (Tongue::French, "blessés" | "blessées" | "blessé") => "injure",
        (Tongue::French, "disparus" | "disparues") => "miss",
        (Tongue::French, "arrêtés" | "arrêtées" | "interpellées" | "interpellés") => "arrest",
        (Tongue::Spanish, "muertos" | "muertas" | "fallecidos" | "asesinados") => "kill",
        (Tongue::Spanish, "heridos" | "heridas") => "injure",
        (Tongue::Spanish, "desaparecidos") => "miss",
        (Tongue::Spanish, "detenidos" | "detenidas" | "arrestados") => "arrest",
        _ => "",
    };
    match tongue {
        Tongue::English | Tongue::Other => (!english.is_empty()).then_some(english),
        _ => (!other.is_empty()).then_some(other),
    }
}

/// Adjectives that are said of a noun right before them without a verb ("four people dead"; all others are verbs too).
pub fn follows_bare(word: &str) -> bool {
    matches!(word, "dead" | "hurt" | "missing" | "homeless" | "injured" | "wounded" | "hospitalized" | "killed")
}

/// The class of a verb form, and whether it can have the counted as its object.
fn verb(word: &str) -> Option<(&'static str, bool)> {
    Some(match word {
        "kill" | "kills" | "killed" | "killing" | "murdered" | "murdering" | "murder" | "slain" | "slew" | "massacred" | "massacring"
        | "executed" | "executing" => ("kill", true),
        "died" | "die" | "dies" | "dying" | "perished" | "dead" | "drowned" => ("kill", false),
        "injured" | "injuring" | "injures" | "injure" | "wounded" | "wounding" | "wounds" | "hurt" | "hurting" | "hurts" => {
            ("injure", true)
        }
        "shot" | "shooting" | "shoots" | "shoot" => ("shoot", true),
        "stabbed" | "stabbing" | "stabs" => ("stab", true),
        "struck" | "striking" | "hit" | "hitting" | "hits" => ("hit", true),
        "arrested" | "arresting" | "arrests" | "arrest" | "detained" | "detaining" | "detains" | "apprehended" | "jailed" => {
            ("arrest", true)
        }
        "charged" | "charging" | "charges" | "charge" | "indicted" | "indicting" | "indicts" => ("charge", true),
        "convicted" | "convicting" => ("convict", true),
        "sentenced" => ("sentence", true),
        "released" | "releasing" | "freed" | "freeing" | "frees" => ("release", true),
        "missing" | "unaccounted" => ("miss", false),
        "rescued" | "rescuing" | "saved" | "saving" => ("rescue", true),
        "evacuated" | "evacuating" => ("evacuate", true),
        "displaced" | "displacing" | "homeless" => ("displace", true),
        "kidnapped" | "kidnapping" | "abducted" | "abducting" => ("abduct", true),
        "hospitalized" | "hospitalised" | "treated" | "treating" => ("hospitalize", true),
        "transported" | "airlifted" | "rushed" => ("hospitalize", true),
        "attended" | "gathered" | "marched" | "rallied" | "protested" | "demonstrated" => ("attend", false),
        "fled" | "escaped" => ("flee", false),
        "survived" => ("survive", false),
        "employs" | "employing" => ("employ", true),
        "employed" => ("employ", true),
        "infected" | "infecting" => ("infect", true),
        "fired" | "firing" => ("fire", true),
        "destroyed" | "destroying" | "destroys" | "demolished" | "razed" => ("destroy", true),
        "damaged" | "damaging" | "damages" => ("damage", true),
        "recovered" | "recovering" | "seized" | "seizing" | "confiscated" | "found" => ("recover", true),
        "stolen" | "stole" | "stealing" | "steals" => ("steal", true),
        "passed" | "passing" | "approved" | "approving" => ("pass", true),
        "interviewed" | "questioned" | "questioning" => ("question", true),
        "identified" => ("identify", true),
        "suspended" | "suspending" => ("suspend", true),
        _ => return None,
    })
}

/// Nouns that take the counted with "of" or "to": "the deaths of 12 people".
fn noun(word: &str) -> Option<&'static str> {
    Some(match word {
        "death" | "deaths" | "killing" | "killings" | "murder" | "murders" | "slaying" | "slayings" | "lives" | "massacre" | "homicide"
        | "homicides" => "kill",
        "shooting" | "shootings" => "shoot",
        "stabbing" | "stabbings" => "stab",
        "wounding" | "injuries" => "injure",
        "arrest" | "arrests" | "detention" | "capture" => "arrest",
        "abduction" | "kidnapping" | "kidnappings" => "abduct",
        "rescue" => "rescue",
        "release" => "release",
        "disappearance" | "disappearances" => "miss",
        "conviction" | "convictions" => "convict",
        "evacuation" => "evacuate",
        "crowd" | "audience" => "attend",
        _ => return None,
    })
}

/// What is said of the counted whose phrase ends at `head_to` and whose amount begins at `from`; empty when unknown.
pub fn about(line: &Line, from: usize, head_to: usize, people: bool) -> String {
    after(line, head_to, people).or_else(|| before(line, from, people)).unwrap_or_default()
}

/// What the sentence goes on to tell became of people whose phrase ends at `head_to`; none when that is unknown, or told of all of them
/// at any time ("the two dead were identified").
pub fn became(line: &Line, head_to: usize) -> Option<String> {
    const OF_SOME: &[&str] = &["hospitalize", "release", "arrest", "charge"];
    is_auxiliary(line.word(head_to)).then(|| after(line, head_to, true)).flatten().filter(|about| OF_SOME.contains(&about.as_str()))
}

/// Words after an active verb that begin its object.
const OBJECTS: &[&str] =
    &["a", "an", "the", "him", "her", "his", "them", "himself", "several", "two", "three", "into", "back", "out", "their", "with"];
/// What is shot at, as against where someone is shot.
const TARGETS: &[&str] = &["him", "her", "them", "each", "officers", "police", "deputies", "agents", "soldiers", "people", "one"];

/// Verbs after the noun: "were shot", "in the car were killed", ", including two children, were hurt".
fn after(line: &Line, head_to: usize, people: bool) -> Option<String> {
    let mut at = head_to;
    let mut passive = false;
    let mut parenthesis = true;
    let stop = (head_to + 24).min(line.len());
    while at < stop {
        let word = line.word(at);
        match word {
            "were" | "was" | "been" | "being" | "are" | "is" | "be" | "got" => passive = true,
            "have" | "has" | "had" | "who" | "that" | "which" | "both" | "all" | "also" | "later" | "still" | "remain" | "remained"
            | "confirmed" | "believed" | "reported" | "now" | "initially" | "not" | "dead-on" => {}
            "taken" if passive || line.is_word(at) => {
                let next = line.word(at + 1);
                if next == "into" && line.word(at + 2) == "custody" {
                    return Some("arrest".to_owned());
                }
                if next == "hostage" {
                    return Some("abduct".to_owned());
                }
                if matches!(next, "to" | "by") && (at + 2..at + 8).any(|i| matches!(line.word(i), "hospital" | "hospitals")) {
                    return Some("hospitalize".to_owned());
                }
                return None;
            }
            "in" if line.word(at + 1) == "custody" => return Some("arrest".to_owned()),
            "lost" if line.word(at + 2) == "lives" => return Some("kill".to_owned()),
            "gunned" if line.word(at + 1) == "down" => return Some("shoot".to_owned()),
            "suffered" | "sustained" if (at + 1..at + 11).any(|i| matches!(line.word(i), "injuries" | "wounds" | "injury" | "wound")) => {
                return Some("injure".to_owned());
            }
            "(" => {
                at = (at..stop).find(|&i| line.word(i) == ")")?;
            }
            "," if parenthesis => {
                // Over a parenthesis between commas, to the verb after it.
                parenthesis = false;
                let close = (at + 1..(at + 16).min(stop)).find(|&i| line.word(i) == ",")?;
                let next = line.word(close + 1);
                if !is_auxiliary(next) && verb(next).is_none() {
                    return None;
                }
                at = close;
            }
            "in" | "at" | "on" | "from" | "inside" | "near" | "with" | "aboard" | "outside" | "of" | "between" | "during" | "waiting"
            | "sitting" | "standing" | "attending" | "riding" | "traveling" => {
                // Over a phrase with no marks in it, to an auxiliary.
                let next = (at + 1..(at + 10).min(stop))
                    .take_while(|&i| line.is_word(i) || line.is_hyphen(i) || line.is_number(i))
                    .find(|&i| matches!(line.word(i), "were" | "was" | "have" | "had" | "are"))?;
                if (at..next).any(|i| matches!(line.word(i), "and" | "or" | "that" | "when" | "after" | "who" | "said" | "as")) {
                    return None;
                }
                at = next;
                passive = matches!(line.word(at), "were" | "was" | "are");
            }
            w if w.ends_with("ly") => {}
            w => {
                if let Some((class, transitive)) = verb(w) {
                    // "two men shot a guard": active, and what is said is not of the counted.
                    let object = OBJECTS.contains(&line.word(at + 1)) || line.word(at + 1) == "at" && TARGETS.contains(&line.word(at + 2));
                    if transitive && !passive && object && !matches!(w, "died" | "killed" if line.word(at + 1) == "with") {
                        return None;
                    }
                    return Some(combined(line, at, class).to_owned());
                }
                if passive && !people && w.len() > 4 && w.ends_with("ed") {
                    return Some(stem(w));
                }
                return None;
            }
        }
        at += 1;
    }
    None
}

/// "shot and killed", "shot to death", "shot dead": the graver.
fn combined(line: &Line, at: usize, class: &'static str) -> &'static str {
    let dead = |i: usize| matches!(line.word(i), "killed" | "killing" | "dead" | "died");
    if dead(at + 1)
        || line.word(at + 1) == "and" && (dead(at + 2) || line.word(at + 2).ends_with("ly") && dead(at + 3))
        || line.matches(at + 1, &["to", "death"])
        || matches!(line.back(at, 1), "fatally" | "mortally")
    {
        return "kill";
    }
    class
}

/// Verbs and nouns before the figure: "killing at least 12", "arrested two men", "the death toll rose to 12".
fn before(line: &Line, from: usize, people: bool) -> Option<String> {
    let mut at = from;
    let mut steps = 0;
    while at > 0
        && steps < 3
        && matches!(
            line.back(at, 1),
            "the"
                | "another"
                | "all"
                | "an"
                | "additional"
                | "other"
                | "these"
                | "those"
                | "his"
                | "their"
                | "its"
                | "up"
                | "a"
                | "total"
                | "of"
                | "them"
                | "as"
                | "many"
        )
    {
        if line.back(at, 1) == "of" && noun(line.back(at, 2)).is_some() {
            return noun(line.back(at, 2)).map(str::to_owned);
        }
        at -= 1;
        steps += 1;
    }
    let word = line.back(at, 1);
    if let Some((class, true)) = verb(word) {
        // "… were killed, 12" and "was killed 12 days ago" are not this.
        let passive = matches!(line.back(at, 2), "was" | "were" | "been" | "being" | "is" | "are");
        let adjective = matches!(line.back(at, 2), "a" | "the" | "mass");
        if !passive && !adjective {
            let class = if matches!(line.back(at, 2), "fatally" | "mortally") { "kill" } else { class };
            return Some(class.to_owned());
        }
    }
    if matches!(word, "claimed" | "claiming" | "claims") {
        return Some("kill".to_owned());
    }
    if word == "to" && matches!(line.back(at, 2), "injuries" | "wounds") {
        return Some("injure".to_owned());
    }
    // "death toll … 12", "the number of injured … 40"
    let start = at.saturating_sub(10);
    for i in (start..at).rev() {
        match line.word(i) {
            "." | ";" | "," => break,
            "toll" => return Some(if matches!(line.back(i, 1), "injury" | "injured") { "injure" } else { "kill" }.to_owned()),
            "number" if line.word(i + 1) == "of" => {
                return (i + 2..at)
                    .take(3)
                    .find_map(|j| adjective(line.word(j), line.tongue).or_else(|| noun(line.word(j))))
                    .map(str::to_owned);
            }
            _ => {}
        }
    }
    if !people && word.len() > 4 && (word.ends_with("ed") || word.ends_with("ing")) && !matches!(line.back(at, 2), "was" | "were" | "been")
    {
        return Some(stem(word));
    }
    None
}

fn is_auxiliary(word: &str) -> bool {
    matches!(word, "were" | "was" | "have" | "had" | "has" | "are" | "is" | "who" | "all" | "both")
}

/// A verb's form without its ending, the same for "evacuated" and "evacuating".
fn stem(word: &str) -> String {
    let cut = word.strip_suffix("ing").or_else(|| word.strip_suffix("ied")).or_else(|| word.strip_suffix("ed")).unwrap_or(word);
    cut.strip_suffix('e').unwrap_or(cut).to_owned()
}
