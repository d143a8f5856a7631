//! Words to terms: what counts as the same word when sentences are compared.
//!
//! Lower case, diacritics and British spelling folded, figures and number words as one, irregular forms to their lemma, then
//! the Snowball stem. Function words and words of saying are no terms: every report is full of them.

use crate::letters;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};

use crate::token::{Token, TokenClass};

/// Words that say nothing about which fact a sentence reports.
const STOP: &str = "a an the and or but of in on at to for from by with without as is are was were be been being am has have had \
    having do does did doing done will would can could may might shall should must that this these those it its it's he she they \
    them his her hers him their theirs who whom whose which what when where why how not no nor so than then there here i you we our \
    ours your yours my mine me us if into onto about after before over under up down out off again also just only very more most some \
    any all each other others another such s t re ve ll d m 's said say says saying told tell tells telling added adds according while \
    because during through between both few own same too until once during since ago upon via per among amid however although though \
    whether either neither yet still even ever never now later earlier much many well back like get gets got getting let lets \
    himself herself itself themselves one's mr mrs ms dr don don't didn't doesn't isn't wasn't aren't weren't won't wouldn't can't \
    couldn't hasn't haven't hadn't shouldn't that's he's she's they're there's i'm we're it'll i've we've";

/// Number words and what they count.
const NUMBERS: &str = "zero 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 thirteen 13 \
    fourteen 14 fifteen 15 sixteen 16 seventeen 17 eighteen 18 nineteen 19 twenty 20 thirty 30 forty 40 fifty 50 sixty 60 seventy 70 \
    eighty 80 ninety 90 dozen 12 first 1 second 2 third 3 fourth 4 fifth 5 sixth 6 seventh 7 eighth 8 ninth 9 tenth 10 noon 12:00 \
    midnight 0:00";

/// Forms that no stemmer brings together, each followed by its lemma.
const IRREGULAR: &str = "shot shoot shots shoot fled flee went go gone go goes go going go found find held hold holds hold holding hold \
    took take taken take taking take brought bring caught catch fought fight thought think bought buy sold sell left leave leaving \
    leave lost lose losing lose won win winning win met meet made make making make paid pay struck strike stricken strike hit hit \
    drove drive driven drive driving drive rode ride ridden ride wrote write written write writing write spoke speak spoken speak \
    broke break broken break stole steal stolen steal fell fall fallen fall fallen fall rose rise risen rise gave give given give \
    giving give began begin begun begin beginning begin became become becoming become came come coming come ran run running run saw \
    see seen see knew know known know grew grow grown grow threw throw thrown throw flew fly flown fly drew draw drawn draw died die \
    dying die dies die dead die death die deaths die deadly die lay lie lying lie slain slay slew slay stood stand understood understand \
    led lead kept keep slept sleep felt feel dealt deal sent send spent spend built build burnt burn fed feed bled bleed sought seek \
    taught teach swore swear sworn swear wore wear worn wear tore tear torn tear bit bite bitten bite hid hide hidden hide chose choose \
    chosen choose froze freeze frozen freeze woke wake woken wake sang sing sung sing sank sink sunk sink swam swim swum swim hung hang \
    stuck stick shook shake shaken shake men man women woman children child kids child kid child people person persons person wives wife \
    lives life knives knife thieves thief feet foot teeth tooth cops police cop police officers officer theft thief u.s us u.k uk \
    killed kill killing kill killings kill killer kill murdered murder murders murder murderer murder wounded wound wounds wound \
    injured injure injuries injure injury injure marriage marry married marry elected elect election elect elections elect resigned \
    resign resignation resign decision decide decided decide arrival arrive arrived arrive refusal refuse denial deny denied deny \
    denies deny announcement announce explosion explode collision collide crashed crash investigators investigate investigation \
    investigate investigating investigate investigated investigate suspicion suspect suspicious suspect suspected suspect";

