//! Builds the window's part into the app: configuration, capabilities, `ui/dist`.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// Shown where `ui/dist` was never built, so that the Rust side builds and is tested without Node.
const PLACEHOLDER: &str =
    "<!doctype html><meta charset=utf-8><title>Crosscheck</title><p>The window is not built yet: run <code>make ui</code>.</p>\n";

/// What makes a comparison what it is.
const ENGINE: [&str; 2] = ["src-tauri/compare/src", "src-tauri/meaning/src"];

/// Of all sources of the engine: comparisons that another one made are not taken for its own.
fn engine() -> std::io::Result<String> {
    let mut hash = Sha256::new();
    let mut open: Vec<PathBuf> = ENGINE.iter().map(PathBuf::from).collect();
    let mut files = Vec::new();
    while let Some(path) = open.pop() {
        println!("cargo:rerun-if-changed={}", path.display());
        if path.is_dir() {
            open.extend(std::fs::read_dir(&path)?.flatten().map(|f| f.path()));
        } else {
            files.push(path);
        }
    }
    files.sort();
    for file in files {
        hash.update(file.to_string_lossy().as_bytes());
        hash.update(std::fs::read(&file)?);
    }
    Ok(hash.finalize().iter().take(8).map(|b| format!("{b:02x}")).collect())
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let page = Path::new("ui/dist/index.html");
    if !page.exists() {
        std::fs::create_dir_all("ui/dist")?;
        std::fs::write(page, PLACEHOLDER)?;
    }
    for path in ["ui/dist", "src-tauri/capabilities", "tauri.conf.json"] {
        println!("cargo:rerun-if-changed={path}");
    }
    println!("cargo:rustc-env=CROSSCHECK_ENGINE={}", engine()?);
    // tauri-build looks at the package's root for them, and builds silently without any where it finds none.
    let attributes = tauri_build::Attributes::new().capabilities_path_pattern("./src-tauri/capabilities/**/*");
    tauri_build::try_build(attributes)?;
    Ok(())
}
