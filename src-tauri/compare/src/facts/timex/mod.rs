//! Dates, times of day, durations and sets, with values in TIMEX3 form.

/// Values in comparable form, and how two relate.
pub mod value;
