//! The two texts the project began with, as `expected.json` beside them says. They stand outside the project
//! (`shared/corpus/seeds` in a folder above it); where they are missing this says so and measures nothing.

use std::path::{Path, PathBuf};

use crosscheck_import::{Input, read};
use serde_json::Value;

fn seeds() -> Option<PathBuf> {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(|a| a.join("shared/corpus/seeds")).find(|p| p.join("expected.json").is_file())
}

#[test]
fn seeds_are_read_as_a_careful_reader_reads_them() {
    let Some(folder) = seeds() else {
        eprintln!("shared/corpus/seeds is not there: nothing was measured");
        return;
    };
    let expected = std::fs::read_to_string(folder.join("expected.json")).expect("expected.json");
    let expected: Value = serde_json::from_str(&expected).expect("JSON");
    for article in expected["articles"].as_object().expect("articles").values() {
        let text = |key: &str| article[key].as_str().unwrap_or_default();
        let bytes = std::fs::read(folder.join(text("file"))).expect("the text");
        let document = read(&Input { name: text("file"), bytes: &bytes, ..Input::default() }).expect("an article");
        assert!(document.text.starts_with(text("body_begins")), "{} begins: {:.80}", text("file"), document.text);
        assert!(document.text.ends_with(text("body_ends")), "{} ends: {}", text("file"), document.text);
        for part in article["must_not_contain"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            assert!(!document.text.contains(part), "{} has {part}", text("file"));
        }
        assert_eq!(document.metadata.headline.as_deref(), Some(text("headline")));
        assert_eq!(document.metadata.outlet.as_deref(), Some(text("outlet")));
        assert_eq!(document.metadata.byline.as_deref(), Some(text("byline")));
        assert_eq!(document.metadata.published.as_deref(), article["published"].as_str());
    }
}
