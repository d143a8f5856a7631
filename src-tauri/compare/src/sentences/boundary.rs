//! Whether a mark ends a sentence: judged by the words on both sides of it.

use super::abbreviations::{Abbreviations, Dot};

/// Where the sentences of one paragraph end, the paragraph's own end left out: byte places, in order.
pub fn ends(text: &str, abbreviations: &mut Abbreviations) -> Vec<usize> {
    let brackets = brackets(text);
    let mut at_bracket = 0;
    let mut out: Vec<usize> = Vec::new();
    let mut quotes = 0usize;
    let mut i = 0;
    while let Some(c) = text[i..].chars().next() {
        let next = i + c.len_utf8();
        if c == '"' {
            quotes += 1;
        }
        if !is_terminator(c) && !is_armenian_stop(text, i, c) {
            i = next;
            continue;
        }
        let run = Run::at(text, i);
        let (end, more) = closers(text, run.end, quotes % 2 == 1);
        quotes += more;
        while brackets.get(at_bracket).is_some_and(|b| b.1 <= run.start) {
            at_bracket += 1;
        }
        let shielded = brackets.get(at_bracket).is_some_and(|b| b.0 < run.start && run.end < b.1 && end < b.1);
        let from = out.last().copied().unwrap_or(0);
        if !shielded && decide(text, from, &run, end, abbreviations) {
            out.push(end);
            i = end;
        } else if let Some(split) = run.first_dot_ends(text) {
            out.push(split);
            i = end;
        } else {
            i = end.max(next);
        }
    }
    captions(text, &mut out);
    if let Some(end) = date_line(text)
        && out.first().is_none_or(|&first| first > end)
    {
        out.insert(0, end);
    }
    out.retain(|&e| e < text.len());
    out
}

/// A picture's credit run on to its caption ("The bridge in May Photo: Jo Lind") is a sentence of its own.
fn captions(text: &str, ends: &mut Vec<usize>) {
    const CREDITS: &[&str] = &["Image: ", "Photo: ", "Photograph: ", "Picture: ", "Credit: ", "Foto: ", "Bild: "];
    let found: Vec<usize> = CREDITS
        .iter()
        .flat_map(|c| text.match_indices(c))
        .map(|m| m.0)
        .filter(|&at| {
            let before = &text[..at];
            before.ends_with(' ')
                && before.trim_end().ends_with(|c: char| c.is_alphanumeric() || c == '.')
                && text[at..].split_whitespace().nth(1).is_some_and(|w| w.starts_with(char::is_uppercase))
        })
        .collect();
    if !found.is_empty() {
        ends.extend(found);
        ends.sort_unstable();
        ends.dedup();
    }
}

/// "Thursday, May 7, 2015 On Tuesday, …": a whole date at the beginning that nothing ties to what follows stood on a line of its own.
fn date_line(text: &str) -> Option<usize> {
    const DAYS: &[&str] = &["Monday,", "Tuesday,", "Wednesday,", "Thursday,", "Friday,", "Saturday,", "Sunday,"];
    const MONTHS: &[&str] =
        &["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    let mut words = text.split_ascii_whitespace();
    let weekday = words.next()?;
    let (month, day, year, next) = (words.next()?, words.next()?, words.next()?, words.next()?);
    let digits = |w: &str| w.bytes().all(|b| b.is_ascii_digit());
    let dated = DAYS.contains(&weekday)
        && MONTHS.contains(&month)
        && day.strip_suffix(',').is_some_and(|d| (1..=2).contains(&d.len()) && digits(d))
        && year.len() == 4
        && digits(year);
    (dated && next.starts_with(char::is_uppercase)).then(|| year.as_ptr() as usize - text.as_ptr() as usize + year.len())
}

/// Marks that end a sentence; those of scripts without blanks need none after them.
fn is_terminator(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '‽' | '⁇' | '⁈' | '⁉') || is_full_stop(c)
}

/// Full stops and the like that have no other meaning.
fn is_full_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '｡' | '।' | '॥' | '۔' | '؟' | '።' | '፧' | '፨' | '။' | '។' | '៕' | '։' | '᠃' | '︒')
}

/// Armenian is often typed with a colon for its full stop.
fn is_armenian_stop(text: &str, at: usize, c: char) -> bool {
    c == ':'
        && text[..at].chars().next_back().is_some_and(|p| matches!(p, '\u{531}'..='\u{58f}'))
        && text[at + 1..].chars().next().is_none_or(char::is_whitespace)
}

