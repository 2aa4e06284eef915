//! Bytes of a file as text, whatever the spreadsheet saved.

use std::borrow::Cow;

use kernel::Refusal;

use super::encodings::Encoding;
use crate::sheets::FILE_BYTES_MAX;

/// An encoding that was guessed.
#[derive(Debug, PartialEq, Eq)]
pub struct Guessed {
    /// What is told of it.
    pub told: String,
    /// Whether letters stand there that are rare in it, so that it has to be confirmed.
    pub doubtful: bool,
}

/// Whether a letter is rare in the west of Europe, and stands where another encoding was meant: `Þirket` for `Şirket`.
fn is_doubtful(letter: char) -> bool {
    matches!(letter, '\u{80}'..='\u{9f}' | 'Þ' | 'þ' | 'Ð' | 'ð' | 'Ý' | 'ý' | 'ƒ' | '¤' | '¶' | '¦')
}

/// The text of a file in UTF-8, UTF-16 or another encoding, and what is to be told of that: such a file
/// does not say in which it is written.
///
/// # Errors
/// Files that are too large, no text, or in a format of their own.
pub fn text(bytes: &[u8], told: Option<Encoding>) -> Result<(Cow<'_, str>, Option<Guessed>), Refusal> {
    let plain = bytes.is_ascii() || bytes.starts_with(&[0xEF, 0xBB, 0xBF]) || bytes.contains(&0);
    if let Some(encoding) = told.filter(|_| !plain && bytes.len() <= FILE_BYTES_MAX && !bytes.starts_with(b"PK")) {
        return Ok((Cow::Owned(encoding.text(bytes)), None));
    }
    match marked(bytes) {
        Ok(text) => Ok((text, None)),
        Err(Some(refusal)) => Err(refusal),
        Err(None) if is_mostly_utf8(bytes) => Err(mixed(bytes)),
        Err(None) => {
            let encoding = Encoding::Windows1252;
            let text = encoding.text(bytes);
            let guessed = Guessed { doubtful: text.contains(is_doubtful), told: guessed(&text, encoding) };
            Ok((Cow::Owned(text), Some(guessed)))
        }
    }
}

/// Whether more letters of a text are in UTF-8 than are not.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let chunks = || bytes.utf8_chunks();
    let sound: usize = chunks().map(|own| own.valid().chars().filter(|sign| !sign.is_ascii()).count()).sum();
    sound > chunks().filter(|own| !own.invalid().is_empty()).count()
}

/// A text in UTF-8 into which bytes of another encoding got: guessed as a whole, all of its letters would be wrong.
fn mixed(bytes: &[u8]) -> Refusal {
    let sound = bytes.utf8_chunks().next().map_or("", |own| own.valid());
    let (line, byte) = (sound.matches('\n').count() + 1, bytes.get(sound.len()).copied().unwrap_or_default());
    let message = format!(
        "this is UTF-8, but for bytes such as {byte:02X} in line {line}; repair them, or save the sheet anew as CSV UTF-8; an encoding that is said is taken for the whole file"
    );
    Refusal::software("file", message)
}

/// What is told of an encoding that was guessed, with a word that shows whether that is right.
fn guessed(text: &str, encoding: Encoding) -> String {
    let mut words = text.split(|sign: char| matches!(sign, ',' | ';' | '"') || sign.is_whitespace());
    let word = words.find(|word| !word.is_ascii()).unwrap_or_default();
    let others = Encoding::ALL.into_iter().filter(|own| *own != encoding).map(Encoding::key);
    format!(
        "this is no UTF-8, and read as {}, as in \"{word}\"; where such letters are wrong, say the encoding ({}), or save it as CSV UTF-8",
        encoding.key(),
        others.collect::<Vec<_>>().join(", ")
    )
}

/// The text of a file that shows how it is written; without a refusal where it does not.
fn marked(bytes: &[u8]) -> Result<Cow<'_, str>, Option<Refusal>> {
    let refused = |message: &str| Err(Some(Refusal::software("file", message)));
    if bytes.len() > FILE_BYTES_MAX {
        return refused(&format!("bring in at most {} MiB at once; split the file", FILE_BYTES_MAX >> 20));
    }
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest).map_err(Some),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes).map_err(Some),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes).map_err(Some),
        [b'P', b'K', 3, 4, ..] => refused("this is a workbook or an archive; save the sheet as CSV UTF-8"),
        _ if bytes.contains(&0) => refused("this is no text; save the sheet as CSV UTF-8"),
        _ => utf8(bytes).map_err(|_| None),
    }
}

fn utf8(bytes: &[u8]) -> Result<Cow<'_, str>, Refusal> {
    let wrong = |_| Refusal::software("file", "this is no UTF-8 although it says so; save the sheet as CSV UTF-8");
    std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(wrong)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<Cow<'static, str>, Refusal> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let text = String::from_utf16(&pairs.iter().map(|pair| unit(*pair)).collect::<Vec<_>>());
    let wrong = || Refusal::software("file", "this is no UTF-16 although it says so; save the sheet as CSV UTF-8");
    text.ok().filter(|_| rest.is_empty()).map(Cow::Owned).ok_or_else(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_spreadsheets_save_is_read() {
        let utf16 = |unit: fn(u16) -> [u8; 2]| "Größe €".encode_utf16().flat_map(unit).collect::<Vec<u8>>();
        let files = [
            "Größe €".as_bytes().to_vec(),
            [&[0xEF, 0xBB, 0xBF], "Größe €".as_bytes()].concat(),
            [&[0xFF, 0xFE][..], &utf16(u16::to_le_bytes)].concat(),
            [&[0xFE, 0xFF][..], &utf16(u16::to_be_bytes)].concat(),
            b"Gr\xF6\xDFe \x80".to_vec(),
        ];
        for file in files {
            assert_eq!(text(&file, None).map(|(text, _)| text).as_deref(), Ok("Größe €"));
        }
    }

    #[test]
    fn an_encoding_that_is_guessed_is_told_and_can_be_said() {
        let file = b"Name,City\nAda,\xA3\xF3d\x9F\n";
        let (read, note) = text(file, None).expect("a text");
        assert!(
            read.contains("£ódŸ")
                && note
                    .is_some_and(|note| !note.doubtful && note.told.contains("read as windows-1252, as in \"£ódŸ\""))
        );
        let (read, note) = text(b"Name\n\xDEirket dosyalar\xFD\n", None).expect("a text");
        assert!(read.contains("Þirket") && note.is_some_and(|note| note.doubtful));
        let (read, note) = text(file, Some(Encoding::Windows1250)).expect("a text");
        assert!(read.contains("Łódź") && note.is_none());
    }

    #[test]
    fn a_text_in_utf8_with_a_byte_of_another_encoding_is_not_guessed_anew() {
        let file = ["Name;Ort\nMüller;Łódź\n".as_bytes(), &b"K\xF6ln;x\n"[..]].concat();
        let refusal = text(&file, None).expect_err("mixed");
        assert!(refusal.message.starts_with("this is UTF-8, but for bytes such as F6 in line 3"), "{refusal}");
        assert!(text(&file, Some(Encoding::Windows1252)).is_ok(), "where somebody says so");
    }

    #[test]
    fn what_is_no_text_is_refused_with_a_way_out() {
        for file in [&b"a\0b"[..], b"\xFF\xFEa"] {
            let refusal = text(file, None).expect_err("no text");
            assert!(refusal.message.contains("save the sheet as CSV UTF-8"), "{refusal}");
        }
    }
}
