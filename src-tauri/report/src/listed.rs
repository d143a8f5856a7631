//! What stands in the report beside the differences: what agrees, what one outlet alone has, what was left out.

use std::collections::BTreeSet;

use crosscheck_compare::comparison::{Claim, Comparison, Place, Status};

use crate::Report;
use crate::decided::decided;
use crate::inert::inert;
use crate::language::Language;
use crate::outline::{Agreed, Agreement, Listing, mention, place_words, silent};

/// Agreements by origin: what independent outlets say first, then what is one source however many print it.
pub(crate) fn agreements(report: &Report, outlets: &[String]) -> Vec<Agreed> {
    let agree = || report.comparison.claims.iter().filter(|x| x.status == Status::Agree);
    let entries = |wanted: &dyn Fn(&Claim) -> bool| agree().filter(|x| wanted(x)).map(|x| agreement(report, outlets, x)).collect();
    let l = report.options.language;
    let mut agreed = vec![
        Agreed { heading: l.say("What agrees"), entries: entries(&|x| x.origins > 1) },
        Agreed { heading: l.say("What several outlets have from one origin"), entries: entries(&|x| x.origins <= 1) },
    ];
    agreed.retain(|a| !a.entries.is_empty());
    agreed
}

fn agreement(report: &Report, outlets: &[String], claim: &Claim) -> Agreement {
    let (c, l) = (report.comparison, report.options.language);
    let outlet_of = c.outlets();
    let reporting: BTreeSet<usize> = claim.mentions.iter().map(|m| outlet_of[m.article]).collect();
    Agreement {
        label: [l.count(reporting.len(), "{} outlet", "{} outlets"), l.count(claim.origins, "{} origin", "{} origins")].join(", "),
        sides: claim.mentions.iter().map(|m| mention(&c.articles[m.article], &outlets[m.article], *m, l)).collect(),
        silent: silent(c, outlets, claim.mentions.iter().copied()),
        decision: decided(report, outlets, &claim.id),
    }
}

/// What one outlet alone has, by outlet.
pub(crate) fn only(c: &Comparison, outlets: &[String], l: Language) -> Vec<Listing> {
    let mut lists: Vec<Listing> = outlets.iter().map(|o| Listing { outlet: o.clone(), lines: Vec::new() }).collect();
    // What several versions of one article have is listed with the last of them.
    let last = |x: &Claim, m: &Place| {
        let after = |v: &[usize]| v.iter().skip_while(|a| **a != m.article).skip(1).any(|a| x.mentions.iter().any(|o| o.article == *a));
        !c.versions_of(m.article).is_some_and(|v| after(&v.articles))
    };
    let single = c.claims.iter().filter(|x| x.status == Status::Single);
    let mut places: Vec<Place> = single.flat_map(|x| x.mentions.iter().filter(|m| last(x, m)).copied().collect::<Vec<_>>()).collect();
    places.sort_unstable();
    places.dedup();
    for p in places {
        lists[p.article].lines.push((inert(c.articles[p.article].words(p.sentence)), place_words(p.sentence, l)));
    }
    lists.retain(|list| !list.lines.is_empty());
    lists
}

/// What was trimmed, by outlet.
pub(crate) fn left_out(report: &Report, outlets: &[String]) -> Vec<Listing> {
    let lists = report.read.iter().zip(outlets).map(|((document, _), o)| Listing {
        outlet: o.clone(),
        lines: document.blocks.iter().filter_map(|b| Some((inert(&b.text), report.options.language.trimmed(b.reason?.words())))).collect(),
    });
    lists.filter(|l| !l.lines.is_empty()).collect()
}
