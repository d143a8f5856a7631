//! Words that report speech and thought: verbs by what they take, "according to", and what surrounds them.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::facts::reading::{Words, words};

/// What a cue takes as its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// A clause, with or without "that"; can stand after or inside what is said ("…, she said").
    Speech,
    /// A clause with or without "that", never quoted ("believes").
    Thought,
    /// A clause only with "that" or a question word ("agreed that").
    That,
    /// "to" and a verb ("plans to").
    Infinitive,
    /// Somebody, and then "to" and a verb ("urged him to").
    SomebodyTo,
    /// A thing ("praised the plan").
    Thing,
}

/// The form of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// "say".
    Base,
    /// "says".
    Third,
    /// "said", also the participle.
    Past,
    /// "saying".
    Ing,
}

/// A verb that reports.
#[derive(Clone, Copy, Debug)]
pub struct Cue {
    /// "say".
    pub lemma: &'static str,
    /// What it takes.
    pub takes: Takes,
    /// In which form it stands.
    pub form: Form,
}

const SPEECH: &str = "say add tell argue insist claim note warn acknowledge admit announce assert allege recall reply respond declare suggest state explain write tweet report testify contend maintain caution predict
    confirm concede lament quip joke remark observe proclaim conclude promise vow complain disclose reveal stress emphasize reiterate point reckon muse estimate whisper shout yell ask wonder continue boast deny determine remind
    tell assure inform brief text comment retort counter confess advise protest counter find rule clarify joke elaborate interject interrupt volunteer rage fume
    scream whine moan groan sob snap croak thunder bellow sigh";
const THOUGHT: &str =
    "think believe know hope feel fear doubt suspect assume understand expect realize learn worry consider imagine remember see";
const THAT: &str = "agree show indicate imply signal decide guarantee demand recommend propose mean hint hear notice discover accept recognize judge calculate anticipate complain certify demonstrate prove argue mention pray swear
    prove reason reflect acknowledge conclude dispute decree teach forecast speculate posit theorize underscore highlight document";
const INFINITIVE: &str = "want plan seek vow pledge promise threaten refuse decline hope intend agree prefer propose offer expect wish decide aim demand ask claim swear prepare resolve hesitate love like choose volunteer";
const SOMEBODY_TO: &str =
    "urge ask order tell encourage advise beg invite warn instruct implore persuade command want expect press direct convince";
const THING: &str = "praise criticize criticise endorse oppose reject condemn denounce propose defend blame accuse dismiss support cite question describe deny tout mock slam blast ridicule welcome applaud hail protest lambaste bemoan shrug discuss disavow recommend
    champion advocate favor favour disagree decry denounce deride express attack announce call reveal demand acknowledge release suggest predict estimate seek outline promise pledge confirm detail explain report urge vow
    portray characterize label brand embrace repeat mention highlight recall admit compare threaten downplay fear forecast invoke challenge fault lament credit pronounce emphasize underline commend admonish rebuke chide";

const IRREGULAR: &[(&str, &str, &str, &str)] = &[
    ("say", "says", "said", "saying"),
    ("tell", "tells", "told", "telling"),
    ("write", "writes", "wrote", "writing"),
    ("think", "thinks", "thought", "thinking"),
    ("know", "knows", "knew", "knowing"),
    ("feel", "feels", "felt", "feeling"),
    ("understand", "understands", "understood", "understanding"),
    ("find", "finds", "found", "finding"),
    ("see", "sees", "saw", "seeing"),
    ("show", "shows", "showed", "showing"),
    ("mean", "means", "meant", "meaning"),
    ("seek", "seeks", "sought", "seeking"),
    ("hear", "hears", "heard", "hearing"),
    ("swear", "swears", "swore", "swearing"),
    ("foresee", "foresees", "foresaw", "foreseeing"),
    ("choose", "chooses", "chose", "choosing"),
    ("teach", "teaches", "taught", "teaching"),
    ("forecast", "forecasts", "forecast", "forecasting"),
];

/// Verbs of saying of other languages, in the forms that news uses: by language, German, French, Spanish.
const FOREIGN: &[(&str, &str)] = &[
    (
        "de",
        "sagte sagt erklärte erklärt betonte betont teilte meinte meint berichtete berichtet schrieb schreibt warnte warnt kritisierte fügte hinzu behauptete ergänzte bestätigte kündigte forderte äußerte zitierte",
    ),
    (
        "fr",
        "dit déclaré déclare affirmé affirme expliqué explique ajouté ajoute indiqué indique annoncé annonce estimé estime précisé précise assuré assure souligné souligne rapporté confié lancé écrit raconte raconté",
    ),
    (
        "es",
        "dijo dice declaró afirmó afirma explicó explica añadió añade aseguró asegura señaló señala indicó indica anunció sostuvo manifestó agregó advirtió informó aseveró subrayó contó escribió",
    ),
];

type Table = HashMap<String, Vec<Cue>>;

