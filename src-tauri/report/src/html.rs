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
            section { h2 { (l.say("Sources")) } @for s in &o.sources { (source(s, l)) } }
            @for section in &o.differences {
                section { h2 { (section.heading) } @for e in &section.entries { (entry(e, l)) } }
            }
            (rewritten(&o.versions, l))
            @for agreed in &o.agreements {
                section.agree {
                    h2 { (agreed.heading) }
                    @for a in &agreed.entries {
                        article { p.label { "= " (a.label) } (sides(&a.sides, l)) (silent(&a.silent, l)) (decided(a.decision.as_ref())) }
                    }
                }
            }
            (listings(l.say("Only in one outlet"), "only", &o.only))
            @if !o.dismissed.is_empty() {
                section.appendix { h2 { (l.say("Appendix: dismissed differences")) } @for e in &o.dismissed { (entry(e, l)) } }
            }
            @if !o.unplaced.is_empty() {
                section.appendix { h2 { (l.say("Appendix: decisions whose words no longer stand")) } @for e in &o.unplaced { (entry(e, l)) } }
            }
            (listings(l.say("Not compared"), "left-out", &o.left_out))
        }
        footer { @for line in &o.made_by { p { (line) } } }
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
    html! {
        @if !steps.is_empty() {
            section.versions {
                h2 { (l.say("Versions of one article")) }
                p.silent { (l.say(ABOUT)) }
                @for step in steps {
                    h3 { (step.heading) }
                    p.counts { (step.counts) }
                    @if !step.note.is_empty() { p.warning { (step.note) } }
                    @for change in &step.changes {
                        article class=(change.edit.name()) {
                            p.label { (glyph(change.edit)) (change.label) }
                            table {
                                tbody { @for side in &change.sides { tr { th scope="row" { span.place { (side.place) } } td { blockquote { (wording(side)) } } } } }
                            }
                        }
                    }
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

fn listings(heading: &str, class: &str, lists: &[Listing]) -> Markup {
    html! {
        @if !lists.is_empty() {
            section class=(class) {
                h2 { (heading) }
                @for l in lists {
                    article.listing {
                        h3 { (l.outlet) }
                        ul { @for (text, note) in &l.lines { li { (text) " " span.place { (note) } } } }
                    }
                }
            }
        }
    }
}
