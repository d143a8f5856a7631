//! Pairs of sentences about invented events, and what the rules must say or not say of them.

use super::*;
use crate::article::{Article, Reference};
use crate::document::{Document, Metadata};

/// What the rules find between texts, each an article of its own and all sentences of one claim: `kind severity: a | b | …`.
pub(super) fn found(texts: &[&str]) -> Vec<String> {
    drafts(texts).iter().map(|(d, words)| format!("{} {}: {}", d.kind.name(), d.severity.name(), words.join(" | "))).collect()
}

fn drafts(texts: &[&str]) -> Vec<(Draft, Vec<String>)> {
    let articles: Vec<Article> = texts.iter().enumerate().map(|(i, t)| article(i, t, "2031-05-14")).collect();
    judged(&articles)
}

pub(super) fn article(i: usize, text: &str, published: &str) -> Article {
    let metadata = Metadata { published: Some(published.to_owned()), ..Metadata::default() };
    let reference = Reference { day: metadata.day(), borrowed: false };
    Article::read(&format!("article {i}"), &Document::raw(text, metadata), reference)
}

fn judged(articles: &[Article]) -> Vec<(Draft, Vec<String>)> {
    let event = Event::new(articles);
    let mentions = articles
        .iter()
        .enumerate()
        .flat_map(|(article, a)| a.sentences.iter().map(move |s| Place { article, sentence: s.index }))
        .collect();
    differences(&event, &[Group { mentions, score: 1.0 }], None)
        .into_iter()
        .map(|d| {
            let words = d.values.iter().map(|v| articles[v.place.article].words_at(v.place.sentence, v.span).to_owned()).collect();
            (d, words)
        })
        .collect()
}

#[track_caller]
pub(super) fn says(texts: &[&str], expected: &[&str]) {
    assert_eq!(found(texts), expected, "{texts:#?}");
}

/// Pairs that must stay silent, or give at most a minor difference of low confidence.
#[track_caller]
pub(super) fn silent(pairs: &[(&str, &str)]) {
    let loud: Vec<String> = pairs
        .iter()
        .flat_map(|(a, b)| drafts(&[a, b]).into_iter().map(move |(d, w)| (a, b, d, w)))
        .filter(|(_, _, d, _)| d.severity == Severity::Material || d.confidence != Confidence::Low)
        .map(|(a, b, d, _)| format!("{a}\n{b}\n    {} {:?} {}", d.kind.name(), d.confidence, d.reason))
        .collect();
    assert!(loud.is_empty(), "\n{}", loud.join("\n"));
}

#[test]
fn words_changed_inside_a_quotation() {
    says(
        &[
            "“What have you people been arguing about, Tom?” Mayor Ilse Brandt asked.",
            "“In that room of yours, what have you people been dreaming about, Tom?” Brandt asked.",
        ],
        &["quote material: What have you people been arguing about, Tom | what have you people been dreaming about, Tom"],
    );
    says(
        &["“We never promised the harbor to anybody,” Brandt said.", "“We promised the harbor to anybody,” Brandt said."],
        &["quote material: We never promised the harbor to anybody | We promised the harbor to anybody"],
    );
    says(
        &["“The permits are put on hold for now,” she wrote.", "“The permits are being put on hold for now,” she wrote."],
        &["quote minor: The permits are put on hold for now | The permits are being put on hold for now"],
    );
}

#[test]
fn quotations_that_agree() {
    silent(&[
        ("“We will not sell the ferry,” Brandt said.", "Brandt: “We will not sell the ferry … to anyone”."),
        ("“We will not sell the ferry to anyone this year,” Brandt said.", "“We will not sell the ferry … this year,” Brandt said."),
        ("“They [the owners] will not sell the old ferry,” Brandt said.", "“They will not sell the old ferry,” Brandt said."),
        ("“There is a one-in-three chance that it sinks,” he said.", "“There is a 1 in 3 chance that it sinks,” he said."),
        (
            "“I would like to thank the crew of the ferry,” she said.",
            "“I would like to thank my sister for her patience at home,” she said.",
        ),
        ("“It is over,” Brandt said on the quay.", "“Go home,” Brandt said on the quay."),
    ]);
}

