//! The English words of time.

use std::sync::LazyLock;

use super::words::{DayPart, Lexicon, Season, Unit, Word, words_of};

/// English.
pub static ENGLISH: LazyLock<Lexicon> = LazyLock::new(|| {
    use Unit::{Century, Day, Fortnight, Hour, Minute, Month, Quarter, Second, Week, Year};
    use Word as W;
    let mut map = Lexicon::new();
    let mut add = |words: &'static str, of: Word| {
        for w in words_of(words) {
            map.insert(w, of);
        }
    };
    for (i, w) in ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
        .into_iter()
        .enumerate()
    {
        add(w, W::Month(i as i8 + 1));
    }
    for (i, w) in ["jan", "feb", "mar", "apr", "", "jun", "jul", "aug", "sept sep", "oct", "nov", "dec"].into_iter().enumerate() {
        add(w, W::MonthShort(i as i8 + 1));
    }
    for (i, w) in ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"].into_iter().enumerate() {
        add(w, W::Weekday(i as i8 + 1));
    }
    for (i, w) in ["mon", "tue tues", "wed weds", "thu thur thurs", "fri", "sat", "sun"].into_iter().enumerate() {
        add(w, W::WeekdayShort(i as i8 + 1));
    }
    for (i, w) in ["mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays"].into_iter().enumerate() {
        add(w, W::Weekdays(i as i8 + 1));
    }
    for (one, many, unit) in [
        ("", "seconds", Second),
        ("minute", "minutes mins", Minute),
        ("hour", "hours hrs", Hour),
        ("day", "days", Day),
        ("week", "weeks", Week),
        ("fortnight", "fortnights", Fortnight),
        ("month", "months", Month),
        ("quarter", "quarters", Quarter),
        ("year", "years yrs", Year),
        ("decade", "decades", Unit::Decade),
        ("century", "centuries", Century),
    ] {
        add(one, W::Unit(unit));
        add(many, W::Units(unit));
    }
    for (one, many, part) in [
        ("morning", "mornings", DayPart::Morning),
        ("afternoon", "afternoons", DayPart::Afternoon),
        ("evening", "evenings", DayPart::Evening),
        ("night overnight", "nights", DayPart::Night),
        ("midday", "", DayPart::Midday),
    ] {
        add(one, W::Part(part));
        add(many, W::Parts(part));
    }
    add("spring", W::Season(Season::Spring));
    add("summer", W::Season(Season::Summer));
    add("fall autumn", W::Season(Season::Fall));
    add("winter", W::Season(Season::Winter));
    for (i, w) in
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
            .split(' ')
            .enumerate()
    {
        add(w, W::Cardinal(i as u32));
    }
    for (i, w) in "twenty thirty forty fifty sixty seventy eighty ninety".split(' ').enumerate() {
        add(w, W::Ten((i as u32 + 2) * 10));
    }
    for (i, w) in "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        .split(' ')
        .enumerate()
    {
        add(w, W::Ordinal(i as u32 + 1));
    }
    for (i, w) in "twenties thirties forties fifties sixties seventies eighties nineties".split(' ').enumerate() {
        add(w, W::Decade(192 + i as u16));
    }
    for (words, of) in [
        ("hundred", W::Hundred),
        ("thousand", W::Thousand),
        ("dozen", W::Dozen),
        ("dozens scores hundreds thousands", W::Dozens),
        ("a an", W::A),
        ("the", W::The),
        ("this", W::This),
        ("that", W::That),
        ("these", W::These),
        ("last", W::Last),
        ("next", W::Next),
        ("past", W::Past),
        ("previous prior preceding", W::Previous),
        ("following", W::Following),
        ("coming upcoming", W::Coming),
        ("current", W::Current),
        ("latest", W::Latest),
        ("same", W::Same),
        ("recent", W::Recent),
        ("each every", W::Each),
        ("final", W::Final),
        ("few", W::Few),
        ("several", W::Several),
        ("many", W::Many),
        ("couple", W::Couple),
        ("half", W::Half),
        ("ago", W::Ago),
        ("earlier", W::Earlier),
        ("later", W::Later),
        ("early", W::Early),
        ("late", W::Late),
        ("mid", W::Mid),
        ("beginning start", W::Beginning),
        ("end close", W::End),
        ("middle", W::Middle),
        ("rest remainder", W::Rest),
        ("before", W::Before),
        ("after", W::After),
        ("ahead", W::Ahead),
        ("of", W::Of),
        ("in during within throughout", W::In),
        ("on", W::On),
        ("at", W::At),
        ("by", W::By),
        ("for", W::For),
        ("to through", W::To),
        ("from", W::From),
        ("until till", W::Until),
        ("since", W::Since),
        ("and", W::And),
        ("or", W::Or),
        ("between", W::Between),
        ("around about approximately roughly circa", W::Around),
        ("almost nearly", W::Almost),
        ("more", W::More),
        ("less fewer", W::Less),
        ("least", W::Least),
        ("up", W::Up),
        ("over", W::Over),
        ("than", W::Than),
        ("just", W::Just),
        ("no", W::No),
        (
            "feet miles meters metres kilometers kilometres people men women students workers jobs votes points dollars pounds euros tons tonnes acres barrels soldiers troops homes houses residents members employees shares square block",
            W::Measure,
        ),
        ("shortly", W::Shortly),
        ("be", W::Be),
        ("as", W::Soonest),
        ("'s", W::Possessive),
        ("old", W::Old),
        ("age aged", W::Age),
        ("long", W::Long),
        ("straight consecutive additional full whole trading business working extra solid calendar successive school", W::Extra),
        ("fiscal", W::Fiscal),
        ("eve", W::Eve),
        ("now nowadays", W::Now),
        ("currently presently", W::Currently),
        ("today", W::Today),
        ("tonight", W::Tonight),
        ("yesterday", W::Yesterday),
        ("tomorrow", W::Tomorrow),
        ("recently lately", W::Recently),
        ("soon", W::Soon),
        ("future", W::Future),
        ("weekend", W::Weekend),
        ("noon", W::Noon),
        ("midnight", W::Midnight),
        ("new", W::New),
        ("christmas", W::Christmas),
        ("o'clock", W::Oclock),
        ("period", W::Period),
        ("daily", W::Daily),
        ("weekly", W::Weekly),
        ("monthly", W::Monthly),
        ("annually", W::Annually),
        ("hourly", W::Hourly),
        ("once", W::Once),
        ("twice", W::Twice),
        ("times", W::Times),
        ("gmt utc", W::Zone(0)),
        ("est cdt", W::Zone(-300)),
        ("edt", W::Zone(-240)),
        ("cst mdt", W::Zone(-360)),
        ("mst pdt", W::Zone(-420)),
        ("pst", W::Zone(-480)),
        ("bst cet", W::Zone(60)),
        ("cest eet", W::Zone(120)),
        ("eest", W::Zone(180)),
        ("et eastern", W::ZoneName(-300)),
        ("ct central", W::ZoneName(-360)),
        ("mt mountain", W::ZoneName(-420)),
        ("pt pacific", W::ZoneName(-480)),
        ("standard", W::Daylight(false)),
        ("daylight", W::Daylight(true)),
        ("am", W::Am(false)),
        ("pm", W::Am(true)),
        ("m", W::M),
        ("p", W::P),
        (
            "will shall expected due payable scheduled planned plans plan upcoming expires expire effective slated would must intends hopes resume resumes begins starts opens closes reopens returns turns",
            W::Ahead1,
        ),
        (
            "said was were had did began came told took held made found left went gave killed has have been says won lost met fell rose",
            W::Did,
        ),
    ] {
        add(words, of);
    }
    map.insert("may", W::Month(5));
    map
});
