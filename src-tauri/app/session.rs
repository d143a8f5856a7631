//! What the app has at hand while it runs: the library, the comparisons made so far, the imports under way.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Condvar, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use crosscheck_compare::comparison::{Comparison, Severity};
use crosscheck_compare::document::Document;
use crosscheck_compare::pipeline::Input;
use crosscheck_library::placing::{self, Placed};
use crosscheck_library::secrecy::Keys;
use crosscheck_library::{ArticleRecord, Correction, EventRecord, Library, LibraryError, Noted, Opened, Passphrase};
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

impl Compared {
    /// Whether it is the comparison of an event as it is now.
    fn is_of(&self, record: &EventRecord) -> bool {
        self.articles.iter().eq(record.compared()) && self.corrections == record.corrections
    }
}

/// The place of one event's comparison: whoever needs it waits while another makes it.
type Slot = Arc<Mutex<Option<Arc<Compared>>>>;

/// What the app has at hand. All calls work on the disk or compare: make them off the window's thread.
#[derive(Debug)]
pub struct Session {
    root: PathBuf,
    held: Mutex<Held>,
    compared: Mutex<HashMap<String, Slot>>,
    imports: Mutex<HashMap<String, Arc<AtomicBool>>>,
    opened_files: Mutex<Vec<String>>,
    /// Where the window is, as it says itself.
    place: Mutex<Option<String>>,
    /// What is to be told of how the program ended the last time.
    ended: Option<String>,
    /// When the person last did something.
    used: Mutex<Moment>,
    /// Whether the window has kept what was being typed, since it was asked to.
    let_go: (Mutex<bool>, Condvar),
}

/// The library as the session has it.
#[derive(Debug)]
enum Held {
    /// Not yet opened, or locked.
    Closed,
    Open(Arc<Open>),
    /// Being locked or written anew: nobody gets at it.
    Busy,
}

/// An open library and what is made with it. All of it goes when it is locked.
#[derive(Debug)]
struct Open {
    opened: Opened,
    /// Loaded when the first comparison asks, off the window's thread; keeps its vectors in the library.
    model: OnceLock<Model>,
}

/// The library, for as long as it is worked with. It can't be locked meanwhile: let go of it soon.
#[derive(Debug)]
pub struct Hold(Arc<Open>);

impl std::ops::Deref for Hold {
    type Target = Library;

    fn deref(&self) -> &Library {
        &self.0.opened.library
    }
}

impl Hold {
    fn model(&self) -> &Model {
        self.0.model.get_or_init(|| Model::found().with_shelf(Box::new(kept::Vectors(self.cache()))))
    }
}

impl Session {
    /// A session over the library in a folder, which is opened when first asked.
    pub fn new(root: PathBuf) -> Self {
        Self {
            ended: desk::defects::ended(&root),
            place: Mutex::default(),
            root,
            held: Mutex::new(Held::Closed),
            compared: Mutex::default(),
            imports: Mutex::default(),
            opened_files: Mutex::default(),
            used: Mutex::new(Moment::now()),
            let_go: Default::default(),
        }
    }

    /// The library.
    ///
    /// # Errors
    /// Why it would not open; [`ProblemCode::Locked`] where it is under a passphrase.
    pub fn library(&self) -> Result<Hold, Problem> {
        let mut held = locked(&self.held);
        match &*held {
            Held::Open(open) => return Ok(Hold(Arc::clone(open))),
            Held::Busy => return Err(Problem::busy()),
            Held::Closed => {}
        }
        let opened = Library::open(&self.root, &read_again)?;
        self.take_initials(&opened.library);
        Ok(hold(&mut held, opened))
    }

    /// What the person should know of how the library opened, and of how the program ended the last time.
    ///
    /// # Errors
    /// Why it would not open.
    pub fn notice(&self) -> Result<Option<String>, Problem> {
        let told = [self.ended.clone(), self.library()?.0.opened.notice.clone()];
        Ok(told.into_iter().flatten().reduce(|all, one| format!("{all} {one}")))
    }

    /// Opens a library that is under a passphrase.
    ///
    /// # Errors
    /// [`ProblemCode::WrongPassphrase`], or why it would not open.
    pub fn unlock(&self, passphrase: &Passphrase) -> Result<(), Problem> {
        let mut held = locked(&self.held);
        match &*held {
            Held::Open(_) => {}
            Held::Busy => return Err(Problem::busy()),
            Held::Closed => {
                let opened = Library::unlock(&self.root, passphrase, &read_again)?;
                self.take_initials(&opened.library);
                drop(hold(&mut held, opened));
            }
        }
        self.still_here();
        Ok(())
    }

    /// Closes a library that is under a passphrase, and forgets all that was in memory of it. One that is not stays open. `false` where
    /// there was nothing to lock.
    pub fn lock(&self) -> bool {
        let mut held = locked(&self.held);
        if !matches!(&*held, Held::Open(open) if open.opened.library.is_protected()) {
            return false;
        }
        let Held::Open(open) = std::mem::replace(&mut *held, Held::Busy) else { return false };
        drop(held);
        self.keep_place(None);
        drop(self.alone(open));
        *locked(&self.held) = Held::Closed;
        true
    }

