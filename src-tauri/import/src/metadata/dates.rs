//! Dates and times as outlets print them, to ISO 8601.

use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

use super::months::month;
use crate::clutter::words::ascii_bounds;

/// A date found in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// ISO 8601: a day, or a minute with or without zone.
    pub value: String,
    /// Byte where the date begins in the line.
    pub start: usize,
    /// One past its last byte, the time beside it included.
    pub end: usize,
}

struct Patterns {
    iso: Regex,
    month_first: Regex,
    day_first: Regex,
    digits: Regex,
    wide: Regex,
    year_first: Regex,
    year_name: Regex,
    time: Regex,
}

#[allow(clippy::expect_used, reason = "constant patterns, compiled in the tests")]
static PATTERNS: LazyLock<Patterns> = LazyLock::new(|| {
    let names = r"(\p{L}{3,12})\.?";
    let new = |p: &str| Regex::new(&ascii_bounds(p)).expect("a constant pattern");
    Patterns {
        iso: new(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)(?:[T ](\d\d):?(\d\d)(?::?\d\d(?:\.\d+)?)?\s?(Z|[+-]\d\d:?\d\d)?)?"),
        month_first: new(&format!(r"(?i){names}\s+(\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s*((?:19|20)\d\d)\b")),
        day_first: new(&format!(r"(?i)\b(\d{{1,2}})(?:st|nd|rd|th|\.|er|º)?[\s-]+(?:de\s+|of\s+)?{names},?(?:\s+de\s+|[\s-]+)((?:19|20)\d\d)\b")),
        digits: new(r"\b(\d{1,2})([-/.])(\d{1,2})[-/.]((?:19|20)\d\d|\d\d)\b"),
        wide: new(r"((?:19|20)\d\d)\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]"),
        year_first: new(r"\b((?:19|20)\d\d)(?:/|\.\s?)(\d{1,2})(?:/|\.\s?)(\d{1,2})\b\.?"),
        year_name: new(&format!(r"(?i)\b((?:19|20)\d\d)[.,]?\s{names}\s(\d{{1,2}})\b")),
        time: new(
            r"(?ix)\b(?: (\d{1,2})\s?[:.h]\s?(\d\d)(?::\d\d)? \s* (a\.?m\b\.?|p\.?m\b\.?)? | (\d{1,2}) \s* (a\.?m\b\.?|p\.?m\b\.?) | (\d{4}) (?=\D|$|\s)?)? \s* (GMT|UTC|BST|IST|CEST|CET|EEST|EET|MSK|WIB|JST|AEST|AEDT|EDT|EST|ET|CDT|CST|CT|MDT|MST|PDT|PST|PT|Z|[+-]\d\d:?\d\d)?"
                .replace("(?=\\D|$|\\s)?", "")
                .as_str(),
        ),
    }
});

/// Offsets of zones by the abbreviations outlets print. IST is India's: the outlets that print it most are Indian.
fn offset(zone: &str) -> Option<String> {
    let fixed = match zone.to_ascii_uppercase().as_str() {
        "GMT" | "UTC" | "Z" => "+00:00",
        "BST" | "CET" => "+01:00",
        "CEST" | "EET" => "+02:00",
        "EEST" | "MSK" => "+03:00",
        "IST" => "+05:30",
        "WIB" => "+07:00",
        "JST" => "+09:00",
        "AEST" => "+10:00",
        "AEDT" => "+11:00",
        "EDT" => "-04:00",
        "EST" | "CDT" => "-05:00",
        "CST" | "MDT" => "-06:00",
        "MST" | "PDT" => "-07:00",
        "PST" => "-08:00",
        other if other.starts_with(['+', '-']) => {
            let digits: String = other.chars().filter(char::is_ascii_digit).collect();
            return Some(format!("{}{}:{}", &other[..1], digits.get(..2)?, digits.get(2..4)?));
        }
        // ET, CT, PT: the hour depends on the season; without a table of summers the zone is left out.
        _ => return None,
    };
    Some(fixed.to_owned())
}

