use crate::article::{Article, Reference};
use crate::document::{Document, Metadata};
use crate::fact::{FactKind, Value};

fn names(headline: Option<&str>, text: &str) -> Vec<(FactKind, String, String)> {
    let metadata = Metadata { headline: headline.map(str::to_owned), ..Metadata::default() };
    let article = Article::read("a", &Document::raw(text, metadata), Reference::default());
    article
        .facts
        .iter()
        .filter_map(|f| match &f.value {
            Value::Name(n) => Some((f.kind, article.words_at(f.sentence, f.span).to_owned(), n.canonical.clone())),
            _ => None,
        })
        .collect()
}

fn check(text: &str, want: &[(FactKind, &str, &str)]) {
    let got = names(None, text);
    let want: Vec<_> = want.iter().map(|(k, a, b)| (*k, (*a).to_owned(), (*b).to_owned())).collect();
    assert_eq!(got, want, "{text}");
}

use FactKind::{Organization as Org, Person, Place};

#[test]
fn people_by_title_and_short_form() {
    check(
        "Sheriff Anna Holm spoke in Marlow County on Sunday. Holm said Rep. Jorge de la Vega (R-Texas) had called. Police thanked Mr. de la Vega.",
        &[
            (Person, "Anna Holm", "Anna Holm"),
            (Place, "Marlow County", "Marlow County"),
            (Person, "Holm", "Anna Holm"),
            (Person, "Jorge de la Vega", "Jorge de la Vega"),
            (Place, "Texas", "Texas"),
            (Person, "de la Vega", "Jorge de la Vega"),
        ],
    );
}

#[test]
fn parts_titles_from_what_stands_before() {
    check(
        "Sorrel County Coroner Ann Moor and Russian President Vladimir Putin met.",
        &[(Place, "Sorrel County", "Sorrel County"), (Person, "Ann Moor", "Ann Moor"), (Person, "Vladimir Putin", "Vladimir Putin")],
    );
}

#[test]
fn acronyms_in_parentheses() {
    check(
        "The Federal Harbor Service (FHS) closed the port. Officials of the FHS declined to comment.",
        &[
            (Org, "Federal Harbor Service", "Federal Harbor Service"),
            (Org, "FHS", "Federal Harbor Service"),
            (Org, "FHS", "Federal Harbor Service"),
        ],
    );
}

#[test]
fn addresses() {
    check(
        "It happened in the 5300 block of Alder Road, near 1587 W. 87th St. and the corner of 12th Street and Elm Avenue.",
        &[
            (Place, "5300 block of Alder Road", "5300 block of Alder Road"),
            (Place, "1587 W. 87th St.", "1587 W. 87th St."),
            (Place, "12th Street and Elm Avenue", "12th Street and Elm Avenue"),
        ],
    );
}

#[test]
fn sentence_initial_words_are_no_names() {
    check("Officers arrived late. Witnesses saw two men. Shots rang out. Several Americans were hurt.", &[]);
}

#[test]
fn a_title_case_headline_is_not_one_name() {
    let got = names(
        Some("Harbor Pilot Ann Keller Dies After Storm Hits Boston"),
        "Ann Keller, 52, died on Monday. Keller was a pilot in Boston.",
    );
    let head: Vec<_> = got.iter().take(2).map(|(k, w, c)| (*k, w.as_str(), c.as_str())).collect();
    assert_eq!(head, [(Person, "Ann Keller", "Ann Keller"), (Place, "Boston", "Boston")]);
}

#[test]
fn hyphens_and_apostrophes() {
    check(
        "She met Shaun O'Neil and Maya Hale-Norrby of the University of Essex.",
        &[
            (Person, "Shaun O'Neil", "Shaun O'Neil"),
            (Person, "Maya Hale-Norrby", "Maya Hale-Norrby"),
            (Org, "University of Essex", "University of Essex"),
        ],
    );
}
