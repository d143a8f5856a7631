//! English verbs in their forms: regular ones by rule, the others from a table.

/// Base, past and participle of verbs that are not regular.
const IRREGULAR: &str = "say said said|tell told told|write wrote written|think thought thought|know knew known|feel felt felt|understand understood understood|find found found|see saw seen|show showed shown|mean meant meant|
    seek sought sought|hear heard heard|swear swore sworn|foresee foresaw foreseen|choose chose chosen|teach taught taught|forecast forecast forecast|shoot shot shot|strike struck struck|hit hit hit|beat beat beaten|
    break broke broken|catch caught caught|take took taken|give gave given|bring brought brought|buy bought bought|sell sold sold|pay paid paid|lose lost lost|win won won|leave left left|lead led led|hold held held|
    keep kept kept|build built built|send sent sent|spend spent spent|steal stole stolen|throw threw thrown|drive drove driven|ride rode ridden|fly flew flown|flee fled fled|fall fell fallen|rise rose risen|
    sink sank sunk|sweep swept swept|tear tore torn|blow blew blown|begin began begun|run ran run|come came come|go went gone|get got got|make made made|set set set|put put put|cut cut cut|shut shut shut|
    let let let|quit quit quit|meet met met|sit sat sat|stand stood stood|fight fought fought|draw drew drawn|grow grew grown|wear wore worn|bear bore borne|hang hung hung|light lit lit|slide slid slid|spread spread spread|
    burst burst burst|bind bound bound|lay laid laid|lie lay lain|withdraw withdrew withdrawn|overturn overturned overturned|overthrow overthrew overthrown|uphold upheld upheld|withhold withheld withheld|split split split|
    freeze froze frozen|speak spoke spoken|wake woke woken|hide hid hidden|bite bit bitten|eat ate eaten|drink drank drunk|swim swam swum|sing sang sung|ring rang rung|bleed bled bled|feed fed fed|deal dealt dealt|
    become became become|forbid forbade forbidden|overtake overtook overtaken|undergo underwent undergone|shed shed shed|stick stuck stuck|swing swung swung|undo undid undone|read read read|learn learned learned|
    overrun overran overrun|mistake mistook mistaken|rebuild rebuilt rebuilt|bid bid bid|cost cost cost|cast cast cast|broadcast broadcast broadcast|shake shook shaken|drown drowned drowned";

/// The forms of a verb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forms {
    /// "shoot".
    pub base: String,
    /// "shoots".
    pub third: String,
    /// "shot".
    pub past: String,
    /// "shot"; other than the past in "took, taken".
    pub participle: String,
    /// "shooting".
    pub ing: String,
}

/// The last consonant of these is doubled before -ed and -ing.
const DOUBLED: &str = "admit quip plan beg slam prefer compel permit stop ban rob stab drop ship trap grab strip plug refer occur commit submit transfer control cancel expel patrol kidnap refit rebut equip rig rip slip snap wrap gun jam \
    tap chop scrap cram pin sun scrub blot drag flag flog jog hug mug tug stun step whip cap map nab rap skip trip zip bar tar jet let set get run cut hit sit win begin quit shut put dig regret deter confer defer infer incur recur fit knit \
    split spit abet";

/// The forms of a verb by its lemma.
pub fn forms(lemma: &str) -> Forms {
    let vowel = |c: Option<char>| c.is_some_and(|c| "aeiou".contains(c));
    let last = lemma.chars().next_back();
    let before = lemma.chars().rev().nth(1);
    let sibilant = ["s", "sh", "ch", "x", "z"].iter().any(|e| lemma.ends_with(e));
    let consonant_y = last == Some('y') && !vowel(before);
    let doubled = DOUBLED.split_whitespace().any(|d| d == lemma);
    let stem = match last {
        _ if doubled => format!("{lemma}{}", last.unwrap_or('t')),
        Some('e') => lemma[..lemma.len() - 1].to_owned(),
        _ => lemma.to_owned(),
    };
    let third = match lemma {
        "go" | "do" | "undergo" | "undo" => format!("{lemma}es"),
        _ if consonant_y => format!("{}ies", &lemma[..lemma.len() - 1]),
        _ if sibilant => format!("{lemma}es"),
        _ => format!("{lemma}s"),
    };
    let ing = match lemma {
        "die" | "lie" | "tie" => format!("{}ying", &lemma[..lemma.len() - 2]),
        _ if lemma.ends_with("ee") || lemma.ends_with("ye") => format!("{lemma}ing"),
        _ => format!("{stem}ing"),
    };
    let mut row = IRREGULAR.split('|').map(|r| r.split_whitespace()).filter_map(|mut r| Some((r.next()?, r.next()?, r.next()?)));
    let (past, participle) = match row.find(|r| r.0 == lemma) {
        Some((_, past, participle)) => (past.to_owned(), participle.to_owned()),
        None => {
            let past = if consonant_y { format!("{}ied", &lemma[..lemma.len() - 1]) } else { format!("{stem}ed") };
            (past.clone(), past)
        }
    };
    Forms { base: lemma.to_owned(), third, past, participle, ing }
}

/// The lemma of a regular past form that no table has, by spelling: "breached" breach, "banned" ban, "carried" carry, "dated" date. It may
/// be no word ("happen" of a rarer pattern), but is the same for the same verb.
pub fn guess(past: &str) -> Option<String> {
    let stem = past.strip_suffix("ed")?;
    if stem.len() < 2 || !stem.is_ascii() {
        return None;
    }
    if let Some(root) = stem.strip_suffix('i') {
        return Some(format!("{root}y"));
    }
    let mut back = stem.bytes().rev();
    let (last, before) = (back.next()?, back.next()?);
    if last == before && !matches!(last, b'l' | b's' | b'z' | b'f' | b'e') {
        return Some(stem[..stem.len() - 1].to_owned());
    }
    let silent = matches!(last, b'c' | b'v' | b'u' | b'z')
        || last == b's' && before != b's'
        || last == b'g' && before != b'n'
        || ["at", "ut", "ir", "ur", "or", "id", "ad", "ag", "iz", "ul", "bl", "pl", "tl", "dl", "gl", "rg", "in", "ar", "at"]
            .iter()
            .any(|e| stem.ends_with(e) && !ends_short(stem));
    Some(if silent { format!("{stem}e") } else { stem.to_owned() })
}

/// Stems of two vowels before the last consonant take no silent e: "repeat", "join", "appear".
fn ends_short(stem: &str) -> bool {
    let mut back = stem.chars().rev();
    let _ = back.next();
    let vowel = |c: Option<char>| c.is_some_and(|c| "aeiou".contains(c));
    let (a, b) = (back.next(), back.next());
    vowel(a) && vowel(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_rule_and_by_table() {
        let all = |l: &str| {
            let f = forms(l);
            format!("{} {} {} {}", f.third, f.past, f.participle, f.ing)
        };
        assert_eq!(all("take"), "takes took taken taking");
        assert_eq!(all("deny"), "denies denied denied denying");
        assert_eq!(all("stab"), "stabs stabbed stabbed stabbing");
        assert_eq!(all("crash"), "crashes crashed crashed crashing");
        assert_eq!(all("die"), "dies died died dying");
    }

    #[test]
    fn lemmas_of_unknown_pasts() {
        assert_eq!(
            ["breached", "banned", "carried", "dated", "joined", "billed"].map(|w| guess(w).unwrap()),
            ["breach", "ban", "carry", "date", "join", "bill"]
        );
        assert_eq!(guess("red"), None);
    }
}