/// Marks that direct the reading and are not seen.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// A run of terminators: `.`, `?!`, `...`, `. . .`.
struct Run {
    start: usize,
    end: usize,
    /// Exactly one full stop of the Latin kind.
    single: bool,
    /// Dots only, more than one, or `…`.
    ellipsis: bool,
    /// Holds a mark with no other meaning, so no blank need follow.
    full: bool,
}

impl Run {
    fn at(text: &str, start: usize) -> Self {
        let mut end = start;
        let (mut count, mut dots, mut full) = (0, 0, false);
        let mut blanks = 0;
        for c in text[start..].chars() {
            if is_terminator(c) || (count == 0 && c == ':') {
                count += 1;
                dots += usize::from(c == '.' || c == '…');
                full |= is_full_stop(c) || c == ':';
                end += c.len_utf8() + blanks;
                blanks = 0;
            } else if c == ' ' && blanks == 0 && dots == count {
                // ". . ." is one run; ". ." too.
                blanks = 1;
            } else {
                break;
            }
        }
        let single = count == 1 && text[start..].starts_with('.');
        let ellipsis = dots == count && (count > 1 || text[start..].starts_with('…'));
        Self { start, end, single, ellipsis, full }
    }

    /// "…compounds. . . . The practice": the first of four spaced dots is a full stop when it stands close to its word, and an
    /// ellipsis follows.
    fn first_dot_ends(&self, text: &str) -> Option<usize> {
        let run = &text[self.start..self.end];
        let close = text[..self.start].chars().next_back().is_some_and(|c| !c.is_whitespace());
        (close && run == ". . . ." && begins_upper(&text[self.end..])).then_some(self.start + 1)
    }
}

fn begins_upper(rest: &str) -> bool {
    rest.trim_start().chars().next().is_some_and(char::is_uppercase)
}

/// The end of the closing quotes, brackets and footnote marks that belong to the sentence, and how many straight quotes they hold.
fn closers(text: &str, from: usize, mut open: bool) -> (usize, usize) {
    let mut end = from;
    let mut straight = 0;
    loop {
        let rest = &text[end..];
        let Some(c) = rest.chars().next() else { break };
        let after = rest[c.len_utf8()..].chars().next();
        let followed = after.is_none_or(|a| !a.is_alphanumeric());
        let closes = match c {
            '”' | '’' | ')' | ']' | '}' | '›' | '」' | '』' | '】' | '》' | '）' | '〉' | '〟' => true,
            '»' => true,
            '"' | '\'' | '“' | '‘' | '«' | '*' => followed,
            _ => is_unseen(c),
        };
        if closes {
            straight += usize::from(c == '"');
            open ^= c == '"';
            end += c.len_utf8();
            continue;
        }
        if let Some(note) = footnote(rest) {
            end += note;
            continue;
        }
        // A closing quote parted by a blank.
        let gap = rest.len() - rest.trim_start_matches([' ', '\u{a0}']).len();
        if gap == 1 || gap == 2 {
            let mut c = rest[gap..].chars();
            let closes = match c.next() {
                Some('”' | '»') => c.next().is_none_or(char::is_whitespace),
                Some('"') => open && c.next().is_none_or(char::is_whitespace),
                Some(')') => c.next().is_none_or(char::is_whitespace),
                _ => false,
            };
            if closes {
                let c = rest[gap..].chars().next().unwrap_or(' ');
                straight += usize::from(c == '"');
                open ^= c == '"';
                end += gap + c.len_utf8();
                continue;
            }
        }
        break;
    }
    (end, straight)
}

/// The length of a footnote mark: `[9]`, `[note 2]`.
fn footnote(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix('[')?;
    let close = inner.char_indices().take(12).find(|c| c.1 == ']')?.0;
    let words = &inner[..close];
    (words.ends_with(|c: char| c.is_ascii_digit()) || words.len() == 1).then_some(close + 2)
}

/// Round brackets that open in the middle of a sentence and close soon: their sentences stay part of the outer one.
fn brackets(text: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut open: Option<usize> = None;
    for (i, c) in text.char_indices() {
        match c {
            '(' | '《' => {
                let before = text[..i].trim_end().chars().next_back();
                open = before.is_some_and(|c| !is_terminator(c) && !matches!(c, '"' | '”' | '»' | ':')).then_some(i);
            }
            ')' | '》' => {
                if let Some(start) = open.take()
                    && i - start <= 240
                {
                    out.push((start, i));
                }
            }
            _ => {}
        }
    }
    out
}

