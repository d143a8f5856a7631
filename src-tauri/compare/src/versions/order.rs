//! Which version came first, by when each was updated or else published.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

use crate::article::Article;

/// What no time zone makes up for.
const ZONES: i64 = 26 * 3600;

/// When an article was last changed, as precisely as it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stamp {
    /// A moment.
    Moment(i64),
    /// A date and time in a zone that is not told: of one outlet, mostly the same one.
    Local(i64),
    /// A day, at its noon.
    Day(i64),
}

impl Stamp {
    fn of(article: &Article) -> Option<Self> {
        let m = &article.metadata;
        m.updated.as_deref().or(m.published.as_deref()).and_then(Self::read)
    }

    fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.len() > 10
            && let Ok(moment) = text.parse::<Timestamp>()
        {
            return Some(Self::Moment(moment.as_second()));
        }
        if text.len() > 10
            && let Ok(local) = text.parse::<DateTime>()
        {
            return Some(Self::Local(seconds(local)));
        }
        let day: Date = text.get(..10)?.parse().ok()?;
        Some(Self::Day(seconds(day.at(12, 0, 0, 0))))
    }

    fn seconds(self) -> i64 {
        match self {
            Self::Moment(s) | Self::Local(s) | Self::Day(s) => s,
        }
    }

    /// Whether it is surely before another one.
    fn before(self, other: Self) -> bool {
        let (a, b) = (self.seconds(), other.seconds());
        match (self, other) {
            (Self::Moment(_), Self::Moment(_)) | (Self::Local(_), Self::Local(_)) | (Self::Day(_), Self::Day(_)) => a < b,
            (Self::Local(_), Self::Day(_)) | (Self::Day(_), Self::Local(_)) => a.div_euclid(86_400) < b.div_euclid(86_400),
            _ => b - a > ZONES,
        }
    }
}

/// Seconds since 1970 as if the clock were that of Greenwich.
fn seconds(time: DateTime) -> i64 {
    time.to_zoned(jiff::tz::TimeZone::UTC).map_or(0, |z| z.timestamp().as_second())
}

/// Puts versions in order, the earlier first; of each and the next whether their times tell so. Those without a time come last, and where
/// times don't tell, the positions given do: the order of what the articles are ([`crate::pipeline`]), not of files.
pub(super) fn order(articles: &[Article], chain: &mut [usize]) -> Vec<bool> {
    let stamp = |i: usize| articles.get(i).and_then(Stamp::of);
    chain.sort_by_key(|&i| (stamp(i).is_none(), stamp(i).map_or(0, Stamp::seconds), i));
    chain.windows(2).map(|w| stamp(w[0]).zip(stamp(w[1])).is_some_and(|(a, b)| a.before(b))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn before(a: &str, b: &str) -> bool {
        Stamp::read(a).zip(Stamp::read(b)).is_some_and(|(a, b)| a.before(b))
    }

    #[test]
    fn times_tell_the_order_where_they_can() {
        assert!(before("2031-03-04T10:00+01:00", "2031-03-04T10:30+01:00"));
        assert!(before("2031-03-04T10:00+01:00", "2031-03-04T09:30Z"));
        assert!(!before("2031-03-04T10:00+01:00", "2031-03-04T10:00+02:00"));
        assert!(before("2031-03-04T10:00", "2031-03-04T12:00"));
        assert!(before("2031-03-04", "2031-03-05") && before("2031-03-04T23:00", "2031-03-05"));
        assert!(!before("2031-03-04", "2031-03-04") && !before("2031-03-04T10:00", "2031-03-04"));
    }

    #[test]
    fn times_of_two_zones_tell_it_only_when_far_apart() {
        assert!(!before("2031-03-04T10:00", "2031-03-04T20:00Z") && !before("2031-03-04", "2031-03-05T01:00Z"));
        assert!(before("2031-03-04T10:00", "2031-03-06T20:00Z"));
        assert!(!before("yesterday", "2031-03-05") && Stamp::read("").is_none());
    }
}
