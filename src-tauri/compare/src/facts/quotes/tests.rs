use crate::article::{Article, Reference};
use crate::document::{Document, Metadata};
use crate::fact::{QuoteType, Value};

/// Type, content, source, cue and speaker of each quote, in order.
fn quotes(language: &str, text: &str) -> Vec<String> {
    let metadata = Metadata { language: Some(language.to_owned()), ..Metadata::default() };
    let article = Article::read("a", &Document::raw(text, metadata), Reference::default());
    article
        .facts
        .iter()
        .filter_map(|f| match &f.value {
            Value::Quote(q) => {
                let words = |s: Option<crate::span::Span>| s.map_or("-", |s| s.of(text));
                let kind = match q.quote_type {
                    QuoteType::Direct => "direct",
                    QuoteType::Mixed => "mixed",
                    QuoteType::Indirect => "indirect",
                };
                Some(format!("{kind} [{}] {} {} = {}", f.span.of(text), words(q.source), words(q.cue), q.speaker.as_deref().unwrap_or("-")))
            }
            _ => None,
        })
        .collect()
}

#[track_caller]
fn check(text: &str, want: &[&str]) {
    assert_eq!(quotes("en", text), want, "{text}");
}

#[test]
fn direct_before_after_and_interrupted() {
    check(
        "Mayor Ann Roe spoke. “We lost the bridge,” Roe said. “It will be rebuilt.”",
        &["direct [We lost the bridge,] Roe said = Ann Roe", "direct [It will be rebuilt.] Roe said = Ann Roe"],
    );
    check(
        "“We lost,” said Ann Roe, the mayor. She added, \"We go on.\"",
        &["direct [We lost,] Ann Roe said = Ann Roe", "direct [We go on.] She added = Ann Roe"],
    );
    check(
        "“The river,” Ann Roe said, “came over the wall.”",
        &["direct [The river,] Ann Roe said = Ann Roe", "direct [came over the wall.] Ann Roe said = Ann Roe"],
    );
}

#[test]
fn mixed_and_scare_quotes() {
    check("Ann Roe called the plan “a waste of money.”", &["mixed [the plan “a waste of money.”] Ann Roe called = Ann Roe"]);
    check(
        "The town calls its old bridge “the whale.” Paul “Slim” Dorn built it. He read the book “Night Ferry.”",
        &["mixed [its old bridge “the whale.”] The town calls = The town"],
    );
    check("Paul “Slim” Dorn built the bridge of the so-called “harbor mile” in May.", &[]);
}

#[test]
fn indirect() {
    check("Police said two men were hurt on Sunday.", &["indirect [two men were hurt on Sunday] Police said = Police"]);
    check("Two men were hurt, police said.", &["indirect [Two men were hurt] police said = police"]);
    check(
        "According to the coroner's office, the man drowned.",
        &["indirect [the man drowned] the coroner's office According to = the coroner's office"],
    );
    check("Ann Roe told reporters that the dam would hold.", &["indirect [that the dam would hold] Ann Roe told = Ann Roe"]);
    check("Ann Roe plans to close the bridge.", &["indirect [to close the bridge] Ann Roe plans = Ann Roe"]);
    check("The self-described poet found a boat.", &[]);
}

#[test]
fn a_quote_runs_over_sentences_and_paragraphs() {
    check(
        "“We lost. We go on.\n\n“And we will win,” said Ann Roe.",
        &["direct [We lost. We go on.\n\n“And we will win,] Ann Roe said = Ann Roe"],
    );
}

#[test]
fn other_languages() {
    assert_eq!(
        quotes("de", "„Wir haben alles verloren“, sagte Anna Holm."),
        ["direct [Wir haben alles verloren] Anna Holm sagte = Anna Holm"]
    );
    assert_eq!(
        quotes("fr", "« Nous avons tout perdu », a déclaré Anne Roy."),
        ["direct [Nous avons tout perdu] Anne Roy déclaré = Anne Roy"]
    );
}

/// Whom "he" and "she" mean, of each quote with such a source.
fn meant(text: &str) -> Vec<String> {
    quotes("en", text)
        .iter()
        .filter(|q| q.contains(" he ") || q.contains(" she ") || q.contains(" He "))
        .map(|q| q[q.rfind("= ").map_or(0, |i| i + 2)..].to_owned())
        .collect()
}

#[test]
fn pronouns_mean_whom_the_sentences_are_about() {
    // Whom the sentence before has as its subject, past those that say "he", and not who was named last.
    assert_eq!(
        meant(
            "Carl Stade faces ten years. He was held in April for a call to the office of Ida Moor. During the call he said “it will burn down.”"
        ),
        ["Carl Stade"]
    );
    // The subject of its own sentence, and not who spoke before.
    assert_eq!(
        meant("“Speech is no threat,” Judge Jan Kell said. Carl Stade was held for a call in which he said “it will burn down.”"),
        ["Carl Stade"]
    );
    // Who spoke in the sentence before, though others are named first.
    assert_eq!(meant("Even Ida Moor may lose, Carl Stade said. He said the town was against her."), ["Carl Stade"]);
    assert_eq!(meant("Ida Moor said that it is late, which Carl Stade denies. “We go on,” she said."), ["Ida Moor"]);
    // Nobody inside the quotation.
    assert_eq!(meant("Ida Moor asked for time. “Carl Stade is tired and wants to go home,” she said."), ["Ida Moor"]);
    // Nobody whom a preposition governs.
    assert_eq!(meant("The rise of Jan Kell gave Ida Moor a reason to leave. “It is late,” she said."), ["Ida Moor"]);
}
