use super::find;
use crate::facts::testing::{check, survives};

#[test]
fn reads_counts_of_people() {
    check(
        &[find],
        "en",
        "
Seven people were shot.
^^^^^^^^^^^^ number 7 people shoot
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
            "1,",
            "a dozen hundred thousand and ",
            "$",
            "(",
            "one of the ",
        ],
    );
    survives(&[find], "de", &["einundzwanzig hunderttausend 1.000,5 Millionen Euro "]);
    survives(&[find], "fr", &["quatre-vingt-dix mille 12 000 euros et "]);
}
