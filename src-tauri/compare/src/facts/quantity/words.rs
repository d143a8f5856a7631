//! Number words of English, German, French and Spanish.

use super::figure::{Figure, Sort};
use super::line::{Line, Tongue};

/// The figure in words that begins at a token.
pub fn read(line: &Line, at: usize) -> Option<Figure> {
    if !line.is_word(at) {
        return None;
    }
    let figure = |to: usize, amount: f64, sort: Sort| Some(Figure { from: at, to, amount, sort, digits: false, scale: 1.0, stuck: None });
    if line.tongue == Tongue::English {
        if let Some((to, low, high)) = vague(line, at) {
            return figure(to, low, Sort::Vague(low, high));
        }
        if let Some((to, amount)) = fixed(line, at) {
            return figure(to, amount, Sort::Cardinal);
        }
        if let Some(n) = ordinal(line.word(at)) {
            return figure(at + 1, n, Sort::Ordinal);
        }
    }
    if let Some((to, low, high)) = foreign(line, at) {
        return figure(to, low, if low == high { Sort::Cardinal } else { Sort::Vague(low, high) });
    }
    let (to, amount, ordinal_end) = cardinal(line, at)?;
    figure(to, amount, if ordinal_end { Sort::Ordinal } else { Sort::Cardinal })
}

/// The scale word at a token, and the token after it: "million", "bn", "crore", "Millionen de".
pub fn scale(line: &Line, at: usize) -> Option<(f64, usize)> {
    let scale = match line.word(at) {
        "hundred" => 1e2,
        "thousand" => 1e3,
        "million" | "mn" | "mio" => 1e6,
        "billion" if line.tongue == Tongue::German => 1e12,
        "billion" | "bn" => 1e9,
        "trillion" | "tn" => 1e12,
        "dozen" => 12.0,
        "lakh" | "lakhs" => 1e5,
        "crore" | "crores" => 1e7,
        "m" if line.back(at, 2) == "$" || matches!(line.word(at + 1), "euros" | "dollars" | "pounds") => 1e6,
        w => match (line.tongue, w) {
            (Tongue::German, "tausend") => 1e3,
            (Tongue::German, "millionen") => 1e6,
            (Tongue::German, "milliarde" | "milliarden" | "mrd") => 1e9,
            (Tongue::German, "billionen") => 1e12,
            (Tongue::German, "million") => 1e6,
            (Tongue::French, "cents") => 1e2,
            (Tongue::French, "mille") => 1e3,
            (Tongue::French, "millions") => 1e6,
            (Tongue::French, "milliard" | "milliards") => 1e9,
            (Tongue::Spanish, "mil") => {
                if line.word(at + 1) == "millones" {
                    return Some((1e9, at + 2));
                }
                1e3
            }
            (Tongue::Spanish, "millón" | "millones") => 1e6,
            (Tongue::Spanish, "billón" | "billones") => 1e12,
            _ => return None,
        },
    };
    let mut to = at + 1;
    if line.word(to) == "." && line.is_joined(to) && matches!(line.word(at), "mio" | "mrd") {
        to += 1;
    }
    // "2 thousand million" is old use; "1.2 million million" is not used.
    Some((scale, to))
}