    /// Waits until nobody works with the library any more; what is under way ends with its next question.
    fn alone(&self, mut open: Arc<Open>) -> Library {
        locked(&self.imports).values().for_each(|stop| stop.store(true, std::sync::atomic::Ordering::Relaxed));
        loop {
            locked(&self.compared).clear();
            match Arc::try_unwrap(open) {
                Ok(Open { opened, model }) => {
                    // It has a hand on the library's cache.
                    drop(model);
                    return opened.library;
                }
                Err(still) => open = still,
            }
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Does work that closes the library, and opens it again.
    ///
    /// # Errors
    /// What the work or the opening says; the library is then as it was.
    pub fn anew(&self, work: impl FnOnce(Library) -> Result<Keys, LibraryError>) -> Result<(), Problem> {
        drop(self.library()?);
        let mut held = locked(&self.held);
        let Held::Open(open) = std::mem::replace(&mut *held, Held::Busy) else { return Err(Problem::busy()) };
        drop(held);
        let library = self.alone(open);
        let old = library.keys();
        let done = work(library);
        let keys = done.as_ref().unwrap_or(&old);
        let opened = Library::open_again(&self.root, keys, &read_again);
        let mut held = locked(&self.held);
        *held = Held::Closed;
        drop(hold(&mut held, opened?));
        self.still_here();
        Ok(done.map(drop)?)
    }

    /// The person did something.
    pub fn still_here(&self) {
        *locked(&self.used) = Moment::now();
    }

    /// Whether nobody did anything for so long, and there is something to lock.
    pub fn is_idle(&self, longest: Duration) -> bool {
        let open = matches!(&*locked(&self.held), Held::Open(open) if open.opened.library.is_protected());
        if !locked(&self.imports).is_empty() {
            self.still_here();
        }
        open && self.unused() >= longest
    }

    /// For how long nobody did anything.
    pub fn unused(&self) -> Duration {
        locked(&self.used).elapsed()
    }

    /// Moves the clock on, as when the computer slept: for tests.
    #[cfg(debug_assertions)]
    pub fn pass(&self, time: Duration) {
        locked(&self.used).1 -= time;
    }

    /// The window is about to be asked to keep what is being typed.
    pub fn ask_to_let_go(&self) {
        *locked(&self.let_go.0) = false;
    }

    /// The window has kept what was being typed.
    pub fn has_let_go(&self) {
        *locked(&self.let_go.0) = true;
        self.let_go.1.notify_all();
    }

    /// Waits until the window has kept what was being typed; no longer than this.
    pub fn wait_for_letting_go(&self, longest: Duration) {
        let waited = self.let_go.1.wait_timeout_while(locked(&self.let_go.0), longest, |done| !*done);
        drop(waited.unwrap_or_else(PoisonError::into_inner));
    }

    /// The folder that the library lies in.
    pub fn root(&self) -> &std::path::Path {
        &self.root
    }

    /// Whether the sentence model is on this computer.
    pub fn has_model(&self) -> bool {
        crosscheck_meaning::find().is_some()
    }

    /// The settings.
    pub fn settings(&self) -> SettingsView {
        desk::settings::load(&self.root)
    }

    /// Takes the initials out of the settings into the library, where an earlier version kept them there.
    fn take_initials(&self, library: &Library) {
        if let Some(initials) = desk::settings::initials(&self.root) {
            // Where either is refused they stay where they are.
            let kept = if library.initials().is_empty() { library.keep_initials(&initials) } else { Ok(()) };
            drop(kept.map(|()| self.save_settings(&self.settings())));
        }
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
        // Notes that were being written are in it: nothing of a locked library stays.
        let place = place.filter(|_| matches!(&*locked(&self.held), Held::Open(_)));
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
            && compared.is_of(&record)
        {
            return Ok((record, Arc::clone(compared)));
        }
        let compared = Arc::new(self.compare(&record)?);
        self.note_of(event, &compared.comparison)?;
        *slot = Some(Arc::clone(&compared));
        Ok((record, compared))
    }

    /// An event's comparison, which is not kept in memory where it is not there already: for going through many.
    ///
    /// # Errors
    /// When the library can't be read.
    pub fn compared_apart(&self, record: &EventRecord) -> Result<Arc<Compared>, Problem> {
        let slot = locked(&self.compared).get(&record.id).cloned();
        let there = slot.and_then(|slot| locked(&slot).clone()).filter(|c| c.is_of(record));
        there.map_or_else(|| self.compare(record).map(Arc::new), Ok)
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
        let documents = articles.iter().map(|a| document(&library, a)).collect::<Result<Vec<_>, _>>()?;
        let inputs: Vec<Input> = articles.iter().zip(&documents).map(|(a, d)| Input { id: a.id.clone(), document: d.clone() }).collect();
        let corrections = event.corrections_of_sentences();
        let comparison = kept::comparison(&library.cache(), &event.id, &inputs, &corrections, library.model());
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

/// Opens what was opened to all.
fn hold(held: &mut Held, opened: Opened) -> Hold {
    // In step before anybody searches.
    opened.library.search().start();
    let open = Arc::new(Open { opened, model: OnceLock::new() });
    *held = Held::Open(Arc::clone(&open));
    Hold(open)
}

/// A moment by two clocks: the one stands still while the computer sleeps, the other can be set.
#[derive(Clone, Copy, Debug)]
struct Moment(Instant, SystemTime);

impl Moment {
    fn now() -> Self {
        Self(Instant::now(), SystemTime::now())
    }

    fn elapsed(&self) -> Duration {
        self.0.elapsed().max(self.1.elapsed().unwrap_or_default())
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
