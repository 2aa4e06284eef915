//! One JSON object of a library, read field by field; what cannot be read becomes a problem with its place.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::{AssetKind, AssetType, Problem, Scenario, Threat, Uuid, Vulnerability};

/// The longest code.
pub const CODE_CHARS_MAX: usize = 64;
/// The longest label.
pub const LABEL_CHARS_MAX: usize = 500;
/// The longest description or theme.
pub const TEXT_CHARS_MAX: usize = 10_000;

/// A row being read. Readers answer `None` after they have told the problem.
pub(super) struct Row<'a> {
    file: &'a str,
    number: usize,
    map: &'a Map<String, Value>,
    problems: &'a mut Vec<Problem>,
}

impl<'a> Row<'a> {
    pub(super) fn new(
        file: &'a str,
        number: usize,
        map: &'a Map<String, Value>,
        problems: &'a mut Vec<Problem>,
    ) -> Row<'a> {
        Row { file, number, map, problems }
    }

    pub(super) fn asset_type(&mut self) -> Option<AssetType> {
        // Every field is read before the first `?`, so that all problems of a row are told at once.
        let (uuid, code, label) = (self.uuid("uuid"), self.code(), self.label());
        let (description, kind) = (self.text("description"), self.asset_kind());
        Some(AssetType { uuid: uuid?, code: code?, label: label?, description: description?, kind: kind? })
    }

    pub(super) fn threat(&mut self) -> Option<Threat> {
        let (uuid, code, label) = (self.uuid("uuid"), self.code(), self.label());
        let (description, theme) = (self.text("description"), self.text("theme"));
        let (c, i, a) = (self.flag("c"), self.flag("i"), self.flag("a"));
        if (c, i, a) == (Some(false), Some(false), Some(false)) {
            self.problem("c", "the threat harms nothing: set at least one of c, i and a to true");
        }
        Some(Threat {
            uuid: uuid?,
            code: code?,
            label: label?,
            description: description?,
            theme: theme?,
            confidentiality: c?,
            integrity: i?,
            availability: a?,
        })
    }

    pub(super) fn vulnerability(&mut self) -> Option<Vulnerability> {
        let (uuid, code, label) = (self.uuid("uuid"), self.code(), self.label());
        let description = self.text("description");
        Some(Vulnerability { uuid: uuid?, code: code?, label: label?, description: description? })
    }

    pub(super) fn scenario(&mut self) -> Option<Scenario> {
        let (uuid, asset) = (self.uuid("uuid"), self.uuid("asset"));
        let (threat, vulnerability) = (self.uuid("threat"), self.uuid("vulnerability"));
        Some(Scenario { uuid: uuid?, asset: asset?, threat: threat?, vulnerability: vulnerability? })
    }

    /// Tells when an earlier row of the file has the same value here. A value that is missing is told elsewhere.
    pub(super) fn unique(&mut self, field: &str, seen: &mut HashMap<String, usize>) {
        let Some(value) = self.map.get(field).and_then(Value::as_str) else { return };
        // UUIDs are the same in large and small letters.
        let value = if field == "uuid" { value.to_ascii_lowercase() } else { value.trim().to_owned() };
        match seen.get(&value).copied() {
            Some(first) => {
                self.problem(field, &format!("the same as in row {first}: remove one row or give it its own"))
            }
            None => {
                seen.insert(value, self.number);
            }
        }
    }

    fn uuid(&mut self, field: &str) -> Option<Uuid> {
        let text = self.string(field)?;
        text.trim().parse().map_err(|message| self.problem(field, message)).ok()
    }

    fn code(&mut self) -> Option<String> {
        let text = self.string("code")?;
        self.filled("code", text, CODE_CHARS_MAX)
    }

    fn label(&mut self) -> Option<String> {
        let text = self.string("label")?;
        self.filled("label", text, LABEL_CHARS_MAX)
    }

    /// A text that may be empty or absent.
    fn text(&mut self, field: &str) -> Option<String> {
        match self.map.get(field) {
            None | Some(Value::Null) => Some(String::new()),
            Some(_) => {
                let text = self.string(field)?;
                self.within(field, text, TEXT_CHARS_MAX)
            }
        }
    }

    fn asset_kind(&mut self) -> Option<AssetKind> {
        match self.string("type")?.trim().to_ascii_lowercase().as_str() {
            "primary" => Some(AssetKind::Primary),
            "secondary" | "supporting" => Some(AssetKind::Supporting),
            _ => {
                self.problem("type", "write Primary or Secondary");
                None
            }
        }
    }

    fn flag(&mut self, field: &str) -> Option<bool> {
        let flag = self.map.get(field).and_then(Value::as_bool);
        if flag.is_none() {
            self.problem(field, "write true or false");
        }
        flag
    }

    fn string(&mut self, field: &str) -> Option<&'a str> {
        let text = self.map.get(field).and_then(Value::as_str);
        if text.is_none() {
            let message = match self.map.get(field) {
                None => "is missing: add it as a text",
                Some(_) => "is no text: write it between quotation marks",
            };
            self.problem(field, message);
        }
        text
    }

    fn filled(&mut self, field: &str, text: &str, chars_max: usize) -> Option<String> {
        if text.trim().is_empty() {
            self.problem(field, "is empty: give it a value");
            return None;
        }
        self.within(field, text, chars_max)
    }

    fn within(&mut self, field: &str, text: &str, chars_max: usize) -> Option<String> {
        let text = text.trim();
        if text.chars().count() > chars_max {
            self.problem(field, &format!("is longer than {chars_max} characters: shorten it"));
            return None;
        }
        Some(text.to_owned())
    }

    fn problem(&mut self, field: &str, message: &str) {
        let readable = |field| self.map.get(field).and_then(Value::as_str).filter(|text| text.len() <= CODE_CHARS_MAX);
        let item = readable("code").or_else(|| readable("uuid")).map(str::to_owned);
        self.problems.push(Problem {
            file: self.file.to_owned(),
            row: Some(self.number),
            item,
            field: Some(field.to_owned()),
            message: message.to_owned(),
        });
    }
}
