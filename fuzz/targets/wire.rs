//! Any messages as from the window, to the app's own code behind the bridge (without Tauri): each is read as JSON of every type that
//! crosses, and done on an event of two outlets' articles, one in two versions. What the window would be shown then joins back to the sentences, and is JSON.
#![no_main]
#![allow(dead_code, missing_docs, unused_imports)]

use std::sync::{Mutex, PoisonError};

use crosscheck_compare::document::{Document, Metadata};
use crosscheck_library::{Added, Library, NewArticle};
use crosscheck_report::Language;

// The app's own files; only what holds the program together is made anew below.
#[path = "../../src-tauri/app"]
mod app {
    pub mod deeds;
    pub mod problem;
    pub mod reports;
    pub mod views;
    pub mod wire;
}
use app::{deeds, problem, reports, views, wire};

/// The app's session without the sentence model and without what is kept from one start to the next.
mod session {
    use std::sync::Arc;

    use crosscheck_compare::comparison::Comparison;
    use crosscheck_compare::document::Document;
    use crosscheck_compare::meaning::NoMeaning;
    use crosscheck_compare::pipeline::{self, Input};
    use crosscheck_library::{ArticleRecord, Correction, EventRecord, Library};

    use crate::wire::Problem;

    pub struct Compared {
        pub articles: Vec<ArticleRecord>,
        pub corrections: Vec<Correction>,
        pub documents: Vec<Document>,
        pub comparison: Comparison,
    }

    pub struct Session {
        pub library: Library,
        pub folder: tempfile::TempDir,
    }

    impl Session {
        pub fn library(&self) -> Result<&Library, Problem> {
            Ok(&self.library)
        }

        pub fn note(&self, _: &str) -> Result<(), Problem> {
            Ok(())
        }

        pub fn compared_apart(&self, record: &EventRecord) -> Result<Arc<Compared>, Problem> {
            Ok(self.compared(&record.id)?.1)
        }

        pub fn compared(&self, event: &str) -> Result<(EventRecord, Arc<Compared>), Problem> {
            let record = self.library.event(event)?;
            let articles: Vec<ArticleRecord> = record.compared().cloned().collect();
            let document = |a: &ArticleRecord| Ok::<_, Problem>(a.correction.corrected(self.library.document(&a.id)?));
            let documents = articles.iter().map(document).collect::<Result<Vec<_>, _>>()?;
            let inputs: Vec<Input> = articles.iter().zip(&documents).map(|(a, d)| Input { id: a.id.clone(), document: d.clone() }).collect();
            let comparison = pipeline::compare_corrected(&inputs, &NoMeaning, &record.corrections_of_sentences());
            Ok((record.clone(), Arc::new(Compared { articles, corrections: record.corrections, documents, comparison })))
        }
    }
}

use session::Session;
use wire::changes::ArticleCorrectionView;
use wire::desk::{MenuChoiceView, MenuStateView, SettingsView};
use wire::report::{ReportFormatView, ReportOptionsView};
use wire::{DecisionView, EventView, FieldName, PlaceView, ReviewView};

/// Two outlets', and a later version of one of them.
const ARTICLES: [(&str, &str); 3] = [
    ("courier.txt", "Nine people were hurt when the ferry Halcyon caught fire off Skarne on Monday.\n\nThe harbour master, Ada Brenn, said it was “a wonder nobody died”."),
    ("signal.txt", "Eleven people were hurt when the ferry Halcyon caught fire off Skarne on Sunday.\n\n“It is a wonder that nobody died,” harbour master Ada Brenn said."),
    ("courier-later.txt", "Twelve people were hurt when the ferry Halcyon caught fire off Skarne on Monday.\n\nThe harbour master, Ada Brenn, said it was “a wonder nobody died”.\n\nThe engine room was flooded at half past six in the evening."),
];

/// Some of what the window can ask, as JSON.
#[derive(serde::Deserialize)]
#[serde(rename_all = "snake_case")]
enum Asked {
    Review { subject: String, decision: DecisionView, side: Option<String>, note: String, initials: String },
    Link { left: Vec<PlaceView>, right: Vec<PlaceView>, linked: bool },
    Article { article: String, correction: ArticleCorrectionView },
    Block { article: String, block: usize, keep: bool },
    Field { article: String, field: FieldName, value: String },
    Withdraw { correction: String },
    Keep { article: String },
    Rows { left: String, right: String },
    Explain { subject: String },
    Evidence,
    Report { format: ReportFormatView, options: ReportOptionsView },
    Undo,
    Redo,
}

fn read(name: &str, _: Option<&str>, bytes: &[u8]) -> Option<Document> {
    let (outlet, _) = name.split_once(['.', '-']).unwrap_or((name, ""));
    let published = if name.contains("later") { "2031-03-05" } else { "2031-03-04" };
    let metadata = Metadata { outlet: Some(outlet.to_owned()), published: Some(published.to_owned()), ..Metadata::default() };
    Some(Document::raw(&String::from_utf8_lossy(bytes), metadata))
}

