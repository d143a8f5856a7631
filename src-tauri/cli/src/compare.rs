//! `compare`: files of one event to a comparison or a report.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;

use crosscheck_compare::duplicates::Index;
use crosscheck_compare::pipeline::{self, Input};
use crosscheck_meaning::Model;
use crosscheck_report::{Options, Report, Work, WriteError, json};
use serde_json::{Value, json};

use crate::Outcome;
use crate::arguments::{Compare, options};
use crate::input::{self, Failure, Read};
use crate::{kept, stream};

/// Answers the files or the stream.
pub fn run(arguments: &Compare) -> Outcome {
    let model = Model::found();
    match (&arguments.library, &arguments.event) {
        (Some(library), Some(event)) => kept(arguments, library, event, &model),
        _ if arguments.jsonl => {
            let options = options(arguments);
            stream::run(|line| event(line, &model, options))
        }
        _ => files(arguments, &model),
    }
}

/// An event line. An article that can't be read is named under `refused`; the others are compared.
fn event(line: &Value, model: &Model, options: Options) -> Result<Value, Failure> {
    let Some(id) = line["id"].as_str() else {
        return Err(Failure::new("bad_line", "An event needs an \"id\" that is a text."));
    };
    let Some(articles) = line["articles"].as_array() else {
        return Err(Failure::new("bad_line", "An event needs \"articles\", a list of documents."));
    };
    let mut reads = Vec::new();
    let mut refused = Vec::new();
    let mut seen = BTreeSet::new();
    for a in articles {
        let read = input::from_line(a, false).and_then(|r| {
            if seen.insert(r.id.clone()) { Ok(r) } else { Err(Failure::new("bad_line", "Two articles of the event have the same \"id\".")) }
        });
        match read {
            Ok(r) => reads.push(r),
            Err(f) => {
                eprintln!("{id}, article {}: {}", a["id"].as_str().unwrap_or("without id"), f.message);
                refused.push(json!({"id": a["id"], "error": {"code": f.code, "message": f.message}}));
            }
        }
    }
    let mut answer = compared(id, "", reads, model, options, json::comparison);
    if !refused.is_empty() {
        answer["refused"] = refused.into();
    }
    Ok(answer)
}

/// Says which files look like one article saved twice, or like versions of one.
fn twins(reads: &[Read]) {
    let mut index = Index::default();
    for read in reads {
        if let Some(found) = index.find(&read.document) {
            eprintln!("{}: {}", read.file.name.as_deref().unwrap_or(&read.id), found.warning().message);
        }
        index.add(read.file.name.as_deref().unwrap_or(&read.id), &read.document);
    }
}

fn files(arguments: &Compare, model: &Model) -> Outcome {
    let mut outcome = Outcome::Done;
    let mut reads: Vec<Read> = Vec::new();
    let mut taken = BTreeSet::new();
    for path in &arguments.files {
        match input::from_path(path, false) {
            Ok((found, refused)) => {
                for mut read in found {
                    read.id = unique(&read.id, &mut taken);
                    reads.push(read);
                }
                refused.iter().for_each(|r| eprintln!("{r}"));
            }
            Err(failure) => {
                eprintln!("{}: {}", input::name_of(path), failure.message);
                outcome = Outcome::SomeFailed;
            }
        }
    }
    if reads.is_empty() {
        eprintln!("None of the files could be read, so there is nothing to compare.");
        return Outcome::SomeFailed;
    }
    twins(&reads);
    let headline = reads.iter().find_map(|r| r.document.metadata.headline.clone());
    let title = arguments.title.clone().or(headline).unwrap_or_else(|| "Comparison".to_owned());
    let options = options(arguments);
    let written = compared("event", &title, reads, model, options, |report| report.write(arguments.format.format()));
    save(arguments, written, outcome)
}

/// An event of the library with what was decided.
fn kept(arguments: &Compare, library: &Path, event: &str, model: &Model) -> Outcome {
    let kept = match kept::find(library, arguments.passphrase_file.as_deref(), event, model) {
        Ok(kept) => kept,
        Err(message) => {
            eprintln!("{message}");
            return Outcome::Unusable;
        }
    };
    let title = arguments.title.as_ref().unwrap_or(&kept.name);
    let options = options(arguments);
    let report = Report { id: &kept.id, title, comparison: &kept.comparison, read: &kept.read, work: &kept.work, options };
    save(arguments, report.write(arguments.format.format()), Outcome::Done)
}

/// Writes a report to where it was asked for.
fn save(arguments: &Compare, written: Result<Vec<u8>, WriteError>, outcome: Outcome) -> Outcome {
    let bytes = match written {
        Ok(bytes) => bytes,
        Err(e) => {
            eprintln!("{e}");
            return Outcome::SomeFailed;
        }
    };
    let saved = match &arguments.output {
        Some(path) => {
            std::fs::write(path, bytes).map_err(|e| format!("{}: The report can't be written there ({e}).", input::name_of(path)))
        }
        None => std::io::stdout().lock().write_all(&bytes).map_err(|e| format!("The report can't be written to standard output ({e}).")),
    };
    match saved {
        Ok(()) => outcome,
        Err(message) => {
            eprintln!("{message}");
            Outcome::Unusable
        }
    }
}

/// Compares and hands the report on.
fn compared<T>(id: &str, title: &str, reads: Vec<Read>, model: &Model, options: Options, then: impl FnOnce(&Report) -> T) -> T {
    let inputs: Vec<Input> = reads.iter().map(|r| Input { id: r.id.clone(), document: r.document.clone() }).collect();
    let comparison = pipeline::compare(&inputs, model);
    let read: Vec<_> = reads.into_iter().map(|r| (r.document, r.file)).collect();
    then(&Report { id, title, comparison: &comparison, read: &read, work: &Work::default(), options })
}

/// The id, or the id with a number where another file has it already.
fn unique(id: &str, taken: &mut BTreeSet<String>) -> String {
    let name = (1..).map(|n| if n == 1 { id.to_owned() } else { format!("{id}-{n}") }).find(|n| !taken.contains(n));
    let name = name.unwrap_or_default();
    taken.insert(name.clone());
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_one_name_get_ids_of_their_own() {
        let mut taken = BTreeSet::new();
        let ids: Vec<String> = ["a", "a", "b", "a"].iter().map(|i| unique(i, &mut taken)).collect();
        assert_eq!(ids, ["a", "a-2", "b", "a-3"]);
    }

    #[test]
    fn an_article_that_cannot_be_read_does_not_stop_the_others() {
        let line =
            json!({"id": "e", "articles": [{"id": "a", "text": "One man was hurt."}, {"id": "b", "text": ""}, {"id": "a", "text": "x"}]});
        let answer = event(&line, &Model::new(None), Options::default()).unwrap();
        assert_eq!(answer["articles"].as_array().map(Vec::len), Some(1));
        assert_eq!(answer["refused"].as_array().map(Vec::len), Some(2));
        assert_eq!(answer["refused"][0]["error"]["code"], "empty");
    }
}
