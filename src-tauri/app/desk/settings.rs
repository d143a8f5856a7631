//! The settings, in a file beside the library's records. A file that can't be read gives the settings as they are at first.

use std::io::Write;
use std::path::Path;

use crate::wire::desk::SettingsView;
use crate::wire::{Problem, ProblemCode};

const FILE: &str = "settings.json";
/// Sizes of text that the window can be read at, in percent.
const SIZES: std::ops::RangeInclusive<u32> = 75..=200;

/// The settings kept in a folder.
pub fn load(folder: &Path) -> SettingsView {
    let kept = std::fs::read(folder.join(FILE)).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
    sound(kept.unwrap_or_default())
}

/// Keeps them: wholly or not at all.
///
/// # Errors
/// When the disk refuses.
pub fn save(folder: &Path, settings: &SettingsView) -> Result<(), Problem> {
    let write = || {
        private(folder)?;
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(&serde_json::to_vec_pretty(&sound(settings.clone()))?)?;
        file.persist(folder.join(FILE)).map_err(|e| e.error)?;
        Ok(())
    };
    write().map_err(|e: std::io::Error| Problem::new(ProblemCode::Library, format!("The settings could not be kept ({e}).")))
}

/// The library's folder, which is its owner's alone, may be made by the settings first.
fn private(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

fn sound(settings: SettingsView) -> SettingsView {
    SettingsView { text_size: settings.text_size.clamp(*SIZES.start(), *SIZES.end()), ..settings }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::desk::ThemeView;

    #[test]
    fn they_are_kept_and_damage_gives_the_first_ones() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(load(folder.path()), SettingsView::default());
        let settings = SettingsView { theme: ThemeView::Dark, text_size: 500, initials: "ab".into(), ..SettingsView::default() };
        save(folder.path(), &settings).unwrap();
        assert_eq!(load(folder.path()), SettingsView { text_size: 200, ..settings });
        std::fs::write(folder.path().join(FILE), "{\"theme\": \"dark\", \"new\": 1}").unwrap();
        assert_eq!(load(folder.path()), SettingsView { theme: ThemeView::Dark, ..SettingsView::default() });
        std::fs::write(folder.path().join(FILE), "noise").unwrap();
        assert_eq!(load(folder.path()), SettingsView::default());
    }
}
