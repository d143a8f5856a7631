//! What speaks for a difference, in one line of prose.

use crosscheck_compare::evidence::{Evidence, Ground, Kind};

use crate::inert::inert;
use crate::language::Language;

/// So many of one sort are told.
const MOST: usize = 3;

/// Letters of a run of words that is told whole.
const LONG: usize = 60;

/// "In common: names Ann Roe, Skarne; words ferry, quay; close in meaning. Doubts: …"; empty where nothing is told.
pub fn line(evidence: &Evidence, l: Language) -> String {
    let sort = |name: &'static str, kinds: &[Kind]| {
        let texts = evidence.grounds.iter().filter(|g| kinds.contains(&g.kind)).map(|g| short(&g.text));
        let texts: Vec<String> = texts.take(MOST).collect();
        (!texts.is_empty()).then(|| l.fill(name, &[&texts.join(", ")]))
    };
    let whole = |kind: Kind, words: &'static str| evidence.grounds.iter().any(|g| g.kind == kind).then(|| l.say(words).to_owned());
    let common = [
        whole(Kind::ByHand, "linked by hand"),
        sort("of {}", &[Kind::SameBearer]),
        sort("counted {}", &[Kind::SameCounted]),
        sort("the deed {}", &[Kind::SameDeed]),
        sort("the run of words “{}”", &[Kind::CopiedWords]),
        sort("quoted “{}”", &[Kind::QuotedWords]),
        sort("source {}", &[Kind::Speaker]),
        sort("names {}", &[Kind::Person, Kind::Organization, Kind::Place]),
        sort("figures {}", &[Kind::Number, Kind::Money, Kind::Percent, Kind::Age]),
        sort("days and times {}", &[Kind::Date, Kind::Time, Kind::Duration]),
        sort("words {}", &[Kind::Beside, Kind::Word]),
        whole(Kind::MeaningVeryClose, "very close in meaning"),
        whole(Kind::MeaningClose, "close in meaning"),
    ];
    let common: Vec<String> = common.into_iter().flatten().collect();
    let doubts: Vec<String> = evidence.doubts.iter().filter_map(|d| doubt(d, l)).collect();
    let told = |list: Vec<String>, phrase| (!list.is_empty()).then(|| l.fill(phrase, &[&list.join("; ")]));
    let parts = [told(common, "In common: {}."), told(doubts, "In doubt: {}.")];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn doubt(ground: &Ground, l: Language) -> Option<String> {
    let words = match ground.kind {
        Kind::ByValues => "the values alone brought the sentences together",
        Kind::ByDenial => "one says that there was none of what another tells of, and nothing else links them",
        Kind::OnlyMeaning => "nothing but the meaning speaks for it",
        Kind::FewWords => "hardly a word in common",
        Kind::OtherNames => "each names others",
        Kind::OtherFigures => "each gives another figure",
        Kind::OtherTimes => "each gives another day or time",
        Kind::MeaningFar => "far apart in meaning",
        _ => return None,
    };
    Some(l.say(words).to_owned())
}

/// Words made safe to show, cut after a word where they are many.
fn short(text: &str) -> String {
    let text = inert(text);
    if text.chars().count() <= LONG {
        return text;
    }
    let mut out = String::new();
    for word in text.split_whitespace() {
        if out.chars().count() + word.chars().count() > LONG {
            break;
        }
        out.push_str(word);
        out.push(' ');
    }
    format!("{} …", out.trim_end())
}
