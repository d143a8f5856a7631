//! The words of a sentence as the rules compare them: lower case, stemmed, function words told apart.

use crate::span::Span;
use crate::token::{Token, TokenClass};

/// One word, figure or mark of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Where it stands.
    pub span: Span,
    /// As printed, in lower case, with straight apostrophes.
    pub lower: String,
    /// What its inflected forms share.
    pub stem: String,
    /// Whether it says something: neither a function word nor a mark.
    pub content: bool,
    /// Printed with a capital letter.
    pub capital: bool,
    /// A mark.
    pub mark: bool,
}

/// The words of a run of tokens.
pub(super) fn words(text: &str, tokens: &[Token]) -> Vec<Word> {
    tokens
        .iter()
        .map(|t| {
            let lower = t.of(text).to_lowercase().replace('’', "'");
            let mark = t.class == TokenClass::Punctuation;
            let content = !mark && lower != "'s" && !is_function(&lower);
            Word { span: t.span, stem: stem(&lower), content, capital: t.is_capitalized(text), mark, lower }
        })
        .collect()
}

/// Words that carry grammar, not news; the verbs of saying among them, for every outlet says "said".
pub(crate) fn is_function(word: &str) -> bool {
    FUNCTION.binary_search(&word).is_ok()
}

/// In order, for binary search.
const FUNCTION: &[&str] = &[
    "a",
    "about",
    "according",
    "after",
    "again",
    "all",
    "also",
    "an",
    "and",
    "any",
    "are",
    "as",
    "at",
    "be",
    "because",
    "been",
    "before",
    "being",
    "between",
    "both",
    "but",
    "by",
    "can",
    "could",
    "did",
    "do",
    "does",
    "during",
    "each",
    "for",
    "from",
    "had",
    "has",
    "have",
    "having",
    "he",
    "her",
    "him",
    "himself",
    "his",
    "how",
    "however",
    "i",
    "if",
    "in",
    "into",
    "is",
    "it",
    "its",
    "itself",
    "just",
    "may",
    "me",
    "meanwhile",
    "might",
    "more",
    "most",
    "mr",
    "mrs",
    "ms",
    "much",
    "must",
    "my",
    "nor",
    "of",
    "off",
    "on",
    "only",
    "or",
    "other",
    "others",
    "our",
    "out",
    "over",
    "own",
    "said",
    "same",
    "say",
    "saying",
    "says",
    "shall",
    "she",
    "should",
    "so",
    "some",
    "such",
    "than",
    "that",
    "the",
    "their",
    "them",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "through",
    "to",
    "told",
    "too",
    "under",
    "until",
    "up",
    "upon",
    "us",
    "very",
    "was",
    "we",
    "were",
    "what",
    "when",
    "where",
    "which",
    "while",
    "who",
    "whom",
    "whose",
    "why",
    "will",
    "with",
    "would",
    "you",
    "your",
];

/// Irregular forms, in order, for binary search.
const IRREGULAR: &[(&str, &str)] = &[
    ("ate", "eat"),
    ("began", "begin"),
    ("begun", "begin"),
    ("bought", "buy"),
    ("brought", "bring"),
    ("built", "build"),
    ("came", "come"),
    ("caught", "catch"),
    ("children", "child"),
    ("chose", "choos"),
    ("chosen", "choos"),
    ("dead", "die"),
    ("death", "die"),
    ("deaths", "die"),
    ("died", "die"),
    ("dies", "die"),
    ("driven", "driv"),
    ("drove", "driv"),
    ("dying", "die"),
    ("fallen", "fall"),
    ("fatally", "fatal"),
    ("fell", "fall"),
    ("fled", "fle"),
    ("flew", "fly"),
    ("fought", "fight"),
    ("found", "find"),
    ("gave", "giv"),
    ("given", "giv"),
    ("gone", "go"),
    ("got", "get"),
    ("grew", "grow"),
    ("grown", "grow"),
    ("held", "hold"),
    ("kept", "keep"),
    ("knew", "know"),
    ("known", "know"),
    ("laid", "lay"),
    ("left", "leav"),
    ("lost", "los"),
    ("made", "mak"),
    ("meant", "mean"),
    ("men", "man"),
    ("met", "meet"),
    ("mice", "mous"),
    ("paid", "pay"),
    ("people", "person"),
    ("ran", "run"),
    ("risen", "ris"),
    ("rose", "ris"),
    ("sat", "sit"),
    ("saw", "see"),
    ("seen", "see"),
    ("sent", "send"),
    ("shot", "shoot"),
    ("shots", "shoot"),
    ("sold", "sell"),
    ("sought", "seek"),
    ("spent", "spend"),
    ("spoke", "speak"),
    ("spoken", "speak"),
    ("stood", "stand"),
    ("struck", "strik"),
    ("taken", "tak"),
    ("taught", "teach"),
    ("thought", "think"),
    ("threw", "throw"),
    ("thrown", "throw"),
    ("took", "tak"),
    ("went", "go"),
    ("women", "woman"),
    ("won", "win"),
    ("wore", "wear"),
    ("worn", "wear"),
    ("written", "writ"),
    ("wrote", "writ"),
];

