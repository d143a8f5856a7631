//! Values of facts as words for the window.

use crosscheck_compare::fact::{Quantity, Quote, QuoteType, Timex, Title, TitleClass, Value};

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// A value in words.
pub fn value(value: &Value) -> String {
    match value {
        Value::Quantity(q) => quantity(q, &unit(q)),
        Value::Money { quantity: q, currency } => quantity(q, currency),
        Value::Timex(t) => timex(t),
        Value::Name(n) => n.canonical.clone(),
        Value::Title(t) => title(t),
        Value::Quote(q) => quote(q),
        Value::Scope(s) => s.label.clone(),
    }
}

/// The same fact in other words must read the same: neither the counted noun as printed nor whose age it is stands here.
fn unit(q: &Quantity) -> String {
    if q.unit == "percent" { "%".to_owned() } else { q.unit.clone() }
}

fn quantity(q: &Quantity, unit: &str) -> String {
    let about = if q.approximate { "about " } else { "" };
    let amount = match (q.low, q.high) {
        (Some(low), Some(high)) if low < high => format!("{} to {}", figure(low), figure(high)),
        (Some(low), None) => format!("at least {}", figure(low)),
        (None, Some(high)) => format!("at most {}", figure(high)),
        _ => figure(q.amount),
    };
    let joint = if unit.is_empty() || unit == "%" { "" } else { " " };
    format!("{about}{amount}{joint}{unit}")
}

/// A figure with its thousands parted.
fn figure(x: f64) -> String {
    let text = if x.fract() == 0.0 && x.abs() < 1e15 { format!("{x:.0}") } else { format!("{x}") };
    let (sign, rest) = text.strip_prefix('-').map_or(("", text.as_str()), |r| ("−", r));
    let (whole, part) = rest.split_once('.').map_or((rest, String::new()), |(w, p)| (w, format!(".{p}")));
    let mut grouped = String::new();
    for (i, c) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(c);
    }
    format!("{sign}{grouped}{part}")
}

fn timex(t: &Timex) -> String {
    let about = if t.approximate { "about " } else { "" };
    format!("{about}{}", moment(&t.value).unwrap_or_else(|| t.value.clone()))
}

/// A day or a minute in words; anything else stays as it is.
fn moment(value: &str) -> Option<String> {
    let (day, time) = value.split_once('T').map_or((value, None), |(d, t)| (d, Some(t)));
    let mut parts = day.split('-');
    let year = parts.next().filter(|y| y.len() == 4 && y.bytes().all(|b| b.is_ascii_digit()))?;
    let month: usize = parts.next()?.parse().ok()?;
    let month = MONTHS.get(month.checked_sub(1)?)?;
    let words = match parts.next() {
        Some(d) => format!("{} {month} {year}", d.parse::<u8>().ok()?),
        None => format!("{month} {year}"),
    };
    let part = |t: &str| match t {
        "MO" => " in the morning".to_owned(),
        "AF" => " in the afternoon".to_owned(),
        "EV" => " in the evening".to_owned(),
        "NI" => " at night".to_owned(),
        clock => format!(", {clock}"),
    };
    Some(words + &time.map(part).unwrap_or_default())
}

fn title(t: &Title) -> String {
    let Title { class, label, holder, .. } = t;
    let class = match class {
        TitleClass::Role => "",
        TitleClass::Charge => "charge: ",
        TitleClass::Status => "status: ",
    };
    holder.as_ref().map_or_else(|| format!("{class}{label}"), |holder| format!("{class}{label}, {holder}"))
}

fn quote(q: &Quote) -> String {
    let kind = match q.quote_type {
        QuoteType::Direct => "direct quote",
        QuoteType::Mixed => "partial quote",
        QuoteType::Indirect => "reported speech",
    };
    q.speaker.as_ref().map_or_else(|| kind.to_owned(), |speaker| format!("{kind}, {speaker}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(amount: f64, low: Option<f64>, high: Option<f64>, approximate: bool) -> Quantity {
        let (unit, unit_word) = ("people".to_owned(), "officers".to_owned());
        Quantity { amount, low, high, unit, unit_word, about: String::new(), of: String::new(), approximate }
    }

    #[test]
    fn quantities() {
        let shown = |q: Quantity| value(&Value::Quantity(q));
        assert_eq!(shown(people(12.0, Some(12.0), Some(12.0), true)), "about 12 people");
        assert_eq!(shown(people(1_234_567.0, Some(1_234_567.0), None, false)), "at least 1,234,567 people");
        assert_eq!(shown(people(3.5, Some(3.0), Some(4.0), false)), "3 to 4 people");
        let percent = Quantity { unit: "percent".into(), unit_word: String::new(), ..people(-2.5, Some(-2.5), Some(-2.5), false) };
        assert_eq!(shown(percent), "−2.5%");
    }

    #[test]
    fn moments() {
        assert_eq!(moment("2025-12-21").as_deref(), Some("21 December 2025"));
        assert_eq!(moment("2025-12-01T16:39").as_deref(), Some("1 December 2025, 16:39"));
        assert_eq!(moment("2025-12-01TEV").as_deref(), Some("1 December 2025 in the evening"));
        assert_eq!(moment("2025-12").as_deref(), Some("December 2025"));
        assert_eq!(moment("2025-W51"), None);
        assert_eq!(moment("XXXX-WXX-7"), None);
        assert_eq!(moment("P3Y"), None);
    }
}
