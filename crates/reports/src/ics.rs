//! Days as a file for calendar programs: RFC 5545, events of whole days.

use std::fmt::Write as _;

use kernel::Date;

/// Its media type.
pub const MEDIA: &str = "text/calendar; charset=utf-8";
/// Longest line, in bytes, without its end.
const LINE_BYTES_MAX: usize = 75;

/// One event of a whole day.
#[derive(Clone, Debug)]
pub struct Event {
    /// What tells it apart for ever: the same event of a later file takes its place.
    pub uid: String,
    /// The day.
    pub on: Date,
    /// What happens.
    pub summary: String,
    /// What else is to be known.
    pub description: String,
    /// What it is about.
    pub category: String,
}

/// The file, as told on a day.
pub fn file(name: &str, told: Date, events: &[Event]) -> String {
    let mut file = String::with_capacity(256 * (events.len() + 1));
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Muniment//Calendar//EN", "CALSCALE:GREGORIAN"] {
        put(&mut file, line);
    }
    put(&mut file, &format!("X-WR-CALNAME:{}", text(name)));
    for event in events {
        put(&mut file, "BEGIN:VEVENT");
        put(&mut file, &format!("UID:{}", text(&event.uid)));
        put(&mut file, &format!("DTSTAMP:{}T000000Z", day(told)));
        put(&mut file, &format!("DTSTART;VALUE=DATE:{}", day(event.on)));
        put(&mut file, &format!("SUMMARY:{}", text(&event.summary)));
        if !event.description.is_empty() {
            put(&mut file, &format!("DESCRIPTION:{}", text(&event.description)));
        }
        put(&mut file, &format!("CATEGORIES:{}", text(&event.category)));
        put(&mut file, "TRANSP:TRANSPARENT");
        put(&mut file, "END:VEVENT");
    }
    put(&mut file, "END:VCALENDAR");
    file
}

fn day(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// Text as a value has it.
fn text(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => _ = write!(value, "\\{c}"),
            '\n' => value.push_str("\\n"),
            c if c.is_control() => {}
            c => value.push(c),
        }
    }
    value
}

/// Writes a line; one that is too long goes on in the next, which begins with a space.
fn put(file: &mut String, line: &str) {
    let mut room = LINE_BYTES_MAX;
    for c in line.chars() {
        if c.len_utf8() > room {
            file.push_str("\r\n ");
            room = LINE_BYTES_MAX - 1;
        }
        file.push(c);
        room -= c.len_utf8();
    }
    file.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_and_signs_escaped() {
        let event = Event {
            uid: "1".into(),
            on: Date::constant(2026, 12, 1),
            summary: format!("Audit begins: {}, é; end\\", "ü".repeat(60)),
            description: String::new(),
            category: "Audits".into(),
        };
        let file = file("Acme, Ltd", Date::constant(2026, 11, 23), &[event]);
        assert!(file.split("\r\n").all(|line| line.len() <= LINE_BYTES_MAX), "{file}");
        assert!(!file.replace("\r\n", "").contains(['\r', '\n']));
        let whole = file.replace("\r\n ", "");
        assert!(whole.contains("X-WR-CALNAME:Acme\\, Ltd\r\n"), "{whole}");
        assert!(whole.contains("ü\\, é\\; end\\\\\r\n"), "{whole}");
        assert!(whole.contains("DTSTAMP:20261123T000000Z\r\nDTSTART;VALUE=DATE:20261201\r\n"), "{whole}");
    }
}
