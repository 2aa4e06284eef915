//! The editions of ISO/IEC 27001 that an organization can work with.

use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use kernel::Choice;

use super::file;
use super::standard::Standard;

/// An edition of ISO/IEC 27001.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Choice)]
#[choice(key = "edition")]
#[allow(non_camel_case_types, reason = "27001_2013 and 27001_2022 cannot be read without the separator")]
pub enum Edition {
    /// ISO/IEC 27001:2013, kept for history and learning.
    #[choice(alias = "2013")]
    Iso27001_2013,
    /// ISO/IEC 27001:2022 with Amendment 1:2024, the default.
    #[choice(alias = "2022")]
    Iso27001_2022,
}

static ISO27001_2013: LazyLock<Standard> =
    LazyLock::new(|| file::iso27001_2013(include_str!("../../../../content/standards/iso27001-2013.yaml")));
static ISO27001_2022: LazyLock<Standard> =
    LazyLock::new(|| file::iso27001_2022(include_str!("../../../../content/standards/iso27001-2022.yaml")));

impl Edition {
    /// Every edition, oldest first.
    pub const ALL: &[Edition] = &[Edition::Iso27001_2013, Edition::Iso27001_2022];

    /// The key used in addresses, commands and records: `iso27001-2022`.
    pub fn key(self) -> &'static str {
        match self {
            Edition::Iso27001_2013 => "iso27001-2013",
            Edition::Iso27001_2022 => "iso27001-2022",
        }
    }

    /// The edition with this key, if it is one of ours.
    pub fn from_key(key: &str) -> Option<Edition> {
        Edition::ALL.iter().copied().find(|edition| edition.key() == key)
    }

    /// The content of the edition.
    pub fn standard(self) -> &'static Standard {
        match self {
            Edition::Iso27001_2013 => &ISO27001_2013,
            Edition::Iso27001_2022 => &ISO27001_2022,
        }
    }
}

impl fmt::Display for Edition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl FromStr for Edition {
    type Err = String;

    fn from_str(key: &str) -> Result<Edition, String> {
        Edition::from_key(key).ok_or_else(|| {
            let known: Vec<_> = Edition::ALL.iter().map(|edition| edition.key()).collect();
            format!("unknown standard `{key}`: use one of {}", known.join(", "))
        })
    }
}

/// The Annex A control with this id, in whichever edition has it: ids of 2013 have three numbers, of 2022 two.
pub fn find_control(id: &str) -> Option<&'static super::Control> {
    Edition::ALL.iter().find_map(|edition| edition.standard().control(id))
}
