//! The articles of one event, read together: what alignment and judgement look things up in.

use crate::article::Article;
use crate::entities::Entities;

/// All articles of an event in canonical order, and what is known across them.
#[derive(Debug)]
pub struct Event<'a> {
    /// The articles in canonical order (see [`crate::pipeline`]); a [`crate::comparison::Place`] counts in this order.
    pub articles: &'a [Article],
    /// Who and what is named, across the articles.
    pub entities: Entities,
}

impl<'a> Event<'a> {
    /// Reads the articles together.
    pub fn new(articles: &'a [Article]) -> Self {
        Self { articles, entities: Entities::resolve(articles) }
    }
}
