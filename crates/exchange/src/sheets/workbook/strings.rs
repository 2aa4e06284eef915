//! Texts as a workbook writes them: plain or in runs of other looks, those of all cells in one part, each once.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::BufRead;

use kernel::Refusal;

use super::xml::{Met, attribute, walk};
use crate::sheets::file::content::Content;

/// Reads the texts that cells share, in their order.
///
/// With them come the numbers of those of which a part is struck through.
pub fn shared(content: &mut impl BufRead) -> Result<(Content, BTreeSet<u32>), Refusal> {
    let (mut texts, mut run, mut struck) = (Content::default(), Runs::default(), BTreeSet::new());
    walk(content, |met| {
        match &met {
            Met::Start(element) if element.local_name().as_ref() == "si" => run = Runs::default(),
            Met::End("si") => {
                let number = texts.push(run.text());
                struck.extend(run.struck.then_some(number));
            }
            _ => run.meet(&met),
        }
        Ok(())
    })?;
    Ok((texts, struck))
}

/// One text, gathered from its runs.
#[derive(Default)]
pub struct Runs {
    text: String,
    /// The run that is open.
    open: Option<Run>,
    /// How words are said is written beside them, and is no part of the text.
    said: bool,
    /// Whether a run of it is struck through.
    pub struck: bool,
}

#[derive(Default)]
struct Run {
    text: String,
    /// Whether space around it belongs to it.
    spaced: bool,
}

impl Runs {
    /// Goes on with what is met inside.
    pub fn meet(&mut self, met: &Met<'_>) {
        match met {
            Met::Start(element) => match element.local_name().as_ref() {
                "rPh" => self.said = true,
                "strike" => {
                    let off = attribute(element, "val").is_some_and(|own| matches!(own.as_str(), "0" | "false"));
                    self.struck |= !off;
                }
                "t" if !self.said => {
                    let spaced = attribute(element, "space").is_some_and(|space| space == "preserve");
                    self.open = Some(Run { text: String::new(), spaced });
                }
                _ => {}
            },
            Met::Text(text) => {
                if let Some(run) = &mut self.open {
                    run.text.push_str(text);
                }
            }
            Met::End("rPh") => self.said = false,
            Met::End("t") => {
                if let Some(run) = self.open.take() {
                    let space: &[char] = if run.spaced { &[] } else { &[' ', '\t', '\r', '\n'] };
                    self.text.push_str(&unescaped(run.text.trim_matches(space)));
                }
            }
            Met::End(_) => {}
        }
    }

    /// The text so far.
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// Bytes of `_x000D_`.
const ESCAPE_BYTES: usize = 7;

/// A text with the characters that XML cannot hold, which spreadsheets write as `_x000D_`: the number of a unit of
/// UTF-16 in hexadecimal. What looks like one is itself escaped: `_x005F_x000D_`.
pub fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains("_x") {
        return Cow::Borrowed(text);
    }
    let (mut plain, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(at) = rest.find("_x") {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let mut units = Vec::new();
        while let Some(unit) = escape(rest) {
            units.push(unit);
            rest = &rest[ESCAPE_BYTES..];
        }
        if units.is_empty() {
            plain.push_str("_x");
            rest = &rest["_x".len()..];
        }
        plain.extend(char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)));
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

/// The unit that is escaped at the beginning of a text.
fn escape(text: &str) -> Option<u16> {
    let hex = text.get(..ESCAPE_BYTES)?.strip_prefix("_x")?.strip_suffix('_')?;
    hex.bytes().all(|digit| digit.is_ascii_hexdigit()).then(|| u16::from_str_radix(hex, 16).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_whatever_their_runs_space_and_escapes() {
        let part = r#"<sst><si><t> plain </t></si><si><t xml:space="preserve"> kept </t></si><si/>
            <si><r><t xml:space="preserve">two </t></r><r><rPr><b/><strike/></rPr><t>runs &amp; &#228;</t></r></si>
            <si><t>読</t><rPh sb="0" eb="1"><t>よ</t></rPh></si>
            <si><t>a_x000D_b_x005F_x000D_c_xD83D__xDCF7_d_xD83D_e_xyz</t></si><si><t><![CDATA[<c>]]></t></si></sst>"#;
        let (texts, struck) = shared(&mut part.as_bytes()).expect("sound");
        let texts: Vec<_> = (0..7).map(|at| texts.get(at).expect("a text")).collect();
        let odd = "a\rb_x000D_c📷d\u{fffd}e_xyz";
        assert!(struck.into_iter().eq([3]));
        assert_eq!(texts, ["plain", " kept ", "", "two runs & ä", "読", odd, "<c>"]);
    }

    #[test]
    fn an_entity_that_nobody_knows_is_refused() {
        assert!(shared(&mut "<sst><si><t>&odd;</t></si></sst>".as_bytes()).is_err());
    }
}
