//! Instants as people write them: with an offset, or as the clock on their wall shows it.

use jiff::civil::{DateTime, Time};
use jiff::tz::TimeZone;
use kernel::refusal::Wrong;
use kernel::{Timestamp, parse};

use crate::sheets::{Order, day};

/// Reads an instant: `2026-11-28T09:30:00Z`, or without an offset as a time of this zone: `2026-11-28 09:30`,
/// `28.11.2026 09:30`, `2026-11-28`.
pub fn read(text: &str, order: Option<Order>, zone: &TimeZone) -> Result<Timestamp, Wrong> {
    let text = text.trim();
    if let Some(instant) = zoned(text) {
        return Ok(instant);
    }
    let (written, clock) = match text.rfind(['T', ' ']).filter(|at| text[at + 1..].contains(':')) {
        Some(at) => (&text[..at], &text[at + 1..]),
        None => match halved(text) {
            Some((at, end)) => return of(&text[..at], half(&text[at + 1..end], &text[end..]), order, zone, text),
            // Behind a day stands a time, or nothing.
            None if parse::date(text.get(..10).unwrap_or_default()).is_ok() && text.len() > 10 => (text, ""),
            None => (text, "00:00"),
        },
    };
    of(written, time(clock), order, zone, text)
}

/// An instant that says its zone by itself: `2026-11-28T09:30:00Z`, `2026-11-28 09:30 UTC`, `2026-11-28 09:30:00 +0100`.
pub fn zoned(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    let with = |clock: &str, offset: &str| format!("{}{offset}", clock.trim_end().replacen(' ', "T", 1)).parse().ok();
    let universal = || UNIVERSAL.iter().find_map(|zone| with(text.strip_suffix(zone)?, "Z"));
    text.parse().ok().or_else(universal).or_else(|| offset(text).and_then(|(clock, offset)| with(clock, &offset)))
}

/// What the zone without an offset is called.
const UNIVERSAL: [&str; 3] = [" UTC", " GMT", "Z"];

/// A moment with an offset behind it, and the offset with its colon: `2026-03-31 22:30:00 -0500`.
fn offset(text: &str) -> Option<(&str, String)> {
    let at = text.rfind(['+', '-']).filter(|at| *at > MOMENT_BYTES_MIN)?;
    let digits = text[at + 1..].replace(':', "");
    let sound = matches!(digits.len(), 2 | 4) && digits.bytes().all(|sign| sign.is_ascii_digit());
    let minutes = || if digits.len() == 4 { &digits[2..] } else { "00" };
    sound.then(|| (text[..at].trim_end(), format!("{}{}:{}", &text[at..=at], &digits[..2], minutes())))
}

/// Where an offset begins at the earliest: behind a day and a time.
const MOMENT_BYTES_MIN: usize = 12;

/// An instant that the clock on the wall shows.
pub fn at(shown: DateTime, zone: &TimeZone) -> Result<Timestamp, Wrong> {
    zone.to_timestamp(shown)
        .map_err(|_| Wrong::new(format!("\"{shown}\" is not an instant; write it like 2026-11-23 09:30")))
}

fn of(
    written: &str,
    time: Option<Time>,
    order: Option<Order>,
    zone: &TimeZone,
    text: &str,
) -> Result<Timestamp, Wrong> {
    let wrong = || Wrong::new(format!("\"{text}\" is not an instant; write it like 2026-11-23 09:30"));
    let time = time.ok_or_else(wrong)?;
    at(day(written.trim_end_matches([',', ' ']), order)?.to_datetime(time), zone)
}

/// `09:30`, `9:30:15`.
fn time(clock: &str) -> Option<Time> {
    let mut parts = clock.split(':');
    let (hour, minute) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let second = parts.next().map_or(Some(0), |second| second.split('.').next()?.parse().ok())?;
    parts.next().is_none().then(|| Time::new(hour, minute, second, 0).ok())?
}

/// Where a clock of twelve hours begins and ends: `11/23/2026 9:30 PM`.
fn halved(text: &str) -> Option<(usize, usize)> {
    let end = text.rfind(' ').filter(|at| matches!(text[at + 1..].to_ascii_lowercase().as_str(), "am" | "pm"))?;
    Some((text[..end].rfind(' ')?, end))
}

fn half(clock: &str, half: &str) -> Option<Time> {
    let time = time(clock).filter(|time| (1..=12).contains(&time.hour()))?;
    let later = if half.trim().eq_ignore_ascii_case("pm") { 12 } else { 0 };
    Time::new(time.hour() % 12 + later, time.minute(), time.second(), 0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_without_an_offset_is_of_the_zone() {
        let zone = TimeZone::fixed(jiff::tz::offset(1));
        for text in [
            "2026-11-28T08:30:00Z",
            "2026-11-28T09:30:00+01:00",
            "2026-11-28T09:30",
            "2026-11-28 09:30",
            "2026-11-28 09:30:00",
            "28.11.2026 09:30",
            "28.11.2026, 09:30",
            "11/28/2026 9:30 AM",
            "2026-11-28 02:30:00 -0600",
            "2026-11-28 09:30:00 +01:00",
            "2026-11-28T08:30:00+0000",
            "2026-11-28 08:30 UTC",
            "2026-11-28 08:30:00Z",
        ] {
            let read = read(text, None, &zone).map(|instant| instant.to_string());
            assert_eq!(read.as_deref(), Ok("2026-11-28T08:30:00Z"), "{text}");
        }
        let begins = read("2026-11-28", None, &zone).map(|instant| instant.to_string());
        assert_eq!(begins.as_deref(), Ok("2026-11-27T23:00:00Z"));
        for text in ["soon", "2026-11-28 25:00", "2026-11-28 9", "03/04/2026 09:30"] {
            assert!(read(text, None, &zone).is_err(), "{text}");
        }
    }
}
