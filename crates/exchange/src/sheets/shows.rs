//! What number formats show: a workbook stores days as numbers, and only the format of a cell tells them from others.

use std::collections::HashMap;
use std::io::BufRead;

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time, date};
use kernel::Refusal;

use super::xml::{Met, attribute, number, walk};

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
    /// How long something takes.
    Duration,
}

/// What each style of a workbook shows, by its number.
pub fn styles(content: &mut impl BufRead) -> Result<Vec<Shows>, Refusal> {
    let (mut own, mut styles, mut cells) = (HashMap::new(), Vec::new(), false);
    walk(content, |met| {
        match met {
            Met::Start(element) => match element.local_name().as_ref() {
                "numFmt" => {
                    if let (Some(id), Some(code)) = (number(element, "numFmtId"), attribute(element, "formatCode")) {
                        own.entry(id).or_insert_with(|| Shows::of(&code));
                    }
                }
                "cellXfs" => cells = true,
                "xf" if cells => {
                    let id = number(element, "numFmtId").unwrap_or(0);
                    styles.push(own.get(&id).copied().unwrap_or_else(|| Shows::usual(id)));
                }
                _ => {}
            },
            Met::End("cellXfs") => cells = false,
            Met::End(_) | Met::Text(_) => {}
        }
        Ok(())
    })?;
    Ok(styles)
}

impl Shows {
    /// What the formats show that every spreadsheet knows by their numbers.
    fn usual(id: u32) -> Self {
        match id {
            14..=22 | 27..=36 | 45 | 47 | 50..=58 => Self::Moment,
            46 => Self::Duration,
            2 => Self::Hundredths,
            9 | 10 => Self::Percent,
            _ => Self::Number,
        }
    }

    /// What a format shows that is written out. Only its first part counts: the others are for negative numbers.
    fn of(code: &str) -> Self {
        let (mut letters, mut moment, mut percent) = (code.chars(), false, false);
        while let Some(letter) = letters.next() {
            match letter {
                // The next letter is shown as it is, or only its width.
                '\\' | '_' | '*' => drop(letters.next()),
                '"' => letters.by_ref().take_while(|letter| *letter != '"').for_each(drop),
                '[' => {
                    let inside: String = letters.by_ref().take_while(|letter| *letter != ']').collect();
                    if is_elapsed(&inside) {
                        return Self::Duration;
                    }
                }
                ';' => break,
                '%' => percent = true,
                letter => moment |= matches!(letter.to_ascii_lowercase(), 'd' | 'm' | 'h' | 'y' | 's'),
            }
        }
        match (moment, percent) {
            (true, _) => Self::Moment,
            (false, true) => Self::Percent,
            (false, false) if code.split(';').next() == Some("0.00") => Self::Hundredths,
            (false, false) => Self::Number,
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
        let moments = ["DD/MM/YY", "H:MM:SS;@", "[$-407]d. mmmm yyyy", "[Red]yyyy", "m\"M\"", "h:mm AM/PM", "\\d yy"];
        let numbers =
            ["General", "0.00E+00", "#,##0\\ [$€-407]", "\"day\" 0", "[Yellow]0", "0_d;d", "@", "0*d", "[>9]0"];
        assert!(moments.iter().all(|code| Shows::of(code) == Shows::Moment));
        assert!(numbers.iter().all(|code| Shows::of(code) == Shows::Number));
        assert!(["[h]:mm:ss", "[mm]", "[SS].0"].iter().all(|code| Shows::of(code) == Shows::Duration));
    }

    #[test]
    fn numbers_are_read_as_they_are_shown() {
        assert_eq!(
            ["0%", "0.00%", "0.00", "0.0", "\"%\"0"].map(Shows::of),
            [Shows::Percent, Shows::Percent, Shows::Hundredths, Shows::Number, Shows::Number]
        );
        assert_eq!([1.0, 0.6, 0.075, 0.29].map(percent), ["100%", "60%", "7.5%", "29%"]);
        let shown = [8.3, 5.1, 8.31, 5.0, 12.345].map(hundredths);
        assert_eq!(shown, [Some("8.30".to_owned()), Some("5.10".to_owned()), None, None, None]);
    }

    #[test]
    fn styles_are_numbered_by_their_place_among_those_of_cells() {
        let part = r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy\-mm"/></numFmts>
            <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
            <cellXfs><xf numFmtId="0"/><xf numFmtId="164"><alignment/></xf><xf numFmtId="46"/></cellXfs></styleSheet>"#;
        let shown = styles(&mut part.as_bytes()).expect("sound");
        assert_eq!(shown, [Shows::Number, Shows::Moment, Shows::Duration]);
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
