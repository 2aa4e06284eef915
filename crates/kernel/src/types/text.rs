//! Text, Markdown and lists of lines.

use std::fmt;
use std::ops::{Deref, RangeInclusive};

use crate::kind::{Kind, Typed};
use crate::refusal::Wrong;
use crate::value::Value;

/// Longest line of text, in bytes.
pub const TEXT_BYTES_MAX: usize = 2_000;
/// Longest Markdown text, in bytes.
pub const MARKDOWN_BYTES_MAX: usize = 200_000;
/// Most lines in a list.
pub const LINES_MAX: usize = 1_000;

/// One line of text.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Text(Box<str>);

/// Text in Markdown, of any number of lines.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Markdown(Box<str>);

/// A list of lines, such as tags or frequent answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines(pub Vec<String>);

/// Signs that leave no mark: they join, part, direct or fill, and a reader sees none of them. The default-ignorable
/// code points of Unicode, and the two that are drawn as nothing.
const UNSEEN: &[RangeInclusive<char>] = &[
    '\u{ad}'..='\u{ad}',
    '\u{34f}'..='\u{34f}',
    '\u{61c}'..='\u{61c}',
    '\u{115f}'..='\u{1160}',
    '\u{17b4}'..='\u{17b5}',
    '\u{180b}'..='\u{180f}',
    '\u{200b}'..='\u{200f}',
    '\u{202a}'..='\u{202e}',
    '\u{2060}'..='\u{206f}',
    '\u{2800}'..='\u{2800}',
    '\u{3164}'..='\u{3164}',
    '\u{fe00}'..='\u{fe0f}',
    '\u{feff}'..='\u{feff}',
    '\u{ffa0}'..='\u{ffa0}',
    '\u{fff0}'..='\u{fffb}',
    '\u{1bca0}'..='\u{1bca3}',
    '\u{1d173}'..='\u{1d17a}',
    '\u{e0000}'..='\u{e0fff}',
];

/// Whether a text says nothing: no character of it can be seen.
pub fn is_blank(text: &str) -> bool {
    let seen = |c: char| c.is_ascii_graphic() || !(c.is_whitespace() || c.is_control() || unseen(c));
    !text.chars().any(seen)
}

fn unseen(c: char) -> bool {
    UNSEEN.iter().any(|range| range.contains(&c))
}

/// What is said of a text of more than `most` bytes: how many of its characters have to go. Readers count characters,
/// of which some take several bytes.
pub fn too_long(text: &str, most: usize) -> Option<String> {
    if text.len() <= most {
        return None;
    }
    let (all, kept) = (text.chars().count(), text[..text.floor_char_boundary(most)].chars().count());
    Some(format!("this has {all} characters; take away at least {}", all - kept))
}

/// The text without surrounding space, or what is wrong with it as one line.
pub fn one_line(text: &str) -> Result<String, Wrong> {
    let text = text.trim();
    if let Some(message) = too_long(text, TEXT_BYTES_MAX) {
        return Err(Wrong::new(message));
    }
    if text.chars().any(char::is_control) {
        return Err(Wrong::new("write this in one line, without control characters"));
    }
    Ok(text.to_owned())
}

fn markdown(text: String) -> Result<String, Wrong> {
    if let Some(message) = too_long(&text, MARKDOWN_BYTES_MAX) {
        return Err(Wrong::new(message));
    }
    let odd = |c: char| c.is_control() && !matches!(c, '\n' | '\t' | '\r');
    if text.contains(odd) {
        return Err(Wrong::new("remove the control characters"));
    }
    Ok(if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text })
}

macro_rules! textual {
    ($type:ident, $kind:ident, $check:expr) => {
        impl Typed for $type {
            const KIND: Kind = Kind::$kind;
            const REQUIRED: bool = true;

            fn blank() -> Self {
                Self::default()
            }
            fn give(&self) -> Value {
                Value::Text(self.to_string())
            }
            fn take(value: Value) -> Result<Self, Wrong> {
                match value {
                    // What nobody can see is no content, whatever asks for one.
                    Value::Text(text) if is_blank(&text) => Ok(Self::default()),
                    Value::Text(text) => $check(text).map(Self::from),
                    Value::Nothing => Ok(Self::default()),
                    other => Err(Wrong::new(format!("write text here, not {other:?}"))),
                }
            }
        }
        impl Deref for $type {
            type Target = str;
            fn deref(&self) -> &str {
                &self.0
            }
        }
        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl From<&str> for $type {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }
        impl From<String> for $type {
            fn from(text: String) -> Self {
                Self(text.into())
            }
        }
    };
}
textual!(Text, Text, |text: String| one_line(&text));
textual!(Markdown, Markdown, markdown);

impl Typed for Lines {
    const KIND: Kind = Kind::Lines;
    const REQUIRED: bool = false;

    fn blank() -> Self {
        Self::default()
    }

    fn give(&self) -> Value {
        Value::Lines(self.0.clone())
    }

    fn take(value: Value) -> Result<Self, Wrong> {
        match value {
            Value::Lines(lines) if lines.len() > LINES_MAX => {
                Err(Wrong::new(format!("keep to at most {LINES_MAX} lines")))
            }
            Value::Lines(lines) => lines.iter().map(|line| one_line(line)).collect::<Result<_, _>>().map(Self),
            Value::Nothing => Ok(Self::default()),
            other => Err(Wrong::new(format!("write a list of lines here, not {other:?}"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_long_is_told_in_characters() {
        assert_eq!(too_long(&"x".repeat(2_000), TEXT_BYTES_MAX), None);
        let told = |text: String| one_line(&text).unwrap_err().0.to_string();
        assert_eq!(told("x".repeat(2_345)), "this has 2345 characters; take away at least 345");
        assert_eq!(told("ø".repeat(1_001)), "this has 1001 characters; take away at least 1");
    }
}