/// "dozens", "tens of thousands", "several hundred": token after, least, most.
fn vague(line: &Line, at: usize) -> Option<(usize, f64, f64)> {
    let unit = |w: &str| {
        Some(match w {
            "tens" => (10.0, 99.0),
            "dozens" => (24.0, 199.0),
            "hundreds" => (200.0, 1999.0),
            "thousands" => (2000.0, 99_999.0),
            "millions" => (2e6, 999e6),
            "billions" => (2e9, 999e9),
            _ => return None,
        })
    };
    let word = line.word(at);
    if let Some((low, high)) = unit(word) {
        if line.word(at + 1) == "of"
            && let Some((low2, _)) = unit(line.word(at + 2))
        {
            let one = low2 / 2.0;
            let times = if word == "hundreds" { (100.0, 999.0) } else { (10.0, 99.0) };
            return Some((at + 3, times.0 * one, times.1 * one));
        }
        return (word != "tens").then_some((at + 1, low, high));
    }
    if word == "scores" && line.word(at + 1) == "of" {
        return Some((at + 1, 40.0, 199.0));
    }
    if matches!(word, "several" | "few") {
        let one = match line.word(at + 1) {
            "dozen" => 12.0,
            "hundred" => 100.0,
            "thousand" => 1e3,
            "million" => 1e6,
            "billion" => 1e9,
            _ => return None,
        };
        return Some((at + 2, 2.0 * one, 9.0 * one));
    }
    None
}

/// "a dozen", "half a million", "a couple of", "two-thirds", "both".
fn fixed(line: &Line, at: usize) -> Option<(usize, f64)> {
    let gap = |i: usize| i + usize::from(line.is_hyphen(i));
    match line.word(at) {
        "a" | "an" => {
            let next = at + 1;
            if matches!(line.word(next), "half" | "quarter") && line.is_hyphen(next + 1) {
                let (scale, to) = scale(line, next + 2)?;
                return Some((to, scale * if line.word(next) == "half" { 0.5 } else { 0.25 }));
            }
            let (amount, to) = scale(line, next)?;
            // "a hundred and one", "a hundred thousand"
            let (amount, to) = match scale(line, to) {
                Some((more, to)) if more > amount => (amount * more, to),
                _ => (amount, to),
            };
            Some((to, amount))
        }
        "half" => {
            let next = gap(at + 1);
            let next = if matches!(line.word(next), "a" | "an") { gap(next + 1) } else { next };
            let (scale, to) = scale(line, next)?;
            Some((to, 0.5 * scale))
        }
        _ => None,
    }
}

/// Set phrases of the other languages: "ein Dutzend", "eine halbe Million", "une dizaine", "un demi-million", "media docena", "miles".
/// Token after, least, most.
fn foreign(line: &Line, at: usize) -> Option<(usize, f64, f64)> {
    let word = line.word(at);
    let next = line.word(at + 1);
    let exact = |to: usize, n: f64| Some((to, n, n));
    match line.tongue {
        Tongue::German => match (word, next) {
            ("ein" | "einem", "dutzend") => exact(at + 2, 12.0),
            ("ein" | "einem", "halbes" | "halben") if line.word(at + 2) == "dutzend" => exact(at + 3, 6.0),
            ("eine" | "einer", "halbe" | "halben") => {
                scale(line, at + 2).or((line.word(at + 2) == "million").then_some((1e6, at + 3))).map(|(s, to)| (to, s / 2.0, s / 2.0))
            }
            ("dutzende" | "dutzenden", _) => Some((at + 1, 24.0, 199.0)),
            ("hunderte" | "hunderten", _) => Some((at + 1, 200.0, 1999.0)),
            ("tausende" | "tausenden", _) => Some((at + 1, 2000.0, 99_999.0)),
            _ => None,
        },
        Tongue::French => {
            let about = |n: f64| (n * 0.9, n * 1.1);
            let collective = |w: &str| {
                Some(match w {
                    "dizaine" => about(10.0),
                    "douzaine" => (12.0, 12.0),
                    "quinzaine" => about(15.0),
                    "vingtaine" => about(20.0),
                    "trentaine" => about(30.0),
                    "quarantaine" => about(40.0),
                    "cinquantaine" => about(50.0),
                    "soixantaine" => about(60.0),
                    "centaine" => about(100.0),
                    "millier" => about(1000.0),
                    _ => return None,
                })
            };
            match word {
                "un" | "une" if next == "demi" && line.is_hyphen(at + 2) => scale(line, at + 3).map(|(s, to)| (to, s / 2.0, s / 2.0)),
                "un" | "une" => collective(next).map(|(low, high)| (at + 2, low, high)),
                "dizaines" => Some((at + 1, 20.0, 99.0)),
                "centaines" => Some((at + 1, 200.0, 999.0)),
                "milliers" => Some((at + 1, 2000.0, 99_999.0)),
                _ => None,
            }
        }
        Tongue::Spanish => match (word, next) {
            ("medio", _) => scale(line, at + 1).map(|(s, to)| (to, s / 2.0, s / 2.0)),
            ("media", "docena") => exact(at + 2, 6.0),
            ("una", "docena") => exact(at + 2, 12.0),
            ("una", "decena") => Some((at + 2, 9.0, 11.0)),
            ("una", "veintena") => Some((at + 2, 18.0, 22.0)),
            ("una", "treintena") => Some((at + 2, 27.0, 33.0)),
            ("una", "centena") => Some((at + 2, 90.0, 110.0)),
            ("decenas", _) => Some((at + 1, 20.0, 99.0)),
            ("docenas", _) => Some((at + 1, 24.0, 99.0)),
            ("cientos" | "centenares", _) => Some((at + 1, 200.0, 999.0)),
            ("miles", _) => Some((at + 1, 2000.0, 99_999.0)),
            _ => None,
        },
        _ => None,
    }
}

