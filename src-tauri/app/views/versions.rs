//! Versions of one outlet's article: what was added, cut and changed.

use crosscheck_compare::article::Article;
use crosscheck_compare::comparison::Comparison;
use crosscheck_compare::versions::{Edit, Passage, Piece, Step, Versions};

use crate::views::event::count;
use crate::wire::evidence::{EditView, RewordedView, VersionPassageView, VersionStepView, VersionsView};
use crate::wire::{VersionView, WordRunView};

/// All versions of a comparison, step by step.
pub fn versions(comparison: &Comparison) -> VersionsView {
    let steps = comparison.versions.iter().flat_map(|v| &v.steps).map(|s| step(s, &comparison.articles));
    VersionsView { steps: steps.collect() }
}

/// Which version an article is; `None` where there is no other.
pub fn of_article(comparison: &Comparison, article: usize) -> Option<VersionView> {
    let (chain, Versions { articles, steps }) = comparison.versions.iter().enumerate().find(|(_, v)| v.articles.contains(&article))?;
    let at = articles.iter().position(|a| *a == article)?;
    Some(VersionView {
        chain: count(chain),
        number: count(at + 1),
        of: count(articles.len()),
        ordered: steps.iter().all(|s| s.ordered),
        latest: articles.last().and_then(|a| comparison.articles.get(*a)).map(|a| a.id.clone()).unwrap_or_default(),
    })
}

fn step(step: &Step, articles: &[Article]) -> VersionStepView {
    let Step { earlier, later, ordered, passages } = step;
    let of = |edit: Edit| count(step.count(edit));
    VersionStepView {
        earlier: articles[*earlier].id.clone(),
        later: articles[*later].id.clone(),
        ordered: *ordered,
        kept: of(Edit::Kept),
        changed: of(Edit::Changed),
        added: of(Edit::Added),
        cut: of(Edit::Cut),
        passages: passages.iter().map(|p| passage(p, &articles[*earlier], &articles[*later])).collect(),
    }
}

fn passage(passage: &Passage, old: &Article, new: &Article) -> VersionPassageView {
    let Passage { edit, earlier, later } = passage;
    let side = |article: &Article, list: &[Piece]| list.iter().map(|p| reworded(p, article)).collect();
    VersionPassageView { edit: (*edit).into(), earlier: side(old, earlier), later: side(new, later) }
}

fn reworded(piece: &Piece, article: &Article) -> RewordedView {
    let words = article.words(piece.sentence);
    let runs = piece.runs(article).into_iter().map(|(span, changed)| WordRunView { text: span.of(words).to_owned(), changed });
    RewordedView { sentence: piece.sentence, runs: runs.collect() }
}

impl From<Edit> for EditView {
    fn from(edit: Edit) -> Self {
        match edit {
            Edit::Kept => Self::Kept,
            Edit::Changed => Self::Changed,
            Edit::Added => Self::Added,
            Edit::Cut => Self::Cut,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crosscheck_compare::document::{Document, Metadata};
    use crosscheck_compare::meaning::NoMeaning;
    use crosscheck_compare::pipeline::{self, Input};

    #[test]
    fn runs_join_back_and_the_version_is_told() {
        let rest = "The harbour of Skarne was closed to all ships until the wreck had been towed to the northern quay. Divers will look at the \
            hull as soon as the storm over the strait has passed.";
        let input = |id: &str, day: &str, first: &str| {
            let metadata = Metadata { outlet: Some("Courier".into()), published: Some(day.into()), ..Metadata::default() };
            Input { id: id.into(), document: Document::raw(&format!("{first} {rest}"), metadata) }
        };
        let inputs = [
            input("b", "2031-03-04", "Eleven people were hurt on the ferry Halcyon."),
            input("a", "2031-03-03", "Nine people were hurt on the ferry Halcyon."),
        ];
        let c = pipeline::compare(&inputs, &NoMeaning);
        let view = versions(&c);
        assert_eq!(view.steps.len(), 1);
        let step = &view.steps[0];
        assert_eq!((step.earlier.as_str(), step.later.as_str(), step.kept, step.changed), ("a", "b", 2, 1));
        let joined: String = step.passages[0].earlier[0].runs.iter().map(|r| r.text.as_str()).collect();
        assert_eq!(joined, c.articles[1].words(0));
        let earlier = of_article(&c, 1).expect("a version");
        assert_eq!((earlier.number, earlier.of, earlier.ordered, earlier.latest.as_str()), (1, 2, true, "b"));
    }
}
