//! Periods as plans write them: a year, a half, a quarter, a month or a day.

use kernel::Date;

/// First and last day of a period: `2026`, `2026-H2`, `2026-Q4`, `2026-11` or `2026-11-23`.
pub fn period(written: &str) -> Option<(Date, Date)> {
    if let Ok(day) = written.parse::<Date>() {
        return Some((day, day));
    }
    let (year, part) = written.split_once('-').map_or((written, None), |(year, part)| (year, Some(part)));
    let (first, months) = match part {
        None => (1, 12),
        Some(part) => months(part)?,
    };
    let year = (year.len() == 4).then(|| year.parse::<i16>().ok()).flatten()?;
    let last = Date::new(year, first + months - 1, 1).ok()?.last_of_month();
    Some((Date::new(year, first, 1).ok()?, last))
}

/// First month and number of months of a part of a year.
fn months(part: &str) -> Option<(i8, i8)> {
    let (length, number, count) = match part.split_at_checked(1)? {
        ("Q" | "q", number) => (3, number, 4),
        ("H" | "h", number) => (6, number, 2),
        _ if part.len() == 2 => (1, part, 12),
        _ => return None,
    };
    let number: i8 = number.parse().ok().filter(|number| (1..=count).contains(number))?;
    Some((length * (number - 1) + 1, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_has_a_first_and_a_last_day() {
        let days = |written: &str| period(written).map(|(first, last)| format!("{first} to {last}"));
        let cases = [
            ("2026", "2026-01-01 to 2026-12-31"),
            ("2026-H2", "2026-07-01 to 2026-12-31"),
            ("2028-Q1", "2028-01-01 to 2028-03-31"),
            ("2028-02", "2028-02-01 to 2028-02-29"),
            ("2026-11-23", "2026-11-23 to 2026-11-23"),
        ];
        for (written, expected) in cases {
            assert_eq!(days(written).as_deref(), Some(expected));
        }
        for wrong in ["banana", "2026-Q5", "2026-13", "26", "2026-", "next spring"] {
            assert_eq!(days(wrong), None, "{wrong}");
        }
    }
}
