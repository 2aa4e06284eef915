//! What number formats show: a workbook stores days as numbers, and only the format of a cell tells them from others.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time, date};

use super::currency_formats::Coin;

/// What a format shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shows {
    /// A number.
    #[default]
    Number,
    /// A number with two decimals, and nothing else.
    Hundredths,
    /// A number of hundredths with the sign for it.
    Percent,
    /// A day, a time of day, or both.
    Moment,
    /// A month or a year, and no day.
    Month,
    /// A time of day alone, or how long something takes.
    Clock,
    /// How long something takes, counted on past a day.
    Duration,
    /// A number that has so many digits at least, such as one of an inventory.
    Padded(u8),
    /// An amount.
    Coin(Coin),
}

impl Shows {
    /// What the formats show that every spreadsheet knows by their numbers.
    pub fn usual(id: u32) -> Self {
        match id {
            17 => Self::Month,
            18..=21 | 45 | 47 => Self::Clock,
            14..=22 | 27..=36 | 50..=58 => Self::Moment,
            46 => Self::Duration,
            2 => Self::Hundredths,
            9 | 10 => Self::Percent,
            _ => Self::Number,
        }
    }

    /// What a format shows that is written out. Only its first part counts: the others are for negative numbers.
    pub(in crate::sheets) fn of(code: &str) -> Self {
        let (mut letters, mut units, mut percent) = (code.chars(), String::new(), false);
        let (mut words, mut brackets) = (String::new(), Vec::new());
        while let Some(letter) = letters.next() {
            match letter {
                // Only the width of the next letter is shown, or it fills the cell.
                '_' | '*' => drop(letters.next()),
                '\\' => words.extend(letters.next()),
                '"' => words.extend(letters.by_ref().take_while(|letter| *letter != '"')),
                '[' => {
                    let inside: String = letters.by_ref().take_while(|letter| *letter != ']').collect();
                    if is_elapsed(&inside) {
                        return Self::Duration;
                    }
                    brackets.push(inside);
                }
                ';' => break,
                '%' => percent = true,
                '$' | '€' | '£' => words.push(letter),
                letter => units.push(letter.to_ascii_lowercase()),
            }
        }
        let has = |signs: &[char]| units.contains(signs);
        let first = code.split(';').next().unwrap_or_default();
        match u8::try_from(first.len()) {
            _ if has(&['y', 'm']) && !has(&['d', 'h', 's']) => Self::Month,
            _ if has(&['d', 'y']) || (has(&['m']) && !has(&['h', 's'])) => Self::Moment,
            _ if has(&['h', 's']) => Self::Clock,
            _ if percent => Self::Percent,
            _ if first == "0.00" => Self::Hundredths,
            Ok(digits) if digits > 1 && first.bytes().all(|sign| sign == b'0') => Self::Padded(digits),
            _ => Coin::of(&words, &brackets).map_or(Self::Number, Self::Coin),
        }
    }
}

/// What a number shows in percent.
pub fn percent(number: f64) -> String {
    // Hundredths are seldom exact in binary: twelve digits of them are more than anybody wrote.
    format!("{}%", (number * 1e12).round() / 1e10)
}

/// What a number with two decimals shows where that is more than the number: 8.3 is shown as 8.30, which numbers
/// something else where numbers are names. What is whole stays a number.
pub fn hundredths(number: f64) -> Option<String> {
    let shown = format!("{number:.2}");
    let cut = shown.strip_suffix('0').filter(|cut| !cut.ends_with('0') && *cut == number.to_string());
    cut.is_some().then_some(shown)
}

/// What a number of days shows as hours and minutes: `48:00`.
pub fn hours(days: f64) -> String {
    let seconds = (days * 86_400.0).round() as i64;
    let (sign, seconds) = if seconds < 0 { ("-", -seconds) } else { ("", seconds) };
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let rest = if rest > 0 { format!(":{rest:02}") } else { String::new() };
    format!("{sign}{hours}:{minutes:02}{rest}")
}

/// What a number shows that has so many digits at least: `00123`.
pub fn padded(number: f64, digits: u8) -> Option<String> {
    (number.fract() == 0.0 && number >= 0.0).then(|| format!("{number:0>width$}", width = usize::from(digits)))
}

/// `[h]` and `[mm]` count on past a day or an hour; other brackets are colours, conditions and languages.
fn is_elapsed(inside: &str) -> bool {
    let inside = inside.to_ascii_lowercase();
    ["h", "m", "s"].iter().any(|unit| !inside.is_empty() && inside.replace(unit, "").is_empty())
}

