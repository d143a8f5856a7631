//! The house's own rules, checked: the arrows between the crates, the map in ARCHITECTURE.md, and who may import what.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Which of our crates each may depend on. What is not here may depend on none.
const ARROWS: &[(&str, &str, &[&str])] = &[
    ("Cargo.toml", "crosscheck-app", &["compare", "import", "library", "report", "meaning"]),
    ("src-tauri/cli/Cargo.toml", "crosscheck-cli", &["compare", "import", "library", "report", "meaning"]),
    ("src-tauri/import/Cargo.toml", "crosscheck-import", &["compare"]),
    ("src-tauri/library/Cargo.toml", "crosscheck-library", &["compare"]),
    ("src-tauri/meaning/Cargo.toml", "crosscheck-meaning", &["compare"]),
    ("src-tauri/report/Cargo.toml", "crosscheck-report", &["compare"]),
    ("src-tauri/compare/Cargo.toml", "crosscheck-compare", &[]),
];

/// Names that say nothing about what is in the room.
const NO_ROOMS: &[&str] = &["core", "common", "utils", "util", "helpers", "helper", "manager", "service", "misc"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// All files that git tracks or would track, as paths from the root with `/`.
fn files() -> Vec<String> {
    let out = Command::new("git").args(["ls-files", "--cached", "--others", "--exclude-standard"]).current_dir(root()).output().unwrap();
    assert!(out.status.success(), "git ls-files failed");
    let all: Vec<String> = String::from_utf8(out.stdout).unwrap().lines().map(str::to_owned).filter(|f| root().join(f).exists()).collect();
    assert!(all.len() > 20, "only {} files found: is this a checkout?", all.len());
    all
}

/// The dependencies of a manifest on our crates, without those for its tests.
fn ours(manifest: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut counts = false;
    for line in read(manifest).lines() {
        if line.starts_with('[') {
            counts = line == "[dependencies]" || line == "[build-dependencies]";
        } else if counts && let Some(rest) = line.strip_prefix("crosscheck-") {
            found.insert(rest.split(['.', ' ', '=']).next().unwrap().to_owned());
        }
    }
    found
}

#[test]
fn crates_depend_only_along_the_arrows() {
    let known: BTreeSet<&str> = ARROWS.iter().map(|a| a.0).collect();
    for manifest in files().iter().filter(|f| f.ends_with("Cargo.toml") && f.starts_with("src-tauri/")) {
        assert!(known.contains(manifest.as_str()), "{manifest} has no arrows in tests/tidy.rs");
    }
    for (manifest, name, allowed) in ARROWS {
        let text = read(manifest);
        assert!(text.contains(&format!("name = \"{name}\"")), "{manifest} is not {name}");
        for dependency in ours(manifest) {
            assert!(allowed.contains(&dependency.as_str()), "{name} must not depend on crosscheck-{dependency}");
        }
    }
}

#[test]
fn only_the_app_knows_tauri_and_the_engine_touches_nothing() {
    for (manifest, name, _) in ARROWS.iter().filter(|a| a.0 != "Cargo.toml") {
        assert!(!read(manifest).lines().any(|l| l.starts_with("tauri")), "{name} must not know Tauri");
    }
    let banned = ["std::fs", "std::net", "std::process", "SystemTime", "Instant::now", "std::env"];
    for file in files().iter().filter(|f| f.starts_with("src-tauri/compare/src/") && f.ends_with(".rs") && !f.contains("test")) {
        let text = read(file);
        for word in banned {
            assert!(!text.contains(word), "{file} uses {word}: the engine is pure");
        }
    }
}

#[test]
fn one_folder_of_the_window_imports_tauri() {
    for file in files().iter().filter(|f| f.starts_with("ui/src/") && (f.ends_with(".ts") || f.ends_with(".svelte"))) {
        let imports = read(file).lines().any(|l| l.contains("@tauri-apps") && (l.contains("import") || l.contains("from")));
        assert!(!imports || file.starts_with("ui/src/backend/"), "{file} imports @tauri-apps; only ui/src/backend may");
    }
}

#[test]
fn the_map_names_every_folder() {
    let map = read("ARCHITECTURE.md");
    let mut folders = BTreeSet::new();
    // The invented events have a folder each, all alike.
    for file in files().iter().filter(|f| !f.starts_with("tests/corpus/events/")) {
        let mut path = Path::new(file).parent();
        while let Some(p) = path.filter(|p| !p.as_os_str().is_empty()) {
            folders.insert(p.to_string_lossy().replace('\\', "/"));
            path = p.parent();
        }
    }
    let missing: Vec<_> = folders.iter().filter(|f| !map.contains(&format!("`{f}/`"))).collect();
    assert!(missing.is_empty(), "ARCHITECTURE.md does not name {missing:?}");
    for line in map.lines().filter_map(|l| l.strip_prefix("| `")) {
        let path = line.split('`').next().unwrap();
        if path.ends_with('/') {
            assert!(root().join(path).is_dir(), "ARCHITECTURE.md names {path}, which is not there");
        }
    }
}

#[test]
fn rooms_have_names_that_say_what_is_in_them() {
    for file in files().iter().filter(|f| f.starts_with("src-tauri/") || f.starts_with("ui/src/")) {
        for part in Path::new(file).components() {
            let name = part.as_os_str().to_string_lossy();
            let stem = name.split('.').next().unwrap_or_default();
            assert!(!NO_ROOMS.contains(&stem), "{file}: {stem} says nothing");
        }
    }
}

#[test]
fn the_top_level_is_the_customers() {
    for wanted in ["Cargo.toml", "src-tauri", "ui", "tests", "tauri.conf.json"] {
        assert!(root().join(wanted).exists(), "{wanted} is missing at the top level");
    }
}
