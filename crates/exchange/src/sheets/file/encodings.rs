//! Encodings in which spreadsheets save text where they are not asked for UTF-8.

/// An encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Windows in the west of Europe and in America.
    Windows1252,
    /// Windows in the middle of Europe.
    Windows1250,
    /// Windows where Cyrillic is written.
    Windows1251,
    /// Windows in Greece.
    Windows1253,
    /// Windows in Turkey.
    Windows1254,
    /// Windows where Hebrew is written.
    Windows1255,
    /// Windows where Arabic is written.
    Windows1256,
    /// Windows in Japan.
    ShiftJis,
    /// Unix in Japan.
    EucJp,
    /// Windows in China.
    Gbk,
    /// Windows in Taiwan and Hong Kong.
    Big5,
    /// Windows in Korea.
    EucKr,
    /// Excel on a Macintosh.
    Macintosh,
    /// A console of Windows.
    Ibm850,
}

impl Encoding {
    /// All of them, the usual one first.
    pub const ALL: [Self; 14] = [
        Self::Windows1252,
        Self::Windows1250,
        Self::Windows1251,
        Self::Windows1253,
        Self::Windows1254,
        Self::Windows1255,
        Self::Windows1256,
        Self::ShiftJis,
        Self::EucJp,
        Self::Gbk,
        Self::Big5,
        Self::EucKr,
        Self::Macintosh,
        Self::Ibm850,
    ];

    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Windows1252 => "windows-1252",
            Self::Windows1250 => "windows-1250",
            Self::Windows1251 => "windows-1251",
            Self::Windows1253 => "windows-1253",
            Self::Windows1254 => "windows-1254",
            Self::Windows1255 => "windows-1255",
            Self::Windows1256 => "windows-1256",
            Self::ShiftJis => "shift-jis",
            Self::EucJp => "euc-jp",
            Self::Gbk => "gbk",
            Self::Big5 => "big5",
            Self::EucKr => "euc-kr",
            Self::Macintosh => "macintosh",
            Self::Ibm850 => "ibm850",
        }
    }

    /// The one with this word.
    pub fn find(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|encoding| encoding.key().eq_ignore_ascii_case(key.trim()))
    }

    /// Its table; none of the one that browsers do not know.
    fn table(self) -> Option<&'static encoding_rs::Encoding> {
        Some(match self {
            Self::Windows1252 => encoding_rs::WINDOWS_1252,
            Self::Windows1250 => encoding_rs::WINDOWS_1250,
            Self::Windows1251 => encoding_rs::WINDOWS_1251,
            Self::Windows1253 => encoding_rs::WINDOWS_1253,
            Self::Windows1254 => encoding_rs::WINDOWS_1254,
            Self::Windows1255 => encoding_rs::WINDOWS_1255,
            Self::Windows1256 => encoding_rs::WINDOWS_1256,
            Self::ShiftJis => encoding_rs::SHIFT_JIS,
            Self::EucJp => encoding_rs::EUC_JP,
            Self::Gbk => encoding_rs::GBK,
            Self::Big5 => encoding_rs::BIG5,
            Self::EucKr => encoding_rs::EUC_KR,
            Self::Macintosh => encoding_rs::MACINTOSH,
            Self::Ibm850 => return None,
        })
    }

    /// The bytes that mean a text; none where it has a letter that this encoding lacks.
    pub fn bytes(self, text: &str) -> Option<Vec<u8>> {
        if let Some(table) = self.table() {
            let (bytes, _, lacks) = table.encode(text);
            return (!lacks).then(|| bytes.into_owned());
        }
        let upper = |letter| IBM_850.chars().zip(128..=u8::MAX).find(|(own, _)| *own == letter);
        let byte = |letter: char| match u8::try_from(letter) {
            Ok(byte) if byte.is_ascii() => Some(byte),
            _ => upper(letter).map(|(_, byte)| byte),
        };
        text.chars().map(byte).collect()
    }

    /// The text that bytes mean.
    pub fn text(self, bytes: &[u8]) -> String {
        if let Some(table) = self.table() {
            return table.decode_without_bom_handling(bytes).0.into_owned();
        }
        let letters: Vec<_> = IBM_850.chars().collect();
        let letter = |byte: &u8| match byte.checked_sub(128) {
            Some(upper) => letters.get(usize::from(upper)).copied().unwrap_or(char::REPLACEMENT_CHARACTER),
            None => char::from(*byte),
        };
        bytes.iter().map(letter).collect()
    }
}

// The letters of bytes 128 to 255.
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
        }
        assert_eq!(Encoding::Windows1250.text(b"\xA3\xF3d\x9F"), "Łódź");
    }

    #[test]
    fn what_is_written_in_an_encoding_is_read_in_it_and_no_letter_is_made_up() {
        let texts = [
            "Größe €",
            "Łódź",
            "Договор",
            "Ασφάλεια",
            "Şirket dosyaları",
            "שלום",
            "سلام",
            "資産台帳",
            "資産台帳",
            "资产清单",
            "資產清單",
            "자산 목록",
            "Größe",
            "Größe",
        ];
        for (encoding, text) in Encoding::ALL.into_iter().zip(texts) {
            let bytes = encoding.bytes(text).expect("it has these letters");
            assert_eq!(encoding.text(&bytes), text, "{encoding:?}");
            assert_eq!(encoding.bytes("𐀀"), None, "{encoding:?}");
            assert_eq!(Encoding::find(encoding.key()), Some(encoding));
        }
    }
}
