//! Version, licence, parts.

use crate::session::Session;
use crate::wire::desk::{AboutView, PartView};

/// For the About box.
pub fn about(session: &Session) -> AboutView {
    AboutView {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        licence: env!("CARGO_PKG_LICENSE").to_owned(),
        meaning: session.has_model(),
        library: session.root().display().to_string(),
        parts: parts(),
    }
}

/// What Crosscheck is made of, from `parts.json` (`make generated`).
fn parts() -> Vec<PartView> {
    serde_json::from_str(include_str!("parts.json")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_parts_have_a_licence() {
        let parts = parts();
        assert!(parts.len() > 100 && parts.iter().all(|p| !p.name.is_empty() && !p.licence.is_empty()));
        for wanted in ["tauri", "sled", "svelte", "all-MiniLM-L6-v2"] {
            assert!(parts.iter().any(|p| p.name == wanted), "{wanted}");
        }
    }
}
