//! Letters that were garbled before a file came here: UTF-8 that some program read as another encoding, and wrote again.

use super::book::{Cell, Lines, letters};
use super::encodings::Encoding;

/// Cells that are named in the question, and letters of each.
const NAMED_MAX: usize = 5;
const LETTERS_MAX: usize = 40;

/// Asks about headings and cells whose letters are garbled.
pub fn question(headings: (u32, &[String]), lines: &Lines) -> Option<String> {
    let (row, headings) = headings;
    let headed = headings.iter().enumerate().map(|(at, words)| (row, at, words.clone()));
    let below = lines.iter().flat_map(|line| {
        let number = line.number;
        let texts = line.cells.into_iter().enumerate();
        texts.filter_map(move |(at, cell)| match cell {
            Cell::Text(text) if !text.is_ascii() => Some((number, at, text.into_owned())),
            _ => None,
        })
    });
    let (mut named, mut count) = (Vec::new(), 0_usize);
    for (row, at, text) in headed.chain(below).filter(|(.., text)| is_garbled(text)) {
        count += 1;
        if named.len() < NAMED_MAX {
            let short = |text: &str| text.trim().chars().take(LETTERS_MAX).collect::<String>();
            let meant = meant(&text).map(|meant| format!(", perhaps \"{}\"", short(&meant))).unwrap_or_default();
            named.push(format!("{}{row} \"{}\"{meant}", letters(at), short(&text)));
        }
    }
    let more = count - named.len();
    let more = if more > 0 { format!(" and {more} more cells") } else { String::new() };
    (count > 0).then(|| {
        format!(
            "letters were garbled before this file came here, and would come in so: {}{more}; write the file once more as UTF-8 from where it comes, or repair these cells",
            named.join("; ")
        )
    })
}

/// Whether a text shows two letters or more where there was one: `Ã¤`, `â€™`, or the sign for what could not be read.
fn is_garbled(text: &str) -> bool {
    text.contains(char::REPLACEMENT_CHARACTER) || meant(text).is_some() || has_pair(text)
}

/// What a text says whose letters, as bytes of Windows in the west, are UTF-8.
fn meant(text: &str) -> Option<String> {
    let meant = String::from_utf8(Encoding::Windows1252.bytes(text)?).ok();
    meant.filter(|meant| meant != text)
}

/// Whether such a pair stands somewhere in a text that is garbled in part.
fn has_pair(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    letters.windows(2).any(|pair| {
        let both: String = pair.iter().collect();
        matches!(pair, ['Ã' | 'Â', _]) && meant(&both).is_some() || matches!(pair, ['â', '€'])
    })
}

#[cfg(test)]
mod tests {
    use super::{is_garbled, meant};

    #[test]
    fn garbled_letters_are_told_from_foreign_ones() {
        assert_eq!(meant("GeschÃ¤ftsfÃ¼hrer").as_deref(), Some("Geschäftsführer"));
        for text in ["GeschÃ¤ftsfÃ¼hrer", "itâ€™s ☃", "Å\u{81}Ã³dÅº", "M\u{fffd}ller", "80 Â°C ☃", "cafÃ©"]
        {
            assert!(is_garbled(text), "{text}");
        }
        for text in ["Geschäftsführer", "São João, NÃO", "Łódź", "„Ä“ und Ö", "it’s", "plain", "Âge, hâte", "80 °C"]
        {
            assert!(!is_garbled(text), "{text}");
        }
    }
}
