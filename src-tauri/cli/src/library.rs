//! `library`: one event or all of the app's library as one file, out and in; a look at everything.

use crosscheck_library::{EventRecord, Library, Opened};
use crosscheck_meaning::Model;
use crosscheck_report::{Format, Options, Report};

use crate::Outcome;
use crate::arguments::{LibraryCommand, LibraryFolder};
use crate::{kept, unlock};

/// Does what is asked. What came of it goes to standard output.
pub fn run(command: &LibraryCommand) -> Outcome {
    let LibraryFolder { library, passphrase_file } = match command {
        LibraryCommand::Export(a) => &a.folder,
        LibraryCommand::Import(a) => &a.folder,
        LibraryCommand::Check(a) => a,
    };
    // Only an import may begin a library.
    let opened = match command {
        LibraryCommand::Import(_) => unlock::open_or_make(library, passphrase_file.as_deref()),
        _ => unlock::open(library, passphrase_file.as_deref()),
    };
    let answer = opened.map(|Opened { library, notice }| {
        notice.iter().for_each(|notice| eprintln!("{notice}"));
        match command {
            LibraryCommand::Export(a) => export(&library, a.event.as_deref(), &a.output),
            LibraryCommand::Import(a) => import(&library, &a.file),
            LibraryCommand::Check(_) => check(&library, notice.is_some()),
        }
    });
    match answer {
        Ok(Ok(outcome)) => outcome,
        Ok(Err(message)) | Err(message) => {
            eprintln!("{message}");
            Outcome::Unusable
        }
    }
}

/// "1 event", "2 events".
fn count(amount: usize, what: &str) -> String {
    format!("{amount} {what}{}", if amount == 1 { "" } else { "s" })
}

fn export(library: &Library, event: Option<&str>, output: &std::path::Path) -> Result<Outcome, String> {
    let events = match event {
        Some(wanted) => Some(vec![kept::chosen(library.events().map_err(|e| e.to_string())?, wanted)?.id]),
        None => None,
    };
    let model = Model::found();
    let reports = |record: &EventRecord| {
        // A report that can't be made is left out: what it is made from is in the file.
        let Ok(event) = kept::compared(library, record.clone(), &model) else { return Vec::new() };
        let kept::Event { id, name, comparison, read, work } = &event;
        let report = Report { id, title: name, comparison, read, work, options: Options::default() };
        report.write(Format::Html).map(|bytes| vec![("html".to_owned(), bytes)]).unwrap_or_default()
    };
    let exported = library.export(events.as_deref(), output, &reports, &|_| true).map_err(|e| e.to_string())?;
    println!("{}, {}", count(exported.events, "event"), count(exported.articles, "article"));
    if library.is_protected() {
        eprintln!("The library is protected by a passphrase; this file is not. Who has it can read all of it.");
    }
    for (event, file) in &exported.without_original {
        eprintln!("{event}: the file kept for “{file}” is missing or damaged; what was read of it is in the file where it is still known.");
    }
    Ok(if exported.without_original.is_empty() { Outcome::Done } else { Outcome::SomeFailed })
}

fn import(library: &Library, file: &std::path::Path) -> Result<Outcome, String> {
    let imported = library.import(file, &|_| true).map_err(|e| e.to_string())?;
    for (id, name) in &imported.events {
        println!("{name} ({id})");
    }
    for name in &imported.there {
        eprintln!("{name}: it is in the library already, just so.");
    }
    for (event, file) in &imported.unread {
        eprintln!("{event}: “{file}” could not be read.");
    }
    Ok(if imported.unread.is_empty() { Outcome::Done } else { Outcome::SomeFailed })
}

fn check(library: &Library, told: bool) -> Result<Outcome, String> {
    let checked = library.look_over().map_err(|e| e.to_string())?;
    println!(
        "{}, {} in the bin, {}, {} or notes; back-ups of the journal: {}",
        count(checked.events, "event"),
        checked.in_bin,
        count(checked.articles, "article"),
        count(checked.decisions, "decision"),
        if checked.back_ups.is_empty() { "none yet".to_owned() } else { checked.back_ups.join(", ") }
    );
    for (event, file) in &checked.without_original {
        eprintln!("{event}: the file kept for “{file}” is missing or damaged. Drop the file in again.");
    }
    for (event, file) in &checked.unread {
        eprintln!("{event}: nothing that was read of “{file}” is left. Drop the file in again.");
    }
    if checked.damaged_back_ups > 0 {
        eprintln!("{} of the back-ups can't be read. New ones are made as days go by.", checked.damaged_back_ups);
    }
    for file in &checked.losses {
        eprintln!("“{file}” in the library’s folder says what was lost once. Take it away when you have read it.");
    }
    let sound = !told && checked.without_original.is_empty() && checked.unread.is_empty() && checked.damaged_back_ups == 0;
    Ok(if sound { Outcome::Done } else { Outcome::SomeFailed })
}