/// Cardinals (and ordinals in their last word: "twenty-first"): token after, value, ordinal.
fn cardinal(line: &Line, at: usize) -> Option<(usize, f64, bool)> {
    let (mut total, mut current) = (0.0, 0.0);
    let mut i = at;
    let mut to = at;
    loop {
        // Joiners between number words only.
        let mut j = i;
        if i > at {
            let joiner = match line.tongue {
                Tongue::English => line.is_hyphen(j) || line.word(j) == "and" && current >= 100.0,
                Tongue::French => {
                    line.is_hyphen(j)
                        || line.word(j) == "et"
                            && value(line.tongue, line.word(j + 1)).is_some_and(|v| v == 1.0 || v == 11.0)
                            && current >= 20.0
                }
                Tongue::Spanish => line.word(j) == "y" && (30.0..100.0).contains(&current),
                _ => false,
            };
            if joiner {
                j += 1;
                if line.tongue == Tongue::French && line.is_hyphen(j + 1) && line.word(j) == "et" {
                    j += 2;
                }
            }
        }
        let word = line.word(j);
        let Some(v) = value(line.tongue, word) else {
            if line.tongue == Tongue::English
                && j > i
                && let Some(n) = ordinal(word).filter(|n| *n < 10.0 && current >= 20.0)
            {
                return Some((j + 1, total + current + n, true));
            }
            break;
        };
        if v >= 1000.0 {
            total += f64::max(current, 1.0) * v;
            current = 0.0;
        } else if v == 100.0 {
            current = f64::max(current, 1.0) * 100.0;
        } else if v == 12.0 && word == "dozen" {
            current = f64::max(current, 1.0) * 12.0;
        } else if line.tongue == Tongue::French && v == 20.0 && current % 100.0 == 4.0 {
            current += 76.0;
        } else {
            let begins = current == 0.0 && total == 0.0 || current % 100.0 == 0.0 && current + total > 0.0;
            let ones = current % 10.0 == 0.0 && current % 100.0 >= 20.0 && v < 10.0;
            let teens = line.tongue == Tongue::French && matches!(current % 100.0, 60.0 | 80.0) && v < 20.0;
            if !(begins || ones || teens) {
                break;
            }
            current += v;
        }
        i = j + 1;
        to = i;
        if to - at > 12 {
            break;
        }
    }
    (to > at).then_some((to, total + current, false))
}

/// The value of one number word.
fn value(tongue: Tongue, word: &str) -> Option<f64> {
    match tongue {
        Tongue::English => english(word),
        Tongue::German => german(word),
        Tongue::French => french(word),
        Tongue::Spanish => spanish(word),
        Tongue::Other => None,
    }
}

