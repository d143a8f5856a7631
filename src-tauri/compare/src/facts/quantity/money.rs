//! Money: "$84,000", "A$2m", "2m euros", "£1.7 million", "two-million-euro", "50 cents".

use super::amount::{self, Amount};
use super::line::{Line, Tongue};
use crate::fact::{Fact, FactKind, Value};

/// Adds the amounts of money of a sentence.
pub fn find(line: &mut Line, sentence: i32, out: &mut Vec<Fact>) {
    let mut at = 0;
    while at < line.len() {
        match with_symbol(line, at).or_else(|| with_word(line, at)) {
            Some(found) if !line.is_taken(found.amount.figure_from, found.to) => {
                let mut quantity = found.amount.quantity();
                let part = found.part;
                // A hundredth, by dividing: 95 cents are 0.95 and not 0.9500000000000001.
                let times = |n: f64| if part == 0.01 { n / 100.0 } else { n * part };
                (quantity.amount, quantity.low, quantity.high) =
                    (times(quantity.amount), quantity.low.map(times), quantity.high.map(times));
                quantity.about = about(line, found.from, found.to);
                let span = line.span(found.from, found.to);
                out.push(Fact {
                    kind: FactKind::Money,
                    sentence,
                    span,
                    value: Value::Money { quantity, currency: found.currency.to_owned() },
                });
                line.take(found.from, found.to);
                at = found.to;
            }
            _ => at += 1,
        }
    }
}

struct Found {
    from: usize,
    to: usize,
    amount: Amount,
    currency: &'static str,
    /// What one unit printed is of the currency: 0.01 for cents.
    part: f64,
}

/// A sign before or after the figure.
fn with_symbol(line: &Line, at: usize) -> Option<Found> {
    if let Some(currency) = symbol(line.word(at)) {
        if !line.is_number(at + 1) {
            return None;
        }
        let mut amount = amount::read(line, at + 1)?;
        if amount.stuck.is_some() && !amount.range {
            return None;
        }
        // "A$2m", "US$ 27.5"
        let prefixed = at > 0 && line.is_joined(at) && line.is_word(at - 1);
        let currency = if prefixed { prefix(line.back(at, 1)).unwrap_or(currency) } else { currency };
        let mut from = at - usize::from(prefixed && prefix(line.back(at, 1)).is_some());
        from = from.min(amount.from);
        let mut to = amount.to;
        let named = if matches!(line.word(to), "us" | "u" | "aud" | "usd" | "cad") { currency_word(line, to) } else { None };
        if let Some((_, _, end)) = named {
            to = end;
        }
        amount.from = from;
        return Some(Found { from, to, amount, currency, part: 1.0 });
    }
    if matches!(line.word(at), "rs" | "usd" | "eur" | "gbp" | "aud" | "cad" | "chf" | "inr" | "sek" | "nok" | "dkk" | "jpy" | "cny" | "rmb")
        && !line.is_joined(at + 1) | (line.word(at + 1) == ".")
    {
        let next = at + 1 + usize::from(line.word(at + 1) == "." && line.word(at) == "rs");
        if line.is_number(next) {
            let amount = amount::read(line, next)?;
            let currency = code(line.word(at))?;
            return Some(Found { from: at.min(amount.from), to: amount.to, amount, currency, part: 1.0 });
        }
    }
    None
}

/// A currency's name after the figure.
fn with_word(line: &Line, at: usize) -> Option<Found> {
    if at > 0 && symbol(line.back(at, 1)).is_some() {
        return None;
    }
    let amount = amount::read(line, at)?;
    // "2m euros" is in the figure; "50m" alone is no money.
    if amount.stuck.is_some() {
        return None;
    }
    let mut next = amount.to;
    if line.is_hyphen(next) {
        next += 1;
    }
    if matches!(line.word(next), "de" | "d" | "d'" | "d’") {
        next += 1;
    }
    if let Some(currency) = symbol(line.word(next)) {
        // "84.000 €"
        let after = line.is_number(next + 1) && line.is_joined(next + 1);
        return (!after).then_some(Found { from: amount.from, to: next + 1, amount, currency, part: 1.0 });
    }
    // "2,6 millions d'euros": one token.
    let stuck = line.word(next).strip_prefix("d'").or_else(|| line.word(next).strip_prefix("d’"));
    let (currency, part, to) = match stuck {
        Some("euros" | "euro") => ("EUR", 1.0, next + 1),
        Some(_) => return None,
        None => currency_word(line, next)?,
    };
    if currency == "GBP" && line.word(to - 1).starts_with("pound") && !means_sterling(line, &amount, to) {
        return None;
    }
    if line.word(to - 1) == "won" && amount.amount < 1000.0 {
        return None;
    }
    Some(Found { from: amount.from, to, amount, currency, part })
}

