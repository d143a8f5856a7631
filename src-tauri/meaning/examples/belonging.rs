//! Measures which event articles are found to belong to: reads `{"event", "headline", "published", "text"}` a line, takes each article out of
//! its event and asks for it again, with its event there and with it gone.

use std::collections::BTreeMap;
use std::io::BufRead;

use crosscheck_compare::belonging::{Sketch, nearest};
use crosscheck_compare::document::{Document, Metadata};

fn main() {
    let mut events: BTreeMap<String, Vec<Sketch>> = BTreeMap::new();
    for line in std::io::stdin().lock().lines().map_while(Result::ok) {
        let Ok(line) = serde_json::from_str::<serde_json::Value>(&line) else { continue };
        let text = |name: &str| line[name].as_str().map(str::to_owned);
        let metadata = Metadata { headline: text("headline"), published: text("published"), ..Metadata::default() };
        let document = Document::raw(&text("text").unwrap_or_default(), metadata);
        events.entry(text("event").unwrap_or_default()).or_default().push(Sketch::of(&document));
    }
    let all: Vec<Vec<Sketch>> = events.into_values().collect();
    let (mut right, mut wrong, mut none, mut wrong_gone, mut asked) = (0, 0, 0, 0, 0);
    for (own, articles) in all.iter().enumerate().filter(|(_, a)| a.len() > 1) {
        for (i, article) in articles.iter().enumerate() {
            let mut others = all.clone();
            others[own].remove(i);
            asked += 1;
            match nearest(article, &others) {
                Some(found) if found.event == own => right += 1,
                Some(_) => wrong += 1,
                None => none += 1,
            }
            others.remove(own);
            wrong_gone += usize::from(nearest(article, &others).is_some());
        }
    }
    println!("{asked} articles: {right} right, {wrong} wrong, {none} none; with their event gone {wrong_gone} found another");
}
