//! The pictures of `make pictures`: every screen, light and dark.

use std::sync::PoisonError;

use serde_json::json;

use crate::desktop::Desktop;
use crate::screens::SCREENS;
use crate::{ALONE, picture, versions};

/// Light or dark.
const CHOOSE: &str =
    "if (document.documentElement.dataset.theme !== arguments[0]) document.querySelector('[data-testid=theme-toggle]').click()";

#[test]
#[ignore = "makes pictures: make pictures"]
fn gallery() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    for theme in ["light", "dark"] {
        let desktop = Desktop::start();
        let window = desktop.app();
        window.see("drop-area");
        window.script(CHOOSE, &[json!(theme)]);
        for screen in SCREENS {
            screen.go(&window);
            std::thread::sleep(std::time::Duration::from_millis(300));
            picture(&window, &format!("gallery/{}-{theme}", screen.name));
        }
        drop((window, desktop));
        // An event of its own: the example has no two versions of one article.
        let desktop = Desktop::start();
        let window = versions::opened(&desktop);
        window.script(CHOOSE, &[json!(theme)]);
        versions::view(&window);
        std::thread::sleep(std::time::Duration::from_millis(300));
        picture(&window, &format!("gallery/versions-{theme}"));
    }
}
