//! Whether two names can mean the same person, organization or place.

use super::gazetteer::PLACES;
use super::tables::{PARTICLES, SUFFIXES};

/// How two names stand to one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// The same name, or one a shorter or fuller form of the other ("Putin", "Vladimir Putin").
    Same,
    /// Spelled otherwise, very likely meant as the same ("Sybiha", "Sibiga"; "Mike", "Michael"; "Vally", "Valley").
    Variant,
    /// Another one, or nothing in common.
    Different,
}

/// Names by which one given name is known. Each row is one name.
const NICKNAMES: &[&[&str]] = &[
    &["michael", "mike", "mick", "mikey"],
    &["william", "bill", "will", "billy", "willie", "liam"],
    &["robert", "bob", "rob", "bobby", "robbie", "bert"],
    &["richard", "rick", "dick", "ricky", "rich", "richie"],
    &["james", "jim", "jimmy", "jamie"],
    &["john", "jack", "johnny", "jon"],
    &["joseph", "joe", "joey"],
    &["thomas", "tom", "tommy"],
    &["charles", "charlie", "chuck", "chas"],
    &["edward", "ed", "eddie", "ted", "ned"],
    &["theodore", "ted", "teddy"],
    &["daniel", "dan", "danny"],
    &["david", "dave", "davey"],
    &["steven", "stephen", "steve", "stephan"],
    &["christopher", "chris", "kit", "topher"],
    &["anthony", "tony", "antony"],
    &["andrew", "andy", "drew", "andrii", "andriy", "andrei", "andrey"],
    &["matthew", "matt"],
    &["nicholas", "nick", "nicolas", "nicky"],
    &["alexander", "alex", "al", "alec", "sasha", "aleksandr", "oleksandr"],
    &["alexandra", "alex", "sandra", "sasha"],
    &["benjamin", "ben", "benny", "benji"],
    &["samuel", "sam", "sammy"],
    &["samantha", "sam"],
    &["gregory", "greg"],
    &["jeffrey", "jeff", "geoffrey", "geoff"],
    &["kenneth", "ken", "kenny"],
    &["lawrence", "larry", "laurence"],
    &["ronald", "ron", "ronnie"],
    &["donald", "don", "donnie"],
    &["raymond", "ray"],
    &["patrick", "pat", "paddy"],
    &["patricia", "pat", "patty", "trish", "tricia"],
    &["peter", "pete"],
    &["philip", "phillip", "phil"],
    &["timothy", "tim", "timmy"],
    &["arthur", "art", "artie"],
    &["albert", "al", "bert"],
    &["alfred", "al", "fred"],
    &["frederick", "fred", "freddie"],
    &["francis", "frank", "fran"],
    &["franklin", "frank"],
    &["leonard", "leo", "len", "lenny"],
    &["louis", "lou", "lewis"],
    &["eugene", "gene"],
    &["gerald", "gerry", "jerry"],
    &["jerome", "jerry"],
    &["walter", "walt", "wally"],
    &["vincent", "vince", "vinny"],
    &["zachary", "zach", "zack", "zac"],
    &["jonathan", "jon", "john"],
    &["joshua", "josh"],
    &["jacob", "jake"],
    &["nathaniel", "nathan", "nate"],
    &["elizabeth", "liz", "beth", "betty", "eliza", "betsy", "lizzie"],
    &["katherine", "catherine", "kathryn", "kate", "katie", "kathy", "cathy", "kat"],
    &["margaret", "maggie", "meg", "peggy", "marge"],
    &["jennifer", "jen", "jenny"],
    &["jessica", "jess", "jessie"],
    &["rebecca", "becky", "becca"],
    &["deborah", "debra", "deb", "debbie"],
    &["barbara", "barb", "barbie"],
    &["susan", "sue", "suzanne", "susie"],
    &["victoria", "vicky", "vicki", "tori"],
    &["kimberly", "kim"],
    &["christina", "christine", "tina", "chris", "chrissy", "kristina"],
    &["abigail", "abby"],
    &["cynthia", "cindy"],
    &["pamela", "pam"],
    &["sandra", "sandy"],
    &["judith", "judy"],
    &["stephanie", "steph"],
    &["amanda", "mandy"],
    &["melissa", "missy"],
    &["theresa", "teresa", "terry", "tess"],
    &["terrence", "terence", "terrance", "terry"],
    &["madeleine", "madeline", "maddie"],
    &["manuel", "manny"],
    &["muhammad", "mohammed", "mohamed", "mohammad", "muhammed"],
    &["yusuf", "yousef", "yousuf", "youssef"],
    &["sergei", "sergey", "serhiy", "serhii"],
    &["dmitry", "dmitri", "dmytro", "dimitri"],
    &["vladimir", "volodymyr", "wladimir"],
    &["yevgeny", "evgeny", "yevgeniy", "evgeni", "yevhen"],
    &["nikolai", "nikolay", "mykola"],
    &["mikhail", "mykhailo"],
];

