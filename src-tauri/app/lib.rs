//! The desktop app.

/// x
pub fn run() -> std::process::ExitCode {
    let _ = tauri::Builder::default().plugin(tauri_plugin_dialog::init()).run(tauri::generate_context!());
    std::process::ExitCode::SUCCESS
}
