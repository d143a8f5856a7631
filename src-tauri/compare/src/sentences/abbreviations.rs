//! Words before a full stop that do not end a sentence, and words that begin one.

use std::collections::HashSet;
use std::sync::LazyLock;

use sentencex::languages::Language;

/// What a full stop after a word means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dot {
    /// An ordinary word: the sentence ends.
    Ends,
    /// A title or a prefix ("Sen.", "Ft.", "vs."): the name goes on.
    Never,
    /// Goes on when a figure follows ("No. 5", "p. 12"), and is an ordinary word if none does.
    BeforeNumber,
    /// A month: goes on when a figure follows.
    Month,
    /// Ends the sentence only when the next word is one that begins sentences ("Inc.", "Jr.", "St.").
    MayEnd,
    /// A state after its town ("Mesa, Ariz."): a comma would follow if the sentence went on.
    State,
}

/// Titles and prefixes of names, and Latin shorts that stand before what they speak of.
const NEVER: &str = "mr mrs ms mx dr drs sen sens rep reps gov govs lt sgt sgts gen gens col cols capt cpl cpls pvt prof profs rev hon pres messrs maj adm \
    adml cmdr cdr comdr det dets insp supt atty attys spc pfc spec ofc ofcr asst mlle mme mgr msgr amb brig ens ft mt mts vs v cf viz eg ie fr br sis \
    sr-a sra srta don doña st-l ste acct approx ret dep esp incl lic ing";
/// Words that a number follows.
const NUMBERED: &str = "no nos nr nrs fig figs art arts p pp vol vols ch chap sec sect par pt ed op n° núm num";
/// Months and days.
const MONTHS: &str = "jan feb mar apr jun jul aug sep sept oct nov dec";
/// States as AP style shortens them.
const STATES: &str = "ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex vt va wash wis wyo ont que alta sask";
/// Other English shorts: the sentence may end with them.
const MAY_END: &str = "inc corp co cos ltd llc plc bros jr sr esq st ave blvd rd hwy ln pl ct apt bldg dept univ assn assoc intl natl mfg \
    etc al min max sq mi km kg lb lbs oz hr hrs sec secs est dist mon tue tues wed thu thur thurs fri sat sun ph phd md dds rn bldgs gov't dba aka \
    ext lat long alt ph.d m.d";
/// English words that begin a sentence and hardly ever stand in the middle of a name.
const STARTERS_EN: &str = "A About According Additionally After All Also Although Among An And Another Any Anyone Are As Asked At Authorities Because Before \
    Both But By Can Could Deputies Despite Detectives Did Do Does During Each Earlier Either Even Every Everyone Few Firefighters First-responders For \
    Four From Further Given Had Has Have He Her Here His How However I If I'm I’m In Instead Investigators Is It Its It's It’s Just Last Later Many Meanwhile More Most \
    My Neither Nearly Neighbors Never No Nobody None Nor Nothing Now Of Officers Officials On Once One Only Or Other Others Our Over Police Prosecutors Relatives \
    Several She Should Since So Some Soon Still Such Surveillance Ten That The Their Then There There's These They They're Thirty This Those Though Three Through Thursday Friday Saturday Sunday Monday Tuesday Wednesday To Today \
    Tomorrow Two Under Unlike Until Upon Was We We're We’re Were What What's When Where Whether Which While Who Whose Why Will With Within Without Witnesses Would Yes \
    Yesterday Yet You Your Analysts Critics Experts Residents Emergency Crews Paramedics Medics Doctors Victims Bystanders Videos Video Images Image Photo";
/// The same for other languages, function words only.
const STARTERS_OTHER: &[(&str, &str)] = &[
    (
        "de",
        "Der Die Das Ein Eine Er Sie Es Wir Ich Ihr Im In Am An Auf Aus Bei Mit Nach Seit Von Vor Zu Zum Zur Und Aber Doch Auch Dann Da Dabei Damit Danach Dort Diese Dieser Dieses Wie Wer Was Wo Wann Warum Wenn Als Nur Noch Schon So Man Den Dem Hier Heute Jetzt",
    ),
    (
        "fr",
        "Le La Les L' L’ Un Une Des Il Elle Ils Elles On Nous Vous Je Ce Cette Ces C' C’ Et Mais Ou Où Dans En Sur Pour Par Avec Sans Au Aux À Selon Après Avant Depuis Si Quand Comme Son Sa Ses Leur Leurs Qui Que Quel Plus",
    ),
    (
        "es",
        "El La Los Las Un Una Unos Unas Él Ella Ellos Ellas Se Su Sus Lo Le Les En De Por Para Con Sin Según Tras Desde Y Pero O Si Cuando Como Este Esta Estos Estas Ese Esa Hay No Es Fue Al También Ya Qué Quién Cómo",
    ),
    (
        "it",
        "Il Lo La I Gli Le Un Una Uno Lui Lei Loro Noi Voi Io E Ma O In Di Da Con Per Su Si Non Questo Questa Questi Che Chi Quando Come Dopo Anche",
    ),
    (
        "pt",
        "O A Os As Um Uma Ele Ela Eles Elas Nós Eu E Mas Em No Na Nos Nas De Do Da Por Para Com Sem Se Não Este Esta Que Quem Quando Como",
    ),
    ("nl", "De Het Een Hij Zij Ze Wij We Ik Er En Maar In Op Met Van Voor Naar Bij Uit Dat Dit Die Deze Ook Toen Als Wat Wie Waar"),
    ("da", "De Det Den Han Hun Vi Jeg I En Et Og Men På Til Fra Med Der Som Hvis Når Hvad Hvem Hvor Da"),
    ("sv", "De Det Den Han Hon Vi Jag I En Ett Och Men På Till Från Med Som Om När Vad Vem Var Då"),
    ("no", "De Det Den Han Hun Vi Jeg I En Et Og Men På Til Fra Med Der Som Hvis Når Hva Hvem Hvor Da"),
];
/// Languages that write ordinals with a full stop ("12. Juni").
const ORDINAL_STOP: &[&str] = &["de", "da", "no", "nb", "nn", "fi", "cs", "sk", "pl", "hu", "hr", "sl", "sr", "bs", "et", "lv", "is", "tr"];

