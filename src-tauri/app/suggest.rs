//! Which event an article belongs to, told to the person and never done unasked.

use std::collections::BTreeMap;

use crosscheck_compare::belonging::{self, Belongs, Sketch};
use crosscheck_library::{ArticleRecord, EventRecord, Library};

use crate::session::Session;
use crate::wire::Problem;
use crate::wire::search::SuggestionView;

/// Events that are looked at, the last touched first: an article is rarely about what was done with long ago.
const MOST: usize = 300;

impl Session {
    /// The events that articles of an event seem to belong to instead.
    ///
    /// # Errors
    /// When there is no such event or the library can't be read.
    pub fn suggestions(&self, event: &str, articles: &[String]) -> Result<Vec<SuggestionView>, Problem> {
        let library = self.library()?;
        let own = library.event(event)?;
        let (asked, rest): (Vec<&ArticleRecord>, Vec<&ArticleRecord>) = own.articles.iter().partition(|a| articles.contains(&a.id));
        let others: Vec<EventRecord> =
            library.events()?.into_iter().filter(|e| e.id != event && !e.articles.is_empty() && !e.archived).take(MOST).collect();
        if asked.is_empty() || others.is_empty() {
            return Ok(Vec::new());
        }
        let mut events: Vec<Vec<Sketch>> = others.iter().map(|e| e.articles.iter().filter_map(|a| sketch(&library, a)).collect()).collect();
        // An article that fits those that it lies with stays; what came with it says nothing yet.
        events.push(rest.iter().filter_map(|a| sketch(&library, a)).collect());
        let mut found: BTreeMap<usize, (Vec<String>, Belongs)> = BTreeMap::new();
        for article in asked {
            let nearest = sketch(&library, article).and_then(|s| belonging::nearest(&s, &events));
            if let Some(belongs) = nearest.filter(|b| b.event < others.len()) {
                found.entry(belongs.event).or_insert_with(|| (Vec::new(), belongs)).0.push(article.id.clone());
            }
        }
        let view = |(at, (articles, belongs)): (usize, (Vec<String>, Belongs))| SuggestionView {
            articles,
            event: others[at].id.clone(),
            event_name: others[at].name.clone(),
            why: why(&belongs),
        };
        Ok(found.into_iter().map(view).collect())
    }
}

/// What an article is about; kept, as it is asked for with every import.
fn sketch(library: &Library, article: &ArticleRecord) -> Option<Sketch> {
    let cache = library.cache();
    let kept = cache.sketch(&article.id).and_then(|bytes| serde_json::from_slice(&bytes).ok());
    kept.or_else(|| {
        let document = article.correction.corrected(library.document(&article.id).ok()?);
        let sketch = Sketch::of(&document);
        if let Ok(bytes) = serde_json::to_vec(&sketch) {
            drop(cache.keep_sketch(&article.id, &bytes));
        }
        Some(sketch)
    })
}

fn why(belongs: &Belongs) -> String {
    let shared = match belongs.shared.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    };
    let days = match belongs.days {
        None => String::new(),
        Some(0) => "; published on the same day".to_owned(),
        Some(1) => "; published a day apart".to_owned(),
        Some(n) => format!("; published {n} days apart"),
    };
    format!("Both speak of {shared}{days}.")
}
