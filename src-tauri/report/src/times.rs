//! Times as reports print them, in either language: the day and the minute of the clock that they name, and its zone.

use crate::inert::inert;

/// "2026-05-13 09:30 UTC", "2026-05-13 09:30 +02:00", "2026-05-13 09:30" or "2026-05-13" of an ISO 8601 time: no clock is moved into another
/// zone. Whatever else stands there stays as it is.
pub fn printed(time: &str) -> String {
    let time = time.trim();
    inert(&in_parts(time).unwrap_or_else(|| time.to_owned()))
}

fn in_parts(time: &str) -> Option<String> {
    let (day, clock) = time.split_once('T')?;
    let figures = |s: &str, form: &str| {
        s.len() == form.len() && s.bytes().zip(form.bytes()).all(|(b, f)| if f == b'0' { b.is_ascii_digit() } else { b == f })
    };
    let minute = clock.get(..5).filter(|m| figures(day, "0000-00-00") && figures(m, "00:00"))?;
    // Seconds and what is finer tell a reader nothing.
    let zone = clock.get(5..)?.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | ','));
    match zone {
        "" => Some(format!("{day} {minute}")),
        "Z" | "+00:00" => Some(format!("{day} {minute} UTC")),
        _ if zone.starts_with(['+', '-']) && figures(zone.get(1..)?, "00:00") => Some(format!("{day} {minute} {zone}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_printed_as_a_reader_writes_them() {
        for (iso, words) in [
            ("2026-05-13", "2026-05-13"),
            ("2026-05-13T09:30", "2026-05-13 09:30"),
            ("2026-05-13T09:30:12", "2026-05-13 09:30"),
            ("2026-05-13T09:30:12.5Z", "2026-05-13 09:30 UTC"),
            ("2026-05-13T09:30+00:00", "2026-05-13 09:30 UTC"),
            ("2026-05-13T09:30:00.000+02:00", "2026-05-13 09:30 +02:00"),
            ("2026-05-13T09:30-05:00", "2026-05-13 09:30 -05:00"),
        ] {
            assert_eq!(printed(iso), words);
        }
        // What is no such time is left alone.
        for other in
            ["", "Tuesday", "13 May", "2026-05-13T", "2026-05-13T9:30", "2026-05-13T09:30 local", "2026-05-13T09:30é", "2026-05-13T09:30+"]
        {
            assert_eq!(printed(other), other);
        }
    }
}
