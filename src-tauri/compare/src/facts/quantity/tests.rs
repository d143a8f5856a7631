use super::find;
use super::sum::sums;
use crate::facts::testing::{self, check, survives};

#[test]
fn reads_counts_of_people() {
    check(
        &[find],
        "en",
        "
Seven people were shot and three others died.
^^^^^^^^^^^^ number 7 people shoot
                           ^^^^^^^^^^^^ number 3 people kill

The blast left at least 12 dead and wounded 40 in Bramley.
               ^^^^^^^^^^^^^^^^ number 12.. people kill
                                            ^^ number 40 people injure

The death toll rose to 12, and 30 people are missing.
                       ^^ number 12 people kill
                               ^^^^^^^^^ number 30 people miss

Five people in the car were killed.
^^^^^^^^^^^ number 5 people kill

Five people shot at a party survived.
^^^^^^^^^^^ number 5 people shoot

Two of them were arrested; one was released.
^^^^^^^^^^^ number 2 people arrest
                           ^^^ number 1 people release

No one was hurt, one day after the raid.
",
    );
}

#[test]
fn reads_bounds_ranges_and_words() {
    check(
        &[find],
        "en",
        "
Up to about 40 homes burned, and more than a dozen cars.
^^^^^^^^^^^^^^^^^^^^ number ~..44 house
                                 ^^^^^^^^^^^^^^^^^^^^^^ number 12.. car

Some 10 to 12 boats sank; twenty-one ships were damaged.
^^^^^^^^^^^^^^^^^^^ number ~9..13.2 boat
                          ^^^^^^^^^^^^^^^^ number 21 ship damage

Half a million voters and tens of thousands of students marched.
^^^^^^^^^^^^^^^^^^^^^ number 500000 people attend
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ number ~10000..99000 people attend
",
    );
}

#[test]
fn adds_up_parts() {
    let text = "Six men and a woman were shot in Bramley.";
    let found = testing::find(&[find], "en", "", text);
    let total = sums(&found.facts, text);
    assert_eq!(total.len(), 1);
    assert_eq!((total[0].total.amount, total[0].total.about.as_str()), (7.0, "shoot"));
}

#[test]
fn reads_money() {
    check(
        &[find],
        "en",
        "
He paid a $2.6-million fine, over US$ 27.5 billion, and 2m euros (£1.7m).
          ^^^^^^^^^^^^ money 2600000 USD fine
                             ^^^^^^^^^^^^^^^^^^^^^ money 27500000000.. USD fine
                                                        ^^^^^^^^ money 2000000 EUR
                                                                  ^^^^^ money 1700000 GBP

It cost between $5m and $7m, or half a million dollars.
        ^^^^^^^^^^^^^^^^^^^ money 5000000..7000000 USD cost
                                ^^^^^^^^^^^^^^^^^^^^^^ money 500000 USD

The 12,000 pounds of rice cost 50 cents.
    ^^^^^^^^^^^^^ number 12000 pound
                               ^^^^^^^^ money 0.5 USD cost
",
    );
    check(
        &[find],
        "de",
        "
Der Schaden beträgt 2,6 Millionen Euro, rund 1.500 Euro pro Kopf.
                    ^^^^^^^^^^^^^^^^^^ money 2600000 EUR
                                        ^^^^^^^^^^^^^^^ money ~1350..1650 EUR
",
    );
}

#[test]
fn reads_percent() {
    check(
        &[find],
        "en",
        "
Sales rose 3.5 percent, nearly 10% of votes; it fell by 2 percentage points.
           ^^^^^^^^^^^ percent 3.5 percent rise
                        ^^^^^^^^^^ percent ~9..10 percent
                                                        ^^^^^^^^^^^^^^^^^^^ percent 2 percentage points fall
",
    );
}

#[test]
fn reads_other_currencies() {
    check(
        &[find],
        "en",
        "
A rebate of 0.42 lei or 42 bani a litre, and 180 million lei.
            ^^^^^^^^ money 0.42 RON
                        ^^^^^^^ money 0.42 RON
                                             ^^^^^^^^^^^^^^^ money 180000000 RON

The mine sold for 90 million tenge.
                  ^^^^^^^^^^^^^^^^ money 90000000 KZT deal
",
    );
}

#[test]
fn reads_ages() {
    check(
        &[find],
        "en",
        "
Ann Roe, 27, of Kiel and 19-year-old Bo Lind met a 2-year-old girl.
         ^^ age 27 years age of Ann Roe
                         ^^^^^^^^^^^ age 19 years age of Bo Lind
                                                   ^^^^^^^^^^ age 2 years age of girl

A man in his late 20s and a boy aged 14 fled.
      ^^^^^^^^^^^^^^^ age ~26..29 years age of man
                                ^^^^^^^ age 14 years age of boy

The 18-year-old war ended.
",
    );
}

#[test]
fn leaves_out_what_counts_nothing() {
    check(
        &[find],
        "en",
        "
Police came to the 5300 block of Alder Road and to 12 Main Street.

Call 555-0134 or (555) 555-0134 about Flight 93 on Highway 61.

The Boeing 737 and the AK-47 were his, see No. 5 and District 27.[9]
",
    );
}

#[test]
fn reads_ages_that_stand_apart_from_their_bearer() {
    check(
        &[find],
        "en",
        "
Baek Do-yun, 41, lost to Kim Sun-hee, just 19, of Kiel.
             ^^ age 41 years age of Baek Do-yun
                                           ^^ age 19 years age of Kim Sun-hee

The oldest, Rosa Lind, was 83 and deaf; the suspect is 29, a man of 30 and a girl of five.
                           ^^ age 83 years age of Rosa Lind
                                                       ^^ age 29 years age of suspect
                                                                    ^^ age 30 years age of man
                                                                                     ^^^^ age 5 years age of girl

A mother of three and a father of four, both teachers, left the mother of two at home.

At 49, Ms Lind left; at 7, the police came; a man of 29 trades was 3 of 12 who spoke.
   ^^ age 49 years age of Ms Lind
                                                     ^^^^^^^^^ number 29 trade
                                                                   ^ number 3 -
",
    );
}

#[test]
fn reads_votes_and_fractions() {
    check(
        &[find],
        "en",
        "
The Senate voted 51-46, and two-thirds of members stayed.
                 ^^^^^ number 46..51 vote
                            ^^^^^^^^^^ number 0.6666666666666666 fraction

The council agreed by nine votes to eight; the house voted 10 to seven, 88 for, 86 against.
                      ^^^^^^^^^^^^^^^^^^^ number 8..9 vote
                                                           ^^^^^^^^^^^ number 7..10 vote
                                                                        ^^^^^^^^^^^^^^^^^^ number 86..88 vote

He gave nine points to five boys, and four to six boats came.
        ^^^^^^^^^^^ number 9 point
                       ^^^^^^^^^ number 5 people
                                      ^^^^^^^^^^^^^^^^^ number 4..6 boat
",
    );
}

#[test]
fn survives_hostile_texts() {
    survives(
        &[find],
        "en",
        &[
            "At least six men, 19 and 20, and $2.6m (3%) 1/2 51-46. ",
            "five of the 5 ",
            "20- to 30-year-old ",
            "a dozen hundred thousand and ",
            "$",
            "(",
        ],
    );
    survives(&[find], "de", &["einundzwanzig hunderttausend 1.000,5 Millionen Euro "]);
    survives(&[find], "fr", &["quatre-vingt-dix mille 12 000 euros et "]);
}