/// "12,000 pounds" is a weight unless the figure has a scale or the sentence speaks of paying.
fn means_sterling(line: &Line, amount: &Amount, to: usize) -> bool {
    if line.word(to) == "sterling" || amount.scale >= 1e6 {
        return true;
    }
    if matches!(line.word(to), "of" | "heavier" | "lighter" | "overweight") {
        return false;
    }
    (amount.from.saturating_sub(8)..(to + 6).min(line.len())).any(|i| pays(line.word(i)).is_some())
}

fn symbol(word: &str) -> Option<&'static str> {
    Some(match word {
        "$" | "＄" => "USD",
        "€" => "EUR",
        "£" => "GBP",
        "¥" | "￥" => "JPY",
        "₹" => "INR",
        "₽" => "RUB",
        "₩" => "KRW",
        "₪" => "ILS",
        "₴" => "UAH",
        "₺" => "TRY",
        "₦" => "NGN",
        "₱" => "PHP",
        "₫" => "VND",
        "฿" => "THB",
        "₸" => "KZT",
        _ => return None,
    })
}

/// Letters before a dollar sign.
fn prefix(word: &str) -> Option<&'static str> {
    Some(match word {
        "us" | "usd" => "USD",
        "a" | "au" | "aus" | "aud" => "AUD",
        "c" | "ca" | "can" | "cad" | "cdn" => "CAD",
        "nz" => "NZD",
        "hk" => "HKD",
        "s" | "sg" => "SGD",
        "nt" => "TWD",
        "r" => "BRL",
        "mex" | "mx" => "MXN",
        "cn" | "rmb" => "CNY",
        _ => return None,
    })
}

fn code(word: &str) -> Option<&'static str> {
    Some(match word {
        "usd" => "USD",
        "eur" => "EUR",
        "gbp" => "GBP",
        "aud" => "AUD",
        "cad" => "CAD",
        "chf" => "CHF",
        "inr" | "rs" => "INR",
        "sek" => "SEK",
        "nok" => "NOK",
        "dkk" => "DKK",
        "jpy" => "JPY",
        "cny" | "rmb" => "CNY",
        _ => return None,
    })
}