/// The first full date (day, month and year) in a line, with the time printed beside it.
pub fn find(line: &str) -> Option<Printed> {
    if !line.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let p = &*PATTERNS;
    let mut best: Option<(usize, usize, Date, bool)> = None;
    let mut offer = |start: usize, end: usize, year: i16, month: u8, day: u8, iso: bool| {
        if let Ok(date) = Date::new(year, month as i8, day as i8)
            && best.is_none_or(|b| start < b.0)
        {
            best = Some((start, end, date, iso));
        }
    };
    let number = |s: &str| s.parse::<i16>().unwrap_or(0);
    let small = |s: &str| s.parse::<u8>().unwrap_or(0);
    if let Some(c) = p.iso.captures(line) {
        offer(c.get(0)?.start(), c.get(0)?.end(), number(&c[1]), small(&c[2]), small(&c[3]), true);
    }
    for c in p.month_first.captures_iter(line) {
        if let Some(m) = month(&c[1]) {
            offer(c.get(0)?.start(), c.get(0)?.end(), number(&c[3]), m, small(&c[2]), false);
        }
    }
    for c in p.day_first.captures_iter(line) {
        if let Some(m) = month(&c[2]) {
            offer(c.get(0)?.start(), c.get(0)?.end(), number(&c[3]), m, small(&c[1]), false);
        }
    }
    for c in p.digits.captures_iter(line) {
        let (a, b) = (small(&c[1]), small(&c[3]));
        let mut year = number(&c[4]);
        if year < 100 {
            year += 2000;
        }
        // With a stroke, American outlets put the month first and print "PM"; with a hyphen or a full stop the day comes first.
        let american =
            &c[2] == "/" && a <= 12 && (b > 12 || line.to_ascii_uppercase().contains("PM") || line.to_ascii_uppercase().contains("AM"));
        let (day, month) = if american || b > 12 { (b, a) } else { (a, b) };
        offer(c.get(0)?.start(), c.get(0)?.end(), year, month, day, false);
    }
    for pattern in [&p.wide, &p.year_first] {
        if let Some(c) = pattern.captures(line) {
            offer(c.get(0)?.start(), c.get(0)?.end(), number(&c[1]), small(&c[2]), small(&c[3]), false);
        }
    }
    for c in p.year_name.captures_iter(line) {
        if let Some(m) = month(&c[2]) {
            offer(c.get(0)?.start(), c.get(0)?.end(), number(&c[1]), m, small(&c[3]), false);
        }
    }
    let (start, end, date, iso) = best?;
    if iso {
        let c = p.iso.captures(&line[start..])?;
        let mut value = date.to_string();
        if let (Some(hour), Some(minute)) = (c.get(4), c.get(5)) {
            value += &format!("T{}:{}", hour.as_str(), minute.as_str());
            value += &c.get(6).and_then(|z| offset(z.as_str())).unwrap_or_default();
        }
        return Some(Printed { value, start, end });
    }
    let mut printed = Printed { value: date.to_string(), start, end };
    if let Some((time, from, to)) = time_beside(line, start, end) {
        printed.value += &time;
        printed.start = from.min(start);
        printed.end = to.max(end);
    }
    Some(printed)
}

/// A time right after the date ("… 16:39 IST") or right before it ("0941 GMT, May 12"; "11:36AM BST 07 Aug").
fn time_beside(line: &str, start: usize, end: usize) -> Option<(String, usize, usize)> {
    let after = line.get(end..)?;
    let joint = after.len() - after.trim_start_matches(|c: char| c.is_whitespace() || ",|·•-–—@(".contains(c)).len();
    let rest = &after[joint..];
    let skip = ["at ", "um ", "à ", "a las ", "às ", "AT "].iter().find(|w| rest.starts_with(**w)).map_or(0, |w| w.len());
    if joint + skip < 12
        && let Some((time, _, to)) = time(&rest[skip..], true)
    {
        return Some((time, end, end + joint + skip + to));
    }
    let before = line.get(..start)?;
    let from = before.char_indices().rev().nth(28).map_or(0, |(i, _)| i);
    let (time, at, _) = time(&before[from..], false)?;
    Some((time, from + at, start))
}

