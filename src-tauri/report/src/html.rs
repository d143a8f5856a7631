//! One HTML file that a browser shows and prints without anything else: no script, no picture, no link.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::language::Language;
use crate::outline::{Decided, Entry, Listing, Outline, SideEntry, Source};
use crate::versions::{ABOUT, Rewritten, Wording};
use crosscheck_compare::versions::Edit;

/// For the screen and for A4 and Letter pages.
pub const STYLE: &str = include_str!("report.css");

/// The outline as a page. `maud` escapes every text.
pub fn write(o: &Outline) -> String {
    let page = html! {
        (DOCTYPE)
        html lang=(o.language.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width";
                meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
                title { (o.language.fill("{} – Crosscheck report", &[&o.title])) }
                style { (PreEscaped(STYLE)) }
            }
            body { (body(o)) }
        }
    };
    page.into_string()
}

/// What stands in the page's body.
pub fn body(o: &Outline) -> Markup {
    let l = o.language;
    html! {
        header {
            h1 { (o.title) }
            ul.summary { @for line in &o.summary { li { (line) } } }
        }
        main {
            (section(None, l.say("Sources"), o.sources.iter().map(|s| source(s, l))))
            @for d in &o.differences { (section(None, d.heading, d.entries.iter().map(|e| entry(e, l)))) }
            (rewritten(&o.versions, l))
            @for agreed in &o.agreements {
                (section(Some("agree"), agreed.heading, agreed.entries.iter().map(|a| html! {
                    article { p.label { "= " (a.label) } (sides(&a.sides, l)) (silent(&a.silent, l)) (decided(a.decision.as_ref())) }
                })))
            }
            (listings(l.say("Only in one outlet"), "only", &o.only))
            @if !o.dismissed.is_empty() {
                (section(Some("appendix"), l.say("Appendix: dismissed differences"), o.dismissed.iter().map(|e| entry(e, l))))
            }
            @if !o.unplaced.is_empty() {
                (section(Some("appendix"), l.say("Appendix: decisions whose words no longer stand"), o.unplaced.iter().map(|e| entry(e, l))))
            }
            (listings(l.say("Not compared"), "left-out", &o.left_out))
        }
        footer { @for line in &o.made_by { p { (line) } } }
    }
}

/// A heading and what stands under it. On paper the heading is on one page with the first of it: no browser but Chrome heeds
/// `break-after: avoid`, all heed `break-inside: avoid`.
fn section(class: Option<&str>, heading: &str, mut parts: impl Iterator<Item = Markup>) -> Markup {
    html! {
        section class=[class] {
            div.opening { h2 { (heading) } @if let Some(first) = parts.next() { (first) } }
            @for part in parts { (part) }
        }
    }
}

fn silent(outlets: &[String], l: Language) -> Markup {
    html! { @if !outlets.is_empty() { p.silent { (l.fill("Not reported by {}.", &[&outlets.join(", ")])) } } }
}

fn decided(decision: Option<&Decided>) -> Markup {
    html! {
        @if let Some(d) = decision {
            p.decision { strong { (d.words) } @if !d.note.is_empty() { " – " (d.note) } }
        }
    }
}

fn source(s: &Source, l: Language) -> Markup {
    html! {
        article.source {
            h3 { (s.outlet) }
            dl { @for (label, value) in &s.facts { div { dt { (label) } dd { (value) } } } }
            @for w in &s.warnings { p.warning { (l.fill("Note: {}", &[w])) } }
        }
    }
}

fn entry(e: &Entry, l: Language) -> Markup {
    html! {
        article.difference {
            h3 { @if e.number > 0 { (e.number) ". " } (e.reason) }
            p.label { "≠ " (e.label) }
            (sides(&e.sides, l))
            @if !e.evidence.is_empty() { p.silent { (e.evidence) } }
            (silent(&e.silent, l))
            (decided(e.decision.as_ref()))
        }
    }
}

fn sides(sides: &[SideEntry], l: Language) -> Markup {
    html! {
        table {
            tbody {
                @for s in sides {
                    tr {
                        th scope="row" { (s.outlet) @if !s.place.is_empty() { span.place { (s.place) } } }
                        td {
                            @if !s.words.is_empty() { p.words { mark { (s.words) } @if !s.value.is_empty() { " " span.place { "= " (s.value) } } } }
                            blockquote { (s.sentence) }
                            @if let Some(c) = &s.credit { p.credit { (l.fill("credits {}", &[c])) } }
                        }
                    }
                }
            }
        }
    }
}

/// Versions of one article: what was taken out is struck through, what was put in is underlined.
fn rewritten(steps: &[Rewritten], l: Language) -> Markup {
    let glyph = |edit: Edit| match edit {
        Edit::Added => "+ ",
        Edit::Cut => "− ",
        Edit::Changed | Edit::Kept => "± ",
    };
    let sides = |sides: &[Wording]| {
        html! {
            table { tbody { @for side in sides { tr { th scope="row" { span.place { (side.place) } } td { blockquote { (wording(side)) } } } } } }
        }
    };
    html! {
        @if !steps.is_empty() {
            section.versions {
                @for (at, step) in steps.iter().enumerate() {
                    @let changes = step.changes.iter().map(|change| html! {
                        article class=(change.edit.name()) { p.label { (glyph(change.edit)) (change.label) } (sides(&change.sides)) }
                    });
                    @let changes: Vec<Markup> = changes.collect();
                    div.opening {
                        @if at == 0 { h2 { (l.say("Versions of one article")) } p.silent { (l.say(ABOUT)) } }
                        h3 { (step.heading) }
                        p.counts { (step.counts) }
                        @if !step.note.is_empty() { p.warning { (step.note) } }
                        @if let Some(first) = changes.first() { (first) }
                    }
                    @for change in changes.iter().skip(1) { (change) }
                }
            }
        }
    }
}

fn wording(side: &Wording) -> Markup {
    html! {
        @for (words, changed) in &side.runs {
            @if !changed { (words) } @else if side.later { ins { (words) } } @else { del { (words) } }
        }
    }
}

/// Lines of a list that stand on one page with its heading.
const OPENING: usize = 2;

fn listings(heading: &str, class: &str, lists: &[Listing]) -> Markup {
    let lines = |lines: &[(String, String)]| html! { ul { @for (text, note) in lines { li { (text) " " span.place { (note) } } } } };
    html! {
        @if !lists.is_empty() {
            section class=(class) {
                @for (at, l) in lists.iter().enumerate() {
                    @let (first, rest) = l.lines.split_at(OPENING.min(l.lines.len()));
                    article.listing {
                        div.opening { @if at == 0 { h2 { (heading) } } h3 { (l.outlet) } (lines(first)) }
                        @if !rest.is_empty() { (lines(rest)) }
                    }
                }
            }
        }
    }
}
