use crate::article::{Article, Reference};
use crate::document::{Document, Metadata};
use crate::fact::{ClauseForm, Mood};

/// Each clause in a line: `shoot passive: Ann Roe -> man (not, hedged, coming)`.
fn clauses(text: &str) -> Vec<String> {
    let metadata = Metadata { language: Some("en".to_owned()), ..Metadata::default() };
    let article = Article::read("a", &Document::raw(text, metadata), Reference::default());
    let head = |s: &Option<crate::fact::Slot>| s.as_ref().map_or("-".to_owned(), |s| s.head.clone());
    article
        .clauses
        .iter()
        .map(|c| {
            let mut notes = Vec::new();
            notes.extend(c.denied.map(|_| "denied"));
            notes.extend(c.hedge.map(|_| "hedged"));
            notes.extend(match c.mood {
                Mood::Done => None,
                Mood::Coming => Some("coming"),
                Mood::Possible => Some("possible"),
                Mood::Wanted => Some("wanted"),
            });
            let form = match c.form {
                ClauseForm::Active => "",
                ClauseForm::Passive => " passive",
                ClauseForm::Nominal => " nominal",
            };
            let notes = if notes.is_empty() { String::new() } else { format!(" ({})", notes.join(", ")) };
            format!("{}{form}: {} -> {}{notes}", c.lemma, head(&c.agent), head(&c.patient))
        })
        .collect()
}

#[track_caller]
fn check(text: &str, want: &[&str]) {
    assert_eq!(clauses(text), want, "{text}");
}

#[test]
fn active_and_passive_give_the_same_slots() {
    check("The officer shot the man.", &["shoot: officer -> man"]);
    check("The man was shot by the officer.", &["shoot passive: officer -> man"]);
    check("A man shot by an officer died on Monday.", &["shoot passive: officer -> man", "die: man -> -"]);
    check("Two people were killed and five wounded.", &["kill passive: - -> people", "wound passive: - -> five"]);
    check("The driver of the bus from Halden was arrested.", &["arrest passive: - -> driver"]);
}

#[test]
fn nouns_of_deeds() {
    check("The arrest of Ann Roe by police came late.", &["arrest nominal: police -> Ann Roe", "come: arrest -> -"]);
    check("Ann Roe's resignation surprised the council.", &["resign nominal: Ann Roe -> -", "surprise: resignation -> council"]);
    check("They saw the rebels' attack on the port.", &["see: they -> attack", "attack nominal: rebel -> port"]);
}

#[test]
fn appositions_and_relative_clauses() {
    check("Ann Roe, the mayor, closed the bridge.", &["close: Ann Roe -> bridge"]);
    check("The engineer who designed the dam blamed the ministry.", &["design: engineer -> dam", "blame: engineer -> ministry"]);
    check("Police arrested Tom Hale and charged him with theft.", &["arrest: police -> Tom Hale", "charge: police -> Tom Hale"]);
}

#[test]
fn denied_hedged_and_to_come() {
    check("The crew did not sound the horn.", &["sound: crew -> horn (denied)"]);
    check("No shots were fired.", &["fire passive: - -> shot (denied)"]);
    check("The company will appeal the ruling.", &["appeal: company -> ruling (coming)"]);
    check("The gunman may have fired the first shot.", &["fire: gunman -> shot (hedged, possible)"]);
    check("The mayor refused to close the bridge.", &["refuse: mayor -> -", "close: mayor -> bridge (denied, wanted)"]);
}