#[test]
fn opposites_and_denials() {
    says(&["Shares of Norvik rose in early trading.", "Shares of Norvik fell in early trading."], &["other material: rose | fell"]);
    says(&["The council accepted the plan.", "The council rejected the plan."], &["other material: accepted | rejected"]);
    says(&["The ferry sank near the old pier.", "The ferry sank far from the old pier."], &["other material: near | far"]);
    says(
        &["Brandt did not sign the contract.", "Brandt signed the contract."],
        &["negation material: Brandt did not sign | Brandt signed"],
    );
    silent(&[
        ("Shares of Norvik rose while those of Halden fell.", "Shares of Norvik rose and Halden fell."),
        ("The council did not reject the plan.", "The council accepted the plan."),
        ("The organisers cancelled the programme.", "The organizers canceled the program."),
        ("Not many of the boats were damaged.", "Some of the boats were damaged."),
        ("He arrived not ten minutes ago.", "He arrived less than ten minutes ago."),
        ("Prices in the north rose sharply after the harvest.", "Exports from the islands fell last winter because of storms."),
    ]);
}

#[test]
fn who_did_it_to_whom() {
    says(
        &["Marsh shot Odell outside the mill.", "Odell shot Marsh outside the mill."],
        &["actor material: Marsh shot Odell | Odell shot Marsh"],
    );
    silent(&[("Marsh shot Odell outside the mill.", "Odell was shot by Marsh outside the mill.")]);
}

#[test]
fn another_did_it() {
    says(
        &[
            "The fire department ordered the evacuation of 600 homes along Quay Street.",
            "Governor Lena Ostrow ordered the evacuation of 600 homes near the harbour.",
        ],
        &["actor material: fire department | Governor Lena Ostrow"],
    );
    silent(&[
        ("The governor ordered the evacuation of 600 homes.", "Lena Ostrow ordered the evacuation of 600 homes."),
        ("She ordered the evacuation of 600 homes.", "Governor Lena Ostrow ordered the evacuation of 600 homes."),
        ("Ostrow ordered the evacuation of 600 homes.", "Governor Lena Ostrow ordered the evacuation of 600 homes."),
    ]);
}

#[test]
fn counts_of_people() {
    let kinds = |a: &str, b: &str| drafts(&[a, b]).iter().map(|(d, _)| (d.kind, d.severity)).collect::<Vec<_>>();
    assert_eq!(
        kinds("A courier died and five passengers were hurt in the crash.", "A courier died and six passengers were hurt in the crash."),
        [(DifferenceKind::Number, Severity::Material)]
    );
    silent(&[
        ("Seven people were shot at the fair.", "Six men and one woman were shot at the fair."),
        ("About 20 people were injured in the crash.", "The crash left 19 people injured."),
        ("Two officers were injured in the crash.", "Five people were injured in the crash, two of them officers."),
    ]);
}

#[test]
fn some_of_them_are_no_count_of_all() {
    silent(&[
        ("Officers found three victims in the flat on Mill Lane.", "Officers found two additional victims in the flat on Mill Lane."),
        ("At least four victims were hit by bullets at the fair.", "One of the victims was hit by a bullet at the fair."),
        (
            "The crew seized six rifles on the boat off Tarn Point.",
            "In five raids the crew seized 14 rifles. The boat off Tarn Point had six rifles.",
        ),
    ]);
}

#[test]
fn what_the_other_prints_word_for_word_is_no_difference() {
    let line = "The ferry left the quay at 7:10 a.m. with 40 people aboard.";
    assert!(found(&[&format!("{line} The second ferry left the quay at 9:30 a.m. with 12 people aboard."), line]).is_empty());
}

#[test]
fn blocks_of_a_street() {
    says(
        &["Crews were called to the 4300 block of Alder Road.", "The fire began in the 4000 block of Alder Road."],
        &["place material: 4300 block of Alder Road | 4000 block of Alder Road"],
    );
    silent(&[
        ("Crews were called to the 4300 block of Alder Road.", "The fire began in the 4300 block of N. Alder Rd."),
        ("Crews were called to the 4300 block of Alder Road.", "The fire began in the 900 block of Birch Street."),
        ("The ministers met in Paris.", "The ministers met in France."),
        ("The minister spoke in Paris.", "The minister spoke at the Elysée."),
    ]);
    says(&["The Danish captain was questioned.", "The Swedish captain was questioned."], &["name material: Danish | Swedish"]);
}

#[test]
fn numbered_places() {
    says(
        &[
            "The blast tore through Silo 6 on the quay as workers were loading a ship with wheat.",
            "The explosion happened in Silo 4 on the quay while a ship was being loaded with wheat.",
        ],
        &["place material: Silo 6 | Silo 4"],
    );
    silent(&[
        ("Silo 6 on the quay was being loaded with wheat.", "Silo 4 and Silo 6 on the quay were being loaded with wheat."),
        ("Passengers waited at Gate 12 for hours.", "A man was held at Gate 7 over a knife."),
    ]);
}

