//! Which names of an event mean the same person, organization or place, across its articles.

use std::collections::BTreeMap;

use crate::article::Article;
use crate::fact::Value;

/// The names of an event, grouped into entities.
#[derive(Debug, Default)]
pub struct Entities {
    /// Canonical name in lower case -> entity.
    by_name: BTreeMap<String, usize>,
}

impl Entities {
    /// Groups all names of the articles. Independent of their order.
    pub fn resolve(articles: &[Article]) -> Self {
        let mut by_name = BTreeMap::new();
        for fact in articles.iter().flat_map(|a| &a.facts) {
            if let Value::Name(name) = &fact.value {
                by_name.insert(name.canonical.to_lowercase(), 0);
            }
        }
        for (i, id) in by_name.values_mut().enumerate() {
            *id = i;
        }
        Self { by_name }
    }

    /// The entity that a canonical name of any article stands for.
    pub fn id(&self, canonical: &str) -> Option<usize> {
        self.by_name.get(&canonical.to_lowercase()).copied()
    }
}
