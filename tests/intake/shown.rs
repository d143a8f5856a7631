//! What the window shows of it: the example, suggestions, reports, search.

use crosscheck_app::session::Session;
use crosscheck_app::wire::FileOutcome;
use crosscheck_app::wire::report::{ReportFormatView, ReportOptionsView};
use crosscheck_app::wire::search::HitKind;
use crosscheck_app::{example, reports, views};
use crosscheck_library::{Decision, Review};
use crosscheck_report::Language;

use crate::desk::{Desk, STORY, confirmed, two};

#[test]
fn the_example_opens_once_and_is_all_there_after_a_restart() {
    let desk = Desk::new();
    let library = desk.session.library().unwrap();
    let id = example::open(&library).unwrap();
    assert_eq!(example::open(&library).unwrap(), id);
    let (event, compared) = desk.session.compared(&id).unwrap();
    assert_eq!(event.name, example::NAME);
    let before = desk.session.view(&id).unwrap();
    assert_eq!(before.articles.len(), compared.comparison.articles.len());
    let first = before.differences.first().map(|d| d.id.clone()).unwrap_or_default();
    let review = Review { decision: Decision::Confirmed, ..Review::default() };
    library.review(&id, &first, review).unwrap();

    let Desk { folder, session } = desk;
    drop((library, session));
    let again = Session::new(folder.path().join("library"));
    let after = again.view(&id).unwrap();
    assert_eq!(after.articles.len(), before.articles.len());
    assert_eq!(after.differences.len(), before.differences.len());
    if let Some(difference) = after.differences.first() {
        assert_eq!(difference.id, first);
        assert!(difference.review.is_some());
    }
    let listed = views::library::library(&again.library().unwrap(), None, false).unwrap();
    assert_eq!(listed.events[0].articles, 3);
    let material = after.differences.iter().filter(|d| matches!(d.severity, crosscheck_app::wire::SeverityView::Material)).count();
    assert_eq!(listed.events[0].differences as usize, material);
}

#[test]
fn an_article_that_lies_in_the_wrong_event_is_told() {
    let desk = Desk::new();
    let (event, _) = two(&desk);
    let budget = "Arran council votes through its budget\n\nBy Piet Aalders\nMay 4, 2026\n\nCouncillors in Arran voted through a budget of 40 million after a night of debate. Mayor Tove Brandt called the vote a relief. Libraries would close, the opposition said.\n";
    let other = desk.take(None, &[desk.file("budget.txt", budget.as_bytes())]).event.unwrap();
    let late = STORY.replace("Nine", "Ten").replace("Ada Quill", "Mo Lind").replace("All passengers", "All of them");
    let wrong = desk.take(Some(&other), &[desk.file("late.txt", late.as_bytes())]);
    let FileOutcome::Imported { article, .. } = &wrong.files[0] else { panic!("imported") };
    let told = desk.session.suggestions(&other, std::slice::from_ref(article)).unwrap();
    assert_eq!((told.len(), told[0].event.as_str()), (1, event.as_str()));
    assert!(told[0].why.starts_with("Both speak of "), "{}", told[0].why);
    desk.session.library().unwrap().move_articles(&other, &told[0].articles, Some(&event)).unwrap();
    assert_eq!(desk.session.view(&event).unwrap().articles.len(), 3);
    let there = desk.session.library().unwrap().event(&event).unwrap().articles[2].id.clone();
    assert!(desk.session.suggestions(&event, &[there]).unwrap().is_empty(), "it is where it belongs");
}

#[test]
fn what_is_kept_of_a_comparison_gives_the_same_view() {
    let desk = Desk::new();
    let (event, _) = two(&desk);
    let fresh = serde_json::to_value(desk.session.view(&event).unwrap()).unwrap();
    let Desk { folder, session } = desk;
    drop(session);
    let session = Session::new(folder.path().join("library"));
    assert!(serde_json::to_value(session.view(&event).unwrap()).unwrap() == fresh, "to the letter");
}

#[test]
fn a_report_has_the_screens_differences_in_the_screens_order() {
    let desk = Desk::new();
    let id = example::open(&desk.session.library().unwrap()).unwrap();
    let view = desk.session.view(&id).unwrap();
    desk.session.review(&id, &view.differences[0].id, confirmed()).unwrap();
    let all = ReportOptionsView {
        minor: true,
        open: true,
        agreements: true,
        only_here: true,
        dismissed: true,
        left_out: true,
        decisions: true,
        evidence: true,
    };
    let (name, bytes) = reports::write(&desk.session, &id, ReportFormatView::Json, all, Language::English).unwrap();
    assert_eq!(name, example::NAME);
    let parsed: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    let ids: Vec<&str> = parsed["differences"].as_array().unwrap().iter().map(|d| d["id"].as_str().unwrap()).collect();
    assert_eq!(ids, view.differences.iter().map(|d| d.id.as_str()).collect::<Vec<_>>());
    assert_eq!(parsed["differences"][0]["review"]["note"], "rang them");
    let preview = reports::preview(&desk.session, &id, all, Language::English).unwrap();
    let german = reports::preview(&desk.session, &id, all, Language::German).unwrap();
    assert!(german.html.contains("<h2>Quellen</h2>") && preview.html.contains("<h2>Sources</h2>"));
    assert!(preview.html.contains("Confirmed by ab") && !preview.html.contains("<style") && preview.style.contains("@page"));
    // What speaks for each stands in it, or does not.
    let silent = ReportOptionsView { evidence: false, ..all };
    let without = reports::preview(&desk.session, &id, silent, Language::English).unwrap();
    assert!(preview.html.contains("In common: ") && !without.html.contains("In common: "));
    let (_, bytes) = reports::write(&desk.session, &id, ReportFormatView::Json, silent, Language::English).unwrap();
    let read: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    assert!(parsed["differences"][0]["evidence"]["for"].is_array() && read["differences"][0].get("evidence").is_none());
    for format in
        [ReportFormatView::Html, ReportFormatView::Docx, ReportFormatView::Xlsx, ReportFormatView::Csv, ReportFormatView::Markdown]
    {
        assert!(reports::write(&desk.session, &id, format, all, Language::English).unwrap().1.len() > 1000, "{format:?}");
    }
}

#[test]
fn search_opens_in_place() {
    let desk = Desk::new();
    let (event, _) = two(&desk);
    let id = desk.session.view(&event).unwrap().differences[0].id.clone();
    desk.session.review(&event, &id, confirmed()).unwrap();
    let library = desk.session.library().unwrap();
    library.search().start();
    assert!(library.search().settled(std::time::Duration::from_secs(60)));
    let found = views::search::search(&library, "engine roo", 20).unwrap();
    assert!(found.complete);
    let hit = found.hits.iter().find(|h| h.kind == HitKind::Sentence && h.sentence == Some(1)).unwrap();
    assert_eq!((hit.event.as_str(), hit.published.as_deref()), (event.as_str(), Some("2026-05-04")));
    assert!(hit.article.is_some() && hit.runs.iter().any(|r| r.hit && r.text == "engine"));
    let note = views::search::search(&library, "rang", 20).unwrap().hits.remove(0);
    assert_eq!((note.kind, note.subject.as_deref()), (HitKind::Note, Some(id.as_str())));
    let word = desk.session.view(&event).unwrap().differences[0].reason.split_whitespace().next().unwrap().to_owned();
    let reasons = views::search::search(&library, &word, 50).unwrap();
    assert!(reasons.hits.iter().any(|h| h.kind == HitKind::Difference), "{word}");
}
