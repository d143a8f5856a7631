//! German words of time.

use std::sync::LazyLock;

use super::words::{DayPart, Lexicon, Unit, Word as W, words_of};

/// German.
pub static GERMAN: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut map = Lexicon::new();
    let mut add = |words: &'static str, of: W| map.extend(words_of(words).map(|w| (w, of)));
    let months =
        ["januar jänner", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember"];
    for (i, w) in months.into_iter().enumerate() {
        add(w, W::Month(i as i8 + 1));
    }
    let days = ["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag sonnabend", "sonntag"];
    for (i, w) in days.into_iter().enumerate() {
        add(w, W::Weekday(i as i8 + 1));
    }
    let sets = ["montags", "dienstags", "mittwochs", "donnerstags", "freitags", "samstags", "sonntags"];
    for (i, w) in sets.into_iter().enumerate() {
        add(w, W::Weekdays(i as i8 + 1));
    }
    for (part, list) in [
        (
            DayPart::Morning,
            [
                "montagmorgen montagvormittag",
                "dienstagmorgen dienstagvormittag",
                "mittwochmorgen mittwochvormittag",
                "donnerstagmorgen donnerstagvormittag",
                "freitagmorgen freitagvormittag",
                "samstagmorgen samstagvormittag",
                "sonntagmorgen sonntagvormittag",
            ],
        ),
        (
            DayPart::Afternoon,
            [
                "montagnachmittag",
                "dienstagnachmittag",
                "mittwochnachmittag",
                "donnerstagnachmittag",
                "freitagnachmittag",
                "samstagnachmittag",
                "sonntagnachmittag",
            ],
        ),
        (
            DayPart::Evening,
            ["montagabend", "dienstagabend", "mittwochabend", "donnerstagabend", "freitagabend", "samstagabend", "sonntagabend"],
        ),
        (
            DayPart::Night,
            ["montagnacht", "dienstagnacht", "mittwochnacht", "donnerstagnacht", "freitagnacht", "samstagnacht", "sonntagnacht"],
        ),
    ] {
        for (i, w) in list.into_iter().enumerate() {
            add(w, W::WeekdayPart(i as i8 + 1, part));
        }
    }
    for (one, many, unit) in [
        ("sekunde", "sekunden", Unit::Second),
        ("minute", "minuten", Unit::Minute),
        ("stunde", "stunden", Unit::Hour),
        ("tag tages", "tage tagen", Unit::Day),
        ("woche", "wochen", Unit::Week),
        ("monat monats", "monate monaten", Unit::Month),
        ("quartal", "quartale quartalen", Unit::Quarter),
        ("jahr jahres", "jahre jahren", Unit::Year),
        ("jahrzehnt", "jahrzehnte jahrzehnten", Unit::Decade),
        ("jahrhundert", "jahrhunderte jahrhunderten", Unit::Century),
    ] {
        add(one, W::Unit(unit));
        add(many, W::Units(unit));
    }
    for (i, w) in "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig"
        .split(' ')
        .enumerate()
    {
        add(w, W::Cardinal(i as u32));
    }
    for (words, of) in [
        ("ein eine einem einer einen", W::Cardinal(1)),
        ("einige mehrere wenige einigen mehreren wenigen", W::Several),
        ("der die das den dem", W::The),
        ("im in während", W::In),
        ("am", W::On),
        ("um gegen", W::At),
        ("von vom", W::From),
        ("bis", W::Until),
        ("seit", W::Since),
        ("anfang", W::Early),
        ("ende", W::Late),
        ("mitte", W::Mid),
        ("vor", W::Ago),
        (
            "letzte letzten letzter letztes letztem vergangene vergangenen vergangener vergangenes vergangenem vorige vorigen voriges",
            W::Last,
        ),
        ("nächste nächsten nächster nächstes nächstem kommende kommenden kommender kommendes kommendem", W::Next),
        ("diese diesen dieser dieses diesem", W::This),
        ("jede jeden jeder jedes jedem", W::Each),
        ("täglich", W::Daily),
        ("wöchentlich", W::Weekly),
        ("monatlich", W::Monthly),
        ("jährlich", W::Annually),
        ("heute", W::Today),
        ("gestern", W::Yesterday),
        ("vorgestern", W::Shift(-2)),
        ("übermorgen", W::Shift(2)),
        ("vormittag früh", W::Part(DayPart::Morning)),
        ("nachmittag", W::Part(DayPart::Afternoon)),
        ("abend", W::Part(DayPart::Evening)),
        ("nacht", W::Part(DayPart::Night)),
        ("mittag", W::Part(DayPart::Midday)),
        ("mitternacht", W::Midnight),
        ("wochenende", W::Weekend),
        ("uhr", W::Oclock),
        ("jetzt derzeit momentan gegenwärtig", W::Now),
        ("kürzlich jüngst neulich", W::Recently),
        ("alt alte alten alter altes", W::Old),
        ("wird werden soll sollen will wollen könnte", W::Ahead1),
        ("war waren wurde wurden hat haben hatte hatten sagte teilte", W::Did),
    ] {
        add(words, of);
    }
    map
});

#[cfg(test)]
mod tests {
    use crate::facts::testing::{check, survives};
    use crate::facts::timex::find;

    #[test]
    fn reads_german() {
        check(
            &[find],
            "de",
            "
Am Sonntag, 21. Dezember 2025, brannte in Halm ein Lager, wie die Feuerwehr am Montag mitteilte.
   ^^^^^^^^^^^^^^^^^^^^^^^^^^ date 2025-12-21
                                                                               ^^^^^^ date 2025-12-22

Der Brand brach am Sonntagabend gegen 21.40 Uhr aus und war um 4 Uhr gelöscht.
                   ^^^^^^^^^^^^ time 2025-12-21TEV
                                      ^^^^^^^^^ time 2025-12-21T21:40
                                                               ^^^^^ time 2025-12-21T04:00

Gestern begann der Prozess, der bis zum 14. Januar dauern soll.
^^^^^^^ date 2025-12-23
                                        ^^^^^^^^^^ date 2026-01-14

Vor zwei Jahren, im März 2023, war die Halle schon einmal geschlossen worden.
^^^^^^^^^^^^^^^ date 2023
                    ^^^^^^^^^ date 2023-03

Die 19 Jahre alte Fahrerin saß drei Stunden fest.
                               ^^^^^^^^^^^^ duration PT3H

Letzte Woche fiel der Zug täglich aus, am 03.12.2025 sogar ganz.
^^^^^^^^^^^^ date 2025-W51
                          ^^^^^^^ set P1D
                                          ^^^^^^^^^^ date 2025-12-03

Seit 1998 gilt die Regel, jeden Sonntag wird geprüft.
     ^^^^ date 1998
                          ^^^^^^^^^^^^^ set XXXX-WXX-7
",
        );
    }

    #[test]
    fn survives_hostile_texts() {
        survives(
            &[find],
            "de",
            &[
                "Am Sonntag, 21. Dezember 2025, brannte in Halm ein Lager, wie die Feuerwehr am Montag mitteilte. Der Brand brach am Sonntagabend gegen 21.40 Uhr aus und war um 4 Uhr gelöscht. Gestern begann der Prozess, der bis zum 14. Januar dauern soll. Vor zwei Jahren, im März 2023, war die Halle schon einmal geschlossen worden. Die 19 Jahre alte Fahrerin saß drei Stunden fest. Letzte Woche fiel der Zug täglich aus, am 03.12.2025 sogar ganz. Seit 1998 gilt die Regel, jeden Sonntag wird geprüft. ",
            ],
        );
    }
}