#[test]
fn spellings_of_a_name() {
    says(
        &["The pilot was named as Reinhold Prybus, 41.", "The pilot, Reinhold Pribus, 41, was alone."],
        &["name minor: Reinhold Prybus | Reinhold Pribus"],
    );
    silent(&[
        ("Reinhold Prybus spoke.", "Mr. Prybus spoke."),
        ("Ilse Brandt, the president, spoke.", "The president spoke."),
        ("Ilse Brandt and Karl Odell spoke.", "Karl Odell and Ilse Brandt spoke."),
        ("The Jesuits left.", "A Jesuit left."),
    ]);
}

#[test]
fn before_and_after() {
    says(
        &["The roof fell in after the concert at the old mill.", "The roof fell in before the concert at the old mill."],
        &["sequence material: after the concert | before the concert"],
    );
    silent(&[("The robbery at the kiosk happened just before 6:30 p.m.", "Police came to the kiosk just after 6:30 p.m.")]);
}

#[test]
fn one_difference_over_all_articles_and_claims() {
    let texts = ["The Danish captain was questioned.", "The Swedish captain was questioned.", "The Swedish captain was questioned."];
    let articles: Vec<Article> = texts.iter().enumerate().map(|(i, t)| article(i, t, "2031-05-14")).collect();
    let event = Event::new(&articles);
    let place = |article| Place { article, sentence: 0 };
    let groups = [
        Group { mentions: vec![place(0), place(1)], score: 0.9 },
        Group { mentions: vec![place(0), place(1), place(2)], score: 0.9 },
        Group { mentions: vec![place(1), place(2)], score: 0.9 },
    ];
    let drafts = differences(&event, &groups, None);
    assert_eq!(drafts.len(), 1);
    assert_eq!((drafts[0].group, drafts[0].values.len()), (1, 3));
    assert_eq!(drafts[0].reason, "“Danish” against “Swedish”: another nationality in the same sentence");
}

#[test]
fn any_text_is_read_without_a_panic() {
    for text in ["", " ", "“", "\"\"\"", "…", "no no no not", "1 2 3 block of", "block of", "“é” “ü”", "\u{301}\u{200d}", "a (b [c “d"]
    {
        found(&[text, text]);
        found(&[text, "The 12 block of É “no” not after before inside the 3 m."]);
    }
}

#[test]
fn a_figure_that_both_print_is_no_difference() {
    let whole = "Fourteen of the injured were taken to St. Ilve's Hospital, where five remained in critical condition.";
    let part = "Five of the injured are fighting for their lives in St. Ilve's Hospital.";
    silent(&[(whole, part), (part, whole)]);
}

#[test]
fn the_age_of_a_person_who_has_another_is_nobody_elses() {
    let two = "One of the dead was Tomas Brekke, 34, a mechanic. The other of the dead, a 51-year-old mechanic, was not named.";
    let drafts = drafts(&[two, "Among the dead was Tomas Brekke, a 43-year-old mechanic."]);
    let ages: Vec<&str> = drafts.iter().filter(|(d, _)| d.kind == DifferenceKind::Age).map(|(d, _)| d.reason.as_str()).collect();
    assert_eq!(ages, ["“34” against “43-year-old”: both give the age of Tomas Brekke"]);
}

#[test]
fn one_value_in_other_words_is_told_once() {
    let texts = [
        "The grain silo at Norwend exploded at 16:12 on Tuesday.",
        "The grain silo at Norwend exploded at 4:12 p.m. on Tuesday.",
        "The grain silo at Norwend exploded at 5:40 p.m. on Tuesday.",
    ];
    let drafts = drafts(&texts);
    let times: Vec<(&str, usize)> =
        drafts.iter().filter(|(d, _)| d.kind == DifferenceKind::Time).map(|(d, _)| (d.reason.as_str(), d.values.len())).collect();
    let [(reason, 3)] = times[..] else { panic!("{times:?}") };
    assert!(reason.contains("16:12”") && reason.contains("5:40 p.m.”") && !reason.contains("4:12 p.m."), "{reason}");
}

