//! Lists run into one paragraph: "1. The first. 2. The second", "• one • two", "a. first b. second".

/// Puts an end before each item of a list that begins the paragraph, and takes away the end after an item's number.
pub fn mend(text: &str, ends: &mut Vec<usize>) {
    alike(text, ends);
    ends.extend(name_before(text));
    ends.sort_unstable();
    ends.dedup();
    let Some(first) = words(text).next() else { return };
    let bullet = first.1.chars().next().filter(|c| matches!(c, '•' | '▪' | '◦' | '‣' | '⁃')).map(|c| c.len_utf8());
    if let Some(length) = bullet {
        let mark = &first.1[..length];
        let items: Vec<usize> = text.match_indices(mark).map(|m| m.0).collect();
        apply(text, ends, &items, mark.len());
        return;
    }
    let Some((mut number, style)) = marker(first.1) else { return };
    let mut items = vec![0];
    let mut all = words(text).skip(1).peekable();
    while let Some((at, word)) = all.next() {
        let next = marker(word).filter(|m| m.1 == style && m.0 == number + 1);
        let fits = all.peek().is_some_and(|w| w.1.chars().next().is_some_and(|c| !c.is_lowercase() && !c.is_ascii_digit()));
        if next.is_some() && fits {
            number += 1;
            items.push(at);
        }
    }
    if items.len() > 1 || style != Style::Letter {
        apply(text, ends, &items, 0);
    }
}

/// Items whose line breaks were lost and that begin alike: "In the north won Ann Roe In the south won Bo Lind In the west …". Two words,
/// the first with a capital in the middle of running words, again and again, part them.
fn alike(text: &str, ends: &mut Vec<usize>) {
    const OPENERS: &[&str] = &["In", "On", "At", "For", "From", "The", "By", "To", "With"];
    let mut openings: Vec<(&str, &str, usize, bool)> = Vec::new();
    let mut before = "";
    let mut all = words(text).peekable();
    while let Some((at, word)) = all.next() {
        if OPENERS.contains(&word)
            && let Some((_, next)) = all.peek()
            && next.starts_with(char::is_lowercase)
        {
            openings.push((word, next, at, before.ends_with(char::is_alphanumeric)));
        }
        before = word;
    }
    openings.sort_unstable();
    for group in openings.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        if group.len() >= 3 && group.iter().filter(|o| o.3).count() >= 2 {
            ends.extend(group.iter().filter(|o| o.3).map(|o| o.2));
        }
    }
    ends.sort_unstable();
    ends.dedup();
}

/// "Ann Roe of the Greens In the northern district, voters …": a caption's name that a lost line break joined to the paragraph: names alone,
/// then a capital where prose has none, and a phrase that a comma closes.
fn name_before(text: &str) -> Option<usize> {
    let mut prefix = 0;
    let mut all = words(text);
    for (at, word) in all.by_ref() {
        if matches!(word, "In" | "On" | "At") {
            let next: Vec<&str> = all.take(8).map(|w| w.1).collect();
            let opens = next.first() == Some(&"the") && next.iter().any(|w| w.ends_with(','));
            return (opens && (2..=6).contains(&prefix)).then_some(at);
        }
        prefix += 1;
        let name = word.starts_with(char::is_uppercase) && word.ends_with(char::is_alphanumeric) || matches!(word, "of" | "the");
        if !name || prefix > 6 {
            return None;
        }
    }
    None
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// `1.`
    Point,
    /// `1)`
    Bracket,
    /// `1.)`
    Both,
    /// `a.`
    Letter,
}

/// The number and the style of a marker.
fn marker(word: &str) -> Option<(u32, Style)> {
    let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let mut c = word.chars();
    if digits == 0 {
        let letter = c.next().filter(char::is_ascii_lowercase)?;
        return (c.as_str() == ".").then_some((u32::from(letter), Style::Letter));
    }
    let style = match &word[digits..] {
        "." => Style::Point,
        ")" => Style::Bracket,
        ".)" => Style::Both,
        _ => return None,
    };
    (digits <= 3).then(|| word[..digits].parse().ok().map(|n| (n, style)))?
}

fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_whitespace().map(|w| (w.as_ptr() as usize - text.as_ptr() as usize, w))
}

/// Ends before the items, none between an item's marker and its words. `ends` and `items` are in order.
fn apply(text: &str, ends: &mut Vec<usize>, items: &[usize], bullet: usize) {
    let bare: Vec<usize> = items
        .iter()
        .map(|&at| {
            let rest = &text[at + bullet..];
            let inner = rest.trim_start();
            let number = words(inner).next().filter(|w| marker(w.1).is_some()).map_or(0, |w| w.1.len());
            at + bullet + (rest.len() - inner.len()) + number
        })
        .collect();
    ends.retain(|e| bare.binary_search(e).is_err());
    ends.extend(items.iter().filter(|&&at| at > 0));
    ends.sort_unstable();
    ends.dedup();
}
