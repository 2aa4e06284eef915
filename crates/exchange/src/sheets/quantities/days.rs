//! Days as people write them, where they can mean one day only.

use kernel::refusal::Wrong;
use kernel::{Date, parse};

use crate::sheets::cues::CUES;

/// Which of two numbers is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// 03/04 is the third of April.
    DayFirst,
    /// 03/04 is the fourth of March.
    MonthFirst,
}

impl Order {
    /// Both, the one that most of the world writes first.
    pub const ALL: [Self; 2] = [Self::DayFirst, Self::MonthFirst];

    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::DayFirst => "day-first",
            Self::MonthFirst => "month-first",
        }
    }

    /// The one with this word.
    pub fn find(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.key() == key)
    }
}

/// The order that a day shows beyond doubt, as `15/03/2018` does.
pub fn shown(text: &str) -> Option<Order> {
    let (one, two) = numbered(text)?;
    match (one > 12, two > 12) {
        (true, false) => Some(Order::DayFirst),
        (false, true) => Some(Order::MonthFirst),
        (true, true) | (false, false) => None,
    }
}

/// Whether a day is written in such a way that it can mean two, or leaves its century open.
pub fn is_open(text: &str) -> bool {
    let ambiguous = |(one, two): (i8, i8)| one <= 12 && two <= 12 && one != two && !text.contains('.');
    numbered(text).is_some_and(ambiguous) || is_short(text)
}

/// Whether it writes its year with two digits.
pub fn is_short(text: &str) -> bool {
    matches!(parts(text)[..], [one, _, three] if three.len() == 2 && one.len() < 4 && three.parse::<i8>().is_ok())
}

/// The two numbers before the year.
fn numbered(text: &str) -> Option<(i8, i8)> {
    let [one, two, three] = parts(text)[..] else { return None };
    let year = one.len() < 4 && matches!(three.len(), 2 | 4) && three.parse::<i16>().is_ok();
    Some((one.parse().ok()?, two.parse().ok()?)).filter(|_| year)
}

fn parts(text: &str) -> Vec<&str> {
    let parts = without_time(text.trim()).split(|sign: char| !sign.is_alphanumeric());
    parts.filter(|part| !part.is_empty() && !CUES.days.beside.has(&part.to_lowercase())).collect()
}

/// `2024年3月15日` with our signs.
fn signed(text: &str) -> Option<String> {
    let signs = || CUES.days.signs.iter();
    let parts: Vec<_> =
        text.trim().split(|sign: char| !sign.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let own = || signs().zip(&parts).map(|(sign, part)| format!("{part}{sign}")).collect::<String>();
    let whole = parts.len() == signs().count() && text.trim().replace(' ', "") == own();
    whole.then(|| parts.join("-"))
}

/// `20240315` with its signs.
fn closed(text: &str) -> Option<String> {
    let digits = text.len() == 8 && text.bytes().all(|sign| sign.is_ascii_digit());
    let day = || format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]);
    (digits && text.starts_with(['1', '2'])).then(day)
}

/// Reads a day: `2026-11-23`, `23.11.2026`, `11/23/2026`, `23 Nov 2026`. What can mean two days is refused, unless
/// the order is known.
pub fn read(text: &str, order: Option<Order>) -> Result<Date, Wrong> {
    let signed = signed(text);
    let text = without_time(signed.as_deref().unwrap_or(text).trim());
    let day = text.split(['T', ' ']).next().filter(|day| day.len() == 10 && is_time(&text[day.len()..]));
    if let Some(day) = day.and_then(|day| parse::date(day).ok()) {
        return Ok(day);
    }
    if let Some(day) = closed(text).and_then(|day| parse::date(&day).ok()) {
        return Ok(day);
    }
    let [one, two, three] = parts(text)[..] else { return parse::date(text) };
    let four = century(three);
    if let Some(month) = month(two) {
        return whole(text, &four, month, one);
    }
    if let Some(month) = month(one) {
        return whole(text, &four, month, two);
    }
    let number = |part: &str| part.parse::<i8>().ok();
    let short = is_short(text);
    if short && order.is_none() {
        return Err(century_open(text));
    }
    let three = if one.len() < 4 { four.as_str() } else { three };
    match (one.len(), text.contains('.'), number(one), number(two)) {
        (4, _, _, Some(month)) => whole(text, one, month, three),
        (_, true, Some(month), Some(day)) if short && order == Some(Order::MonthFirst) && month <= 12 && day <= 12 => {
            whole(text, three, month, two)
        }
        (_, true, _, Some(month)) => whole(text, three, month, one),
        (_, _, Some(first), Some(second)) if first <= 12 && second <= 12 && first != second => match order {
            Some(Order::DayFirst) => whole(text, three, second, one),
            Some(Order::MonthFirst) => whole(text, three, first, two),
            None => Err(ambiguous(text, three, first, second)),
        },
        (_, _, Some(first), Some(month)) if first > 12 => whole(text, three, month, one),
        (_, _, Some(month), Some(_)) => whole(text, three, month, two),
        _ => parse::date(text),
    }
}

