//! Builds the window's part into the app: configuration, capabilities, `ui/dist`.

use std::path::Path;

/// Shown where `ui/dist` was never built, so that the Rust side builds and is tested without Node.
const PLACEHOLDER: &str =
    "<!doctype html><meta charset=utf-8><title>Crosscheck</title><p>The window is not built yet: run <code>make ui</code>.</p>\n";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let page = Path::new("ui/dist/index.html");
    if !page.exists() {
        std::fs::create_dir_all("ui/dist")?;
        std::fs::write(page, PLACEHOLDER)?;
    }
    for path in ["ui/dist", "src-tauri/capabilities", "tauri.conf.json"] {
        println!("cargo:rerun-if-changed={path}");
    }
    // tauri-build looks at the package's root for them, and builds silently without any where it finds none.
    let attributes = tauri_build::Attributes::new().capabilities_path_pattern("./src-tauri/capabilities/**/*");
    tauri_build::try_build(attributes)?;
    Ok(())
}
