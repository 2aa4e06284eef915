//! Encodings of one byte a letter, in which spreadsheets save text where they are not asked for UTF-8.

/// An encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Windows in the west of Europe and in America.
    Windows1252,
    /// Windows in the middle of Europe.
    Windows1250,
    /// Excel on a Macintosh.
    Macintosh,
    /// A console of Windows.
    Ibm850,
}

impl Encoding {
    /// All of them, the usual one first.
    pub const ALL: [Self; 4] = [Self::Windows1252, Self::Windows1250, Self::Macintosh, Self::Ibm850];

    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Windows1252 => "windows-1252",
            Self::Windows1250 => "windows-1250",
            Self::Macintosh => "macintosh",
            Self::Ibm850 => "ibm850",
        }
    }

    /// The one with this word.
    pub fn find(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|encoding| encoding.key().eq_ignore_ascii_case(key.trim()))
    }

    /// The letters of its bytes 128 to 255.
    fn letters(self) -> &'static str {
        match self {
            Self::Windows1252 => WINDOWS_1252,
            Self::Windows1250 => WINDOWS_1250,
            Self::Macintosh => MACINTOSH,
            Self::Ibm850 => IBM_850,
        }
    }

    /// The bytes that mean a text; none where it has a letter that this encoding lacks.
    pub fn bytes(self, text: &str) -> Option<Vec<u8>> {
        let upper = |letter| self.letters().chars().zip(128..=u8::MAX).find(|(own, _)| *own == letter);
        let byte = |letter: char| match u8::try_from(letter) {
            Ok(byte) if byte.is_ascii() => Some(byte),
            _ => upper(letter).map(|(_, byte)| byte),
        };
        text.chars().map(byte).collect()
    }

    /// The text that bytes mean.
    pub fn text(self, bytes: &[u8]) -> String {
        let letters: Vec<_> = self.letters().chars().collect();
        let letter = |byte: &u8| match byte.checked_sub(128) {
            Some(upper) => letters.get(usize::from(upper)).copied().unwrap_or(char::REPLACEMENT_CHARACTER),
            None => char::from(*byte),
        };
        bytes.iter().map(letter).collect()
    }
}

// The letters of bytes 128 to 255; what is unused is taken for a control character.
const WINDOWS_1252: &str = "\
    €\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ\u{a0}¡¢£¤¥¦§¨©ª«¬\u{ad}®¯°±²³´µ¶·¸¹º»¼½¾¿\
    ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ";
const WINDOWS_1250: &str = "\
    €\u{81}‚\u{83}„…†‡\u{88}‰Š‹ŚŤŽŹ\u{90}‘’“”•–—\u{98}™š›śťžź\u{a0}ˇ˘Ł¤Ą¦§¨©Ş«¬\u{ad}®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľż\
    ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙";
const MACINTOSH: &str = "\
    ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø\
    ¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{f8ff}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";
const IBM_850: &str = "\
    ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
    └┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_encoding_has_a_letter_for_every_byte() {
        for (encoding, bytes) in [
            (Encoding::Windows1252, &b"Gr\xF6\xDFe \x80"[..]),
            (Encoding::Windows1250, b"Gr\xF6\xDFe \x80"),
            (Encoding::Macintosh, b"Gr\x9A\xA7e \xDB"),
            (Encoding::Ibm850, b"Gr\x94\xE1e"),
        ] {
            let told = if encoding == Encoding::Ibm850 { "Größe" } else { "Größe €" };
            assert_eq!(encoding.text(bytes), told, "{encoding:?}");
            let all: Vec<u8> = (0..=255).collect();
            assert_eq!(encoding.text(&all).chars().count(), 256);
            assert_eq!(Encoding::find(encoding.key()), Some(encoding));
        }
        assert_eq!(Encoding::Windows1250.text(b"\xA3\xF3d\x9F"), "Łódź");
    }
}
