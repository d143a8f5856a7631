//! What the app has at hand while it runs: the library, the comparisons made so far, the imports under way.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crosscheck_compare::comparison::{Comparison, Severity};
use crosscheck_compare::document::Document;
use crosscheck_compare::pipeline::Input;
use crosscheck_library::placing::{self, Placed};
use crosscheck_library::{ArticleRecord, Correction, EventRecord, Library, LibraryError, Noted, Opened};
use crosscheck_meaning::Model;

use crate::wire::Problem;
use crate::wire::desk::SettingsView;
use crate::{desk, kept};

/// An event's articles and what comparing them gave.
#[derive(Debug)]
pub struct Compared {
    /// The articles compared, in the comparison's order.
    pub articles: Vec<ArticleRecord>,
    /// What a person said of their sentences.
    pub corrections: Vec<Correction>,
    /// What was read of each, as it was corrected.
    pub documents: Vec<Document>,
    /// The result.
    pub comparison: Comparison,
}

/// The place of one event's comparison: whoever needs it waits while another makes it.
type Slot = Arc<Mutex<Option<Arc<Compared>>>>;

/// What the app has at hand. All calls work on the disk or compare: make them off the window's thread.
#[derive(Debug)]
pub struct Session {
    root: PathBuf,
    opened: OnceLock<Result<Opened, Problem>>,
    compared: Mutex<HashMap<String, Slot>>,
    imports: Mutex<HashMap<String, Arc<AtomicBool>>>,
    opened_files: Mutex<Vec<String>>,
    /// Where the window is, as it says itself.
    place: Mutex<Option<String>>,
    /// What is to be told of how the program ended the last time.
    ended: Option<String>,
    /// Loaded when the first comparison asks, off the window's thread; keeps its vectors in the library.
    model: OnceLock<Model>,
}

impl Session {
    /// A session over the library in a folder, which is opened when first asked.
    pub fn new(root: PathBuf) -> Self {
        Self {
            ended: desk::defects::ended(&root),
            place: Mutex::default(),
            root,
            opened: OnceLock::new(),
            compared: Mutex::default(),
            imports: Mutex::default(),
            opened_files: Mutex::default(),
            model: OnceLock::new(),
        }
    }

    fn opened(&self) -> Result<&Opened, Problem> {
        let open = || {
            let opened = Library::open(&self.root, &read_again).map_err(Problem::from)?;
            // In step before anybody searches.
            opened.library.search().start();
            Ok(opened)
        };
        self.opened.get_or_init(open).as_ref().map_err(Clone::clone)
    }

    /// The library.
    ///
    /// # Errors
    /// Why it would not open.
    pub fn library(&self) -> Result<&Library, Problem> {
        self.opened().map(|o| &o.library)
    }

    /// What the person should know of how the library opened.
    ///
    /// # Errors
    /// Why it would not open.
    pub fn notice(&self) -> Result<Option<String>, Problem> {
        let told = [self.ended.clone(), self.opened()?.notice.clone()];
        Ok(told.into_iter().flatten().reduce(|all, one| format!("{all} {one}")))
    }

    fn model(&self) -> &Model {
        self.model.get_or_init(|| match self.library() {
            Ok(library) => Model::found().with_shelf(Box::new(kept::Vectors(library.cache()))),
            Err(_) => Model::found(),
        })
    }

    /// The folder that the library lies in.
    pub fn root(&self) -> &std::path::Path {
        &self.root
    }

    /// Whether the sentence model is on this computer.
    pub fn has_model(&self) -> bool {
        self.model().is_found()
    }

    /// The settings.
    pub fn settings(&self) -> SettingsView {
        desk::settings::load(&self.root)
    }