/// A personal name in parts, all lower case.
struct Person {
    given: Vec<String>,
    last: String,
    suffix: Option<String>,
}

fn person(name: &str) -> Person {
    let mut parts: Vec<String> = split(name);
    let suffix = if parts.len() > 1 && parts.last().is_some_and(|p| SUFFIXES.contains(p.as_str())) { parts.pop() } else { None };
    let last = parts.pop().unwrap_or_default();
    // "van der Bellen", "bin Salman": particles belong to the last name and are not compared.
    while parts
        .last()
        .is_some_and(|p| PARTICLES.contains(p.as_str()) && (parts.len() > 1 || !matches!(p.as_str(), "al" | "ben" | "del" | "van" | "e")))
    {
        parts.pop();
    }
    Person { given: parts, last, suffix }
}

/// The words of a name: lower case, accents and points dropped.
pub fn split(name: &str) -> Vec<String> {
    name.split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '.' | '(' | ')' | ','))
        .map(fold)
        .filter(|p| !p.is_empty() && p != "'s")
        .collect()
}

/// Lower case without accents; marks dropped.
pub fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars().flat_map(char::to_lowercase) {
        match c {
            'à'..='å' | 'ā' | 'ă' | 'ą' => out.push('a'),
            'æ' => out.push_str("ae"),
            'ç' | 'ć' | 'č' => out.push('c'),
            'è'..='ë' | 'ē' | 'ę' | 'ě' => out.push('e'),
            'ì'..='ï' | 'ī' | 'ı' => out.push('i'),
            'ñ' | 'ń' | 'ň' => out.push('n'),
            'ò'..='ö' | 'ø' | 'ō' | 'ő' => out.push('o'),
            'ù'..='ü' | 'ū' | 'ů' | 'ű' => out.push('u'),
            'ý' | 'ÿ' => out.push('y'),
            'š' | 'ś' | 'ş' | 'ș' => out.push('s'),
            'ž' | 'ź' | 'ż' => out.push('z'),
            'ł' => out.push('l'),
            'ß' => out.push_str("ss"),
            'ğ' => out.push('g'),
            'ţ' | 'ț' | 'ť' => out.push('t'),
            'đ' | 'ď' => out.push('d'),
            'ř' => out.push('r'),
            c if c.is_alphanumeric() || c == '&' => out.push(c),
            _ => {}
        }
    }
    out
}

/// How two names of people stand to one another.
pub fn people(a: &str, b: &str) -> Relation {
    let (x, y) = (person(a), person(b));
    if x.last.is_empty() || y.last.is_empty() {
        return Relation::Different;
    }
    if let (Some(p), Some(q)) = (&x.suffix, &y.suffix)
        && p != q
    {
        return Relation::Different;
    }
    let last = word_relation(&x.last, &y.last);
    if x.given.is_empty() || y.given.is_empty() {
        // One word alone: a last name, or the given name of the other.
        if last == Relation::Different {
            let (one, full) = if x.given.is_empty() { (&x.last, &y) } else { (&y.last, &x) };
            let first = full.given.first().map(String::as_str).unwrap_or("");
            return if !first.is_empty() && first == one { Relation::Same } else { Relation::Different };
        }
        // A spelling variant of a last name alone needs more letters to be believed.
        return if last == Relation::Variant && x.last.chars().count().min(y.last.chars().count()) < 5 {
            Relation::Different
        } else {
            last
        };
    }
    let given = given_relation(&x.given, &y.given);
    match (given, last) {
        (Relation::Same, Relation::Same) => Relation::Same,
        (Relation::Different, Relation::Same | Relation::Variant) => Relation::Different,
        (Relation::Same, Relation::Different) if x.given[0].len() > 2 && x.given[0] == y.given[0] => {
            // "Tavon Grimsey", "Tavon Rimsey"; double last names of which one is left out ("Maya Hale-Norrby", "Maya Hale").
            let shared = x.given.iter().skip(1).any(|p| *p == y.last) || y.given.iter().skip(1).any(|p| *p == x.last);
            if shared {
                Relation::Same
            } else if likeness(&x.last, &y.last) >= 0.55 {
                Relation::Variant
            } else {
                Relation::Different
            }
        }
        (_, Relation::Different) => Relation::Different,
        _ => Relation::Variant,
    }
}

fn given_relation(a: &[String], b: &[String]) -> Relation {
    let (x, y) = (&a[0], &b[0]);
    if x == y || (initials(x, y) && a.len().min(b.len()) <= 2) {
        return Relation::Same;
    }
    // "J. Edgar Hoover" and "Edgar Hoover": a middle name in use.
    if a.len() != b.len() && (a.iter().any(|p| p == y && p.len() > 1) || b.iter().any(|p| p == x && p.len() > 1)) {
        return Relation::Same;
    }
    if nicknames(x, y) {
        return Relation::Variant;
    }
    word_relation(x, y)
}

