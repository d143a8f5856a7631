//! French words of time.

use std::sync::LazyLock;

use super::words::{DayPart, Lexicon, Unit, Word as W, words_of};

/// French.
pub static FRENCH: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut map = Lexicon::new();
    let mut add = |words: &'static str, of: W| map.extend(words_of(words).map(|w| (w, of)));
    let months = [
        "janvier",
        "février",
        "mars",
        "avril d'avril",
        "mai",
        "juin",
        "juillet",
        "août aout d'août",
        "septembre",
        "octobre d'octobre",
        "novembre",
        "décembre",
    ];
    for (i, w) in months.into_iter().enumerate() {
        add(w, W::Month(i as i8 + 1));
    }
    for (i, w) in ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"].into_iter().enumerate() {
        add(w, W::Weekday(i as i8 + 1));
    }
    for (one, many, unit) in [
        ("seconde", "secondes", Unit::Second),
        ("minute", "minutes", Unit::Minute),
        ("heure", "heures", Unit::Hour),
        ("jour", "jours", Unit::Day),
        ("semaine", "semaines", Unit::Week),
        ("mois", "", Unit::Month),
        ("trimestre", "trimestres", Unit::Quarter),
        ("an année l'an l'année", "ans années", Unit::Year),
        ("décennie", "décennies", Unit::Decade),
        ("siècle", "siècles", Unit::Century),
    ] {
        add(one, W::Unit(unit));
        add(many, W::Units(unit));
    }
    for (i, w) in "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split(' ').enumerate() {
        add(w, W::Cardinal(i as u32));
    }
    for (words, of) in [
        ("une d'un d'une", W::Cardinal(1)),
        ("vingt", W::Cardinal(20)),
        ("trente", W::Cardinal(30)),
        ("quelques plusieurs", W::Several),
        ("le la les", W::The),
        ("en durant pendant", W::In),
        ("à vers", W::At),
        ("de du des", W::Of),
        ("jusqu'à jusqu'en", W::Until),
        ("depuis", W::Since),
        ("début", W::Early),
        ("fin", W::Late),
        ("mi", W::Mid),
        ("il", W::AgoPiece(1)),
        ("y", W::AgoPiece(2)),
        ("a", W::AgoPiece(3)),
        ("dernier dernière derniers dernières passé passée", W::Last),
        ("prochain prochaine", W::Next),
        ("ce cette cet", W::This),
        ("chaque", W::Each),
        ("quotidiennement", W::Daily),
        ("aujourd'hui", W::Today),
        ("hier", W::Yesterday),
        ("demain", W::Tomorrow),
        ("avant", W::Before),
        ("après", W::After),
        ("midi", W::Noon),
        ("minuit", W::Midnight),
        ("matin matinée", W::Part(DayPart::Morning)),
        ("soir soirée", W::Part(DayPart::Evening)),
        ("nuit", W::Part(DayPart::Night)),
        ("weekend", W::Weekend),
        ("h", W::Oclock),
        ("maintenant actuellement désormais", W::Now),
        ("récemment dernièrement", W::Recently),
        ("âgé âgée âgés âgées", W::Age),
        ("devrait devraient doit doivent sera seront", W::Ahead1),
        ("était étaient ont avait avaient été", W::Did),
    ] {
        add(words, of);
    }
    map
});

#[cfg(test)]
mod tests {
    use crate::facts::testing::{check, survives};
    use crate::facts::timex::find;

    #[test]
    fn reads_french() {
        check(
            &[find],
            "fr",
            "
Le dimanche 21 décembre 2025, un entrepôt a brûlé à Halm, ont indiqué les pompiers lundi.
   ^^^^^^^^^^^^^^^^^^^^^^^^^ date 2025-12-21
                                                                                   ^^^^^ date 2025-12-22

Le feu a pris hier soir vers 21h40 et a été éteint à 4 heures.
              ^^^^^^^^^ time 2025-12-23TEV
                             ^^^^^ time 2025-12-23T21:40
                                                     ^^^^^^^^ time 2025-12-23T04:00

Il y a deux ans, en mars 2023, la halle avait été fermée pendant trois semaines.
^^^^^^^^^^^^^^^ date 2023
                    ^^^^^^^^^ date 2023-03
                                                                 ^^^^^^^^^^^^^^ duration P3W

Jean Dupont, 19 ans, est resté coincé trois heures.
                                      ^^^^^^^^^^^^ duration PT3H

La semaine dernière, le train a été supprimé chaque jour, le 3 décembre compris.
^^^^^^^^^^^^^^^^^^^ date 2025-W51
                                             ^^^^^^^^^^^ set P1D
                                                             ^^^^^^^^^^ date 2025-12-03

Avant-hier, le 1er juge a remis le procès au 14/01/2026.
^^^^^^^^^^ date 2025-12-22
                                             ^^^^^^^^^^ date 2026-01-14
",
        );
    }

    #[test]
    fn survives_hostile_texts() {
        survives(
            &[find],
            "fr",
            &[
                "Le dimanche 21 décembre 2025, un entrepôt a brûlé à Halm, ont indiqué les pompiers lundi. Le feu a pris hier soir vers 21h40 et a été éteint à 4 heures. Il y a deux ans, en mars 2023, la halle avait été fermée pendant trois semaines. Jean Dupont, 19 ans, est resté coincé trois heures. La semaine dernière, le train a été supprimé chaque jour, le 3 décembre compris. Avant-hier, le 1er juge a remis le procès au 14/01/2026. ",
            ],
        );
    }
}
