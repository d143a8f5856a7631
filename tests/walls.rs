//! What the window may do, word for word: the content security policy, the capabilities, and nothing that widens them. Whoever
//! changes one of them changes this list too, and has to say why.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

/// All that a page may load and reach: its own files, and the bridge to the program.
const POLICY: [(&str, &[&str]); 6] = [
    ("default-src", &["'self'"]),
    ("connect-src", &["ipc:", "http://ipc.localhost"]),
    ("object-src", &["'none'"]),
    ("base-uri", &["'none'"]),
    ("form-action", &["'none'"]),
    ("frame-ancestors", &["'none'"]),
];
/// All that the window may ask of Tauri itself: hear events, stop hearing them, zoom.
const PERMISSIONS: [&str; 3] = ["core:event:allow-listen", "core:event:allow-unlisten", "core:webview:allow-set-webview-zoom"];
/// Tauri's features that are on. None of `protocol-asset`, `devtools`, `isolation`, `shell` …
const FEATURES: [&str; 1] = ["custom-protocol"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

fn configuration() -> Value {
    serde_json::from_str(&read("tauri.conf.json")).unwrap()
}

/// A policy as its directives.
fn directives(policy: &str) -> BTreeMap<&str, Vec<&str>> {
    policy.split(';').filter_map(|d| d.split_whitespace().next().map(|name| (name, d.split_whitespace().skip(1).collect()))).collect()
}

#[test]
fn the_content_security_policy_is_exactly_this() {
    let configuration = configuration();
    let security = configuration["app"]["security"].as_object().unwrap();
    let wanted: BTreeMap<&str, Vec<&str>> = POLICY.iter().map(|(name, sources)| (*name, sources.to_vec())).collect();
    assert_eq!(directives(security["csp"].as_str().unwrap()), wanted);
    let keys: Vec<&str> = security.keys().map(String::as_str).collect();
    assert_eq!(keys, ["capabilities", "csp", "freezePrototype"], "no devCsp, no asset protocol, no way around the policy");
    assert_eq!(security["freezePrototype"], true);
    assert_eq!(configuration["app"]["withGlobalTauri"], false);
    assert_eq!(configuration["plugins"], Value::Null);
}

#[test]
fn the_capabilities_are_exactly_these() {
    assert_eq!(configuration()["app"]["security"]["capabilities"], json!(["window"]));
    let files: Vec<_> = std::fs::read_dir(root().join("src-tauri/capabilities")).unwrap().map(|f| f.unwrap().file_name()).collect();
    assert_eq!(files, ["window.json"]);
    let capability: Value = serde_json::from_str(&read("src-tauri/capabilities/window.json")).unwrap();
    assert_eq!(capability["permissions"], json!(PERMISSIONS));
    assert_eq!(capability["windows"], json!(["main"]));
    let keys: Vec<&str> = capability.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["$schema", "description", "identifier", "permissions", "windows"], "nothing for pages from elsewhere");
}

#[test]
fn there_is_one_window_and_it_shows_our_own_page() {
    let configuration = configuration();
    let windows = configuration["app"]["windows"].as_array().unwrap();
    assert_eq!(windows.len(), 1);
    for key in ["url", "userAgent", "proxyUrl", "dataDirectory", "devtools", "additionalBrowserArgs", "browserExtensionsEnabled"] {
        assert_eq!(windows[0][key], Value::Null, "{key}");
    }
    assert_eq!(configuration["build"]["frontendDist"], "ui/dist");
}

#[test]
fn no_systems_configuration_touches_the_walls() {
    let overlays = std::fs::read_dir(root()).unwrap().map(|f| f.unwrap().file_name().into_string().unwrap());
    for file in overlays.filter(|f| f.starts_with("tauri.") && f.ends_with(".conf.json") && f != "tauri.conf.json") {
        let overlay: Value = serde_json::from_str(&read(&file)).unwrap();
        let keys: Vec<&str> = overlay.as_object().unwrap().keys().map(String::as_str).filter(|k| *k != "$schema").collect();
        assert_eq!(keys, ["bundle"], "{file}");
    }
}

#[test]
fn tauri_has_no_more_features_than_needed() {
    let manifest = read("Cargo.toml");
    let line = manifest.lines().find(|l| l.starts_with("tauri =")).unwrap();
    // In the form in which Tauri's bundler would else write it again.
    assert_eq!(line, "tauri = { version = \"2.12\", features = [] }", "its own defaults");
    let own: Vec<&str> =
        manifest.lines().filter_map(|l| l.split_once("\"tauri/")).map(|(_, rest)| rest.split('"').next().unwrap()).collect();
    assert_eq!(own, FEATURES);
    let plugins: Vec<&str> = manifest.lines().filter(|l| l.starts_with("tauri-plugin-")).map(|l| l.split(' ').next().unwrap()).collect();
    assert_eq!(plugins, ["tauri-plugin-dialog", "tauri-plugin-window-state"]);
}

#[test]
fn the_built_page_names_no_address_but_standards() {
    let dist = root().join("ui/dist/index.html");
    let Ok(page) = std::fs::read_to_string(dist) else {
        println!("walls: ui/dist is not built");
        return;
    };
    assert!(!page.contains("http://") && !page.contains("https://"), "{page}");
    let source = read("ui/index.html");
    assert!(!source.contains("http://") && !source.contains("https://"));
}
