//! How much of a file is taken: counted while it is read, and refused at the first row or cell too many.

use kernel::Refusal;

use super::book::letters;
use crate::sheets::{CELLS_MAX, COLUMNS_MAX, CONTENT_BYTES_MAX, ROWS_MAX};

/// What was taken of a file so far.
#[derive(Clone, Copy, Debug, Default)]
pub struct Taken {
    rows: usize,
    cells: usize,
    bytes: usize,
}

impl Taken {
    /// Rows taken so far.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// One more row of a sheet; the headings are one too.
    ///
    /// # Errors
    /// Where that is one too many.
    pub fn row(&mut self, sheet: &str, row: u32) -> Result<(), Refusal> {
        self.rows += 1;
        if self.rows <= ROWS_MAX + 1 {
            return Ok(());
        }
        let message = format!("bring in at most {ROWS_MAX} rows at once; split the file");
        Err(Refusal::software(format!("{sheet}, row {row}"), message))
    }

    /// Something stands in a column, counted from 0.
    ///
    /// # Errors
    /// Where that lies too far right.
    pub fn column(sheet: &str, row: u32, column: usize) -> Result<(), Refusal> {
        if column < COLUMNS_MAX {
            return Ok(());
        }
        let message = format!("bring in at most {COLUMNS_MAX} columns; empty what stands further right");
        Err(Refusal::software(format!("{sheet}, {}{row}", letters(column)), message))
    }

    /// So many more cells.
    ///
    /// # Errors
    /// Where they are too many.
    pub fn cells(&mut self, sheet: &str, row: u32, more: usize) -> Result<(), Refusal> {
        self.cells += more;
        if self.cells <= CELLS_MAX {
            return Ok(());
        }
        let message = format!(
            "there are more than {CELLS_MAX} cells up to here; split the file, or take out columns that are not needed"
        );
        Err(Refusal::software(format!("{sheet}, row {row}"), message))
    }

    /// So many more bytes of text.
    ///
    /// # Errors
    /// Where they are too many.
    pub fn bytes(&mut self, sheet: &str, row: u32, more: usize) -> Result<(), Refusal> {
        self.bytes += more;
        if self.bytes <= CONTENT_BYTES_MAX {
            return Ok(());
        }
        let most = CONTENT_BYTES_MAX >> 20;
        let message = format!("the cells up to here hold more than {most} MiB of text; split the file");
        Err(Refusal::software(format!("{sheet}, row {row}"), message))
    }
}
