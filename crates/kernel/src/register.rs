//! The declaration of one register: a list of records of one type.

use std::fmt;

use crate::field::Field;
use crate::record::{Guarding, Record};
use crate::reference::Pattern;
use crate::table::Table;

/// A register as declared by `#[derive(Record)]`.
pub struct Register {
    /// Key of one record: `risk`.
    pub key: &'static str,
    /// Key of the list, used in URLs: `risks`.
    pub plural: &'static str,
    /// What it is for, in one or two sentences.
    pub help: &'static str,
    /// The clause that asks for it.
    pub clause: &'static str,
    /// How its records are numbered.
    pub reference: Pattern,
    /// Its fields, in the order they are shown.
    pub fields: &'static [Field],
    /// Index of the field that names a record.
    pub title: usize,
    /// The Rust module it is declared in; its second part is the section of the standard.
    pub module: &'static str,
    /// A record of it with nothing filled in.
    pub blank: fn() -> Box<dyn Record>,
    /// An empty table of it.
    pub table: fn() -> Box<dyn Table>,
    /// The refusals of its record to a generic create or edit.
    pub guard: Guarding,
}

impl Register {
    /// The field with this key, by its present or its former name.
    pub fn field(&self, key: &str) -> Option<(usize, &'static Field)> {
        self.fields.iter().enumerate().find(|(_, field)| field.answers_to(key))
    }

    /// The section of the standard it belongs to, as in URLs: `planning`.
    pub fn section(&self) -> &'static str {
        // Asked for every register on every page, and a single character is found faster than two.
        self.module.split(':').nth(2).unwrap_or(self.module)
    }

    /// The fields still offered.
    pub fn live_fields(&self) -> impl Iterator<Item = (usize, &'static Field)> {
        self.fields.iter().enumerate().filter(|(_, field)| !field.retired)
    }
}

impl fmt::Debug for Register {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Register({})", self.key)
    }
}