/// British endings and what Americans write, for words of at least six letters.
const BRITISH: &[(&str, &str)] = &[
    ("isation", "ization"),
    ("isations", "izations"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("ises", "izes"),
    ("ise", "ize"),
    ("yse", "yze"),
    ("ysed", "yzed"),
    ("our", "or"),
    ("ours", "ors"),
    ("oured", "ored"),
    ("ouring", "oring"),
    ("ourable", "orable"),
    ("centre", "center"),
    ("centres", "centers"),
    ("theatre", "theater"),
    ("metre", "meter"),
    ("metres", "meters"),
    ("litre", "liter"),
    ("fibre", "fiber"),
    ("defence", "defense"),
    ("offence", "offense"),
    ("licence", "license"),
    ("elled", "eled"),
    ("elling", "eling"),
    ("programme", "program"),
    ("programmes", "programs"),
    ("ageing", "aging"),
    ("tyre", "tire"),
    ("tyres", "tires"),
    ("grey", "gray"),
    ("storey", "story"),
    ("manoeuvre", "maneuver"),
    ("aeroplane", "airplane"),
];
const BRITISH_WHOLE: &[(&str, &str)] =
    &[("tyre", "tire"), ("tyres", "tires"), ("grey", "gray"), ("metre", "meter"), ("kerb", "curb"), ("gaol", "jail")];

static STOP_SET: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| STOP.split_whitespace().collect());
static NUMBER_MAP: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| couples(NUMBERS));
static IRREGULAR_MAP: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| couples(IRREGULAR));

fn couples(table: &'static str) -> BTreeMap<&'static str, &'static str> {
    let words: Vec<&str> = table.split_whitespace().collect();
    words.chunks_exact(2).map(|w| (w[0], w[1])).collect()
}

thread_local! {
    static STEMMER: RefCell<Stemmer> = RefCell::new(Stemmer::create(Algorithm::English));
}

/// A word as it counts in comparisons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Stem, or the figure in digits.
    pub key: String,
    /// Whether it is a figure or a number word.
    pub number: bool,
}

/// The term of a token; `None` for marks and function words.
pub fn term(token: &Token, text: &str) -> Option<Term> {
    let word = token.of(text);
    match token.class {
        TokenClass::Punctuation => matches!(word, "$" | "€" | "£" | "%").then(|| Term { key: word.to_owned(), number: false }),
        TokenClass::Number => Some(figure(word)),
        TokenClass::Word => {
            let lower = fold(word);
            if STOP_SET.contains(lower.as_str()) || lower.len() < 2 {
                return None;
            }
            if let Some(figure) = NUMBER_MAP.get(lower.as_str()) {
                return Some(Term { key: (*figure).to_owned(), number: true });
            }
            Some(Term { key: stem(&lower), number: false })
        }
    }
}

/// The stem of a folded word.
pub fn stem(lower: &str) -> String {
    if let Some(lemma) = IRREGULAR_MAP.get(lower) {
        return (*lemma).to_owned();
    }
    let american = american(lower);
    STEMMER.with_borrow(|s| s.stem(&american).into_owned())
}

/// `1,500` and `1500`, `2nd` and `2`, are the same figure.
fn figure(word: &str) -> Term {
    let digits = word.trim_end_matches(char::is_alphabetic);
    let suffix = &word[digits.len()..];
    let plain = digits.replace(',', "");
    let plain = if plain.contains('.') { plain.trim_end_matches('0').trim_end_matches('.').to_owned() } else { plain };
    let key = match suffix.to_ascii_lowercase().as_str() {
        "" | "st" | "nd" | "rd" | "th" | "s" => plain,
        other => format!("{plain}{other}"),
    };
    Term { key, number: true }
}

/// Lower case, curly apostrophes straight, common diacritics off, soft hyphens out.
pub fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars().flat_map(char::to_lowercase) {
        if let Some(plain) = letters::plain(c) {
            out.push_str(plain);
            continue;
        }
        match c {
            '’' => out.push('\''),
            '\u{ad}' | '\u{300}'..='\u{36f}' => {}
            c => out.push(c),
        }
    }
    out
}

fn american(lower: &str) -> String {
    if let Some((_, to)) = BRITISH_WHOLE.iter().find(|(from, _)| *from == lower) {
        return (*to).to_owned();
    }
    if lower.len() >= 6 {
        for (from, to) in BRITISH {
            if let Some(head) = lower.strip_suffix(from)
                && (head.len() >= 3 || head.is_empty())
            {
                return format!("{head}{to}");
            }
        }
    }
    lower.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokenize;

    fn keys(text: &str) -> Vec<String> {
        tokenize(text).iter().filter_map(|t| term(t, text)).map(|t| t.key).collect()
    }

    #[test]
    fn folds_spelling_figures_and_forms() {
        assert_eq!(keys("The organisation honoured five"), keys("organization honored 5"));
        assert_eq!(keys("1,500.50 2nd"), ["1500.5", "2"]);
        assert_eq!(keys("Élysée shot"), keys("Elysee shooting"));
        assert_eq!(keys("he said that the"), Vec::<String>::new());
    }
}
