//! Lists run into one paragraph: "1. The first. 2. The second", "• one • two", "a. first b. second".

/// Puts an end before each item of a list that begins the paragraph, and takes away the end after an item's number.
pub fn mend(text: &str, ends: &mut Vec<usize>) {
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
