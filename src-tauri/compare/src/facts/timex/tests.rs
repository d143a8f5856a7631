//! English time expressions in texts of invented events.

use super::find;
use crate::facts::testing::{check, check_on, survives};

#[test]
fn days_months_and_years() {
    check(
        &[find],
        "en",
        "
The bridge fell on Dec. 21, and two days earlier cracks were seen.
                   ^^^^^^^ date 2025-12-21
                                ^^^^^^^^^^^^^^^^ date 2025-12-19

The bridge opened on Sunday, March 9, 1986, after work begun in July 1981.
                     ^^^^^^^^^^^^^^^^^^^^^ date 1986-03-09
                                                                ^^^^^^^^^ date 1981-07

It was closed in the 1990s and again in the late 2000s.
                 ^^^^^^^^^ date 199
                                        ^^^^^^^^^^^^^^ date 200
",
    );
}

#[test]
fn survives_hostile_texts() {
    survives(
        &[find],
        "en",
        &[
            "On Sunday, Dec. 21, 2025 at 4. 30am, two years ago, at least 30 days, early Monday night, the end of the first quarter of 1990. ",
            "twenty hundred thousand nineteen ninety-four two and a half ",
            "the the the last last last early early early of of of at least at least more than more than ",
        ],
    );
}

#[test]
fn without_a_day_of_publication() {
    check_on(
        &[find],
        "en",
        "",
        "
He left on Sunday at 9:30 p.m. and came back on Dec. 21.
           ^^^^^^ date XXXX-WXX-7
                     ^^^^^^^^^ time XXXX-WXX-7T21:30
                                                ^^^^^^^ date XXXX-12-21
",
    );
}
