//! The identity of a row in a library.

use std::fmt;
use std::str::FromStr;

/// A UUID, as 128 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uuid(pub u128);

impl FromStr for Uuid {
    type Err = &'static str;

    /// Reads the usual form: 8-4-4-4-12 hexadecimal digits, large or small.
    fn from_str(text: &str) -> Result<Uuid, &'static str> {
        let lengths = text.split('-').map(str::len);
        let digits: String = text.split('-').collect();
        let formed = lengths.eq([8, 4, 4, 4, 12]) && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        let bits = if formed { u128::from_str_radix(&digits, 16).ok() } else { None };
        bits.map(Uuid).ok_or("write a UUID such as b402d4e0-4576-11e9-9173-0800277f0571")
    }
}

impl fmt::Display for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = format!("{:032x}", self.0);
        let (a, b, c, d, e) = (&digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..]);
        write!(f, "{a}-{b}-{c}-{d}-{e}")
    }
}
