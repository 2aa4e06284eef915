//! Months and quarters at the head of columns: `Jan`, `März 2026`, `2026-01`, `Q1`.

use crate::sheets::cues::CUES;

/// What stands above a column of values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// The period in words, with its year where it says one.
    pub words: String,
    /// Whether it says one.
    pub has_year: bool,
}

impl Period {
    /// The period that a heading names and nothing else; none where it names none.
    pub fn read(heading: &str) -> Option<Self> {
        let small = heading.trim().to_lowercase();
        let parts: Vec<_> = small.split(|sign: char| !sign.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
        let month =
            |word: &str| CUES.months.iter().position(|own| own.names.has(word)).map(|at| format!("{:02}", at + 1));
        let quarter = |word: &str| ["q1", "q2", "q3", "q4"].contains(&word).then(|| word.to_uppercase());
        let year = |word: &str| match word.len() {
            4 => word.parse().ok().filter(|year: &u16| (1990..2100).contains(year)).map(|year| year.to_string()),
            2 => word.parse::<u8>().ok().map(|year| format!("20{year:02}")),
            _ => None,
        };
        let dated = |year: Option<String>, part: String| {
            year.map(|year| Self { words: format!("{year}-{part}"), has_year: true })
        };
        match parts[..] {
            [word] => month(word)
                .map(|_| heading.trim().to_owned())
                .or_else(|| quarter(word))
                .map(|words| Self { words, has_year: false }),
            [word, own] if month(word).or_else(|| quarter(word)).is_some() => {
                dated(year(own), month(word).or_else(|| quarter(word))?)
            }
            // `2026-01`, and the day that begins a month.
            [own, number] | [own, number, "01"] if own.len() == 4 => {
                let number = number.parse::<u8>().ok().filter(|number| (1..=12).contains(number))?;
                dated(year(own), format!("{number:02}"))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Period;

    #[test]
    fn headings_of_months_are_told_from_others() {
        let read = |heading: &str| Period::read(heading).map(|period| (period.words, period.has_year));
        let some = |words: &str, year| Some((words.to_owned(), year));
        assert_eq!(read("Jan"), some("Jan", false));
        assert_eq!(read("März 2026"), some("2026-03", true));
        assert_eq!(read("Dec-26"), some("2026-12", true));
        assert_eq!(read("2026-01"), some("2026-01", true));
        assert_eq!(read("2026-04-01"), some("2026-04", true));
        assert_eq!(read("Q3"), some("Q3", false));
        assert_eq!(read("Q3 2026"), some("2026-Q3", true));
        for other in ["Market", "Target", "YTD", "May be", "2026", "Owner", "", "01"] {
            assert_eq!(read(other), None, "{other}");
        }
    }
}