/// The currency named at a token: code, what one unit is of it, and the token after.
fn currency_word(line: &Line, at: usize) -> Option<(&'static str, f64, usize)> {
    let word = line.word(at);
    let next = line.word(at + 1);
    let dollars = |w: &str| matches!(w, "dollar" | "dollars");
    let two = |code: &'static str| Some((code, 1.0, at + 2));
    match word {
        "us" | "american" if dollars(next) => return two("USD"),
        "u" if line.matches(at, &["u", ".", "s", "."]) && dollars(line.word(at + 4)) => return Some(("USD", 1.0, at + 5)),
        "australian" if dollars(next) => return two("AUD"),
        "canadian" if dollars(next) => return two("CAD"),
        "singapore" | "singaporean" if dollars(next) => return two("SGD"),
        "hong" if line.word(at + 1) == "kong" && dollars(line.word(at + 2)) => return Some(("HKD", 1.0, at + 3)),
        "new" if line.word(at + 1) == "zealand" && dollars(line.word(at + 2)) => return Some(("NZD", 1.0, at + 3)),
        "swiss" if next.starts_with("franc") => return two("CHF"),
        "egyptian" if next.starts_with("pound") => return two("EGP"),
        "syrian" if next.starts_with("pound") => return two("SYP"),
        "british" if next.starts_with("pound") => return two("GBP"),
        "mexican" if next.starts_with("peso") => return two("MXN"),
        "philippine" if next.starts_with("peso") => return two("PHP"),
        "argentine" if next.starts_with("peso") => return two("ARS"),
        "swedish" if next.starts_with("kron") => return two("SEK"),
        "norwegian" if next.starts_with("kron") => return two("NOK"),
        "danish" if next.starts_with("kron") => return two("DKK"),
        _ => {}
    }
    let (currency, part) = match word {
        "dollar" | "dollars" | "dólares" | "bucks" => ("USD", 1.0),
        "cent" | "cents" if line.tongue == Tongue::English => ("USD", 0.01),
        "euro" | "euros" => ("EUR", 1.0),
        "pound" | "pounds" | "pfund" | "libras" if line.tongue == Tongue::English => ("GBP", 1.0),
        "pence" => ("GBP", 0.01),
        "yen" => ("JPY", 1.0),
        "yuan" | "renminbi" => ("CNY", 1.0),
        "rupee" | "rupees" => ("INR", 1.0),
        "ruble" | "rubles" | "rouble" | "roubles" | "rubel" => ("RUB", 1.0),
        "won" => ("KRW", 1.0),
        "franc" | "francs" | "franken" => ("CHF", 1.0),
        "kronor" | "krona" => ("SEK", 1.0),
        "kroner" | "krone" => ("NOK", 1.0),
        "shekel" | "shekels" => ("ILS", 1.0),
        "peso" | "pesos" => ("MXN", 1.0),
        "lira" | "liras" => ("TRY", 1.0),
        "dirham" | "dirhams" => ("AED", 1.0),
        "riyal" | "riyals" => ("SAR", 1.0),
        "rand" => ("ZAR", 1.0),
        "zloty" | "zlotys" | "złoty" => ("PLN", 1.0),
        "hryvnia" | "hryvnias" | "hryvnya" => ("UAH", 1.0),
        "baht" => ("THB", 1.0),
        "rupiah" => ("IDR", 1.0),
        "ringgit" => ("MYR", 1.0),
        "naira" => ("NGN", 1.0),
        "taka" => ("BDT", 1.0),
        "forint" | "forints" => ("HUF", 1.0),
        "leu" | "lei" => ("RON", 1.0),
        "bani" => ("RON", 0.01),
        "leva" => ("BGN", 1.0),
        "koruna" | "korunas" => ("CZK", 1.0),
        "reais" => ("BRL", 1.0),
        "boliviano" | "bolivianos" => ("BOB", 1.0),
        "guaraní" | "guaraníes" | "guarani" | "guaranis" => ("PYG", 1.0),
        "bolívar" | "bolívares" | "bolivars" => ("VES", 1.0),
        "quetzales" | "quetzals" => ("GTQ", 1.0),
        "lempira" | "lempiras" => ("HNL", 1.0),
        "tenge" => ("KZT", 1.0),
        "lari" => ("GEL", 1.0),
        "manat" | "manats" => ("AZN", 1.0),
        "birr" => ("ETB", 1.0),
        "cedi" | "cedis" => ("GHS", 1.0),
        "meticais" => ("MZN", 1.0),
        "kyat" | "kyats" => ("MMK", 1.0),
        "riel" | "riels" => ("KHR", 1.0),
        "dong" => ("VND", 1.0),
        w => (code(w)?, 1.0),
    };
    Some((currency, part, at + 1))
}

/// What the money is for, as a class: the nearest telling word.
fn about(line: &Line, from: usize, to: usize) -> String {
    let ahead = (to..(to + 4).min(line.len())).take_while(|&i| !matches!(line.word(i), "," | ";" | "and")).find_map(|i| pays(line.word(i)));
    let back = || (from.saturating_sub(6)..from).rev().take_while(|&i| !matches!(line.word(i), ";")).find_map(|i| pays(line.word(i)));
    ahead.or_else(back).unwrap_or("").to_owned()
}

fn pays(word: &str) -> Option<&'static str> {
    Some(match word {
        "settle" | "settled" | "settlement" | "settlements" => "settle",
        "fine" | "fined" | "fines" | "penalty" | "penalties" => "fine",
        "bail" | "bond" => "bail",
        "reward" | "rewards" => "reward",
        "ransom" => "ransom",
        "damages" | "sue" | "sued" | "suing" | "lawsuit" | "compensation" => "damages",
        "cost" | "costs" | "costing" | "priced" | "price" => "cost",
        "worth" | "valued" | "value" | "estimated" => "worth",
        "raise" | "raised" | "raising" | "donated" | "donation" | "donations" | "donate" | "fundraising" => "raise",
        "stole" | "stolen" | "stealing" | "theft" | "embezzled" | "embezzling" | "loot" => "steal",
        "paid" | "pay" | "pays" | "paying" | "payment" | "payments" | "repay" => "pay",
        "spend" | "spent" | "spending" | "budget" => "spend",
        "profit" | "profits" | "earned" | "earnings" | "income" => "earn",
        "revenue" | "revenues" | "sales" => "revenue",
        "loss" | "losses" | "lost" => "lose",
        "invest" | "invested" | "investment" | "investments" => "invest",
        "loan" | "loans" | "debt" | "debts" | "borrowed" | "owed" => "debt",
        "grant" | "grants" | "aid" | "fund" | "funds" | "funding" => "fund",
        "sold" | "sell" | "sale" | "bought" | "buy" | "deal" | "contract" | "purchase" | "acquired" => "deal",
        _ => return None,
    })
}