/// Whether the sentence that began at `from` ends with this run (and its closers, which end at `end`).
fn decide(text: &str, from: usize, run: &Run, end: usize, abbreviations: &Abbreviations) -> bool {
    let rest = &text[end..];
    let tight = rest.chars().next().is_some_and(|c| !c.is_whitespace());
    let next = Next::of(rest);
    if run.full {
        return !(tight && text[run.start..].starts_with(':'));
    }
    let Some(first) = next.first else { return rest.trim().is_empty() };
    let word = last_word(&text[from..run.start]);
    if tight {
        return run.single && end == run.end && missing_blank(word, next.word, abbreviations);
    }
    if first.is_lowercase() && !is_camel(next.word) {
        // Text typed without capitals: only after an ordinary word, and never after a closing quote.
        return end == run.end && !run.ellipsis && abbreviations.is_plain(word) && !next.dashed && !next.bracketed;
    }
    let closed = end > run.end;
    if !run.single {
        if run.ellipsis {
            return !first.is_numeric()
                && next.word != "I"
                && !(first.is_alphabetic() && text[run.start..].starts_with(". . . .") && !closed && before_is_close(text, run));
        }
        return !(closed && speech_follows(&rest[rest.len() - next.rest.len()..]));
    }
    if text[run.start + 1..end].chars().any(|c| matches!(c, ')' | ']')) && word.is_empty() {
        return true;
    }
    full_stop(text, from, run, closed, word, &next, abbreviations)
}

fn before_is_close(text: &str, run: &Run) -> bool {
    text[..run.start].chars().next_back().is_some_and(|c| !c.is_whitespace())
}

/// One full stop, a blank, and a word that does not begin small.
fn full_stop(text: &str, from: usize, run: &Run, closed: bool, word: &str, next: &Next, abbreviations: &Abbreviations) -> bool {
    let starter = abbreviations.is_starter(next.word);
    let number_next = next.first.is_some_and(char::is_numeric);
    if word.is_empty() {
        return true;
    }
    let sentence = text[from..run.start].trim_start();
    let figure = word.trim_start_matches(|c: char| !c.is_ascii_digit());
    if !figure.is_empty()
        && figure.chars().all(|c| c.is_ascii_digit())
        && word[..word.len() - figure.len()].ends_with(|c: char| !c.is_alphanumeric()) | (figure == word)
    {
        return after_figure(sentence, figure, next, number_next, abbreviations);
    }
    let letters: Vec<char> = word.chars().filter(|c| !is_unseen(*c) && *c != '.').take(12).collect();
    // "i.e.", "e.g.", "v.": never the end.
    let lower = word.to_lowercase();
    if matches!(lower.as_str(), "i.e" | "e.g" | "z.b" | "d.h" | "u.a" | "p.ej") {
        return false;
    }
    if is_clock(sentence, &lower) {
        return clock_ends(sentence, next, starter);
    }
    let initialism =
        word.contains('.') && word.split('.').all(|p| p.chars().count() <= 2 && !p.is_empty() && p.chars().all(char::is_alphabetic));
    if initialism {
        // "Washington, D.C. — The", "U.S. (AP)".
        return !next.dashed && (starter && !is_name_continued(next) || closed) || state_before(sentence, word) && !next.dashed;
    }
    if letters.len() == 1 && letters[0].is_alphabetic() {
        // Initials, "т. б.", "z. B."; a lone letter with a word that begins sentences behind it is the end.
        let before = sentence[..sentence.len() - word.len()].trim_end();
        let after_small = before.chars().next_back().is_some_and(|c| c.is_alphanumeric())
            && last_word(before).chars().next().is_some_and(|c| c.is_lowercase() || c.is_numeric());
        if !letters[0].is_uppercase() && !letters[0].is_lowercase() {
            return false;
        }
        if letters[0].is_lowercase() {
            return starter && !before.ends_with('.');
        }
        return (starter && next.word.chars().count() > 1) || (word == "I" && after_small) || closed;
    }
    let dot = abbreviations.dot(word.rsplit(['/', '-', '–']).next().unwrap_or(word));
    match dot {
        Dot::Ends => !(abbreviations.ordinal_stop && is_roman(word) && !starter),
        Dot::Never => closed,
        Dot::BeforeNumber => !number_next,
        Dot::Month => !number_next,
        Dot::State => !next.dashed && !next.bracketed && (comma_before(sentence, word) || starter || closed),
        Dot::MayEnd if word.eq_ignore_ascii_case("st") => {
            let street = last_word(sentence[..sentence.len() - word.len()].trim_end())
                .chars()
                .next()
                .is_some_and(|c| c.is_uppercase() || c.is_numeric());
            starter && street || closed
        }
        Dot::MayEnd if lower == "etc" => true,
        Dot::MayEnd => (starter || closed) && !next.dashed,
    }
}