/// The last day that spreadsheets know.
const LAST: Date = date(9999, 12, 31);

/// The moment that a number means, counted in days from the beginning of 1900 or of 1904; none where it is no day.
pub fn moment(days: f64, from_1904: bool) -> Option<DateTime> {
    let whole = days.floor();
    let milliseconds = ((days - whole) * 86_400_000.0).round() as i64;
    // Spreadsheets believe that 1900 was a leap year: what they number 60 was no day.
    let epoch = match (from_1904, whole) {
        (true, _) => date(1904, 1, 1),
        (false, 60.0) => return None,
        (false, ..60.0) => date(1899, 12, 31),
        (false, _) => date(1899, 12, 30),
    };
    if !(0.0..4_000_000.0).contains(&whole) {
        return None;
    }
    let day = epoch.checked_add((whole as i64 + milliseconds / 86_400_000).days()).ok()?;
    let seconds = milliseconds % 86_400_000 / 1_000;
    let time = Time::midnight().checked_add(seconds.seconds()).ok()?;
    (day <= LAST).then(|| day.to_datetime(time))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_of_days_are_told_from_those_of_numbers() {
        let moments = ["DD/MM/YY", "[$-407]d. mmmm yyyy", "dddd", "d.m.yy h:mm"];
        let months = ["mmm-yy", "[Red]yyyy", "m\"M\"", "\\d yy"];
        let numbers =
            ["General", "0.00E+00", "#,##0\\ [$-407]", "\"day\" 0", "[Yellow]0", "0_d;d", "@", "0*d", "[>9]0"];
        assert!(moments.iter().all(|code| Shows::of(code) == Shows::Moment));
        assert!(months.iter().all(|code| Shows::of(code) == Shows::Month));
        assert!(numbers.iter().all(|code| Shows::of(code) == Shows::Number));
        assert!(["H:MM:SS;@", "h:mm AM/PM", "mm:ss"].iter().all(|code| Shows::of(code) == Shows::Clock));
        assert!(["[h]:mm:ss", "[mm]", "[SS].0"].iter().all(|code| Shows::of(code) == Shows::Duration));
    }

    #[test]
    fn numbers_are_read_as_they_are_shown() {
        assert_eq!(
            ["0%", "0.00%", "0.00", "0.0", "\"%\"0"].map(Shows::of),
            [Shows::Percent, Shows::Percent, Shows::Hundredths, Shows::Number, Shows::Number]
        );
        assert_eq!([1.0, 0.6, 0.075, 0.29].map(percent), ["100%", "60%", "7.5%", "29%"]);
        assert_eq!([2.0, 0.1875, 5.0 + 1.0 / 86_400.0].map(hours), ["48:00", "4:30", "120:00:01"]);
        assert_eq!(["00000", "0", "000;@"].map(Shows::of), [Shows::Padded(5), Shows::Number, Shows::Padded(3)]);
        assert_eq!([padded(123.0, 5), padded(12.5, 5)], [Some("00123".to_owned()), None]);
        let shown = [8.3, 5.1, 8.31, 5.0, 12.345].map(hundredths);
        assert_eq!(shown, [Some("8.30".to_owned()), Some("5.10".to_owned()), None, None, None]);
    }

    #[test]
    fn days_are_counted_from_both_beginnings() {
        let told = |days, from_1904| moment(days, from_1904).map(|moment| moment.to_string());
        let cases = [
            (1.0, false, Some("1900-01-01T00:00:00")),
            (59.0, false, Some("1900-02-28T00:00:00")),
            (60.0, false, None),
            (61.0, false, Some("1900-03-01T00:00:00")),
            (46_349.395_833_333, false, Some("2026-11-23T09:30:00")),
            (46_349.999_999_999_9, false, Some("2026-11-24T00:00:00")),
            (44_887.0, true, Some("2026-11-23T00:00:00")),
            (0.5, true, Some("1904-01-01T12:00:00")),
            (2_958_465.0, false, Some("9999-12-31T00:00:00")),
            (2_958_466.0, false, None),
            (-1.0, false, None),
            (f64::NAN, false, None),
        ];
        for (days, from_1904, expected) in cases {
            assert_eq!(told(days, from_1904).as_deref(), expected, "{days} {from_1904}");
        }
    }
}
