//! What is inside a workbook's archive, looked at before anything of it is used: bounds first, then the marks
//! that a reader of cells does not tell.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Cursor, Read};

use kernel::Refusal;
use zip::ZipArchive;

use super::marks::{self, Marks};

/// Most files inside a workbook.
const ENTRIES_MAX: usize = 2_000;
/// Most bytes that a workbook unpacks to.
const UNPACKED_BYTES_MAX: u64 = 256 << 20;
/// How many times its packed size a workbook may unpack to, where that is much.
const RATIO_MAX: u64 = 200;
/// Unpacked bytes up to which the ratio does not matter.
const RATIO_FREE_BYTES: u64 = 16 << 20;

/// What the sheets of a workbook say beside their cells, by the name of the sheet.
///
/// # Errors
/// Whatever is no workbook, is encrypted, or would unpack to more than is taken.
pub fn inspect(bytes: &[u8]) -> Result<HashMap<String, Marks>, Refusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
    if archive.len() > ENTRIES_MAX {
        return Err(refused(format!("there are more than {ENTRIES_MAX} files inside this workbook; save it anew")));
    }
    declared(&mut archive, bytes.len() as u64)?;
    let mut parts = Parts::default();
    let mut left = limit(bytes.len() as u64);
    for at in 0..archive.len() {
        let entry = archive.by_index(at).map_err(|_| broken())?;
        let name = entry.name().map_err(|_| broken())?.into_owned();
        // One byte more than is left tells whether there was more: what an archive declares need not be so.
        let mut counted = BufReader::new(entry.take(left + 1));
        parts.read(&name, &mut counted)?;
        std::io::copy(&mut counted, &mut std::io::sink()).map_err(|_| broken())?;
        left = counted.into_inner().limit().checked_sub(1).ok_or_else(too_large)?;
    }
    Ok(parts.by_sheet())
}

/// Refuses by what the archive itself says, before anything is unpacked.
fn declared(archive: &mut ZipArchive<Cursor<&[u8]>>, packed: u64) -> Result<(), Refusal> {
    let mut sum = 0_u64;
    for at in 0..archive.len() {
        let entry = archive.by_index_raw(at).map_err(|_| broken())?;
        if entry.encrypted() {
            return Err(refused("this workbook is encrypted; save it without a password"));
        }
        sum = sum.saturating_add(entry.size());
    }
    if sum > limit(packed) { Err(too_large()) } else { Ok(()) }
}

fn limit(packed: u64) -> u64 {
    UNPACKED_BYTES_MAX.min(RATIO_FREE_BYTES.max(packed.saturating_mul(RATIO_MAX)))
}

/// The files inside that say something about sheets.
#[derive(Default)]
struct Parts {
    /// Names of sheets with the id of their relationship.
    sheets: Vec<(String, String)>,
    /// Ids of relationships with the file they lead to.
    targets: HashMap<String, String>,
    /// Marks by the name of the file.
    marks: HashMap<String, Marks>,
}

impl Parts {
    fn read(&mut self, name: &str, content: &mut impl BufRead) -> Result<(), Refusal> {
        let file = name.rsplit(['/', '\\']).next().unwrap_or_default();
        match file {
            "workbook.xml" => self.sheets = marks::sheets(content)?,
            "workbook.xml.rels" => self.targets = marks::targets(content)?,
            _ if name.contains("worksheets") && name.ends_with(".xml") => {
                self.marks.insert(file.to_owned(), marks::of_sheet(content)?);
            }
            _ if name.ends_with(".xml") || name.ends_with(".rels") => marks::check(content)?,
            _ => {}
        }
        Ok(())
    }

    fn by_sheet(mut self) -> HashMap<String, Marks> {
        let target = |id: &String| self.targets.get(id)?.rsplit('/').next().map(str::to_owned);
        let named: Vec<_> = self.sheets.iter().filter_map(|(name, id)| Some((name.clone(), target(id)?))).collect();
        named.into_iter().filter_map(|(name, file)| Some((name, self.marks.remove(&file)?))).collect()
    }
}

pub(super) fn refused(message: impl Into<String>) -> Refusal {
    Refusal::software("file", message)
}

pub(super) fn broken() -> Refusal {
    refused("this workbook cannot be read; it is damaged or no XLSX workbook; save it anew as XLSX")
}

fn too_large() -> Refusal {
    let most = UNPACKED_BYTES_MAX >> 20;
    refused(format!("this workbook unpacks to more than {most} MiB, or to {RATIO_MAX} times its size; split it"))
}