/// A figure before the full stop: a list number, half of "2. 6m", an ordinal, or the end.
fn after_figure(sentence: &str, word: &str, next: &Next, number_next: bool, abbreviations: &Abbreviations) -> bool {
    let before = sentence[..sentence.len() - word.len()].trim_end();
    if before.is_empty() && word.len() <= 3 {
        return false;
    }
    if number_next && (before.ends_with(['$', '€', '£', '¥']) || scaled(next)) {
        return false;
    }
    if word.len() <= 2 && (is_month(next.word) || minutes_follow(next.rest)) {
        return false;
    }
    if abbreviations.ordinal_stop && word.len() <= 2 && !abbreviations.is_starter(next.word) {
        return false;
    }
    true
}

/// "4. 30am": copying put a blank between the hour and the minutes.
fn minutes_follow(rest: &str) -> bool {
    let Some((minutes, after)) = rest.split_at_checked(2) else { return false };
    let mut after = after.trim_start().bytes().filter(|b| *b != b'.').map(|b| b.to_ascii_lowercase());
    minutes.bytes().all(|b| b.is_ascii_digit())
        && matches!(after.next(), Some(b'a' | b'p'))
        && after.next() == Some(b'm')
        && !after.next().is_some_and(|b| b.is_ascii_alphanumeric())
}

/// The months as languages write them that put a full stop after the day; English ones would begin a sentence.
fn is_month(word: &str) -> bool {
    const MONTHS: &[&str] = &[
        "Januar",
        "Jänner",
        "Februar",
        "März",
        "Mai",
        "Juni",
        "Juli",
        "Oktober",
        "Dezember",
        "Januára",
        "Februára",
        "Marca",
        "Apríla",
        "Mája",
        "Júna",
        "Júla",
        "Augusta",
        "Septembra",
        "Októbra",
        "Novembra",
        "Decembra",
    ];
    MONTHS.contains(&word)
}

/// "6m", "6 million", "5 %": the second half of a figure split by a blank.
fn scaled(next: &Next) -> bool {
    let digits = next.word.trim_start_matches(|c: char| c.is_ascii_digit());
    let close = matches!(digits, "m" | "bn" | "b" | "k" | "mn" | "pc" | "th");
    let rest = next.rest.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start();
    next.word.len() - digits.len() <= 2
        && (close || ["million", "billion", "trillion", "percent", "per cent", "%"].iter().any(|u| rest.starts_with(u)))
}

/// "p.m", "a.m", and "p. m".
fn is_clock(sentence: &str, lower: &str) -> bool {
    if matches!(lower, "a.m" | "p.m") {
        return true;
    }
    let mut back = sentence.chars().rev();
    lower == "m" && back.next().is_some() && {
        let head = sentence[..sentence.len() - 1].trim_end();
        head.ends_with("a.") || head.ends_with("p.") || head.ends_with("A.") || head.ends_with("P.")
    }
}

/// A time of day ends the sentence when a capital follows, but for days, months, time zones, brackets, and short openings
/// ("At 5 a.m. Mr. Smith went").
fn clock_ends(sentence: &str, next: &Next, starter: bool) -> bool {
    const GO_ON: &[&str] = &[
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "Mon",
        "Tue",
        "Tues",
        "Wed",
        "Thu",
        "Thurs",
        "Fri",
        "Sat",
        "Sun",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Jan",
        "Feb",
        "Aug",
        "Sept",
        "Oct",
        "Nov",
        "Dec",
        "ET",
        "EST",
        "EDT",
        "CT",
        "CST",
        "CDT",
        "MT",
        "MST",
        "MDT",
        "PT",
        "PST",
        "PDT",
        "GMT",
        "UTC",
        "BST",
        "CET",
        "IST",
        "AEST",
        "AEDT",
        "Eastern",
        "Central",
        "Mountain",
        "Pacific",
        "Greenwich",
        "Moscow",
        "Beijing",
        "Christmas",
        "New",
        "Sundays",
        "Saturdays",
        "Mondays",
        "Fridays",
    ];
    if next.dashed || next.bracketed || GO_ON.contains(&next.word) || next.first.is_some_and(char::is_numeric) && !starter {
        return false;
    }
    let opening = sentence.split_whitespace().count() <= 4
        && ["At", "By", "Around", "About", "Until", "From", "Before", "After", "Shortly"].iter().any(|p| sentence.starts_with(p));
    !opening
}

