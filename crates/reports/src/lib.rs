//! Reports: what the records show, as sheets that print well.
//!
//! A report is built once as a [`Sheet`], a plain value, and then written as a workbook or as CSV. Words come from
//! the caller, so that a report speaks the reader's language.

mod csv;
mod figures;
mod file_name;
pub mod ics;
mod leaf;
mod list;
mod owned;
mod pdf;
mod register;
mod sheet;
mod soa;
mod soa_row;
mod stage;
mod words;
mod xlsx;

pub use csv::csv;
pub use file_name::file_name;
pub use list::{Listed, list};
pub use pdf::{Fonts, PdfFault, pdf};
pub use register::register;
pub use sheet::{Cell, Column, Heading, Remark, Row, Sheet, Shown, Summary, Width};
pub use soa::{soa, statement};
pub use words::Words;
pub use xlsx::{Fault, xlsx};
