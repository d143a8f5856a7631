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

The inquiry will report on Jan. 14 and sit from Feb. 2-5.
                           ^^^^^^^ date 2026-01-14
                                                ^^^^^^ date 2026-02-02
                                                       ^ date 2026-02-05

The mill, built in the 19th century, burned on 21 December 2025.
                   ^^^^^^^^^^^^^^^^ date 18
                                               ^^^^^^^^^^^^^^^^ date 2025-12-21

Profit fell in the third quarter from a year earlier, the firm said.
               ^^^^^^^^^^^^^^^^^ date 2025-Q3
                                      ^^^^^^^^^^^^^^ date 2024-Q3

They met last summer, in June last year, and in the winter of 1994.
         ^^^^^^^^^^^ date 2025-SU
                         ^^^^^^^^^^^^^^ date 2024-06
                                                ^^^^^^^^^^^^^^^^^^ date 1994-WI

The first half of 2024 was wet.
^^^^^^^^^^^^^^^^^^^^^^ date 2024-H1

The fair is due on 2026-01-09, not 01/12/2026 or 13/12/2025.
                   ^^^^^^^^^^ date 2026-01-09
                                   ^^^^^^^^^^ date 2026-01-12
                                                 ^^^^^^^^^^ date 2025-12-13

The strike of '09 is forgotten, but not the fiscal year 2009 or the '80s.
                                        ^^^^^^^^^^^^^^^^^^^^ date 2009
                                                                ^^^^^^^^ date 198
",
    );
}

#[test]
fn relative_days() {
    check(
        &[find],
        "en",
        "
The mayor resigned Sunday, a day after the vote.
                   ^^^^^^ date 2025-12-21
                           ^^^^^ duration P1D

She will speak on Friday and travel next Tuesday.
                  ^^^^^^ date 2025-12-26
                                    ^^^^^^^^^^^^ date 2025-12-30

He was seen yesterday morning, last night and earlier today.
            ^^^^^^^^^^^^^^^^^ time 2025-12-23TMO
                               ^^^^^^^^^^ time 2025-12-23TNI
                                              ^^^^^^^^^^^^^ date 2025-12-24

On Dec. 13 the dam broke; the following morning rescuers came, and that night it rained.
   ^^^^^^^ date 2025-12-13
                          ^^^^^^^^^^^^^^^^^^^^^ time 2025-12-14TMO
                                                                   ^^^^^^^^^^ time 2025-12-14TNI

He left two years ago, and came back three weeks ago.
        ^^^^^^^^^^^^^ date 2023
                                     ^^^^^^^^^^^^^^^ date 2025-W49

Prices rose last month and this year, and may fall by the end of next year.
            ^^^^^^^^^^ date 2025-11
                           ^^^^^^^^^ date 2025
                                                      ^^^^^^^^^^^^^^^^^^^^ date 2026

The vote is set for as early as Tuesday, officials said.
                                ^^^^^^^ date 2025-12-30

He is now mayor, was recently ill, and will soon retire.
      ^^^ date PRESENT_REF
                     ^^^^^^^^ date PAST_REF

The council met over the weekend.
                     ^^^^^^^^^^^ date 2025-W51-WE

He spoke early Monday, and again late Sunday night.
         ^^^^^^^^^^^^ date 2025-12-22
                                 ^^^^^^^^^^^^^^^^^ time 2025-12-21TNI

In the past, and for the foreseeable future, nothing changed.
   ^^^^^^^^ date PAST_REF
",
    );
}

#[test]
fn times_of_day() {
    check(
        &[find],
        "en",
        "
Deputies were called at about 1:15 a.m. Sunday to a farm.
                              ^^^^^^^^^^^^^^^^ time ~2025-12-21T01:15

The alarm rang at 4. 30am and again at 9.05pm on Monday.
                  ^^^^^^^ time T04:30
                                       ^^^^^^ time 2025-12-22T21:05
                                                 ^^^^^^ date 2025-12-22

The vote closes at 5 p.m. Eastern on Dec. 30, or 2200 GMT.
                   ^^^^^^^^^^^^^^ time 2025-12-30T17:00
                                     ^^^^^^^ date 2025-12-30
                                                 ^^^^^^^^ time 2025-12-30T22:00Z

It was noon on Friday. Just after 8:30 p.m. the lights failed.
       ^^^^ time 2025-12-19T12:00
               ^^^^^^ date 2025-12-19
                                  ^^^^^^^^^ time ~2025-12-19T20:30

The blast came shortly before midnight, at 23:55.
                              ^^^^^^^^ time ~T24:00
                                           ^^^^^ time T23:55

Police came at 9:25 Thursday evening and in the early morning hours of Friday, just after midnight.
               ^^^^^^^^^^^^^^^^^^^^^ time 2025-12-18T21:25
                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ time 2025-12-19TMO
                                                                                          ^^^^^^^^ time ~2025-12-19T00:00

Call 555-717-2033, or read USA Today and the Dorn Daily Record, which reports as recently as a week ago.
                                                                                             ^^^^^^^^^^ date 2025-W51

The board meets Thursday. It met 1994-1997 too.
                ^^^^^^^^ date 2025-12-25
                                 ^^^^ date 1994
                                      ^^^^ date 1997

The game ended 51-46 after a 3:2 start, and the store is open 24/7.
",
    );
}

