//! The window shows its own page and no other: the content security policy stops what a page loads, not where it goes.

use tauri::plugin::{Builder, TauriPlugin};
use tauri::{Url, Wry};

/// Refuses to go anywhere but to the app's own page.
pub fn only() -> TauriPlugin<Wry> {
    Builder::new("own-page").on_navigation(|_, to| is_own(to, cfg!(feature = "custom-protocol"))).build()
}

/// Whether an address is the app's own page; while Vite serves it, that is on this computer.
fn is_own(to: &Url, built_in: bool) -> bool {
    match (to.scheme(), to.host_str()) {
        ("tauri", Some("localhost")) | ("http" | "https", Some("tauri.localhost")) => true,
        ("http", Some("localhost")) => !built_in && to.port() == Some(5173),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_own_page_is_gone_to() {
        let own = |to: &str, built_in| is_own(&Url::parse(to).unwrap(), built_in);
        for to in ["tauri://localhost", "tauri://localhost/#x", "http://tauri.localhost/", "https://tauri.localhost/index.html"] {
            assert!(own(to, true) && own(to, false), "{to}");
        }
        assert!(own("http://localhost:5173/", false) && !own("http://localhost:5173/", true));
        for to in [
            "https://evil.example/",
            "http://127.0.0.1:9/",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "data:text/html,x",
            "about:blank",
            "http://localhost:80/",
        ] {
            assert!(!own(to, true) && !own(to, false), "{to}");
        }
    }
}