static ENGLISH: LazyLock<Table> = LazyLock::new(|| {
    let mut out = Table::new();
    for (list, takes) in [
        (SPEECH, Takes::Speech),
        (THOUGHT, Takes::Thought),
        (THAT, Takes::That),
        (INFINITIVE, Takes::Infinitive),
        (SOMEBODY_TO, Takes::SomebodyTo),
        (THING, Takes::Thing),
    ] {
        for lemma in list.split_whitespace() {
            for (form, word) in [Form::Base, Form::Third, Form::Past, Form::Ing].into_iter().zip(forms(lemma)) {
                let cues = out.entry(word).or_default();
                if !cues.iter().any(|c| c.lemma == lemma && c.takes == takes) {
                    cues.push(Cue { lemma, takes, form });
                }
            }
        }
    }
    out
});

static OTHERS: LazyLock<HashMap<&'static str, Table>> = LazyLock::new(|| {
    FOREIGN
        .iter()
        .map(|(language, list)| {
            let table =
                list.split_whitespace().map(|w| (w.to_owned(), vec![Cue { lemma: w, takes: Takes::Speech, form: Form::Past }])).collect();
            (*language, table)
        })
        .collect()
});

/// All readings of a lower-case word as a cue, by language.
pub fn of(low: &str, language: &str) -> &'static [Cue] {
    let table = OTHERS.get(language).unwrap_or(&ENGLISH);
    table.get(low).map_or(&[], Vec::as_slice)
}

/// Whether a word can be a verb of saying in a finite form.
pub fn is_saying(low: &str, language: &str) -> bool {
    of(low, language).iter().any(|c| c.takes == Takes::Speech && c.form != Form::Ing)
}

/// Base, third person, past and -ing form.
fn forms(lemma: &str) -> [String; 4] {
    if let Some((base, third, past, ing)) = IRREGULAR.iter().find(|f| f.0 == lemma) {
        return [(*base).to_owned(), (*third).to_owned(), (*past).to_owned(), (*ing).to_owned()];
    }
    let vowel = |c: Option<char>| c.is_some_and(|c| "aeiou".contains(c));
    let last = lemma.chars().next_back();
    let before = lemma.chars().rev().nth(1);
    let sibilant = ["s", "sh", "ch", "x", "z"].iter().any(|e| lemma.ends_with(e));
    let stem = lemma.strip_suffix('e').unwrap_or(lemma);
    if last == Some('y') && !vowel(before) {
        let stem = &lemma[..lemma.len() - 1];
        return [lemma.to_owned(), format!("{stem}ies"), format!("{stem}ied"), format!("{lemma}ing")];
    }
    let doubled = matches!(lemma, "admit" | "quip" | "sob" | "snap" | "plan" | "beg" | "slam" | "prefer" | "compel" | "permit");
    let stem = if doubled { format!("{lemma}{}", last.unwrap_or('t')) } else { stem.to_owned() };
    let ing = if lemma.ends_with("ee") { format!("{lemma}ing") } else { format!("{stem}ing") };
    [lemma.to_owned(), if sibilant { format!("{lemma}es") } else { format!("{lemma}s") }, format!("{stem}ed"), ing]
}

/// Helping verbs before a cue.
pub static AUXILIARIES: LazyLock<Words> = LazyLock::new(|| {
    words(
        "has have had having will would did does do can could may might must should 'd 'll 've hasn't haven't hadn't won't wouldn't didn't doesn't don't can't couldn't",
    )
});
/// Forms of "to be".
pub static BE: LazyLock<Words> =
    LazyLock::new(|| words("is are was were be been being am isn't aren't wasn't weren't 'm 're he's she's they're i'm we're it's you're"));
/// Adverbs that may stand between subject and verb, beside those in -ly.
pub static ADVERBS: LazyLock<Words> = LazyLock::new(|| {
    words(
        "also later then not n't never since still already again even just ever soon first further once now often always simply both all all recently instead long have",
    )
});
/// Words that part clauses: no noun phrase runs over them.
pub static BREAKS: LazyLock<Words> = LazyLock::new(|| {
    words(
        "that because when while where whether if although though since until unless as than what why how but so after before during amid once whereas despite which who whom whose
        is are was were be been being am has have had will would can could may might must should did does do not
        said says say told tells he she they we you i it there here him them me us then thus yet however nor",
    )
});
/// Words before which a form in -s or a base form is a noun ("the claims", "his call").
pub static BEFORE_NOUNS: LazyLock<Words> = LazyLock::new(|| {
    words(
        "a an the his her their its my our your this that these those no any some every each all 's of for in on with by from at about into over such many more most other first new recent strong public official police media news
        poll latest previous own same false and or several few two three to between against under without as than big major federal key national own early late final",
    )
});
/// What may stand between a cue and what is said: times and places.
pub static TIMES: LazyLock<Words> = LazyLock::new(|| {
    words(
        "monday tuesday wednesday thursday friday saturday sunday yesterday today earlier later afterward afterwards recently last week month year night morning afternoon evening this on early late again flatly repeatedly publicly",
    )
});
/// Helping verbs of the other languages: "a déclaré", "hat erklärt", "ha dicho".
pub static FOREIGN_AUXILIARIES: LazyLock<Words> = LazyLock::new(|| words("hat haben hatte a ont avait ha han había"));
