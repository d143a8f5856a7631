//! Which of the days that a file gives is that of publication: what its data say, what its text prints, what its address has in it.

use crosscheck_compare::document::Metadata;
use jiff::civil::Date;

use super::visible::Stamp;

/// Where a date of publication is from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum From {
    /// Front matter, a message's head: whoever wrote it says so.
    #[default]
    Head,
    /// A page's data.
    Data,
    /// Marks in a page's text.
    Marks,
}

/// Takes the day that is printed at the article where it speaks against the one that was found.
///
/// An outlet that prints one day there, without a word of a change, and gives the same in its data as that of the last change, shows
/// its readers a new publication. Marks in the text may be of other stories; what stands by the headline is not.
pub fn as_printed(data: &mut Metadata, stamps: &[Stamp], from: From) {
    if from == From::Head {
        return;
    }
    let Some(published) = data.published.as_deref().and_then(day) else { return };
    if stamps.iter().any(|s| day(&s.value) == Some(published)) {
        return;
    }
    let Some((printed, value)) = stamps.iter().filter(|s| !s.changed).find_map(|s| Some((day(&s.value)?, &s.value))) else { return };
    if from == From::Marks {
        data.published = Some(value.clone());
        return;
    }
    let Some(updated) = data.updated.clone().filter(|u| day(u) == Some(printed)) else { return };
    // The next day may be the same hour in another time zone, unless the minutes are those of the change.
    let zones = (printed - published).get_days().abs() <= 1;
    if !zones || minute(value).is_some_and(|m| minute(&updated) == Some(m)) {
        data.published = Some(updated);
        data.updated = None;
    }
}

/// The day in a page's address: `…/2031/03/04/…`, `…/2031-03-04-…`, `…/20310304/…`; as outlets date their articles there.
pub fn of_address(address: &str) -> Option<String> {
    let path = address.split_once("//").map_or(address, |(_, rest)| rest).split(['?', '#']).next()?;
    let parts: Vec<&str> = path.split(['/', '-', '_', '.']).skip(1).collect();
    let date = |year: &str, month: &str, day: &str| -> Option<Date> {
        let digits = |s: &str, n: std::ops::RangeInclusive<usize>| n.contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit());
        let right = digits(year, 4..=4) && digits(month, 1..=2) && digits(day, 1..=2) && (year.starts_with("19") || year.starts_with("20"));
        Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok().filter(|_| right)
    };
    let apart = parts.windows(3).find_map(|w| date(w[0], w[1], w[2]));
    let whole = || parts.iter().filter(|p| p.len() == 8 && p.is_ascii()).find_map(|p| date(&p[..4], &p[4..6], &p[6..]));
    apart.or_else(whole).map(|d| d.to_string())
}

fn day(value: &str) -> Option<Date> {
    value.get(..10)?.parse().ok()
}

/// Minutes past the half hour: the same in nearly all time zones.
fn minute(value: &str) -> Option<u8> {
    value.get(14..16)?.parse::<u8>().ok().map(|m| m % 30)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(published: &str, updated: Option<&str>, stamps: &[(&str, bool)], from: From) -> String {
        let mut data = Metadata { published: Some(published.to_owned()), updated: updated.map(str::to_owned), ..Metadata::default() };
        let stamps: Vec<Stamp> = stamps.iter().map(|(v, c)| Stamp { value: (*v).to_owned(), changed: *c }).collect();
        as_printed(&mut data, &stamps, from);
        data.published.unwrap_or_default()
    }

    #[test]
    fn what_is_printed_as_the_articles_day_and_given_as_its_last_change_is_its_day() {
        let (first, last) = ("2031-03-04T16:22+00:00", Some("2031-03-05T05:39+00:00"));
        assert_eq!(chosen(first, last, &[("2031-03-05T05:39", false)], From::Data), "2031-03-05T05:39+00:00");
        assert_eq!(chosen(first, Some("2031-06-05T05:39+00:00"), &[("2031-06-05", false)], From::Data), "2031-06-05T05:39+00:00");
        // Said to be a change; both printed; another zone's hour; no change that day; nothing printed.
        for stamps in [
            &[("2031-03-05T05:39", true)][..],
            &[("2031-03-05T05:39", false), ("2031-03-04", false)],
            &[("2031-03-05T02:22", false)],
            &[("2031-03-05", false)],
            &[("2031-03-09", false)],
            &[],
        ] {
            assert_eq!(chosen(first, last, stamps, From::Data), first, "{stamps:?}");
        }
        // Front matter wins over all.
        assert_eq!(chosen(first, last, &[("2031-03-05T05:39", false)], From::Head), first);
    }

    #[test]
    fn what_stands_by_the_headline_wins_over_marks_anywhere() {
        assert_eq!(chosen("2031-01-01", None, &[("2031-03-04T09:00", false)], From::Marks), "2031-03-04T09:00");
        assert_eq!(chosen("2031-03-04T09:00+01:00", None, &[("2031-03-04", false)], From::Marks), "2031-03-04T09:00+01:00");
    }

    #[test]
    fn addresses_have_days_in_them() {
        for (address, day) in [
            ("https://courier.example/2031/03/04/pier-closed", Some("2031-03-04")),
            ("https://courier.example/news/2031-3-4-pier", Some("2031-03-04")),
            ("https://courier.example/news/pier_20310304.html", Some("2031-03-04")),
            ("https://courier.example/a/20311304/x", None),
            ("https://courier.example/2031/03/pier", None),
            ("https://courier.example/?d=2031/03/04", None),
            ("https://2031.03.04.example/pier", None),
        ] {
            assert_eq!(of_address(address).as_deref(), day, "{address}");
        }
    }
}