/// Years of two digits up to here are of this century.
const CENTURY_UNTIL: i16 = 69;

/// A year with four digits: two stand for one between 1970 and 2069.
fn century(year: &str) -> String {
    match year.parse::<i16>() {
        Ok(short) if year.len() == 2 && short <= CENTURY_UNTIL => (2000 + short).to_string(),
        Ok(short) if year.len() == 2 => (1900 + short).to_string(),
        Ok(_) | Err(_) => year.to_owned(),
    }
}

/// A day without the time behind it: `04/02/2026 11:32:10 AM`.
fn without_time(text: &str) -> &str {
    let Some((day, time)) = text.split_once([' ', ',']) else { return text };
    let split = time.find(|sign: char| sign.is_ascii_alphabetic()).unwrap_or(time.len());
    let (clock, half) = (without_offset(time[..split].trim()), time[split..].replace('.', "").to_ascii_lowercase());
    let shown = clock.contains(':') && clock.chars().all(|sign| sign.is_ascii_digit() || matches!(sign, ':' | '.'));
    let meant = matches!(half.trim(), "" | "am" | "pm" | "z" | "utc" | "gmt");
    if shown && meant && day.contains(['/', '.', '-']) { day } else { text }
}

/// Whether nothing but a time of day stands behind a day.
fn is_time(rest: &str) -> bool {
    let clock = without_offset(rest);
    clock.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, 'T' | ' ' | ':' | '.' | 'Z'))
}

/// A time of day without the offset of its zone: `T10:22:33.000+0200`, ` 09:30 -05:00`.
fn without_offset(rest: &str) -> &str {
    let Some((clock, offset)) = rest.rfind(['+', '-']).map(|at| rest.split_at(at)) else { return rest };
    let digits = offset[1..].replace(':', "");
    let sound = matches!(digits.len(), 2 | 4) && digits.bytes().all(|sign| sign.is_ascii_digit());
    if sound && clock.contains(':') { clock.trim_end() } else { rest }
}

fn month(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    let mut all = CUES.months.iter().zip(1..).filter(|_| word.chars().all(char::is_alphabetic));
    all.find(|(own, _)| own.beginnings.iter().any(|start| word.starts_with(start))).map(|(_, month)| month)
}

fn whole(text: &str, year: &str, month: i8, day: &str) -> Result<Date, Wrong> {
    let day = day.trim_end_matches(|letter: char| letter.is_alphabetic());
    let written = day.parse::<i8>().ok().map(|day| format!("{year}-{month:02}-{day:02}"));
    written
        .and_then(|written| parse::date(&written).ok())
        .ok_or_else(|| Wrong::new(format!("\"{text}\" is not a day between 1900 and 2200; write it like 2026-11-23")))
}

