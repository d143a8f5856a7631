//! Whether two names can mean the same person.

pub use super::bodies::bodies;
pub use super::spelling::{edit_distance, fold, likeness, word_relation};
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

/// The last name of a person as printed, past "Jr." and the like.
pub fn last_name(name: &str) -> Option<&str> {
    let suffix = |w: &&str| super::tables::SUFFIXES.contains(w.trim_end_matches(['.', ',']).to_lowercase().as_str());
    let mut words = name.split_whitespace().rev();
    words.find(|w| !suffix(w)).map(|w| w.trim_end_matches(','))
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
