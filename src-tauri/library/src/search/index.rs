//! The index: an SQLite database with a full-text table (FTS5). One row a text: an article's sentences together, a reason, a note, a
//! name.

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use rusqlite::{Connection, OptionalExtension, params};

use super::query::HitKind;

/// Raised when the form changes: another index is then made.
const FORM: i64 = 1;
/// Between the sentences of an article. No text has it: importers let no control characters through.
pub(super) const BREAK: char = '\u{1e}';

/// In memory, one who asks waits at most so long for one who writes, and the other way round.
const BUSY: Duration = Duration::from_secs(5);

/// A text to be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Text {
    pub kind: HitKind,
    /// The article's id.
    pub article: Option<String>,
    /// A difference's or claim's id.
    pub subject: Option<String>,
    /// The first sentence is the headline.
    pub headline: bool,
    /// The text; sentences of an article parted by [`BREAK`].
    pub text: String,
    /// What stands beside it: the outlet, the event's name.
    pub beside: String,
}

/// A new index that is nowhere but in memory: to write to, and to ask with.
pub(super) fn in_memory() -> rusqlite::Result<(Connection, Connection)> {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    // Two connections of this process see one database by its name.
    let name = format!("file:/crosscheck-{}?vfs=memdb", COUNT.fetch_add(1, Ordering::Relaxed));
    let open = || {
        let connection = Connection::open(&name)?;
        // Nor do its sorters write to the disk.
        connection.pragma_update(None, "temp_store", "MEMORY")?;
        connection.pragma_update(None, "journal_mode", "MEMORY")?;
        connection.busy_timeout(BUSY)?;
        Ok::<_, rusqlite::Error>(connection)
    };
    let writer = open()?;
    make(&writer)?;
    Ok((writer, open()?))
}

/// Opens or makes the index to write to.
pub(super) fn open(path: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(path)?;
    // What a power cut takes is caught up from the journal of changes.
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    let form: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let sound: String = connection.pragma_query_value(None, "quick_check", |row| row.get(0))?;
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_master", [], |row| row.get(0))?;
    if sound != "ok" || form != FORM && tables > 0 {
        return Err(rusqlite::Error::InvalidQuery);
    }
    make(&connection)?;
    Ok(connection)
}

/// Makes the tables where they are not there yet.
fn make(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(
        "BEGIN;
         CREATE TABLE IF NOT EXISTS done (applied INTEGER);
         CREATE TABLE IF NOT EXISTS texts
             (id INTEGER PRIMARY KEY, event TEXT, kind INTEGER, article TEXT, subject TEXT, headline INTEGER);
         CREATE INDEX IF NOT EXISTS of_event ON texts (event);
         CREATE VIRTUAL TABLE IF NOT EXISTS words
             USING fts5 (text, beside, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
         COMMIT;",
    )?;
    connection.pragma_update(None, "user_version", FORM)
}

/// How far in the journal of changes the index is; `None` for a new one.
pub(super) fn applied(connection: &Connection) -> rusqlite::Result<Option<u64>> {
    connection.query_row("SELECT applied FROM done", [], |row| row.get::<_, i64>(0)).optional().map(|a| a.map(i64::cast_unsigned))
}

/// Writes all texts of some events anew. Nothing of it is seen before all is there.
pub(super) fn write(
    connection: &mut Connection,
    events: impl Iterator<Item = (String, Vec<Text>)>,
    applied: u64,
    stop: &dyn Fn() -> bool,
) -> rusqlite::Result<()> {
    let change = connection.transaction()?;
    {
        let mut forget_words = change.prepare("DELETE FROM words WHERE rowid IN (SELECT id FROM texts WHERE event = ?1)")?;
        let mut forget = change.prepare("DELETE FROM texts WHERE event = ?1")?;
        let mut put = change.prepare("INSERT INTO texts (event, kind, article, subject, headline) VALUES (?1, ?2, ?3, ?4, ?5)")?;
        let mut put_words = change.prepare("INSERT INTO words (rowid, text, beside) VALUES (?1, ?2, ?3)")?;
        for (event, texts) in events {
            // A large library is made again for a while; closing the program need not wait for all of it.
            if stop() {
                return Ok(());
            }
            forget_words.execute([&event])?;
            forget.execute([&event])?;
            for t in texts {
                put.execute(params![event, t.kind.number(), t.article, t.subject, t.headline])?;
                put_words.execute(params![change.last_insert_rowid(), t.text, t.beside])?;
            }
        }
        change.execute("DELETE FROM done", [])?;
        change.execute("INSERT INTO done VALUES (?1)", [applied.cast_signed()])?;
    }
    change.commit()
}