    /// Keeps the settings.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn save_settings(&self, settings: &SettingsView) -> Result<(), Problem> {
        desk::settings::save(&self.root, settings)
    }

    /// Keeps files for the window.
    pub fn add_opened_files(&self, files: Vec<String>) {
        locked(&self.opened_files).extend(files);
    }

    /// Files that wait for the window.
    pub fn take_opened_files(&self) -> Vec<String> {
        std::mem::take(&mut *locked(&self.opened_files))
    }

    /// Where the window was, as it said last.
    pub fn place(&self) -> Option<String> {
        locked(&self.place).clone()
    }

    /// Keeps where the window is, in memory alone.
    pub fn keep_place(&self, place: Option<String>) {
        *locked(&self.place) = place;
    }

    /// An event and its comparison: the one made before where its articles are the same.
    ///
    /// # Errors
    /// When there is no such event or the library can't be read.
    pub fn compared(&self, event: &str) -> Result<(EventRecord, Arc<Compared>), Problem> {
        let record = self.library()?.event(event)?;
        let slot = Arc::clone(locked(&self.compared).entry(event.to_owned()).or_default());
        let mut slot = locked(&slot);
        if let Some(compared) = slot.as_ref()
            && compared.articles.iter().eq(record.compared())
            && compared.corrections == record.corrections
        {
            return Ok((record, Arc::clone(compared)));
        }
        let compared = Arc::new(self.compare(&record)?);
        self.note_of(event, &compared.comparison)?;
        *slot = Some(Arc::clone(&compared));
        Ok((record, compared))
    }

    /// Notes what the list of events shows of an event.
    ///
    /// # Errors
    /// When there is no such event or the library refuses.
    pub fn note(&self, event: &str) -> Result<(), Problem> {
        self.note_of(event, &self.compared(event)?.1.comparison)
    }

    fn note_of(&self, event: &str, comparison: &Comparison) -> Result<(), Problem> {
        let library = self.library()?;
        let placed = placing::place(&library.reviews(event)?, comparison);
        Ok(library.note(event, &noted(comparison, &placed))?)
    }

    fn compare(&self, event: &EventRecord) -> Result<Compared, Problem> {
        let library = self.library()?;
        let articles: Vec<ArticleRecord> = event.compared().cloned().collect();
        let documents = articles.iter().map(|a| document(library, a)).collect::<Result<Vec<_>, _>>()?;
        let inputs: Vec<Input> = articles.iter().zip(&documents).map(|(a, d)| Input { id: a.id.clone(), document: d.clone() }).collect();
        let corrections = event.corrections_of_sentences();
        let comparison = kept::comparison(&library.cache(), &event.id, &inputs, &corrections, self.model());
        Ok(Compared { articles, corrections: event.corrections.clone(), documents, comparison })
    }

    /// Begins an import that can be cancelled by its name; `true` in the answer stops it.
    pub fn begin_import(&self, job: &str) -> Arc<AtomicBool> {
        Arc::clone(locked(&self.imports).entry(job.to_owned()).or_default())
    }

    /// The import is over.
    pub fn end_import(&self, job: &str) {
        locked(&self.imports).remove(job);
    }

    /// Stops an import after the files that are being read.
    pub fn cancel_import(&self, job: &str) {
        if let Some(stop) = locked(&self.imports).get(job) {
            stop.store(true, std::sync::atomic::Ordering::Relaxed);
        }
    }
}

/// The value, even where another thread panicked while it had it: all of them are sound after every step.
fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What the list of events shows of a comparison.
fn noted(comparison: &Comparison, placed: &Placed) -> Noted {
    let material = comparison.differences.iter().filter(|d| d.severity == Severity::Material).map(|d| d.id.clone()).collect();
    let moved = placed.at.iter().filter(|(id, found)| **id != found.key).map(|(id, found)| (id.clone(), found.key.clone())).collect();
    let reasons = comparison.differences.iter().map(|d| (d.id.clone(), d.reason.clone())).collect();
    Noted { material, moved, reasons }
}

/// What was read of an article, as it was corrected; an empty one with a warning where that was lost.
fn document(library: &Library, article: &ArticleRecord) -> Result<Document, Problem> {
    match library.document(&article.id) {
        Err(LibraryError::NotFound(_)) => {
            let message = format!("“{}” could not be read again. Drop the file in once more.", article.file);
            let warning = crosscheck_compare::document::Warning { code: "missing_original".to_owned(), message };
            Ok(Document { warnings: vec![warning], ..Document::default() })
        }
        Ok(document) => Ok(article.correction.corrected(document)),
        Err(e) => Err(e.into()),
    }
}

fn read_again(name: &str, format: Option<&str>, bytes: &[u8]) -> Option<Document> {
    let never = AtomicBool::new(false);
    crosscheck_import::contained::read(&crosscheck_import::Input { name, bytes, format, ..Default::default() }, &never).ok()
}
