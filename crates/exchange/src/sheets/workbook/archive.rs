//! What is inside a workbook's archive, looked at before any cell is read: bounds first, then what cells need beside
//! them, such as the texts they share, and what a sheet hides and merges.

use std::collections::{BTreeSet, HashMap};
use std::io::{BufRead, BufReader, Read};
use std::sync::Arc;

use kernel::Refusal;
use zip::ZipArchive;

use super::marks::{self, Listed, Marks};
use super::stream::{self, Common, Stored};
use super::strings;
use super::styles::{self, Styles};
use crate::sheets::file::bounds::Taken;
use crate::sheets::file::content::Content;
use crate::sheets::file::watch::Watched;

/// Most files inside a workbook.
const ENTRIES_MAX: usize = 2_000;
/// Most bytes that a workbook unpacks to.
const UNPACKED_BYTES_MAX: u64 = 256 << 20;
/// How many times its packed size a workbook may unpack to, where that is much.
const RATIO_MAX: u64 = 200;
/// Unpacked bytes up to which the ratio does not matter.
const RATIO_FREE_BYTES: u64 = 16 << 20;

/// A workbook that was looked into.
pub struct Inside<'a> {
    archive: ZipArchive<Watched<'a>>,
    /// Its sheets of cells, in their order.
    pub sheets: Vec<Sheet>,
    /// The texts that cells share.
    pub texts: Arc<Content>,
    /// What cells are read with.
    pub common: Common,
}

/// A sheet inside a workbook.
pub struct Sheet {
    /// As the workbook lists it.
    pub listed: Listed,
    /// What it says beside its cells.
    pub marks: Marks,
    /// Position of its file in the archive.
    at: usize,
}

impl<'a> Inside<'a> {
    /// Looks into a workbook: at everything but the cells.
    ///
    /// # Errors
    /// Whatever is no workbook, is encrypted, would unpack to more than is taken, or has more rows, columns or cells in a
    /// sheet that is asked for.
    pub fn of(file: Watched<'a>, asked_for: impl Fn(&Listed) -> bool) -> Result<Self, Refusal> {
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
            let name = entry.name().map_err(|_| broken())?.replace('\\', "/");
            // One byte more than is left tells whether there was more: what an archive declares need not be so.
            let mut counted = BufReader::new(entry.take(left + 1));
            parts.read(at, &name, &mut counted)?;
            std::io::copy(&mut counted, &mut std::io::sink()).map_err(|_| broken())?;
            left = counted.into_inner().limit().checked_sub(1).ok_or_else(too_large)?;
        }
        let Parts { sheets, targets, mut marks, texts, struck, styles, from_1904, beside, mut comments, .. } = parts;
        let found = |listed: Listed| {
            let path = targets.get(&listed.relationship)?;
            let (at, marks) = marks.remove(path)?;
            let commented = beside.get(path).and_then(|path| comments.remove(path)).unwrap_or_default();
            let marks = Marks { commented, ..marks };
            Some(Sheet { listed, marks, at })
        };
        let sheets = sheets.into_iter().filter_map(found).collect();
        Ok(Self { archive, sheets, texts: Arc::new(texts), common: Common { styles, struck, from_1904 } })
    }

    /// Calls for each cell of a sheet.
    pub fn cells(&mut self, sheet: &Sheet, each: impl FnMut(Stored<'_>) -> Result<(), Refusal>) -> Result<(), Refusal> {
        let entry = self.archive.by_index(sheet.at).map_err(|_| broken())?;
        stream::cells(&mut BufReader::new(entry), &self.common, each)
    }
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
    matches!(file_name(name).to_ascii_lowercase().as_str(), "workbook.xml" | "workbook.xml.rels")
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
    from_1904: bool,
    /// Ids of relationships with the path of the sheet they lead to.
    targets: HashMap<String, String>,
    /// Positions and marks of the files that sheets lie in, by their path.
    marks: HashMap<String, (usize, Marks)>,
    /// Paths of sheets with the file that comments on them.
    beside: HashMap<String, String>,
    /// Cells that files comment on, by the path of the file.
    comments: HashMap<String, Vec<(u32, u32)>>,
    texts: Content,
    /// The numbers of those of which a part is struck through.
    struck: BTreeSet<u32>,
    styles: Styles,
}

impl<F: Fn(&Listed) -> bool> Parts<F> {
    fn new(asked_for: F) -> Self {
        Self {
            asked_for,
            taken: Taken::default(),
            sheets: Vec::new(),
            from_1904: false,
            targets: HashMap::new(),
            marks: HashMap::new(),
            beside: HashMap::new(),
            comments: HashMap::new(),
            texts: Content::default(),
            struck: BTreeSet::new(),
            styles: Styles::default(),
        }
    }

    fn read(&mut self, at: usize, path: &str, content: &mut impl BufRead) -> Result<(), Refusal> {
        let path = path.to_ascii_lowercase();
        match file_name(&path) {
            "workbook.xml" => (self.sheets, self.from_1904) = marks::sheets(content)?,
            "workbook.xml.rels" => {
                let folder = path.trim_end_matches("_rels/workbook.xml.rels");
                let targets = marks::targets(content, "/worksheet")?.into_iter();
                self.targets =
                    targets.map(|(id, target)| (id, resolved(folder, &target.to_ascii_lowercase()))).collect();
            }
            "sharedstrings.xml" => (self.texts, self.struck) = strings::shared(content)?,
            "styles.xml" => self.styles = styles::styles(content)?,
            _ if self.targets.values().any(|target| *target == path) => {
                let sheet = self.sheets.iter().find(|sheet| self.target(sheet) == Some(&path));
                let bounded = sheet.filter(|sheet| (self.asked_for)(sheet)).map(|sheet| sheet.name.clone());
                let bounded = bounded.as_deref().map(|name| (name, &mut self.taken));
                let marks = marks::of_sheet(content, bounded)?;
                self.marks.insert(path, (at, marks));
            }
            name if name.ends_with(".rels") => {
                let Some((folder, owner)) = path.strip_suffix(".rels").and_then(|path| path.rsplit_once("_rels/"))
                else {
                    return Ok(());
                };
                let comments = marks::targets(content, "/comments")?.into_values().next();
                let comments = comments.map(|target| resolved(folder, &target.to_ascii_lowercase()));
                self.beside.extend(comments.map(|path| (format!("{folder}{owner}"), path)));
            }
            name if name.ends_with(".xml") => {
                let cells = marks::comments(content)?;
                if !cells.is_empty() {
                    self.comments.insert(path, cells);
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// The path of the file in which a sheet lies.
    fn target(&self, sheet: &Listed) -> Option<&str> {
        self.targets.get(&sheet.relationship).map(String::as_str)
    }
}

/// The path that a target means, seen from a folder.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let whole = if target.starts_with('/') { target } else { format!("{folder}{target}") };
    let mut steps: Vec<&str> = Vec::new();
    for step in whole.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

pub(in crate::sheets) fn refused(message: impl Into<String>) -> Refusal {
    Refusal::software("file", message)
}

pub(in crate::sheets) fn broken() -> Refusal {
    refused("this workbook cannot be read; it is damaged or no XLSX workbook; save it anew as XLSX")
}

fn too_large() -> Refusal {
    let most = UNPACKED_BYTES_MAX >> 20;
    refused(format!("this workbook unpacks to more than {most} MiB, or to {RATIO_MAX} times its size; split it"))
}