#[test]
fn the_same_words_of_different_people() {
    let guard = "“Five on duty for four hundred, that is no prison but a raffle,” said Jaro Belan of the guards’ union. Belan has led it since 2027.";
    let governor = "“Five on duty for four hundred, that is no prison but a raffle,” governor Zdena Horak told reporters at the gate. Horak left early.";
    says(&[guard, governor], &["speaker material: Jaro Belan | Zdena Horak"]);
    // A pronoun is read as whom it stands for.
    let pronoun = "Zdena Horak came out at noon. “Five on duty for four hundred, that is no prison but a raffle,” she said.";
    says(&[guard, pronoun], &["speaker material: Jaro Belan | she"]);
    silent(&[
        // A shorter form, a title, another spelling of one person; a body and who speaks for it.
        (guard, "“Five on duty for four hundred, that is no prison but a raffle,” Mr Belan said. Jaro Belan has led the union since 2027."),
        (guard, "“Five on duty for four hundred, that is no prison but a raffle,” the guards’ union said."),
        // A pronoun that may stand for him as well.
        (guard, "Jaro Belan met Zdena Horak at noon. “Five on duty for four hundred, that is no prison but a raffle,” he said."),
    ]);
}

#[test]
fn a_quotation_that_stops_early() {
    says(
        &["“Not one boat has been sold that we cannot buy back,” Ilse Brandt said.", "“Not one boat has been sold,” Ilse Brandt told us."],
        &["quote material: Not one boat has been sold that we cannot buy back | Not one boat has been sold"],
    );
    says(
        &["“It is a sad day for our harbour,” Ilse Brandt said.", "“It is a sad day,” Ilse Brandt said."],
        &["quote minor: It is a sad day for our harbour | It is a sad day"],
    );
    silent(&[
        ("“It is a sad day for our harbour …” Ilse Brandt said.", "“It is a sad day …” Ilse Brandt said."),
        ("“It is a sad day for our harbour and for all who work there,” Ilse Brandt said.", "“It is a sad day,” Ilse Brandt said."),
    ]);
}

#[test]
fn one_speaker_quoted_in_other_words() {
    says(
        &[
            "“I cannot hear a kettle without leaving the room,” Dena Oak said. Dena Oak lives alone.",
            "“I cannot hear a kettle without screaming,” Dena Oak said. Dena Oak is 38.",
        ],
        &["quote material: I cannot hear a kettle without leaving the room | I cannot hear a kettle without screaming"],
    );
    says(
        &[
            "“We have won this war,” Anton Revik said. Anton Revik spoke at noon.",
            "“Nobody has won this war,” Anton Revik said. Anton Revik spoke at noon.",
        ],
        &["quote material: We have won this war | Nobody has won this war"],
    );
    // The other outlet does not name the speaker.
    says(
        &["“They were only boys,” Dena Oak told a nurse.", "“They were frightened boys, most of them,” the mother said."],
        &["quote material: They were only boys | They were frightened boys, most of them"],
    );
    // British marks, and a small word that turns the sense.
    says(
        &[
            "'This was never only about the ferry,' he told the chamber.",
            "Council leader Ilse Brandt said: 'This was never about the ferry.'",
        ],
        &["quote material: This was never only about the ferry | This was never about the ferry"],
    );
    // Few words that say something, and yet one utterance.
    says(
        &[
            "“We were beaten by a whistle,” said Anton Revik, the captain.",
            "“We were robbed by a whistle,” their captain Anton Revik moaned.",
        ],
        &["quote material: We were beaten by a whistle | We were robbed by a whistle"],
    );
    // Of two people these are two utterances.
    silent(&[(
        "“We have won this war,” Anton Revik said. Anton Revik spoke at noon.",
        "“Nobody has won this war,” Jonas Feld said. Jonas Feld spoke at noon.",
    )]);
}

#[test]
fn a_fraction_and_a_percentage() {
    says(
        &["The group acquires just over three quarters of the shares.", "The group acquires 51 per cent of the shares."],
        &["percent material: just over three quarters | 51 per cent"],
    );
    silent(&[
        ("A third of the stalls are empty.", "33 per cent of the stalls are empty."),
        ("More than half of the stalls are empty.", "Some 58 per cent of the stalls are empty."),
    ]);
}

#[test]
fn a_person_with_one_part_of_the_name_wrong() {
    says(
        &["Leonard Pask, a fishmonger, has no plans to retire.", "Lionel Pask, a fishmonger, has no plans to retire."],
        &["name minor: Leonard Pask | Lionel Pask"],
    );
    silent(&[
        ("Rosa Lind and her brother Karl Lind sold the brewery.", "Rosa Lind sold the brewery."),
        ("Leonard Pask, a fishmonger, has no plans to retire.", "Leonard Pask and Lionel Pask have no plans to retire."),
    ]);
}