/// Whether another text says the day or the month that a text in our form says: `31.03.2026` and `Jan 25` are
/// `2026-03-31` and `2025-01`.
pub fn is_same(own: &str, other: &str) -> bool {
    let is = |day: Date| Order::ALL.into_iter().any(|order| read(other, Some(order)) == Ok(day));
    let month_of = || {
        let (year, number) = own.split_once('-').filter(|(year, number)| (year.len(), number.len()) == (4, 2))?;
        let first = parse::date(&format!("{own}-01")).ok()?;
        let named = |word: &str, of: &str| month(word) == number.parse().ok() && century(of) == year;
        let written = matches!(parts(other)[..], [one, two] if named(one, two) || named(two, one));
        Some(written || is(first))
    };
    let day = parse::date(own).ok().filter(|_| own.len() == DAY_LETTERS);
    day.map_or_else(|| month_of().unwrap_or(false), is)
}

/// Letters of a day in our form.
const DAY_LETTERS: usize = 10;

/// The days that a text may mean which is refused because it may mean several; none for every other text.
pub fn readings(text: &str) -> Vec<Date> {
    if !is_open(text) {
        return Vec::new();
    }
    let mut days: Vec<_> = Order::ALL.into_iter().filter_map(|order| read(text, Some(order)).ok()).collect();
    days.dedup();
    days
}

/// A year of two digits, and no order by which the others were read.
fn century_open(text: &str) -> Wrong {
    let days: Vec<_> = readings(text).iter().map(ToString::to_string).collect();
    let written = if days.is_empty() { "it like 2026-11-23".to_owned() } else { days.join(" or ") };
    let why = if days.len() > 1 { "can mean two days" } else { "leaves the century open" };
    Wrong::new(format!("\"{text}\" {why}; write {written}, or say in which order days are written here"))
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
            "2026-11-23 09:30 UTC",
            "2026-11-23T00:30:00+02:00",
            "2026-11-23T10:22:33.000+0200",
            "2026-11-23 23:30:00 -0500",
            "2026-11-23T23:30:00.000-05",
            "23.11.2026 09:30:00 +01:00",
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
            "23 de noviembre de 2026",
            "Mon, 23 Nov 2026",
            "20261123",
            "2026年11月23日",
        ];
        for form in forms {
            assert_eq!(read(form, None), Ok(Date::constant(2026, 11, 23)), "{form}");
        }
        assert_eq!(read("4/4/2026", None), Ok(Date::constant(2026, 4, 4)));
        assert_eq!(read("1.2.2026", None), Ok(Date::constant(2026, 2, 1)));
    }

    #[test]
    fn what_can_mean_two_days_or_none_is_refused_with_what_to_write() {
        let told = |text: &str| read(text, None).expect_err(text).0;
        assert_eq!(told("03/04/2026"), "\"03/04/2026\" can mean two days; write 2026-04-03 or 2026-03-04");
        assert!(told("23.11.26").contains("century"));
        let both = "\"03.04.24\" can mean two days; write 2024-04-03 or 2024-03-04, or say in which order days are written here";
        assert_eq!(told("03.04.24"), both);
        for text in ["31.02.2026", "soon", "2026", "13/13/2026", "Q4 2026"] {
            assert!(told(text).contains("write it like 2026-11-23"), "{text}");
        }
    }

    #[test]
    fn what_other_cells_of_the_column_show_decides() {
        assert_eq!(
            [shown("15/03/2018"), shown("03/15/2018"), shown("01/02/2015")],
            [Some(Order::DayFirst), Some(Order::MonthFirst), None]
        );
        let (day, month) = (Some(Order::DayFirst), Some(Order::MonthFirst));
        assert_eq!(read("01/02/2015", day), Ok(Date::constant(2015, 2, 1)));
        assert_eq!(read("01/02/2015", month), Ok(Date::constant(2015, 1, 2)));
        assert_eq!(read("12.3.26", day), Ok(Date::constant(2026, 3, 12)));
        assert_eq!(read("12.3.26", month), Ok(Date::constant(2026, 12, 3)));
        assert_eq!(readings("04/04/24"), [Date::constant(2024, 4, 4)]);
        assert_eq!(read("12-Mar-98", None), Ok(Date::constant(1998, 3, 12)));
        assert!(read("Jan 2025", day).is_err() && read("2026-03-04", month) == Ok(Date::constant(2026, 3, 4)));
    }
}
