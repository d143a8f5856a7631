//! Articles of one invented event (a ferry collision at Port Halden), made from lists: for invariants and for timing, where
//! what the articles say does not matter but that they share facts, differ in some and have some for themselves does.

use crosscheck_compare::document::{Document, Metadata};
use crosscheck_compare::pipeline::Input;

const OUTLETS: [&str; 6] = ["Halden Courier", "Northern Broadcasting", "Daily Signal", "Harbour Gazette", "Coast Wire", "The Islander"];
const OPENINGS: [&str; 5] = [
    "Police said on Tuesday that",
    "According to the coast guard,",
    "Witnesses told the paper that",
    "The operator confirmed that",
    "Officials in Port Halden said",
];
const SUBJECTS: [&str; 10] = [
    "the ferry Solveig",
    "the freighter Marit Lund",
    "Captain Tomas Reyl",
    "harbour master Inga Sandvik",
    "the pilots' association",
    "Mayor Karl Osterby",
    "the rescue service",
    "a passenger from Brenn",
    "the shipping company Nordlinje",
    "prosecutor Elin Vaag",
];
const VERBS: [&str; 10] = [
    "left the outer quay at",
    "had been repaired in April for",
    "called for help at",
    "closed the northern channel for",
    "counted injured people:",
    "paid a fine of",
    "rescued from the water",
    "will report to the ministry within",
    "had warned of fog for",
    "carried passengers and crew:",
];
const ENDINGS: [&str; 8] = [
    "near the lighthouse on Skarv island",
    "before the fog lifted",
    "despite a warning from the radar station",
    "as the tide turned",
    "while school buses waited at the pier",
    "after a second inspection of the hull",
    "in the worst accident there since 1998",
    "and nobody else was on the bridge",
];

/// `count` articles of `sentences` sentences each. The same arguments give the same articles.
pub fn articles(count: usize, sentences: usize) -> Vec<Input> {
    (0..count)
        .map(|article| {
            let mut text = String::new();
            for i in 0..sentences {
                // Two of three sentences have a topic that the other articles share, in an order of their own.
                let topic = if i % 3 == 2 { i * 31 + article * 7 + 3 } else { (i * 2 + i / 3) % (sentences + 1) };
                text.push_str(&sentence(article, topic));
                text.push_str(if i % 3 == 2 { "\n\n" } else { " " });
            }
            let outlet = match OUTLETS.get(article) {
                Some(name) => (*name).to_owned(),
                None => format!("Outlet {article}"),
            };
            let metadata = Metadata {
                headline: Some(format!("Ferry collision off Port Halden leaves {} injured", 9 + article % 3)),
                outlet: Some(outlet),
                published: Some(format!("2031-05-{:02}T{:02}:30+02:00", 13 + article % 2, 6 + article % 12)),
                language: Some("en".to_owned()),
                ..Metadata::default()
            };
            Input { id: format!("a{article}"), document: Document::raw(text.trim(), metadata) }
        })
        .collect()
}

/// `count` articles of `sentences` sentences each that were copied from one another: every outlet prints all of the first article's, in an
/// order of its own, one in six with its own name put in and one in thirty with another ending.
pub fn copies(count: usize, sentences: usize) -> Vec<Input> {
    let first: Vec<String> = (0..sentences).map(|topic| sentence(0, topic)).collect();
    let mut all = articles(count, 1);
    for (article, input) in all.iter_mut().enumerate() {
        let mut printed: Vec<String> = Vec::new();
        for i in 0..sentences {
            let own = &first[(i + article * 7) % sentences];
            printed.push(match (i + article) % 30 {
                0 | 6 | 12 | 18 | 24 => own.replacen(" the ", &format!(" Outlet{article}'s "), 1),
                3 => format!("{} on Sunday.", own.trim_end_matches('.')),
                _ => own.clone(),
            });
        }
        input.document = Document::raw(&printed.join("\n\n"), input.document.metadata.clone());
    }
    all
}

/// A made-up word that belongs to one topic alone, as real events have names and things of their own.
fn word(topic: usize, which: usize) -> String {
    const SYLLABLES: [&str; 16] =
        ["bra", "ven", "tor", "lis", "mak", "sund", "hel", "gro", "nat", "pir", "dun", "skar", "vel", "jor", "ask", "rim"];
    let mut n = topic * 7 + which * 131 + 11;
    let mut out = String::new();
    for _ in 0..3 {
        out.push_str(SYLLABLES[n % SYLLABLES.len()]);
        n = n / 3 + topic * 5 + which * 17;
    }
    out
}

fn sentence(article: usize, topic: usize) -> String {
    let opening = OPENINGS[(topic + article) % OPENINGS.len()];
    let subject = SUBJECTS[topic % SUBJECTS.len()];
    let verb = VERBS[(topic * 3 + topic / 10) % VERBS.len()];
    let figure = 3 + topic % 17 + usize::from(article % 4 == 3);
    let amount = match topic % 4 {
        0 => format!("{figure}:{:02} a.m.", topic * 7 % 60),
        1 => format!("{figure} people"),
        2 => format!("${figure} million"),
        _ => format!("{figure} days"),
    };
    let ending = ENDINGS[(topic * 5 + article / 2) % ENDINGS.len()];
    let [name, thing, place] = [0, 1, 2].map(|w| word(topic, w));
    match article % 3 {
        0 => format!(
            "{opening} {subject} {verb} {amount} with the {thing} of Inspector {}{} {ending}.",
            name[..1].to_uppercase(),
            &name[1..]
        ),
        1 => format!("{opening} the {thing} at {}{}, where {subject} {verb} {amount}.", place[..1].to_uppercase(), &place[1..]),
        _ => format!(
            "In {}{} {subject} {verb} {amount} after the {thing} {place} failed, {opening} {ending}.",
            name[..1].to_uppercase(),
            &name[1..]
        ),
    }
}