/// A time of day in a short text; `first`: it must stand at the beginning.
fn time(text: &str, first: bool) -> Option<(String, usize, usize)> {
    for c in PATTERNS.time.captures_iter(text) {
        let whole = c.get(0)?;
        if first && whole.start() > 0 {
            return None;
        }
        let half = c.get(3).or(c.get(5)).map(|m| m.as_str().to_ascii_lowercase());
        let (hour, minute) = match (c.get(1), c.get(2), c.get(4), c.get(6)) {
            (Some(h), Some(m), _, _) => (h.as_str().parse::<u8>().ok()?, m.as_str().parse::<u8>().ok()?),
            (_, _, Some(h), _) => (h.as_str().parse().ok()?, 0),
            // "0941 GMT": four digits are a time only with a zone.
            (_, _, _, Some(d)) if c.get(7).is_some() => (d.as_str()[..2].parse().ok()?, d.as_str()[2..].parse().ok()?),
            _ if first => return None,
            _ => continue,
        };
        let hour = match half.as_deref().map(|h| h.starts_with('p')) {
            Some(true) if hour < 12 => hour + 12,
            Some(false) if hour == 12 => 0,
            _ => hour,
        };
        if hour > 23 || minute > 59 {
            continue;
        }
        let zone = c.get(7).and_then(|z| offset(z.as_str())).unwrap_or_default();
        return Some((format!("T{hour:02}:{minute:02}{zone}"), whole.start(), whole.end()));
    }
    None
}

/// A value of a page's head: full ISO 8601, or anything [`find`] reads.
pub fn normal(value: &str) -> Option<String> {
    let value = value.trim();
    if value.len() >= 10 && value.len() <= 13 && value.bytes().all(|b| b.is_ascii_digit()) {
        let number: i64 = value.parse().ok()?;
        let seconds = if value.len() == 13 { number / 1000 } else { number };
        let stamp = jiff::Timestamp::from_second(seconds).ok()?;
        return Some(stamp.to_string().get(..16)?.to_owned() + "+00:00");
    }
    find(value).map(|p| p.value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_outlets_print_them() {
        for (line, value) in [
            ("Updated: 21-12-2025 16:39 IST", "2025-12-21T16:39+05:30"),
            ("11:36AM BST 07 Aug 2014", "2014-08-07T11:36+01:00"),
            ("11: 36AM BST 07 Aug 2014", "2014-08-07T11:36+01:00"),
            ("POSTED: 0941 GMT (1741 HKT), May 12, 2009", "2009-05-12T09:41+00:00"),
            ("Updated 3/8/2009 7:15 PM", "2009-03-08T19:15"),
            ("7 August 2014 Last updated at 13:25 GMT", "2014-08-07"),
            ("January 1, 2013 7:18 PM", "2013-01-01T19:18"),
            ("Published on: Tue, 14 Mar 2023 at 08:17 IST", "2023-03-14T08:17+05:30"),
            ("Jan 23, 2024 at 7:05 pm ET • 2 min read", "2024-01-23T19:05"),
            ("2019-11-18T21:24:05Z", "2019-11-18T21:24+00:00"),
            ("2019-11-18T21:24:05.000-0500", "2019-11-18T21:24-05:00"),
            ("31. März 2021, 10:15", "2021-03-31T10:15"),
            ("le 3 février 2020 à 08h30", "2020-02-03T08:30"),
            ("5 de mayo de 2021", "2021-05-05"),
            ("Mar. 5, 2025", "2025-03-05"),
            ("2023年12月5日", "2023-12-05"),
            ("2023년 12월 5일", "2023-12-05"),
            ("2031. 3. 4. 09:30", "2031-03-04T09:30"),
            ("2031/03/04 09:30", "2031-03-04T09:30"),
            ("2031. március 4.", "2031-03-04"),
            ("4 marca 2031, 9:30", "2031-03-04T09:30"),
            ("12 Kasım 2031", "2031-11-12"),
            ("4. marraskuuta 2031", "2031-11-04"),
            ("4 серпня 2031", "2031-08-04"),
            ("4 Αυγούστου 2031", "2031-08-04"),
        ] {
            assert_eq!(find(line).map(|p| p.value).as_deref(), Some(value), "{line}");
        }
    }

    #[test]
    fn no_date_is_made_up() {
        for line in
            ["", "the 12 Pro 2031", "12 led 2031 lamps", "12 dead", "Call 555-1234", "32/13/2020", "Chapter 3, 2020 words", "June 31, 2020"]
        {
            assert_eq!(find(line), None, "{line}");
        }
    }

    #[test]
    fn stamps_of_computers_are_read() {
        assert_eq!(normal("1574112000").as_deref(), Some("2019-11-18T21:20+00:00"));
        assert_eq!(normal("1574112000000").as_deref(), Some("2019-11-18T21:20+00:00"));
    }
}
