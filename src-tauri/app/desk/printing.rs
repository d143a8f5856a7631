//! What the window shows on paper, by the system's own dialog for printing.

use tauri::WebviewWindow;

use crate::wire::{Problem, ProblemCode};

/// Margins of the paper, as the report's own style has them.
#[cfg(target_os = "linux")]
const UPRIGHT_MM: f64 = 18.0;
#[cfg(target_os = "linux")]
const ACROSS_MM: f64 = 16.0;

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Printed {
    /// It is on its way to the printer, or was cancelled: the window may show something else.
    Over,
    /// The system does not say when it is over.
    Unknown,
}

fn refused() -> Problem {
    Problem::new(ProblemCode::Unprintable, "The system could not print it. Save the report as a web page and print it from your browser.")
}

/// Opens the dialog over the window; a file that is printed to is called `name`.
///
/// # Errors
/// When the dialog would not open, or the system could not print.
#[cfg(target_os = "linux")]
pub async fn print(window: &WebviewWindow, name: String) -> Result<Printed, Problem> {
    use gtk::prelude::{Cast, WidgetExt};
    use webkit2gtk::{PrintOperation, PrintOperationExt, PrintOperationResponse, glib};

    let (sender, over) = tokio::sync::oneshot::channel();
    let show = move |webview: tauri::webview::PlatformWebview| {
        let view = webview.inner();
        // The dialog goes on until it is answered: nothing else of the window's thread waits for it.
        glib::idle_add_local_once(move || {
            let operation = PrintOperation::new(&view);
            let settings = gtk::PrintSettings::new();
            settings.set(gtk::PRINT_SETTINGS_OUTPUT_BASENAME, Some(&name));
            // A file among the person's own, not where the program was started.
            let folder = glib::user_special_dir(glib::UserDirectory::Documents).unwrap_or_else(glib::home_dir);
            settings.set(gtk::PRINT_SETTINGS_OUTPUT_DIR, folder.to_str());
            operation.set_print_settings(&settings);
            // WebKit takes no margins from the page's style here.
            let page = gtk::PageSetup::new();
            page.set_top_margin(UPRIGHT_MM, gtk::Unit::Mm);
            page.set_bottom_margin(UPRIGHT_MM, gtk::Unit::Mm);
            page.set_left_margin(ACROSS_MM, gtk::Unit::Mm);
            page.set_right_margin(ACROSS_MM, gtk::Unit::Mm);
            operation.set_page_setup(&page);
            let sender = std::rc::Rc::new(std::cell::Cell::new(Some(sender)));
            let say = |result: Result<(), ()>| {
                let sender = std::rc::Rc::clone(&sender);
                move || {
                    if let Some(sender) = sender.take() {
                        // Nobody waits where the program ends.
                        let _ = sender.send(result);
                    }
                }
            };
            let (failed, finished, cancelled) = (say(Err(())), say(Ok(())), say(Ok(())));
            operation.connect_failed(move |_, _| failed());
            operation.connect_finished(move |_| finished());
            let parent = view.toplevel().and_then(|top| top.downcast::<gtk::Window>().ok());
            if operation.run_dialog(parent.as_ref()) != PrintOperationResponse::Print {
                cancelled();
            }
        });
    };
    window.with_webview(show).map_err(|_| refused())?;
    over.await.map_err(|_| refused())?.map_err(|()| refused())?;
    Ok(Printed::Over)
}

/// Opens the dialog over the window.
///
/// # Errors
/// When the dialog would not open.
#[cfg(not(target_os = "linux"))]
pub async fn print(window: &WebviewWindow, _: String) -> Result<Printed, Problem> {
    window.print().map_err(|_| refused())?;
    Ok(Printed::Unknown)
}
