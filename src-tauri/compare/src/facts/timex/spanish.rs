//! Spanish words of time.

use std::sync::LazyLock;

use super::words::{DayPart, Lexicon, Unit, Word as W, words_of};

/// Spanish.
pub static SPANISH: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut map = Lexicon::new();
    let mut add = |words: &'static str, of: W| map.extend(words_of(words).map(|w| (w, of)));
    let months = [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre setiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ];
    for (i, w) in months.into_iter().enumerate() {
        add(w, W::Month(i as i8 + 1));
    }
    for (i, w) in ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"].into_iter().enumerate() {
        add(w, W::Weekday(i as i8 + 1));
    }
    for (one, many, unit) in [
        ("segundo", "segundos", Unit::Second),
        ("minuto", "minutos", Unit::Minute),
        ("hora", "horas", Unit::Hour),
        ("día", "días", Unit::Day),
        ("semana", "semanas", Unit::Week),
        ("mes", "meses", Unit::Month),
        ("trimestre", "trimestres", Unit::Quarter),
        ("año", "años", Unit::Year),
        ("década", "décadas", Unit::Decade),
        ("siglo", "siglos", Unit::Century),
    ] {
        add(one, W::Unit(unit));
        add(many, W::Units(unit));
    }
    for (i, w) in "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte"
        .split(' ')
        .enumerate()
    {
        add(w, W::Cardinal(i as u32));
    }
    for (words, of) in [
        ("un una", W::Cardinal(1)),
        ("varios varias unos unas algunos algunas", W::Several),
        ("el la los las", W::The),
        ("en durante", W::In),
        ("a", W::At),
        ("por", W::By),
        ("de del", W::Of),
        ("hasta", W::Until),
        ("desde", W::Since),
        ("principios comienzos", W::Early),
        ("finales fines", W::Late),
        ("mediados", W::Mid),
        ("hace", W::Ago),
        ("pasado pasada último última", W::Last),
        ("próximo próxima", W::Next),
        ("este esta", W::This),
        ("cada", W::Each),
        ("diariamente", W::Daily),
        ("semanalmente", W::Weekly),
        ("mensualmente", W::Monthly),
        ("anualmente", W::Annually),
        ("hoy", W::Today),
        ("ayer", W::Yesterday),
        ("anteayer", W::Shift(-2)),
        ("anoche", W::Tonight),
        ("mañana madrugada", W::Part(DayPart::Morning)),
        ("tarde", W::Part(DayPart::Afternoon)),
        ("mediodía", W::Noon),
        ("medianoche", W::Midnight),
        ("noche", W::Part(DayPart::Night)),
        ("ahora actualmente", W::Now),
        ("recientemente", W::Recently),
        ("edad", W::Age),
        ("será serán deberá podrá", W::Ahead1),
        ("fue fueron era ha han había dijo", W::Did),
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
    fn reads_spanish() {
        check(
            &[find],
            "es",
            "
El domingo 21 de diciembre de 2025 ardió un almacén en Halm, dijeron los bomberos el lunes.
   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ date 2025-12-21
                                                                                     ^^^^^ date 2025-12-22

El fuego empezó anoche a las 21:40 horas.
                ^^^^^^ time 2025-12-23TNI
                             ^^^^^ time 2025-12-23T21:40

Hace dos años, en marzo de 2023, la nave fue cerrada durante tres semanas.
^^^^^^^^^^^^^ date 2023
                  ^^^^^^^^^^^^^ date 2023-03
                                                             ^^^^^^^^^^^^ duration P3W

La semana pasada el tren fue suspendido cada día, y el domingo por la noche otra vez.
^^^^^^^^^^^^^^^^ date 2025-W51
                                        ^^^^^^^^ set P1D
                                                       ^^^^^^^^^^^^^^^^^^^^ time 2025-12-21TNI

Ayer, el 3 de diciembre, Ana Ruiz, de 19 años, declaró.
^^^^ date 2025-12-23
         ^^^^^^^^^^^^^^ date 2025-12-03
",
        );
    }

    #[test]
    fn survives_hostile_texts() {
        survives(
            &[find],
            "es",
            &[
                "El domingo 21 de diciembre de 2025 ardió un almacén en Halm, dijeron los bomberos el lunes. El fuego empezó anoche a las 21:40 horas. Hace dos años, en marzo de 2023, la nave fue cerrada durante tres semanas. La semana pasada el tren fue suspendido cada día, y el domingo por la noche otra vez. Ayer, el 3 de diciembre, Ana Ruiz, de 19 años, declaró. ",
            ],
        );
    }
}
