//! Fact sheets (`event.json`) and tagged articles (`A.txt`, `B.txt`, …), parsed.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

/// What happened, as the fact sheet has it, and what each outlet made of it.
#[derive(Debug)]
pub struct Event {
    /// The folder's name.
    pub id: String,
    /// The sheet.
    pub sheet: Sheet,
    /// The articles in order of their letters.
    pub articles: Vec<Tagged>,
}

/// `event.json`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sheet {
    /// What happened, in one line.
    pub title: String,
    /// `disaster`, `crime`, `politics`, …
    pub subject: String,
    /// ISO 639-1 of the articles; several for events whose outlets write in different languages.
    pub languages: Vec<String>,
    /// What can be reported, by id.
    pub facts: BTreeMap<String, SheetFact>,
    /// Who knows what, gets what wrong, leaves out what: for the writer and the second reader.
    #[serde(default)]
    pub plan: BTreeMap<String, String>,
}

/// One thing that can be reported.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetFact {
    /// What the claim says.
    pub gist: String,
    /// What is true, for facts with a value.
    #[serde(default)]
    pub truth: Option<String>,
    /// The ways in which outlets give it, by a short name: what each means. Empty for facts that nobody varies.
    #[serde(default)]
    pub variants: BTreeMap<String, String>,
    /// Which variants can't stand side by side.
    #[serde(default)]
    pub differences: Vec<SheetDifference>,
    /// Which variants look different and are not.
    #[serde(default)]
    pub near_misses: Vec<NearMiss>,
}

/// Variants of one fact that contradict each other.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetDifference {
    /// Two or more variants; each contradicts each of the others.
    pub between: Vec<String>,
    /// The contract's kind.
    pub kind: String,
    /// `material` or `minor`.
    pub severity: String,
    /// The articles' times explain it.
    #[serde(default)]
    pub update: bool,
    /// `sure` or `arguable`.
    #[serde(default = "sure")]
    pub confidence: String,
    /// Why, in words.
    pub why: String,
}

fn sure() -> String {
    "sure".to_owned()
}

/// Variants that must stay silent: of one fact, or of several that a careless reader would take for one.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NearMiss {
    /// The variants; one of another fact as `fact.variant`.
    pub between: Vec<String>,
    /// Why they are the same, or about something else.
    pub why: String,
}

/// A tagged article.
#[derive(Debug)]
pub struct Tagged {
    /// `A`, `B`, …
    pub id: String,
    /// Lines before the first blank one: `outlet`, `voice`, `headline`, `published`, `byline`, `place`, …
    pub head: BTreeMap<String, String>,
    /// The headline as a unit: its text without tags.
    pub headline: Unit,
    /// Paragraphs of units, clutter and sentences, in order.
    pub paragraphs: Vec<Vec<Unit>>,
}

/// A sentence or a piece of clutter.
#[derive(Debug, Default)]
pub struct Unit {
    /// The words, tags taken out.
    pub text: String,
    /// The facts it reports.
    pub facts: Vec<String>,
    /// Exact words with fact and variant: `(byte start, byte end, fact, variant)` in `text`.
    pub values: Vec<(usize, usize, String, String)>,
    /// Sentences of different articles with the same mark were copied from one another or from one wire text.
    pub copied: Option<String>,
    /// For clutter: `furniture`, `teaser`, `caption`, …; `None` for a sentence.
    pub clutter: Option<String>,
}

impl Event {
    /// Reads an event's folder.
    ///
    /// # Errors
    /// The file, the line and what is wrong with it.
    pub fn load(folder: &Path) -> Result<Self, String> {
        let id = folder.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let read = |path: &Path| std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()));
        let sheet: Sheet = serde_json::from_str(&read(&folder.join("event.json"))?).map_err(|e| format!("{id}/event.json: {e}"))?;
        let mut articles = Vec::new();
        for letter in 'A'..='Z' {
            let path = folder.join(format!("{letter}.txt"));
            if path.exists() {
                let article = Tagged::parse(&letter.to_string(), &read(&path)?).map_err(|e| format!("{id}/{letter}.txt: {e}"))?;
                articles.push(article);
            }
        }
        Ok(Self { id, sheet, articles })
    }
}

