//! What is inside a workbook's archive, looked at before anything of it is used: bounds first, then the marks
//! that a reader of cells does not tell.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read};

use kernel::Refusal;
use zip::ZipArchive;

use super::bounds::Taken;
use super::marks::{self, Listed, Marks};
use super::watched::Watched;

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
/// Whatever is no workbook, is encrypted, would unpack to more than is taken, or has more rows, columns or cells in a
/// sheet that is asked for.
pub fn inspect(file: Watched<'_>, asked_for: impl Fn(&Listed) -> bool) -> Result<HashMap<String, Marks>, Refusal> {
    let packed = file.size();
    let mut archive = ZipArchive::new(file).map_err(|_| broken())?;
    if archive.len() > ENTRIES_MAX {
        return Err(refused(format!("there are more than {ENTRIES_MAX} files inside this workbook; save it anew")));
    }
    declared(&mut archive, packed)?;
    let mut parts = Parts::new(asked_for);
    let mut left = limit(packed);
    // What lists the sheets goes first: then a row or column too many can be told with the name of its sheet.
    let mut order: Vec<_> = (0..archive.len()).collect();
    order.sort_by_key(|at| !archive.name_for_index(*at).is_some_and(|name| name.is_ok_and(|name| lists(&name))));
    for at in order {
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
fn declared(archive: &mut ZipArchive<Watched<'_>>, packed: u64) -> Result<(), Refusal> {
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

/// Whether a file inside lists the sheets, or says where they lie.
fn lists(name: &str) -> bool {
    matches!(file_name(name), "workbook.xml" | "workbook.xml.rels")
}

fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or_default()
}

/// The files inside that say something about sheets.
struct Parts<F> {
    /// Which sheets are read.
    asked_for: F,
    taken: Taken,
    sheets: Vec<Listed>,
    /// Ids of relationships with the file they lead to.
    targets: HashMap<String, String>,
    /// Marks by the name of the file.
    marks: HashMap<String, Marks>,
}

impl<F: Fn(&Listed) -> bool> Parts<F> {
    fn new(asked_for: F) -> Self {
        Self { asked_for, taken: Taken::default(), sheets: Vec::new(), targets: HashMap::new(), marks: HashMap::new() }
    }

    fn read(&mut self, name: &str, content: &mut impl BufRead) -> Result<(), Refusal> {
        let file = file_name(name);
        match file {
            "workbook.xml" => self.sheets = marks::sheets(content)?,
            "workbook.xml.rels" => self.targets = marks::targets(content)?,
            _ if name.contains("worksheets") && name.ends_with(".xml") => {
                let sheet = self.sheets.iter().find(|sheet| self.target(sheet) == Some(file));
                let bounded = sheet.filter(|sheet| (self.asked_for)(sheet)).map(|sheet| sheet.name.clone());
                let bounded = bounded.as_deref().map(|name| (name, &mut self.taken));
                self.marks.insert(file.to_owned(), marks::of_sheet(content, bounded)?);
            }
            _ if name.ends_with(".xml") || name.ends_with(".rels") => marks::check(content)?,
            _ => {}
        }
        Ok(())
    }

    /// The file in which a sheet lies.
    fn target(&self, sheet: &Listed) -> Option<&str> {
        self.targets.get(&sheet.relationship).map(|target| file_name(target))
    }

    fn by_sheet(mut self) -> HashMap<String, Marks> {
        let file = |sheet: &Listed| Some((sheet.name.clone(), self.target(sheet)?.to_owned()));
        let named: Vec<_> = self.sheets.iter().filter_map(file).collect();
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