fn initials(x: &str, y: &str) -> bool {
    (x.chars().count() == 1 || y.chars().count() == 1) && x.chars().next() == y.chars().next()
}

fn nicknames(x: &str, y: &str) -> bool {
    NICKNAMES.iter().any(|row| row.contains(&x) && row.contains(&y))
}

/// Two words: same, a spelling variant, or different.
pub fn word_relation(x: &str, y: &str) -> Relation {
    if x == y {
        return Relation::Same;
    }
    if x.chars().any(|c| c.is_ascii_digit()) || y.chars().any(|c| c.is_ascii_digit()) {
        return Relation::Different;
    }
    let (p, q) = (sounds(x), sounds(y));
    if p == q && p.len() > 2 {
        return Relation::Variant;
    }
    let shorter = x.chars().count().min(y.chars().count());
    let distance = edit_distance(x, y);
    let near = match shorter {
        0..=3 => false,
        4 => distance <= 1,
        5..=8 => distance <= 2 && likeness(x, y) >= 0.65,
        _ => distance <= 3 && likeness(x, y) >= 0.7,
    };
    let skeleton = |w: &str| w.chars().filter(|c| !"aeiouyh".contains(*c)).collect::<String>();
    let near = near || shorter >= 5 && likeness(x, y) >= 0.55 && skeleton(x) == skeleton(y) && skeleton(x).chars().count() >= 3;
    let transliterated = shorter >= 5 && likeness(&p, &q) >= 0.75;
    if near || transliterated { Relation::Variant } else { Relation::Different }
}