/// Words in lower case to what a full stop after them means, for English.
static ENGLISH: LazyLock<Vec<(&str, Dot)>> = LazyLock::new(|| {
    let of = |list: &'static str, dot: Dot| list.split_whitespace().map(move |w| (w, dot));
    // The first meaning of a word wins.
    let mut all: Vec<(&str, Dot)> = of(NEVER, Dot::Never)
        .chain(of(NUMBERED, Dot::BeforeNumber))
        .chain(of(MONTHS, Dot::Month))
        .chain(of(STATES, Dot::State))
        .chain(of(MAY_END, Dot::MayEnd))
        .collect();
    all.sort_by_key(|e| e.0);
    all.dedup_by_key(|e| e.0);
    all
});

/// The abbreviations and sentence openers of one text's language.
pub struct Abbreviations {
    english: bool,
    /// The crate's list; chosen by language, or by the script where the language is not of that script.
    listed: Box<dyn Language>,
    starters: HashSet<&'static str>,
    /// "12. Juni" is an ordinal.
    pub ordinal_stop: bool,
}

impl Abbreviations {
    /// For a text in a language (ISO 639-1).
    pub fn new(language: &str, text: &str) -> Self {
        let language = language.get(..2).unwrap_or("en");
        let sample = || text.chars().filter(|c| c.is_alphabetic()).take(200);
        let cyrillic = sample().filter(|c| matches!(c, '\u{400}'..='\u{52f}')).count() * 2 > sample().count().max(1);
        let language = if cyrillic && !matches!(language, "ru" | "uk" | "bg" | "kk" | "sr" | "mk" | "be") { "ru" } else { language };
        let english = language == "en";
        let mut starters: HashSet<&str> = STARTERS_EN.split_whitespace().collect();
        if let Some(more) = STARTERS_OTHER.iter().find(|s| s.0 == language) {
            starters = more.1.split_whitespace().collect();
        }
        Self { english, listed: sentencex::language_factory(language), starters, ordinal_stop: ORDINAL_STOP.contains(&language) }
    }

    /// What a full stop after this word means. The word has no full stop at its end.
    pub fn dot(&self, word: &str) -> Dot {
        if word.len() > 24 {
            return Dot::Ends;
        }
        let lower = word.to_lowercase();
        let english = ENGLISH.binary_search_by_key(&lower.as_str(), |e| e.0).ok().map(|i| ENGLISH[i].1);
        if self.english {
            return match english {
                // "mass", "miss", "sun", "sat", "la": abbreviations only with a capital; "no" may be either.
                Some(Dot::State | Dot::Month | Dot::MayEnd) if !SMALL.contains(&lower.as_str()) && word.chars().all(char::is_lowercase) => {
                    Dot::Ends
                }
                // "IE.", "GEN.": capitals are more often a name's.
                Some(Dot::Never) if word.len() > 1 && word.chars().all(char::is_uppercase) => Dot::MayEnd,
                Some(d) => d,
                None => Dot::Ends,
            };
        }
        // Titles never end a sentence in any language; of the others we know less.
        match english {
            _ if !self.listed.is_abbreviation_for(word, ".") => Dot::Ends,
            Some(Dot::Never) => Dot::Never,
            _ => Dot::MayEnd,
        }
    }

    /// Whether a word is surely no abbreviation: small letters only, and in no list. English alone is known well enough.
    pub fn is_plain(&self, word: &str) -> bool {
        self.english
            && word.len() >= 3
            && word.bytes().all(|b| b.is_ascii_lowercase())
            && word.bytes().any(|b| b"aeiouy".contains(&b))
            && ENGLISH.binary_search_by_key(&word, |e| e.0).is_err()
            && !self.listed.is_abbreviation_for(word, ".")
    }

    /// Whether a word begins sentences.
    pub fn is_starter(&self, word: &str) -> bool {
        self.starters.contains(word)
    }
}

/// Abbreviations that are printed small.
const SMALL: &[&str] = &[
    "etc", "al", "co", "inc", "min", "max", "sq", "mi", "km", "kg", "lb", "lbs", "oz", "hr", "hrs", "est", "approx", "ave", "blvd", "ext",
    "aka", "dba",
];