/// "Mesa, Ariz": the state stands after a comma.
fn comma_before(sentence: &str, word: &str) -> bool {
    sentence[..sentence.len() - word.len()].trim_end().ends_with(',')
}

/// "Washington, D.C", "Sun City, N.M": the same with initials.
fn state_before(sentence: &str, word: &str) -> bool {
    comma_before(sentence, word)
        && matches!(word, "D.C" | "N.Y" | "N.J" | "N.M" | "N.H" | "N.C" | "N.D" | "S.C" | "S.D" | "W.Va" | "R.I" | "B.C" | "P.E.I")
}

/// "U.S. First Lady": openers that names hold too.
fn is_name_continued(next: &Next) -> bool {
    matches!(next.word, "First" | "Second" | "Police" | "Officials" | "Image" | "Images" | "Video")
        && next.rest.split_whitespace().nth(1).is_some_and(|w| w.starts_with(char::is_uppercase))
}

fn is_roman(word: &str) -> bool {
    word.len() >= 2 && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'M'))
}

/// A missing blank ("at home.The"): only before a word that begins sentences, and no address or file name.
fn missing_blank(word: &str, next: &str, abbreviations: &Abbreviations) -> bool {
    let plain = word.chars().count() >= 2 && word.chars().all(char::is_alphanumeric) && word.chars().any(char::is_lowercase);
    plain && next.chars().count() >= 2 && abbreviations.is_starter(next)
}

/// "iPhone", "eBay".
fn is_camel(word: &str) -> bool {
    let mut c = word.chars();
    c.next().is_some_and(char::is_lowercase) && c.next().is_some_and(char::is_uppercase)
}

/// Whether the words after a closing quote name its speaker: `"No way!" Ann Smith said`.
fn speech_follows(rest: &str) -> bool {
    const SAID: &[&str] = &[
        "said",
        "says",
        "asked",
        "asks",
        "added",
        "told",
        "wrote",
        "tweeted",
        "shouted",
        "yelled",
        "replied",
        "exclaimed",
        "cried",
        "screamed",
        "joked",
        "answered",
        "recalled",
        "declared",
        "posted",
        "warned",
    ];
    rest.split_whitespace().take(6).take_while_inclusive_break().any(|w| SAID.contains(&w.trim_end_matches([',', '.', ':', ';'])))
}

/// Words up to and including the first that ends a phrase.
trait TakePhrase<'a>: Iterator<Item = &'a str> + Sized {
    fn take_while_inclusive_break(self) -> impl Iterator<Item = &'a str> {
        let mut done = false;
        self.take_while(move |w| {
            let go = !done;
            done |= w.ends_with([',', '.', ';', '!', '?']);
            go
        })
    }
}

impl<'a, I: Iterator<Item = &'a str>> TakePhrase<'a> for I {}

/// What follows a sentence's end.
struct Next<'a> {
    /// The first letter or figure.
    first: Option<char>,
    /// Its word.
    word: &'a str,
    /// All from there on.
    rest: &'a str,
    /// A dash stands before it.
    dashed: bool,
    /// A bracket stands before it.
    bracketed: bool,
}

impl<'a> Next<'a> {
    fn of(rest: &'a str) -> Self {
        let (mut dashed, mut bracketed) = (false, false);
        for (i, c) in rest.char_indices().take(24) {
            if c.is_alphanumeric() {
                let rest = &rest[i..];
                let end = rest
                    .char_indices()
                    .take(40)
                    .find(|(_, c)| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '-'))
                    .map_or_else(|| rest.char_indices().nth(40).map_or(rest.len(), |c| c.0), |c| c.0);
                return Self { first: Some(c), word: &rest[..end], rest, dashed, bracketed };
            }
            dashed |= matches!(c, '-' | '–' | '—' | '―' | '_');
            bracketed |= c == '(';
        }
        Self { first: None, word: "", rest: "", dashed, bracketed }
    }
}

/// The word at the end: back to a blank, an opening mark or a dash. At most 48 bytes are looked at.
fn last_word(text: &str) -> &str {
    let mut from = text.len().saturating_sub(48);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let tail = &text[from..];
    let start = tail
        .char_indices()
        .rev()
        .find(|(_, c)| c.is_whitespace() || matches!(c, '(' | '[' | '"' | '“' | '„' | '‘' | '«' | '»' | '—' | '…' | ',' | ';' | ':'))
        .map_or(0, |(i, c)| i + c.len_utf8());
    tail[start..].trim_start_matches(['.', '\'', '’'])
}