pub fn english(word: &str) -> Option<f64> {
    Some(match word {
        "zero" => 0.0,
        "one" => 1.0,
        "two" => 2.0,
        "three" => 3.0,
        "four" => 4.0,
        "five" => 5.0,
        "six" => 6.0,
        "seven" => 7.0,
        "eight" => 8.0,
        "nine" => 9.0,
        "ten" => 10.0,
        "eleven" => 11.0,
        "twelve" => 12.0,
        "thirteen" => 13.0,
        "fourteen" => 14.0,
        "fifteen" => 15.0,
        "sixteen" => 16.0,
        "seventeen" => 17.0,
        "eighteen" => 18.0,
        "nineteen" => 19.0,
        "twenty" => 20.0,
        "thirty" => 30.0,
        "forty" => 40.0,
        "fifty" => 50.0,
        "sixty" => 60.0,
        "seventy" => 70.0,
        "eighty" => 80.0,
        "ninety" => 90.0,
        "dozen" => 12.0,
        "hundred" => 100.0,
        "thousand" => 1e3,
        "million" => 1e6,
        "billion" => 1e9,
        "trillion" => 1e12,
        _ => return None,
    })
}

/// German writes numbers below a million as one word: split it from the left, largest unit first.
fn german(word: &str) -> Option<f64> {
    const SMALL: &[(&str, f64)] = &[
        ("null", 0.0),
        ("ein", 1.0),
        ("eins", 1.0),
        ("eine", 1.0),
        ("einen", 1.0),
        ("einem", 1.0),
        ("einer", 1.0),
        ("zwei", 2.0),
        ("zwo", 2.0),
        ("drei", 3.0),
        ("vier", 4.0),
        ("fünf", 5.0),
        ("sechs", 6.0),
        ("sieben", 7.0),
        ("acht", 8.0),
        ("neun", 9.0),
        ("zehn", 10.0),
        ("elf", 11.0),
        ("zwölf", 12.0),
        ("dreizehn", 13.0),
        ("vierzehn", 14.0),
        ("fünfzehn", 15.0),
        ("sechzehn", 16.0),
        ("siebzehn", 17.0),
        ("achtzehn", 18.0),
        ("neunzehn", 19.0),
        ("zwanzig", 20.0),
        ("dreißig", 30.0),
        ("dreissig", 30.0),
        ("vierzig", 40.0),
        ("fünfzig", 50.0),
        ("sechzig", 60.0),
        ("siebzig", 70.0),
        ("achtzig", 80.0),
        ("neunzig", 90.0),
        ("dutzend", 12.0),
        ("million", 1e6),
        ("millionen", 1e6),
        ("milliarde", 1e9),
        ("milliarden", 1e9),
    ];
    let small = |w: &str| SMALL.iter().find(|s| s.0 == w).map(|s| s.1);
    if word.len() > 60 {
        return None;
    }
    if let Some(v) = small(word) {
        return Some(v);
    }
    for (unit, value) in [("tausend", 1000.0), ("hundert", 100.0)] {
        if let Some(at) = word.find(unit) {
            let (head, tail) = (&word[..at], &word[at + unit.len()..]);
            let head = if head.is_empty() { 1.0 } else { german(head).filter(|v| *v < value)? };
            let tail = tail.strip_prefix("und").filter(|t| small(t).is_some()).unwrap_or(tail);
            let tail = if tail.is_empty() { 0.0 } else { german(tail).filter(|v| *v < value)? };
            return Some(head * value + tail);
        }
    }
    let at = word.find("und")?;
    let (one, ten) = (small(&word[..at])?, small(&word[at + 3..])?);
    (one < 10.0 && (20.0..100.0).contains(&ten)).then_some(ten + one)
}