impl Tagged {
    /// Parses a tagged article: a head of `name: value` lines, a blank line, then one unit a line; blank lines part paragraphs.
    ///
    /// # Errors
    /// The line's number and what is wrong with it.
    pub fn parse(id: &str, text: &str) -> Result<Self, String> {
        let mut head = BTreeMap::new();
        let mut headline = Unit::default();
        let mut paragraphs: Vec<Vec<Unit>> = vec![Vec::new()];
        let mut body = false;
        for (number, line) in (1..).zip(text.lines()) {
            let at = |e: String| format!("line {number}: {e}");
            let line = line.trim();
            if line.is_empty() {
                body = true;
                paragraphs.push(Vec::new());
            } else if body {
                paragraphs.last_mut().ok_or("no paragraph")?.push(Unit::parse(line).map_err(at)?);
            } else {
                let (name, value) = line.split_once(':').ok_or_else(|| at("a head line is `name: value`".to_owned()))?;
                if name == "headline" {
                    headline = Unit::parse(value.trim()).map_err(at)?;
                    head.insert(name.to_owned(), headline.text.clone());
                } else {
                    head.insert(name.trim().to_owned(), value.trim().to_owned());
                }
            }
        }
        paragraphs.retain(|p| !p.is_empty());
        Ok(Self { id: id.to_owned(), head, headline, paragraphs })
    }

    /// All units of the body in order.
    pub fn units(&self) -> impl Iterator<Item = &Unit> {
        self.paragraphs.iter().flatten()
    }
}

impl Unit {
    /// Parses one line: `~reason words` is clutter; else words with `[exact words|fact.variant]` and, at the end, `{facts …}` with
    /// bare fact ids and `copy:mark`. A fact that is marked inside needs no mention at the end.
    fn parse(line: &str) -> Result<Self, String> {
        if let Some(rest) = line.strip_prefix('~') {
            let (reason, text) = rest.split_once(' ').ok_or("clutter is `~reason words`")?;
            return Ok(Self { text: text.to_owned(), clutter: Some(reason.to_owned()), ..Self::default() });
        }
        let mut unit = Self::default();
        let mut line = line;
        if let Some((before, tags)) = line.strip_suffix('}').and_then(|l| l.rsplit_once('{')) {
            line = before.trim_end();
            for tag in tags.split_whitespace() {
                match tag.strip_prefix("copy:") {
                    Some(mark) => unit.copied = Some(mark.to_owned()),
                    None => unit.facts.push(tag.to_owned()),
                }
            }
        }
        unit.inline(line)?;
        for (_, _, fact, _) in &unit.values {
            if !unit.facts.contains(fact) {
                unit.facts.push(fact.clone());
            }
        }
        Ok(unit)
    }

    /// Takes out the inline tags; they may be nested.
    fn inline(&mut self, line: &str) -> Result<(), String> {
        let mut open: Vec<usize> = Vec::new();
        let mut rest = line;
        while let Some(at) = rest.find(['[', '|', ']']) {
            let (before, from) = rest.split_at(at);
            self.text.push_str(before);
            rest = &from[1..];
            match &from[..1] {
                "[" => open.push(self.text.len()),
                "]" => return Err("a ] without a |fact.variant before it".to_owned()),
                _ => {
                    let (tag, after) = rest.split_once(']').ok_or("a | without a ] after it")?;
                    let (fact, variant) = tag.split_once('.').ok_or("a tag is `fact.variant`")?;
                    let start = open.pop().ok_or("a | without a [ before it")?;
                    self.values.push((start, self.text.len(), fact.to_owned(), variant.to_owned()));
                    rest = after;
                }
            }
        }
        self.text.push_str(rest);
        if open.is_empty() { Ok(()) } else { Err("a [ that is not closed".to_owned()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_gives_words_values_and_facts() {
        let u =
            Unit::parse("[At least nine|hurt.low] people were hurt [on [Tuesday|when.day] morning|when.part]. {source copy:w1}").unwrap();
        assert_eq!(u.text, "At least nine people were hurt on Tuesday morning.");
        let words: Vec<&str> = u.values.iter().map(|v| &u.text[v.0..v.1]).collect();
        assert_eq!(words, ["At least nine", "Tuesday", "on Tuesday morning"]);
        assert_eq!((u.facts, u.copied), (vec!["source".into(), "hurt".into(), "when".into()], Some("w1".into())));
    }

    #[test]
    fn clutter_and_errors() {
        assert_eq!(Unit::parse("~teaser Read more: Ferry fares to rise").unwrap().clutter.as_deref(), Some("teaser"));
        assert!(Unit::parse("a [b").is_err() && Unit::parse("a b]").is_err() && Unit::parse("[a|b] c").is_err());
    }
}
