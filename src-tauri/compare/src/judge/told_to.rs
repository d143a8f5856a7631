//! Whom it was told: one speaker's words, to another outlet in each report.
//!
//! "Told The Hill" and "said in an email to The Associated Press" may be two utterances of one statement, or one of the reports may have
//! taken it from the other. Either way a reader of both should know.

use crate::comparison::{Confidence, DifferenceKind, Severity};
use crate::entities::Relation;
use crate::fact::{Credit, Rung};
use crate::judge::mention::{Mention, Pair};
use crate::judge::{Clash, Value};

/// One speaker, two outlets.
pub(super) fn rule(pair: &Pair) -> Vec<Clash> {
    let entities = &pair.event.entities;
    let (a, b) = (media(pair.a), media(pair.b));
    let same = |x: &Credit, y: &Credit| entities.relation(&x.name, &y.name) != Relation::Different;
    for x in &a {
        for y in &b {
            let told_alike = same(x, y) || a.iter().any(|c| same(c, y)) || b.iter().any(|c| same(x, c));
            if told_alike || !one_speaker(pair, x, y) {
                continue;
            }
            return vec![Clash {
                kind: DifferenceKind::Attribution,
                severity: Severity::Minor,
                confidence: Confidence::Medium,
                a: Value::new(x.source, x.name.clone()),
                b: Value::new(y.source, y.name.clone()),
                note: "the same speaker, to different outlets".to_owned(),
            }];
        }
    }
    Vec::new()
}

/// The outlets that a mention credits.
fn media<'a>(m: &Mention<'a>) -> Vec<&'a Credit> {
    m.credits.iter().copied().filter(|c| c.rung == Rung::Media).collect()
}

/// Whether somebody known by name speaks in both, to the outlet in question.
fn one_speaker(pair: &Pair, x: &Credit, y: &Credit) -> bool {
    let speakers = |m: &Mention, to: &Credit| -> Vec<String> {
        let speaks = |c: &&&Credit| c.rung == Rung::Named && c.governs.overlaps(to.governs);
        m.credits.iter().filter(speaks).map(|c| c.name.clone()).collect()
    };
    let (p, q) = (speakers(pair.a, x), speakers(pair.b, y));
    p.iter().any(|n| q.iter().any(|m| pair.event.entities.relation(n, m) != Relation::Different))
}

#[cfg(test)]
mod tests {
    use crate::judge::tests::{says, silent};

    #[test]
    fn one_speaker_two_outlets() {
        says(
            &[
                "Ann Roe told Fox News that two boats sank off Halden.",
                "Ann Roe said in an interview with Politico that two boats sank off Halden.",
            ],
            &["attribution minor: Fox News | Politico"],
        );
        silent(&[("Ann Roe told Fox News that two boats sank.", "Ann Roe told Fox News and Politico that two boats sank.")]);
    }
}
