//! The day of a time stamp, in UTC: enough calendar to name a checkpoint's date.

const DAY_US: i64 = 86_400_000_000;

/// Days since 1970-01-01 UTC.
pub(crate) fn day(time_us: i64) -> i64 {
    time_us.div_euclid(DAY_US)
}

/// `YYYY-MM-DD` of a time in microseconds since 1970, UTC.
pub(crate) fn text(time_us: i64) -> String {
    let (year, month, day) = civil(day(time_us));
    format!("{year:04}-{month:02}-{day:02}")
}

/// Proleptic Gregorian date of a day number, after Howard Hinnant's `civil_from_days`.
fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_have_their_dates() {
        let check = |days: i64, date: &str| assert_eq!(text(days * DAY_US), date);
        check(0, "1970-01-01");
        check(-1, "1969-12-31");
        check(11_016, "2000-02-29");
        check(20_513, "2026-03-01");
    }

    #[test]
    fn a_day_ends_at_midnight_on_both_sides_of_1970() {
        assert_eq!(day(DAY_US - 1), 0);
        assert_eq!(day(DAY_US), 1);
        assert_eq!(day(-1), -1);
    }
}
