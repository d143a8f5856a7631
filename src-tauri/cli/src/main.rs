//! The command `crosscheck`: `extract`, `compare` and `judge` of the contract.

use std::io::{BufRead, Write};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use crosscheck_compare::article::{Article, Reference};
use crosscheck_compare::document::{Document, Metadata};
use crosscheck_compare::meaning::NoMeaning;
use crosscheck_compare::pipeline;
use crosscheck_import as import;
use crosscheck_report::json::{self, File};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// What Crosscheck understands of each file.
    Extract {
        files: Vec<std::path::PathBuf>,
        #[arg(long)]
        jsonl: bool,
        #[arg(long)]
        raw: bool,
    },
    /// What agrees, what differs and what only one outlet has.
    Compare {
        files: Vec<std::path::PathBuf>,
        #[arg(long)]
        jsonl: bool,
    },
    /// Whether two sentences report the same fact.
    Judge {
        #[arg(long)]
        jsonl: bool,
    },
}

fn main() -> ExitCode {
    let ok = match Arguments::parse().command {
        Command::Extract { files, jsonl, raw } => {
            if jsonl {
                stream(|line| {
                    let (document, file) = document(line, raw)?;
                    let article = read(id(line), &document);
                    Ok(json::article(&article, &document, &file))
                })
            } else {
                let mut ok = true;
                for path in files {
                    match from_path(&path, raw) {
                        Ok((id, document, file)) => put(&json::article(&read(&id, &document), &document, &file)),
                        Err(message) => {
                            eprintln!("{message}");
                            ok = false;
                        }
                    }
                }
                ok
            }
        }
        Command::Compare { files, jsonl } => {
            if jsonl {
                stream(|line| {
                    let mut inputs = Vec::new();
                    let mut docs = Vec::new();
                    for a in line["articles"].as_array().into_iter().flatten() {
                        let (document, file) = document(a, false)?;
                        inputs.push(pipeline::Input { id: id(a).to_owned(), document: document.clone() });
                        docs.push((document, file));
                    }
                    let comparison = pipeline::compare(&inputs, &NoMeaning);
                    Ok(json::comparison(id(line), &comparison, &docs))
                })
            } else {
                let mut inputs = Vec::new();
                let mut docs = Vec::new();
                let mut ok = true;
                for path in files {
                    match from_path(&path, false) {
                        Ok((id, document, file)) => {
                            inputs.push(pipeline::Input { id, document: document.clone() });
                            docs.push((document, file));
                        }
                        Err(message) => {
                            eprintln!("{message}");
                            ok = false;
                        }
                    }
                }
                put(&json::comparison("event", &pipeline::compare(&inputs, &NoMeaning), &docs));
                ok
            }
        }
        Command::Judge { .. } => stream(|line| {
            let text = |k: &str| line[k].as_str().unwrap_or("");
            let j = pipeline::judge(text("a"), text("b"), line["published"].as_str(), &NoMeaning);
            let differences = json::differences(&j.comparison);
            let relation = if !j.related {
                "unrelated"
            } else if differences.is_empty() {
                "agree"
            } else {
                "differ"
            };
            Ok(json!({"id": line["id"], "relation": relation, "score": j.score, "differences": differences}))
        }),
    };
    if ok { ExitCode::SUCCESS } else { ExitCode::from(1) }
}

fn id(line: &Value) -> &str {
    line["id"].as_str().unwrap_or("")
}

fn put(value: &Value) {
    let _ = writeln!(std::io::stdout().lock(), "{value}");
}

fn stream(answer: impl Fn(&Value) -> Result<Value, (String, String)>) -> bool {
    let mut ok = true;
    for line in std::io::stdin().lock().lines() {
        let Ok(line) = line else { break };
        let parsed: Value = serde_json::from_str(&line).unwrap_or(Value::Null);
        match answer(&parsed) {
            Ok(v) => put(&v),
            Err((code, message)) => {
                ok = false;
                put(&json!({"id": parsed["id"], "error": {"code": code, "message": message}}));
            }
        }
    }
    ok
}

fn read(id: &str, document: &Document) -> Article {
    Article::read(id, document, Reference { day: document.metadata.day(), borrowed: false })
}

fn document(line: &Value, raw: bool) -> Result<(Document, File), (String, String)> {
    let text = |k: &str| line[k].as_str().map(str::to_owned);
    let given = Metadata { headline: text("headline"), outlet: text("outlet"), published: text("published"), ..Metadata::default() };
    let format = if line["html"].is_string() { "html" } else { "text" };
    let body = text(format).ok_or_else(|| ("no_text".to_owned(), "the line has neither \"text\" nor \"html\"".to_owned()))?;
    let input = import::Input { name: "", bytes: body.as_bytes(), given, raw: raw || line["raw"] == true, format: Some(format) };
    let document = import::read(&input).map_err(|r| (r.code.name().to_owned(), r.message))?;
    Ok((document, File { name: None, sha256: sha256(body.as_bytes()) }))
}

fn from_path(path: &std::path::Path, raw: bool) -> Result<(String, Document, File), String> {
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let bytes = std::fs::read(path).map_err(|e| format!("{name}: {e}"))?;
    let input = import::Input { name: &name, bytes: &bytes, raw, ..Default::default() };
    let document = import::read(&input).map_err(|r| format!("{name}: {}", r.message))?;
    let id = path.file_stem().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    Ok((id, document, File { name: Some(name), sha256: sha256(&bytes) }))
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |out, b| format!("{out}{b:02x}"))
}