/// A word reduced to how it sounds across spellings and transliterations.
fn sounds(word: &str) -> String {
    let mut w = word.to_owned();
    for (from, to) in [
        ("ph", "f"),
        ("kh", "h"),
        ("gh", "g"),
        ("ck", "k"),
        ("sch", "sh"),
        ("tsch", "ch"),
        ("yi", "i"),
        ("iy", "i"),
        ("ii", "i"),
        ("ij", "i"),
        ("ey", "i"),
        ("ei", "i"),
        ("ie", "i"),
        ("ou", "u"),
        ("w", "v"),
        ("q", "k"),
        ("c", "k"),
        ("y", "i"),
        ("j", "i"),
        ("z", "s"),
        ("h", "g"),
    ] {
        w = w.replace(from, to);
    }
    let mut out = String::with_capacity(w.len());
    for c in w.chars() {
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}

/// One less the share of letters to change, 0 to 1.
pub fn likeness(x: &str, y: &str) -> f64 {
    let longer = x.chars().count().max(y.chars().count());
    if longer == 0 {
        return 1.0;
    }
    1.0 - edit_distance(x, y) as f64 / longer as f64
}

/// Letters to insert, drop, change or swap with their neighbour (optimal string alignment); words beyond 40 letters are cut there.
pub fn edit_distance(x: &str, y: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (x.chars().take(40).collect(), y.chars().take(40).collect());
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let change = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = change.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(before[j - 2] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

/// Words that may be missing from one of two names of an organization or place.
const OPTIONAL: &[&str] = &[
    "the",
    "of",
    "and",
    "&",
    "for",
    "inc",
    "corp",
    "co",
    "ltd",
    "llc",
    "company",
    "corporation",
    "new",
    "u",
    "s",
    "us",
    "united",
    "states",
    "a",
];

/// How two names of organizations or of places stand to one another.
pub fn bodies(a: &str, b: &str) -> Relation {
    let (x, y) = (expanded(a), expanded(b));
    if x.is_empty() || y.is_empty() {
        return Relation::Different;
    }
    if x == y {
        return Relation::Same;
    }
    let known = |name: &str| PLACES.contains(name.trim_start_matches("the ").to_lowercase().as_str());
    if known(a) && known(b) {
        return Relation::Different;
    }
    // House and block numbers must be equal where both have them.
    let digits = |w: &[String]| w.iter().filter(|p| p.bytes().any(|b| b.is_ascii_digit())).cloned().collect::<Vec<_>>();
    let (p, q) = (digits(&x), digits(&y));
    if p != q && !(p.is_empty() || q.is_empty()) {
        return Relation::Different;
    }
    if is_acronym(a, &y) || is_acronym(b, &x) {
        return Relation::Same;
    }
    let content = |w: &[String]| w.iter().filter(|p| !OPTIONAL.contains(&p.as_str())).cloned().collect::<Vec<_>>();
    let (p, q) = (content(&x), content(&y));
    if p == q && !p.is_empty() {
        return Relation::Same;
    }
    let (short, long) = if p.len() <= q.len() { (&p, &q) } else { (&q, &p) };
    if short.len() >= 2 && subsequence(short, long) {
        return Relation::Same;
    }
    if p.len() == q.len() && !p.is_empty() {
        let relations: Vec<Relation> = p.iter().zip(&q).map(|(m, n)| word_relation(m, n)).collect();
        let letters: usize = p.iter().map(|w| w.chars().count()).sum();
        if relations.iter().all(|r| *r != Relation::Different)
            && letters >= 6
            && relations.iter().filter(|r| **r == Relation::Variant).count() == 1
        {
            return Relation::Variant;
        }
    }
    Relation::Different
}

fn subsequence(short: &[String], long: &[String]) -> bool {
    let mut rest = long.iter();
    short.iter().all(|s| rest.any(|l| l == s))
}

/// The words of a name with the abbreviations of addresses written out.
fn expanded(name: &str) -> Vec<String> {
    let words: Vec<String> = split(name).into_iter().filter(|w| w != "the").collect();
    let count = words.len();
    words
        .into_iter()
        .enumerate()
        .map(|(i, w)| {
            let long = match w.as_str() {
                "st" if i + 1 == count && i > 0 => "street",
                "st" => "saint",
                "ave" | "av" => "avenue",
                "rd" => "road",
                "blvd" => "boulevard",
                "dr" => "drive",
                "ln" => "lane",
                "ct" => "court",
                "pl" => "place",
                "hwy" => "highway",
                "pkwy" => "parkway",
                "dept" => "department",
                "w" => "west",
                "e" => "east",
                "n" => "north",
                "s" if count > 2 && i > 0 => "south",
                "ft" => "fort",
                "mt" => "mount",
                "univ" => "university",
                _ => return w,
            };
            long.to_owned()
        })
        .collect()
}

/// Whether `short` ("FBI", "U.N.") is made of the first letters of `words`.
fn is_acronym(short: &str, words: &[String]) -> bool {
    let letters: String = short.chars().filter(|c| c.is_alphanumeric()).collect();
    if letters.len() < 2 || letters.len() > 7 || !letters.chars().all(|c| c.is_ascii_uppercase()) || words.len() < 2 {
        return false;
    }
    let first = |skip: bool| -> String {
        words
            .iter()
            .filter(|w| !skip || !matches!(w.as_str(), "of" | "and" | "the" | "for" | "on" | "in" | "to"))
            .filter_map(|w| w.chars().next())
            .collect::<String>()
            .to_uppercase()
    };
    letters == first(true) || letters == first(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_person() {
        for (a, b) in [
            ("Putin", "Vladimir Putin"),
            ("Robert J. Pickell", "Robert Pickell"),
            ("R. Pickell", "Robert Pickell"),
            ("Ursula von der Leyen", "von der Leyen"),
            ("John Roe Jr.", "John Roe"),
            ("Maya Hale-Norrby", "Maya Hale"),
        ] {
            assert_eq!(people(a, b), Relation::Same, "{a} / {b}");
        }
    }

    #[test]
    fn spelling_variants_of_one_person() {
        for (a, b) in [
            ("Sybiha", "Sibiga"),
            ("Andrii Sybiha", "Andriy Sibiga"),
            ("Mike Roe", "Michael Roe"),
            ("Art Lindell", "Arthur Lindell"),
            ("Reinard Priebel", "Reinard Preibel"),
            ("Sarah Montell", "Sara Montell"),
            ("Javon Mott", "Jovan Mott"),
        ] {
            assert_eq!(people(a, b), Relation::Variant, "{a} / {b}");
        }
    }

    #[test]
    fn other_people() {
        for (a, b) in [
            ("John Smith", "Mary Smith"),
            ("Jael Montell", "Sarah Montell"),
            ("John Roe Jr.", "John Roe Sr."),
            ("Ann Lee", "Ann Fox"),
            ("Smith", "Jones"),
        ] {
            assert_eq!(people(a, b), Relation::Different, "{a} / {b}");
        }
    }

    #[test]
    fn bodies_and_places() {
        for (a, b, want) in [
            ("FBI", "Federal Bureau of Investigation", Relation::Same),
            ("6600 block of South Lake Ave.", "6600 block of South Lake Avenue", Relation::Same),
            ("5300 block of Alder Road", "5000 block of Alder Road", Relation::Different),
            ("Ferris Vally Hospital", "Ferris Valley Hospital", Relation::Variant),
            ("The Orchid Lounge", "Orchid Lounge", Relation::Same),
            ("North Korea", "South Korea", Relation::Different),
            ("Orchid Lounge", "Orchid Hookah Lounge", Relation::Same),
            ("Iran", "Iraq", Relation::Different),
            ("Austria", "Australia", Relation::Different),
        ] {
            assert_eq!(bodies(a, b), want, "{a} / {b}");
        }
    }
}
