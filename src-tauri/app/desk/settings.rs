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

/// Initials that an earlier version kept among them. They are the library's now.
pub fn initials(folder: &Path) -> Option<String> {
    let kept: serde_json::Value = serde_json::from_slice(&std::fs::read(folder.join(FILE)).ok()?).ok()?;
    kept["initials"].as_str().filter(|i| !i.is_empty()).map(str::to_owned)
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
        let settings = SettingsView { theme: ThemeView::Dark, text_size: 500, ..SettingsView::default() };
        save(folder.path(), &settings).unwrap();
        assert_eq!(load(folder.path()), SettingsView { text_size: 200, ..settings });
        assert_eq!(initials(folder.path()), None);
        std::fs::write(folder.path().join(FILE), "{\"theme\": \"dark\", \"new\": 1}").unwrap();
        assert_eq!(load(folder.path()), SettingsView { theme: ThemeView::Dark, ..SettingsView::default() });
        // As an earlier version kept them; what is kept next is without.
        std::fs::write(folder.path().join(FILE), "{\"theme\": \"dark\", \"initials\": \"ab\"}").unwrap();
        assert_eq!(initials(folder.path()).as_deref(), Some("ab"));
        save(folder.path(), &load(folder.path())).unwrap();
        assert_eq!((initials(folder.path()), load(folder.path()).theme), (None, ThemeView::Dark));
        // What is in a report, as it was kept before evidence could be chosen.
        let report = "{\"minor\": true, \"open\": false, \"agreements\": true, \"onlyHere\": true, \"dismissed\": true, \"leftOut\": true, \"decisions\": true}";
        std::fs::write(folder.path().join(FILE), format!("{{\"report\": {report}}}")).unwrap();
        assert!(load(folder.path()).report.is_some_and(|r| r.evidence && !r.open));
        std::fs::write(folder.path().join(FILE), "noise").unwrap();
        assert_eq!(load(folder.path()), SettingsView::default());
    }
}
