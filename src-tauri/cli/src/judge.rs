//! `judge`: two sentences to a relation.

use crosscheck_compare::comparison::Difference;
use crosscheck_compare::pipeline;
use crosscheck_meaning::Model;
use crosscheck_report::json;
use serde_json::{Value, json};

use crate::Outcome;
use crate::arguments::Judge;
use crate::input::Failure;
use crate::stream;

/// Answers the stream.
pub fn run(_: &Judge) -> Outcome {
    let model = Model::found();
    stream::run(|line| pair(line, &model))
}

fn pair(line: &Value, model: &Model) -> Result<Value, Failure> {
    let text = |name: &str| line[name].as_str().ok_or_else(|| Failure::new("bad_line", format!("A pair needs \"{name}\", a sentence.")));
    let j = pipeline::judge(text("a")?, text("b")?, line["published"].as_str(), model);
    let differences = json::differences(&j.comparison);
    let relation = match (j.related, !j.comparison.differences.iter().any(Difference::stands)) {
        (false, _) => "unrelated",
        (true, true) => "agree",
        (true, false) => "differ",
    };
    Ok(json!({"id": line["id"], "relation": relation, "score": json::rounded(j.score), "differences": differences}))
}
