//! Version, licence, parts.

use crate::session::Session;
use crate::wire::desk::AboutView;

/// For the About box.
pub fn about(session: &Session) -> AboutView {
    AboutView {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        licence: env!("CARGO_PKG_LICENSE").to_owned(),
        meaning: session.has_model(),
        library: session.root().display().to_string(),
        parts: Vec::new(),
    }
}