/// What the inflected forms of an English word share. Light on purpose: plural, past and -ing endings, nothing that changes
/// the part of speech. American and British spellings fall together ("colour", "organised").
pub(super) fn stem(lower: &str) -> String {
    if let Ok(i) = IRREGULAR.binary_search_by_key(&lower, |p| p.0) {
        return IRREGULAR[i].1.to_owned();
    }
    if lower.len() < 4 || !lower.is_ascii() || lower.starts_with(|c: char| c.is_ascii_digit()) {
        return lower.to_owned();
    }
    let american = american(lower);
    let word = american.as_str();
    let base = if let Some(w) = word.strip_suffix("ies").or_else(|| word.strip_suffix("ied")) {
        format!("{w}y")
    } else if let Some(w) = word.strip_suffix("ing").filter(|w| w.len() >= 3 && has_vowel(w)) {
        undouble(w)
    } else if let Some(w) = word.strip_suffix("ed").filter(|w| w.len() >= 3 && has_vowel(w)) {
        undouble(w)
    } else if let Some(w) =
        word.strip_suffix("es").filter(|w| w.ends_with("ss") || w.ends_with("sh") || w.ends_with("ch") || w.ends_with('x'))
    {
        w.to_owned()
    } else if word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is") {
        word[..word.len() - 1].to_owned()
    } else {
        word.to_owned()
    };
    match base.strip_suffix('e') {
        Some(b) if b.len() >= 3 => b.to_owned(),
        _ => base,
    }
}

fn has_vowel(word: &str) -> bool {
    word.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

fn undouble(word: &str) -> String {
    let bytes = word.as_bytes();
    match bytes {
        [.., a, b] if a == b && !matches!(a, b'l' | b's' | b'e' | b'o' | b'f' | b'z') => word[..word.len() - 1].to_owned(),
        _ => word.to_owned(),
    }
}

/// British spellings in their American form, as far as endings tell.
fn american(word: &str) -> String {
    let mut out = word.replace("isation", "ization");
    for (british, ours) in [("ise", "ize"), ("ised", "ized"), ("ising", "izing"), ("ises", "izes"), ("yse", "yze"), ("ysed", "yzed")] {
        if let Some(w) = out.strip_suffix(british).filter(|w| w.len() >= 4) {
            out = format!("{w}{ours}");
            break;
        }
    }
    for (british, ours) in
        [("our", "or"), ("ours", "ors"), ("oured", "ored"), ("centre", "center"), ("centres", "centers"), ("theatre", "theater")]
    {
        if let Some(w) = out.strip_suffix(british).filter(|w| w.len() >= 3 || british.len() > 5) {
            out = format!("{w}{ours}");
            break;
        }
    }
    for (british, ours) in [
        ("jeweller", "jeweler"),
        ("defence", "defense"),
        ("offence", "offense"),
        ("licence", "license"),
        ("cheque", "check"),
        ("travell", "travel"),
        ("cancell", "cancel"),
        ("grey", "gray"),
    ] {
        if out.starts_with(british) {
            out = out.replacen(british, ours, 1);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_in_order() {
        assert!(FUNCTION.windows(2).all(|w| w[0] < w[1]));
        assert!(IRREGULAR.windows(2).all(|w| w[0].0 < w[1].0), "{:?}", IRREGULAR.windows(2).find(|w| w[0].0 >= w[1].0));
    }

    #[test]
    fn inflections_and_spellings_fall_together() {
        for (a, b) in [
            ("killed", "kill"),
            ("wounded", "wounding"),
            ("injuries", "injury"),
            ("shot", "shooting"),
            ("organised", "organizes"),
            ("colours", "color"),
            ("jewellery", "jewelery"),
            ("stopped", "stopping"),
            ("rose", "rises"),
            ("dead", "died"),
        ] {
            assert_eq!(stem(a), stem(b), "{a} {b}");
        }
        assert_ne!(stem("passed"), stem("pasted"));
    }
}
