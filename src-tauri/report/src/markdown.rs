//! Markdown (CommonMark): the outline with all of the articles' words escaped.

use std::fmt::Write;

use crate::language::Language;
use crate::outline::{Decided, Entry, Listing, Outline, SideEntry};
use crate::versions::{ABOUT, Rewritten};

/// The outline as a text.
pub fn write(o: &Outline) -> String {
    let l = o.language;
    let mut out = format!("# {}\n\n", esc(&o.title));
    for line in &o.summary {
        push(&mut out, format_args!("- {}\n", esc(line)));
    }
    push(&mut out, format_args!("\n## {}\n", l.say("Sources")));
    for s in &o.sources {
        push(&mut out, format_args!("\n### {}\n\n", esc(&s.outlet)));
        for (label, value) in &s.facts {
            push(&mut out, format_args!("- {label}: {}\n", esc(value)));
        }
        for w in &s.warnings {
            push(&mut out, format_args!("- {}\n", l.fill("Note: {}", &[&esc(w)])));
        }
    }
    for section in &o.differences {
        push(&mut out, format_args!("\n## {}\n", section.heading));
        section.entries.iter().for_each(|e| entry(&mut out, e, l));
    }
    rewritten(&mut out, &o.versions, l);
    for agreed in &o.agreements {
        push(&mut out, format_args!("\n## {}\n", agreed.heading));
        for a in &agreed.entries {
            push(&mut out, format_args!("\n**{}**\n\n", esc(&a.label)));
            a.sides.iter().for_each(|s| side(&mut out, s, l));
            rest(&mut out, &a.silent, a.decision.as_ref(), l);
        }
    }
    listings(&mut out, l.say("Only in one outlet"), &o.only);
    for (heading, entries) in
        [(l.say("Appendix: dismissed differences"), &o.dismissed), (l.say("Appendix: decisions whose words no longer stand"), &o.unplaced)]
    {
        if !entries.is_empty() {
            push(&mut out, format_args!("\n## {heading}\n"));
            entries.iter().for_each(|e| entry(&mut out, e, l));
        }
    }
    listings(&mut out, l.say("Not compared"), &o.left_out);
    out.push_str("\n---\n\n");
    o.made_by.iter().for_each(|line| push(&mut out, format_args!("{}\n\n", esc(line))));
    out
}

/// Writing to a text can't fail.
fn push(out: &mut String, text: std::fmt::Arguments) {
    let _ = out.write_fmt(text);
}

fn entry(out: &mut String, e: &Entry, l: Language) {
    let number = if e.number > 0 { format!("{}. ", e.number) } else { String::new() };
    push(out, format_args!("\n### {number}{}\n\n*{}*\n\n", esc(&e.reason), esc(&e.label)));
    e.sides.iter().for_each(|s| side(out, s, l));
    if !e.evidence.is_empty() {
        push(out, format_args!("\n{}\n", esc(&e.evidence)));
    }
    rest(out, &e.silent, e.decision.as_ref(), l);
}

/// Who is silent, and what was decided.
fn rest(out: &mut String, silent: &[String], decision: Option<&Decided>, l: Language) {
    if !silent.is_empty() {
        push(out, format_args!("\n{}\n", l.fill("Not reported by {}.", &[&esc(&silent.join(", "))])));
    }
    if let Some(d) = decision {
        let note = if d.note.is_empty() { String::new() } else { format!(" – {}", esc(&d.note)) };
        push(out, format_args!("\n**{}**{note}\n", esc(&d.words)));
    }
}

fn side(out: &mut String, s: &SideEntry, l: Language) {
    push(out, format_args!("- **{}**", esc(&s.outlet)));
    if !s.place.is_empty() {
        push(out, format_args!(" ({})", esc(&s.place)));
    }
    if !s.words.is_empty() {
        push(out, format_args!(": **{}**", esc(&s.words)));
    }
    if !s.value.is_empty() {
        push(out, format_args!(" (= {})", esc(&s.value)));
    }
    if let Some(credit) = &s.credit {
        push(out, format_args!(", {}", l.fill("credits {}", &[&esc(credit)])));
    }
    push(out, format_args!("\n  > {}\n", esc(&s.sentence)));
}

/// Versions of one article: the words that the other version does not have are bold.
fn rewritten(out: &mut String, steps: &[Rewritten], l: Language) {
    if steps.is_empty() {
        return;
    }
    push(out, format_args!("\n## {}\n\n{}\n", l.say("Versions of one article"), esc(l.say(ABOUT))));
    for step in steps {
        push(out, format_args!("\n### {}\n\n*{}*\n", esc(&step.heading), esc(&step.counts)));
        if !step.note.is_empty() {
            push(out, format_args!("\n{}\n", esc(&step.note)));
        }
        for change in &step.changes {
            push(out, format_args!("\n**{}**\n\n", esc(change.label)));
            for side in &change.sides {
                push(out, format_args!("- {}\n  > ", esc(&side.place)));
                for (words, changed) in &side.runs {
                    // Marks hold only beside letters: blanks stay outside.
                    let bare = words.trim();
                    match (*changed && !bare.is_empty(), words.split_once(bare)) {
                        (true, Some((before, after))) => push(out, format_args!("{before}**{}**{after}", esc(bare))),
                        _ => push(out, format_args!("{}", run(words))),
                    }
                }
                out.push('\n');
            }
        }
    }
}

/// A stretch inside a sentence: escaped, its blanks kept.
fn run(words: &str) -> String {
    let bare = words.trim_start();
    format!("{}{}", &words[..words.len() - bare.len()], esc(bare))
}

fn listings(out: &mut String, heading: &str, lists: &[Listing]) {
    if lists.is_empty() {
        return;
    }
    push(out, format_args!("\n## {heading}\n"));
    for l in lists {
        push(out, format_args!("\n### {}\n\n", esc(&l.outlet)));
        for (text, note) in &l.lines {
            push(out, format_args!("- {} ({})\n", esc(text), esc(note)));
        }
    }
}

/// Whether "www" stands before this place.
fn before(text: &str, at: usize) -> bool {
    at.checked_sub(3).and_then(|from| text.get(from..at)).is_some_and(|w| w.eq_ignore_ascii_case("www"))
}

/// Every character that Markdown or HTML could take for its own gets a backslash (CommonMark allows it before any ASCII mark); so do
/// the marks by which GitHub's Markdown knows addresses, which would else become links, and what would begin a list.
fn esc(text: &str) -> String {
    let text = text.trim_start();
    let figures = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let mut out = String::with_capacity(text.len());
    for (i, c) in text.char_indices() {
        let opens_list = i == 0 && matches!(c, '-' | '+' | '=')
            || figures > 0 && i == figures && matches!(c, '.' | ')') && text[i + 1..].chars().next().is_none_or(char::is_whitespace);
        let of_address = c == '@' || c == ':' && text[i..].starts_with("://") || c == '.' && before(text, i);
        let own = matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!');
        if opens_list || of_address || own {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_becomes_a_link_a_list_or_a_page() {
        for (text, written) in [
            ("https://evil.example/x", "https\\://evil.example/x"),
            ("see WWW.evil.example", "see WWW\\.evil.example"),
            ("a@evil.example", "a\\@evil.example"),
            ("![x](y)", "\\!\\[x\\](y)"),
            ("<img src=x>", "\\<img src=x\\>"),
            ("12. people", "12\\. people"),
            ("12.5 people", "12.5 people"),
            ("at 9:30 on 1.5.", "at 9:30 on 1.5."),
            ("    code", "code"),
            ("- item", "\\- item"),
        ] {
            assert_eq!(esc(text), written);
        }
    }
}
