use super::*;

/// Sentences parted by `|` in the text given.
#[track_caller]
fn check(language: &str, marked: &str) {
    let text: String = marked.replace('|', "");
    let expected: Vec<String> = marked.split('|').map(|s| s.trim().to_owned()).collect();
    let got: Vec<String> = split(&text, language).iter().map(|s| s.span.of(&text).to_owned()).collect();
    assert_eq!(got, expected);
}

#[test]
fn keeps_titles_initials_and_states_whole() {
    check("en", "The bill was sponsored by Sen. Ada Holt, R-Ariz., and Rep. Jo K. Lind.| It failed.");
    check("en", "Holt, R-Ariz., voted no.| Rep. Lind did not vote.");
    check("en", "He was driven to Ft. Bramley from St. Oda, Ariz.| Police followed.");
    check("en", "MESA RIDGE, Ariz. (AP) — Two men were hurt.");
    check("en", "WASHINGTON, D.C. — The vote was close.");
    check("en", "The tax, i.e. a levy, ended in Dec.| Analysts were glad.");
    check("en", "It opened on Dec. 12.| The No. 5 seed won; No. 9 lost.| No.| He did not.");
}

#[test]
fn reads_times_of_day() {
    check("en", "It began at 5 p.m. Monday and ended at 6 p.m.| Mayor Ann Roe left.");
    check("en", "It began at 5 p. m. Monday.| At 5 a.m. Mr. Roe slept.");
}

#[test]
fn reads_initialisms() {
    check("en", "The U.S. Congress met in the U.S.| It was short.");
    check("en", "Acme Inc. Chief Executive Bo Day spoke at Acme Inc.| He left.");
}

#[test]
fn splits_inside_quotes_and_after_them() {
    check("en", "“We ran. |We hid,” she said. |“It was over.” |The men fled.");
    check("en", "\"Why?\" Ann Roe asked.| \"This is it.\" she said. |She left.");
    check("en", "He said it (he was tired. He had run.) on air.| (It was late.) |He slept.");
}

#[test]
fn reads_figures_ellipses_and_lists() {
    check("en", "It cost $2. 6m.| It grew by 1. 5 percent...| Then it fell ... and rose.");
    check("en", "1. One thing.| 2. Another thing.");
    check("en", "• One thing| • Another thing");
    check("en", "The rule holds.[9] |It is old.");
}

#[test]
fn reads_other_languages() {
    check("de", "Am 12. Juni kam Dr. Holt nach Kiel, z. B. mit dem Zug.| Er blieb.");
    check("fr", "M. Dupré est parti.| Il reviendra.");
    check("es", "El Sr. Vega salió.| ¿Cuándo vuelve?| No se sabe.");
    check("ja", "雨が降った。|風も吹いた。");
    check("hi", "वह गया। |वह आया।");
}

#[test]
fn parts_paragraphs() {
    let starts = |text: &str| split(text, "en").iter().map(|s| s.paragraph).collect::<Vec<_>>();
    assert_eq!(starts("One.\n\nTwo. Three.\nFour."), [0, 1, 1, 2]);
    let wrapped = "The council met on Monday in the old town hall of\nBramley and it voted for the new bridge, which is to\nopen in May. The vote was close.\n\nIt rained.";
    assert_eq!(starts(wrapped), [0, 0, 1]);
}

#[test]
fn never_changes_the_text() {
    for seed in ["(.", "\".", "a. ", "1) ", ". . . ", "«.»", "Mr. ", "U.S. ", "[1", "\n", "“", "!?\"", "e\u{301}. "] {
        let text = seed.repeat(20_000);
        let sentences = split(&text, "en");
        assert!(sentences.iter().all(|s| text.get(s.span.start..s.span.end).is_some_and(|w| !w.trim().is_empty())));
        assert!(sentences.windows(2).all(|p| p[0].span.end <= p[1].span.start));
    }
}

#[test]
fn parts_what_stood_on_lines_of_its_own() {
    check("en", "Sunday, March 9, 2031| On Friday the bridge fell.| It was old.");
    check("en", "On Sunday, March 9, 2031 On the Road was shown.");
    check("en", "In the north won Ann Roe| In the south won Bo Lind| In the west won Ida Holt.| In the end nobody had lost.");
    check("en", "Ann Roe of the Greens| In the northern district, voters stayed at home.");
    check("en", "She liked the film In the Mood and the song On the Road.");
    check("en", "The ship lies off Port Oda, D.C.| Photo: Jo Lind.");
}
