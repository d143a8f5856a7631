use super::*;

fn timex(value: &str) -> Timex {
    Timex { value: value.to_owned(), ..Timex::default() }
}

fn kind(value: &str) -> FactKind {
    if value.starts_with('P') && !value.ends_with("_REF") {
        FactKind::Duration
    } else if value.contains('T') {
        FactKind::Time
    } else {
        FactKind::Date
    }
}

fn relate_values(a: &str, b: &str) -> Relation {
    let forth = relate(kind(a), &timex(a), kind(b), &timex(b));
    assert_eq!(relate(kind(b), &timex(b), kind(a), &timex(a)), forth.reversed(), "{a} {b}");
    forth
}

#[test]
fn relates_points_and_periods() {
    use Relation::*;
    for (a, b, expected) in [
        ("2025-12-21", "2025-12-21", Same),
        ("2025-12-21", "2025-12-22", Conflict),
        ("2025-12-21", "2025-12-21T16:39", Contains),
        ("2025-12", "2025-12-21T16:39", Contains),
        ("2025", "2025-W51", Contains),
        ("2025-12-21", "2025-W51", Within),
        ("2025-12-22", "2025-W51", Conflict),
        ("2025-W51-WE", "2025-12-20", Contains),
        ("2025-W51-WE", "2025-12-19", Conflict),
        ("2025-Q4", "2025-12-21", Contains),
        ("2025-H1", "2025-12-21", Conflict),
        ("202", "2025-12-21", Contains),
        ("198", "2025-12-21", Conflict),
        ("20", "2025", Contains),
        ("2025-SU", "2025-07", Contains),
        ("2025-WI", "2025-12-25", Contains),
        ("2025-WI", "2025-01-25", Contains),
        ("2025-12-21TNI", "2025-12-21T21:00", Contains),
        ("2025-12-21TNI", "2025-12-22T01:15", Contains),
        ("2025-12-21TNI", "2025-12-21TEV", Overlaps),
        ("2025-12-21TMO", "2025-12-21T14:00", Conflict),
        ("2025-12-21TMO", "2025-12-21", Within),
        ("2025-12-21T01:15", "2025-12-21T01:13", Near { minutes: 2 }),
        ("2025-12-21T00:05", "2025-12-20T23:58", Near { minutes: 7 }),
        ("2025-12-21T01:15", "2025-12-21T03:13", Conflict),
        ("2025-12-21T01:15", "2025-12-22T01:15", Conflict),
        ("T01:15", "T01:13", Near { minutes: 2 }),
        ("T23:58", "T00:03", Near { minutes: 5 }),
        ("T01:15", "2025-12-21T01:15", Contains),
        ("T01:15", "2025-12-21T02:45", Conflict),
        ("T01:15", "2025-12-21", Incomparable),
        ("XXXX-12-21", "2025-12-21", Contains),
        ("XXXX-12-21", "2025-12-20", Conflict),
        ("XXXX-12-21", "XXXX-12-21", Same),
        ("XXXX-12", "2025-12-20", Contains),
        ("XXXX-12", "XXXX-12-20T10:00", Contains),
        ("XXXX-WXX-7", "2025-12-21", Contains),
        ("XXXX-WXX-7", "2025-12-22", Conflict),
        ("XXXX-WXX-7", "XXXX-WXX-7", Same),
        ("XXXX-WXX-7", "XXXX-WXX-1", Conflict),
        ("XXXX-WXX-7", "XXXX-WXX-7T10:00", Contains),
        ("XXXX-WXX-7TNI", "2025-12-21T22:00", Contains),
        ("XXXX-WXX-7", "XXXX-12-21", Incomparable),
        ("XXXX-WXX-7", "2025-12", Incomparable),
        ("PRESENT_REF", "2025-12", Incomparable),
        ("PRESENT_REF", "PRESENT_REF", Same),
        ("PAST_REF", "PRESENT_REF", Incomparable),
    ] {
        assert_eq!(relate_values(a, b), expected, "{a} {b}");
    }
}

#[test]
fn relates_lengths() {
    use Relation::*;
    for (a, b, expected) in [
        ("P2W", "P14D", Same),
        ("PT24H", "P1D", Same),
        ("P1Y", "P12M", Same),
        ("P1Y6M", "P18M", Same),
        ("P3Y", "P4Y", Conflict),
        ("P19D", "P18D", Conflict),
        ("P0.5Y", "P6M", Same),
        ("PXD", "P3D", Contains),
        ("PXY", "P3D", Incomparable),
        ("PXD", "PXD", Same),
        ("P3D", "2025-12-21", Incomparable),
        ("PT2H30M", "PT150M", Same),
        ("P1DT2H", "PT26H", Same),
    ] {
        assert_eq!(relate_values(a, b), expected, "{a} {b}");
    }
}

#[test]
fn modifiers_and_zones_count() {
    let early = Timex { modifier: Some(TimexModifier::Start), ..timex("2025-12-22") };
    let on = |clock: &str| timex(&format!("2025-12-22T{clock}"));
    let to_early = |b: &Timex| relate(FactKind::Date, &early, FactKind::Time, b);
    assert_eq!(to_early(&on("02:00")), Relation::Contains);
    assert_eq!(to_early(&on("20:00")), Relation::Conflict);
    let after = Timex { modifier: Some(TimexModifier::After), ..timex("2025-12-22T20:00") };
    assert_eq!(relate(FactKind::Time, &after, FactKind::Time, &on("20:40")), Relation::Contains);
    assert_eq!(relate(FactKind::Time, &after, FactKind::Time, &on("19:00")), Relation::Conflict);
    let eastern = Timex { zone: Some(-300), ..on("17:00") };
    let central = Timex { zone: Some(-360), ..on("16:00") };
    assert_eq!(relate(FactKind::Time, &eastern, FactKind::Time, &central), Relation::Same);
    assert_eq!(relate(FactKind::Time, &eastern, FactKind::Time, &timex("2025-12-22T22:00Z")), Relation::Same);
    assert_eq!(relate(FactKind::Time, &eastern, FactKind::Time, &on("16:00")), Relation::Incomparable);
    let about = Timex { approximate: true, ..on("02:00") };
    assert_eq!(relate(FactKind::Time, &about, FactKind::Time, &on("02:25")), Relation::Near { minutes: 25 });
    let at_least = Timex { modifier: Some(TimexModifier::AtLeast), ..timex("P3Y") };
    assert_eq!(relate(FactKind::Duration, &at_least, FactKind::Duration, &timex("P4Y")), Relation::Contains);
    assert_eq!(relate(FactKind::Duration, &at_least, FactKind::Duration, &timex("P2Y")), Relation::Conflict);
}

#[test]
fn sets_are_the_same_or_incomparable() {
    let daily = timex("P1D");
    assert_eq!(relate(FactKind::Set, &daily, FactKind::Set, &daily), Relation::Same);
    assert_eq!(relate(FactKind::Set, &daily, FactKind::Duration, &daily), Relation::Incomparable);
}

#[test]
fn any_value_is_read_without_harm() {
    let parts = ["", "P", "T", "X", "2025", "-", "W", "99", ":", "1", "WE", "Q", "é", "TMO", "_REF", "."];
    for a in parts {
        for b in parts {
            for c in parts {
                for d in parts {
                    let value = format!("{a}{b}{c}{d}");
                    relate_values(&value, "2025-12-21T16:39");
                    relate_values(&value, "P3Y");
                }
            }
        }
    }
}
