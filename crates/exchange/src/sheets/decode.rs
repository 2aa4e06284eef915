//! Bytes of a file as text, whatever the spreadsheet saved.

use std::borrow::Cow;

use kernel::Refusal;

use super::FILE_BYTES_MAX;

/// The text of a file in UTF-8, UTF-16 or Windows-1252.
///
/// # Errors
/// Files that are too large, no text, or in a format of their own.
pub fn text(bytes: &[u8]) -> Result<Cow<'_, str>, Refusal> {
    let refused = |message: &str| Err(Refusal::software("file", message));
    if bytes.len() > FILE_BYTES_MAX {
        return refused(&format!("bring in at most {} MiB at once; split the file", FILE_BYTES_MAX >> 20));
    }
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [b'P', b'K', 3, 4, ..] => refused("this is a workbook or an archive; save the sheet as CSV UTF-8"),
        _ if bytes.contains(&0) => refused("this is no text; save the sheet as CSV UTF-8"),
        _ => utf8(bytes).or_else(|_| Ok(Cow::Owned(windows_1252(bytes)))),
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

/// What bytes 128 to 159 mean; the five unused ones are taken for the control characters they are in Latin-1.
const UPPER: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

fn windows_1252(bytes: &[u8]) -> String {
    let letter = |byte: &u8| match byte {
        0x80..=0x9F => UPPER[usize::from(byte - 0x80)],
        other => char::from(*other),
    };
    bytes.iter().map(letter).collect()
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
            assert_eq!(text(&file).as_deref(), Ok("Größe €"));
        }
    }

    #[test]
    fn what_is_no_text_is_refused_with_a_way_out() {
        for file in [&b"a\0b"[..], b"\xFF\xFEa"] {
            let refusal = text(file).expect_err("no text");
            assert!(refusal.message.contains("save the sheet as CSV UTF-8"), "{refusal}");
        }
    }
}
