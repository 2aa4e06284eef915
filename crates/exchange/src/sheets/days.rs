//! Days as people write them, where they can mean one day only.

use kernel::refusal::Wrong;
use kernel::{Date, parse};

/// Beginnings of the names of months in English, German, French and Spanish, with the month.
const MONTHS: &[(&str, i8)] = &[
    ("jan", 1),
    ("ene", 1),
    ("jän", 1),
    ("feb", 2),
    ("fev", 2),
    ("fév", 2),
    ("mar", 3),
    ("mär", 3),
    ("mrz", 3),
    ("apr", 4),
    ("avr", 4),
    ("abr", 4),
    ("may", 5),
    ("mai", 5),
    ("jun", 6),
    ("juin", 6),
    ("jul", 7),
    ("juil", 7),
    ("aug", 8),
    ("aou", 8),
    ("aoû", 8),
    ("ago", 8),
    ("sep", 9),
    ("set", 9),
    ("oct", 10),
    ("okt", 10),
    ("nov", 11),
    ("dec", 12),
    ("dez", 12),
    ("déc", 12),
    ("dic", 12),
];

/// Reads a day: `2026-11-23`, `23.11.2026`, `11/23/2026`, `23 Nov 2026`. What can mean two days is refused.
pub fn read(text: &str) -> Result<Date, Wrong> {
    let text = text.trim();
    let day = text.split(['T', ' ']).next().filter(|day| day.len() == 10 && is_time(&text[day.len()..]));
    if let Some(day) = day.and_then(|day| parse::date(day).ok()) {
        return Ok(day);
    }
    let parts: Vec<_> = text.split(|sign: char| !sign.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let [one, two, three] = parts[..] else { return parse::date(text) };
    if let Some(month) = month(two) {
        return whole(text, three, month, one);
    }
    if let Some(month) = month(one) {
        return whole(text, three, month, two);
    }
    let number = |part: &str| part.parse::<i8>().ok();
    match (one.len(), text.contains('.'), number(one), number(two)) {
        (4, _, _, Some(month)) => whole(text, one, month, three),
        (_, true, _, Some(month)) => whole(text, three, month, one),
        (_, _, Some(first), Some(second)) if first <= 12 && second <= 12 && first != second => {
            Err(ambiguous(text, three, first, second))
        }
        (_, _, Some(first), Some(month)) if first > 12 => whole(text, three, month, one),
        (_, _, Some(month), Some(_)) => whole(text, three, month, two),
        _ => parse::date(text),
    }
}

/// Whether nothing but a time of day stands behind a day.
fn is_time(rest: &str) -> bool {
    rest.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, 'T' | ' ' | ':' | '.' | 'Z'))
}

fn month(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    let named = |(start, _): &&(&str, i8)| word.starts_with(start) && word.chars().all(char::is_alphabetic);
    MONTHS.iter().find(named).map(|(_, month)| *month)
}

fn whole(text: &str, year: &str, month: i8, day: &str) -> Result<Date, Wrong> {
    if year.len() != 4 {
        return Err(Wrong::new(format!("\"{text}\" leaves the century open; write it like 2026-11-23")));
    }
    let day = day.trim_end_matches(|letter: char| letter.is_alphabetic());
    let written = day.parse::<i8>().ok().map(|day| format!("{year}-{month:02}-{day:02}"));
    written
        .and_then(|written| parse::date(&written).ok())
        .ok_or_else(|| Wrong::new(format!("\"{text}\" is not a day between 1900 and 2200; write it like 2026-11-23")))
}

fn ambiguous(text: &str, year: &str, one: i8, two: i8) -> Wrong {
    Wrong::new(format!("\"{text}\" can mean two days; write {year}-{two:02}-{one:02} or {year}-{one:02}-{two:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_in_the_usual_forms() {
        let forms = [
            "2026-11-23",
            "2026-11-23T00:00:00",
            "2026-11-23 09:30",
            "23.11.2026",
            "2026/11/23",
            "23/11/2026",
            "11/23/2026",
            "23 Nov 2026",
            "Nov 23, 2026",
            "23. November 2026",
            "23-NOV-2026",
            "November 23rd, 2026",
            "23 novembre 2026",
        ];
        for form in forms {
            assert_eq!(read(form), Ok(Date::constant(2026, 11, 23)), "{form}");
        }
        assert_eq!(read("4/4/2026"), Ok(Date::constant(2026, 4, 4)));
        assert_eq!(read("1.2.2026"), Ok(Date::constant(2026, 2, 1)));
    }

    #[test]
    fn what_can_mean_two_days_or_none_is_refused_with_what_to_write() {
        let told = |text: &str| read(text).expect_err(text).0;
        assert_eq!(told("03/04/2026"), "\"03/04/2026\" can mean two days; write 2026-04-03 or 2026-03-04");
        assert!(told("23.11.26").contains("century"));
        for text in ["31.02.2026", "soon", "2026", "13/13/2026", "Q4 2026"] {
            assert!(told(text).contains("write it like 2026-11-23"), "{text}");
        }
    }
}