/// A library in memory with the event, or the one made before: it is used for a while.
fn with(then: impl FnOnce(&Session, &str, [&str; 3])) {
    static MADE: Mutex<Option<(Session, String, [String; 3], usize)>> = Mutex::new(None);
    let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    if made.as_ref().is_none_or(|m| m.3 == 100) {
        *made = None;
        let memory = std::path::Path::new("/dev/shm");
        let folder = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.expect("a folder");
        let library = Library::open(&folder.path().join("library"), &read).expect("opens").library;
        let event = library.make_event("Halcyon").expect("made").id;
        let ids = ARTICLES.map(|(file, text)| {
            let document = read(file, None, text.as_bytes()).expect("read");
            let new = NewArticle { file, bytes: text.as_bytes(), format: None, document: &document, duplicate_of: None };
            match library.add_article(&event, &new).expect("added") {
                Added::New(article) => article.id,
                _ => panic!("new"),
            }
        });
        *made = Some((Session { library, folder }, event, ids, 0));
    }
    let (session, event, ids, uses) = made.as_mut().expect("made above");
    *uses += 1;
    then(session, event, [&ids[0], &ids[1], &ids[2]]);
}

fn check(session: &Session, view: &EventView) {
    let (_, compared) = session.compared(&view.id).expect("compared");
    for (shown, article) in view.articles.iter().zip(&compared.comparison.articles) {
        for sentence in &shown.sentences {
            let joined: String = sentence.runs.iter().map(|r| r.text.as_str()).collect();
            assert_eq!(joined, article.words(sentence.index), "runs join to the sentence");
        }
    }
    serde_json::to_string(view).expect("JSON");
}

fn ask(session: &Session, event: &str, asked: Asked) {
    // Refusals are answers.
    match asked {
        Asked::Review { subject, decision, side, note, initials } => {
            drop(session.review(event, &subject, views::review::record(decision, side, note, initials)));
        }
        Asked::Link { left, right, linked } => drop(session.link(event, &left, &right, linked)),
        Asked::Article { article, correction } => drop(session.correct(event, &article, correction)),
        Asked::Block { article, block, keep } => drop(session.correct_block(event, &article, block, keep)),
        Asked::Field { article, field, value } => drop(session.correct_field(event, &article, field, &value)),
        Asked::Withdraw { correction } => drop(session.withdraw(event, &correction)),
        Asked::Keep { article } => drop(session.keep_article(event, &article)),
        Asked::Rows { left, right } => {
            let (_, compared) = session.compared(event).expect("compared");
            drop(views::rows::rows(&compared.comparison, &left, &right));
        }
        Asked::Explain { subject } => {
            let (_, compared) = session.compared(event).expect("compared");
            if let Ok(evidence) = views::explained::explained(&compared.comparison, &subject) {
                for sentence in &evidence.sentences {
                    let joined: String = sentence.runs.iter().map(|r| r.text.as_str()).collect();
                    let article = compared.comparison.articles.iter().find(|a| a.id == sentence.article).expect("there");
                    assert_eq!(joined, article.words(sentence.sentence), "runs join to the sentence");
                }
                serde_json::to_string(&evidence).expect("JSON");
            }
        }
        Asked::Evidence => {
            let (_, compared) = session.compared(event).expect("compared");
            let c = &compared.comparison;
            let all = (views::grid::grid(c), views::quotes::quotes(c), views::independence::independence(c), views::versions::versions(c));
            serde_json::to_string(&all).expect("JSON");
        }
        Asked::Report { format, options } => drop(reports::write(session, event, format, options, Language::English)),
        Asked::Undo => drop(session.step(event, true)),
        Asked::Redo => drop(session.step(event, false)),
    }
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    with(|session, event, [a, b, c]| {
        let ids = session.view(event).expect("shown");
        for line in bytes.split(|&b| b == b'\n').take(6) {
            let _ = serde_json::from_slice::<SettingsView>(line);
            let _ = serde_json::from_slice::<MenuStateView>(line);
            let _ = serde_json::from_slice::<MenuChoiceView>(line);
            let _ = serde_json::from_slice::<ReviewView>(line);
            // Ids differ from run to run: $A and $B are the articles, $0 to $9 the differences.
            let mut text = String::from_utf8_lossy(line).replace("$A", a).replace("$B", b).replace("$C", c);
            for (i, d) in ids.differences.iter().enumerate().take(10) {
                text = text.replace(&format!("${i}"), &d.id);
            }
            if let Ok(asked) = serde_json::from_str::<Asked>(&text) {
                ask(session, event, asked);
                check(session, &session.view(event).expect("shown after any message"));
                serde_json::to_string(&session.source(a).expect("there")).expect("JSON");
            }
        }
    });
});