#[test]
fn durations() {
    check(
        &[find],
        "en",
        "
The strike lasted at least 30 days, more than two weeks longer than planned.
                  ^^^^^^^^^^^^^^^^ duration P30D
                                    ^^^^^^^^^^^^^^^^^^^ duration P2W

A five-year plan needs two and a half years of talks and an hour and a half of votes.
  ^^^^^^^^^ duration P5Y
                       ^^^^^^^^^^^^^^^^^^^^ duration P2.5Y
                                                         ^^^^^^^^^^^^^^^^^^ duration PT1.5H

The 19-year-old, who is 19 years old, waited for half an hour.
                                                 ^^^^^^^^^^^^ duration PT30M

Over the past three months, and for the next several weeks, he was away for years.
     ^^^^^^^^^^^^^^^^^^^^^ duration P3M
                                    ^^^^^^^^^^^^^^^^^^^^^^ duration PXW
                                                                            ^^^^^ duration PXY

She drove 80 miles an hour for nearly two decades.
                               ^^^^^^^^^^^^^^^^^^ duration ~P20Y

The dog, 3 months old, and a boy aged 12 months slept for a week.
                                                          ^^^^^^ duration P1W
",
    );
}

#[test]
fn sets() {
    check(
        &[find],
        "en",
        "
The ferry runs daily, every Sunday and twice a month.
               ^^^^^ set P1D
                      ^^^^^^^^^^^^ set XXXX-WXX-7
                                       ^^^^^^^^^^^^^ set P1M

Masses are said on Sundays, Monday nights and every two weeks.
                   ^^^^^^^ set XXXX-WXX-7
                            ^^^^^^^^^^^^^ set XXXX-WXX-1TNI
                                              ^^^^^^^^^^^^^^^ set P2W
",
    );
}

#[test]
fn words_that_are_none() {
    check(
        &[find],
        "en",
        "
May said the march in the fall will spring a second surprise in the sun.
                      ^^^^^^^^ date 2025-FA

The Sunday Times said Vision 2030 cost 2000 feet of Boeing 747 cable at 1600 Pennsylvania Avenue.

April Jones may march on Second Street.

He drove for 2,000 miles with 1,500 people on Flight 1907.
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

#[test]
fn the_clock_as_it_is_spoken() {
    check(
        &[find],
        "en",
        "
The vote was taken at half past six this evening, or at a quarter to seven.
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^ time 2025-12-24T18:30
                                                        ^^^^^^^^^^^^^^^^^^ time 2025-12-24T18:45

It was twenty past eleven when the mill bell rang, and ten minutes to noon when it stopped.
       ^^^^^^^^^^^^^^^^^^ time T11:20
                                                       ^^^^^^^^^^^^^^^^^^^ time T11:50

Guards came at twenty to six on Sunday morning and left shortly after nine.
               ^^^^^^^^^^^^^ time 2025-12-21T05:40
                                ^^^^^^^^^^^^^^ time 2025-12-21TMO
                                                                      ^^^^ time ~2025-12-21T09:00

They came at three in the morning, at 11.30 in the morning and at ten at night; the last at 21h15.
             ^^^^^^^^^^^^^^^^^^^^ time T03:00
                                      ^^^^^^^^^^^^^^^^^^^^ time T11:30
                                                                  ^^^^^^^^^^^^ time T22:00
                                                                                            ^^^^^ time T21:15

At midday the siren went, at about 20 minutes to ten, the lights, at eight on Sunday evening the pumps.
   ^^^^^^ time T12:00
                                   ^^^^^^^^^^^^^^^^^ time ~T09:40
                                                                     ^^^^^ time 2025-12-21T20:00
                                                                              ^^^^^^^^^^^^^^ time 2025-12-21TEV
",
    );
}

#[test]
fn what_sounds_like_a_clock_and_is_none() {
    check(
        &[find],
        "en",
        "
The board voted ten to six, and five to seven people left after eight boats came.

They came about five minutes before two gunmen and ten minutes after three guards.
          ^^^^^^^^^^^^^^^^^^ duration ~PT5M
                                                   ^^^^^^^^^^^ duration PT10M

She drove past six houses; at ten to twelve sites half past crews had quarter to spare.
",
    );
}
