//! Full stops of times, days and split figures: "5 p.m.", "4. 30am", "21. Dezember", "2. 6m".

use super::following::Next;

/// "4. 30am": copying put a blank between the hour and the minutes.
pub(super) fn minutes_follow(rest: &str) -> bool {
    let Some((minutes, after)) = rest.split_at_checked(2) else { return false };
    let mut after = after.trim_start().bytes().filter(|b| *b != b'.').map(|b| b.to_ascii_lowercase());
    minutes.bytes().all(|b| b.is_ascii_digit())
        && matches!(after.next(), Some(b'a' | b'p'))
        && after.next() == Some(b'm')
        && !after.next().is_some_and(|b| b.is_ascii_alphanumeric())
}

/// The months as languages write them that put a full stop after the day; English ones would begin a sentence.
pub(super) fn is_month(word: &str) -> bool {
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
pub(super) fn scaled(next: &Next) -> bool {
    let digits = next.word.trim_start_matches(|c: char| c.is_ascii_digit());
    let close = matches!(digits, "m" | "bn" | "b" | "k" | "mn" | "pc" | "th");
    let rest = next.rest.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start();
    next.word.len() - digits.len() <= 2
        && (close || ["million", "billion", "trillion", "percent", "per cent", "%"].iter().any(|u| rest.starts_with(u)))
}

/// "p.m", "a.m", and "p. m".
pub(super) fn is_clock(sentence: &str, lower: &str) -> bool {
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
pub(super) fn clock_ends(sentence: &str, next: &Next, starter: bool) -> bool {
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
