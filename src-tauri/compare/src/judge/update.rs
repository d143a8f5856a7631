//! Update against conflict: differences that the articles' times explain.

use crate::article::Article;
use crate::comparison::{DifferenceKind, Side};
use crate::event::Event;
use crate::judge::Draft;

/// Marks the drafts whose values part by time of publication: all articles with one value before all with the next.
pub(super) fn mark(event: &Event, drafts: &mut [Draft]) {
    for draft in drafts {
        let grows = matches!(
            draft.kind,
            DifferenceKind::Number
                | DifferenceKind::Money
                | DifferenceKind::Title
                | DifferenceKind::Certainty
                | DifferenceKind::Negation
                | DifferenceKind::Other
        );
        draft.update = grows && parted_by_time(event.articles, &draft.values);
    }
}

fn parted_by_time(articles: &[Article], values: &[Side]) -> bool {
    let mut at: Vec<(String, String)> = Vec::new();
    for side in values {
        let Some(time) = articles.get(side.place.article).and_then(published) else { return false };
        at.push((time, side.value.to_lowercase()));
    }
    // Comparable only where all are printed to the same precision.
    if at.iter().any(|t| (t.0.len() > 10) != (at[0].0.len() > 10)) {
        at.iter_mut().for_each(|t| t.0.truncate(10));
    }
    at.sort();
    at.dedup();
    // One value at a time, and no value that comes back.
    let one_at_a_time = at.windows(2).all(|w| w[0].0 != w[1].0);
    let mut runs: Vec<&str> = at.iter().map(|t| t.1.as_str()).collect();
    runs.dedup();
    let mut seen = runs.clone();
    seen.sort_unstable();
    seen.dedup();
    one_at_a_time && runs.len() > 1 && seen.len() == runs.len()
}

/// When an article was last changed, sortable where all are of one zone.
fn published(article: &Article) -> Option<String> {
    let m = &article.metadata;
    m.updated.clone().or_else(|| m.published.clone()).filter(|s| s.len() >= 10 && s.is_char_boundary(10) && s.is_ascii())
}
