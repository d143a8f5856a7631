//! Without a display there is no window: that is told, not a defect of ours.

/// Whether there is a display to open a window on. One that is just starting, or starting again, is waited for a little.
pub fn answers() -> bool {
    #[cfg(target_os = "linux")]
    {
        /// In milliseconds; about two seconds in all.
        const PAUSES: [u64; 5] = [0, 100, 300, 600, 1000];
        PAUSES.into_iter().any(|pause| {
            std::thread::sleep(std::time::Duration::from_millis(pause));
            gtk::init().is_ok()
        })
    }
    #[cfg(not(target_os = "linux"))]
    true
}