fn french(word: &str) -> Option<f64> {
    Some(match word {
        "zéro" => 0.0,
        "un" | "une" => 1.0,
        "deux" => 2.0,
        "trois" => 3.0,
        "quatre" => 4.0,
        "cinq" => 5.0,
        "six" => 6.0,
        "sept" => 7.0,
        "huit" => 8.0,
        "neuf" => 9.0,
        "dix" => 10.0,
        "onze" => 11.0,
        "douze" | "douzaine" => 12.0,
        "treize" => 13.0,
        "quatorze" => 14.0,
        "quinze" | "quinzaine" => 15.0,
        "seize" => 16.0,
        "vingt" | "vingts" | "vingtaine" => 20.0,
        "trente" | "trentaine" => 30.0,
        "quarante" => 40.0,
        "cinquante" => 50.0,
        "soixante" => 60.0,
        "cent" | "cents" | "centaine" => 100.0,
        "mille" => 1e3,
        "million" | "millions" => 1e6,
        "milliard" | "milliards" => 1e9,
        _ => return None,
    })
}

fn spanish(word: &str) -> Option<f64> {
    Some(match word {
        "cero" => 0.0,
        "un" | "uno" | "una" => 1.0,
        "dos" => 2.0,
        "tres" => 3.0,
        "cuatro" => 4.0,
        "cinco" => 5.0,
        "seis" => 6.0,
        "siete" => 7.0,
        "ocho" => 8.0,
        "nueve" => 9.0,
        "diez" => 10.0,
        "once" => 11.0,
        "doce" | "docena" => 12.0,
        "trece" => 13.0,
        "catorce" => 14.0,
        "quince" => 15.0,
        "dieciséis" => 16.0,
        "diecisiete" => 17.0,
        "dieciocho" => 18.0,
        "diecinueve" => 19.0,
        "veinte" => 20.0,
        "veintiuno" | "veintiún" | "veintiuna" => 21.0,
        "veintidós" => 22.0,
        "veintitrés" => 23.0,
        "veinticuatro" => 24.0,
        "veinticinco" => 25.0,
        "veintiséis" => 26.0,
        "veintisiete" => 27.0,
        "veintiocho" => 28.0,
        "veintinueve" => 29.0,
        "treinta" => 30.0,
        "cuarenta" => 40.0,
        "cincuenta" => 50.0,
        "sesenta" => 60.0,
        "setenta" => 70.0,
        "ochenta" => 80.0,
        "noventa" => 90.0,
        "cien" | "ciento" => 100.0,
        "doscientos" | "doscientas" => 200.0,
        "trescientos" | "trescientas" => 300.0,
        "cuatrocientos" | "cuatrocientas" => 400.0,
        "quinientos" | "quinientas" => 500.0,
        "seiscientos" | "seiscientas" => 600.0,
        "setecientos" | "setecientas" => 700.0,
        "ochocientos" | "ochocientas" => 800.0,
        "novecientos" | "novecientas" => 900.0,
        "mil" => 1e3,
        "millón" | "millones" => 1e6,
        _ => return None,
    })
}

/// English ordinals in one word.
pub fn ordinal(word: &str) -> Option<f64> {
    Some(match word {
        "first" => 1.0,
        "second" => 2.0,
        "third" => 3.0,
        "fourth" => 4.0,
        "fifth" => 5.0,
        "sixth" => 6.0,
        "seventh" => 7.0,
        "eighth" => 8.0,
        "ninth" => 9.0,
        "tenth" => 10.0,
        "eleventh" => 11.0,
        "twelfth" => 12.0,
        "thirteenth" => 13.0,
        "fourteenth" => 14.0,
        "fifteenth" => 15.0,
        "sixteenth" => 16.0,
        "seventeenth" => 17.0,
        "eighteenth" => 18.0,
        "nineteenth" => 19.0,
        "twentieth" => 20.0,
        "thirtieth" => 30.0,
        "fortieth" => 40.0,
        "fiftieth" => 50.0,
        "hundredth" => 100.0,
        _ => return None,
    })
}
