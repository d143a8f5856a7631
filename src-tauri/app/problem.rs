//! What went wrong in words for a person, with a code where the window acts on it.

use crosscheck_import::{Refusal, RefusalCode};
use crosscheck_library::LibraryError;

use crate::wire::{Problem, ProblemCode};

impl Problem {
    /// A problem with this message.
    pub fn new(code: ProblemCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }

    /// A defect of ours, without anything of the articles in it.
    pub fn internal() -> Self {
        Self::new(
            ProblemCode::Internal,
            "Something went wrong inside Crosscheck. Nothing was lost: try again, or close it and start it anew.",
        )
    }

    /// The library is being locked or written anew.
    pub fn busy() -> Self {
        Self::new(ProblemCode::Busy, "The library is being locked or written anew. Try again in a moment.")
    }

    /// A file that is no article. The window shows the file's name beside the message.
    pub fn refused(refusal: Refusal) -> Self {
        let Refusal { code, message } = refusal;
        let code = match code {
            RefusalCode::Empty => ProblemCode::Empty,
            RefusalCode::TooLarge => ProblemCode::TooLarge,
            RefusalCode::NotText => ProblemCode::NotText,
            RefusalCode::Unsupported => ProblemCode::Unsupported,
            RefusalCode::NoArticle => ProblemCode::NoArticle,
            RefusalCode::Encrypted => ProblemCode::Encrypted,
            RefusalCode::Damaged => ProblemCode::Damaged,
            RefusalCode::TooComplex => ProblemCode::TooComplex,
            RefusalCode::NoText => ProblemCode::NoText,
            RefusalCode::Crashed => ProblemCode::Crashed,
            RefusalCode::TimedOut => ProblemCode::TimedOut,
            RefusalCode::OutOfMemory => ProblemCode::OutOfMemory,
            RefusalCode::Cancelled => ProblemCode::Cancelled,
        };
        Self { code, message }
    }

    /// A file that the system would not give.
    pub fn unreadable(error: &std::io::Error) -> Self {
        let why = match error.kind() {
            std::io::ErrorKind::NotFound => "It is not there any more. Look where it went and drop it again.".to_owned(),
            std::io::ErrorKind::PermissionDenied => {
                "You may not read this file. Change its permissions, or copy it to a folder of yours.".to_owned()
            }
            _ => format!("The system would not read it ({error}). Copy it to another place and drop that copy."),
        };
        Self::new(ProblemCode::Unreadable, why)
    }
}

impl From<LibraryError> for Problem {
    fn from(error: LibraryError) -> Self {
        let code = match error {
            LibraryError::NotFound(_) => ProblemCode::NotFound,
            LibraryError::Locked => ProblemCode::Locked,
            LibraryError::WrongPassphrase => ProblemCode::WrongPassphrase,
            LibraryError::ShortPassphrase => ProblemCode::ShortPassphrase,
            LibraryError::Unwritable(_) => ProblemCode::Unwritable,
            LibraryError::Unusable(_) => ProblemCode::Unusable,
            LibraryError::Cancelled => ProblemCode::Cancelled,
            _ => ProblemCode::Library,
        };
        Self::new(code, error.to_string())
    }
}
