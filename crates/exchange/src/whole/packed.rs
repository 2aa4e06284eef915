//! An archive of a whole organization with its files, read: everything that does not fit is refused by name before
//! anything is done, and no more is unpacked than the records say.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::{Read, Seek};

use kernel::{Refusal, Register};
use sha2::{Digest, Sha256};
use zip::ZipArchive;

use super::{FOLDER, Form, NamedFile, REFUSALS_MAX, Whole, read};
use crate::progress::Progress;

/// How a ZIP archive begins.
const MAGIC: &[u8] = b"PK\x03\x04";
/// Where in its first header the first name stands.
const NAME_AT: usize = 30;
/// Bytes unpacked at once.
const PIECE_BYTES: usize = 64 << 10;
/// Letters of a digest by which a message names it.
const DIGEST_LETTERS: usize = 12;
/// What to do about an archive with something wrong in it.
const AGAIN: &str = "export the organization with its files once more and send that archive as it is";

/// How much is taken.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Most bytes of records.
    pub records: u64,
    /// Most bytes of one file.
    pub file: u64,
}

/// An archive that was looked into.
pub struct Packed<R> {
    archive: ZipArchive<R>,
    files: Vec<Entry>,
}

/// A file that lies in it.
struct Entry {
    at: usize,
    named: NamedFile,
}

/// Whether a file begins as such an archive does, whichever part of it stands first.
pub fn is_archive(head: &[u8]) -> bool {
    let first = head.get(NAME_AT..).unwrap_or_default();
    let own = |name: &str| first.starts_with(name.as_bytes());
    head.starts_with(MAGIC) && (own(FOLDER) || Form::ALL.iter().any(|form| own(form.file())))
}

impl<R: Read + Seek> Packed<R> {
    /// Looks into an archive: what organization it holds, and whether each file that its records name is there once,
    /// whole and as it is named, and nothing beside.
    ///
    /// # Errors
    /// What is no such archive, and each file that is missing, damaged, doubled, too large or named by no record.
    pub fn open(
        reader: R,
        limits: Limits,
        registers: &'static [&'static Register],
        progress: &Progress,
    ) -> Result<(Self, Whole), Vec<Refusal>> {
        let wrong = |message: String| vec![Refusal::software("", message)];
        let broken = |_| wrong(format!("this is no archive, or it was cut short; {AGAIN}"));
        let mut archive = ZipArchive::new(reader).map_err(broken)?;
        if archive.has_duplicate_names() {
            return Err(wrong(format!("a file lies in this archive twice; {AGAIN}")));
        }
        let inside = Inside::of(&mut archive)?;
        let at = inside.records().map_err(|told| wrong(format!("{told}; {AGAIN}")))?;
        let most = limits.records;
        let records = unpacked(&mut archive, at, most).map_err(|told| match told {
            Unpacked::Larger => wrong(format!("its records take more than {} MiB", most >> 20)),
            Unpacked::Broken => wrong(format!("its records are damaged; {AGAIN}")),
        })?;
        let whole = read(&records, registers)?;
        drop(records);
        let (files, mut refusals) = matched(&whole, inside, limits);
        let mut packed = Self { archive, files };
        if refusals.is_empty() {
            refusals = packed.judged(progress)?;
        }
        refusals.truncate(REFUSALS_MAX);
        if refusals.is_empty() { Ok((packed, whole)) } else { Err(refusals) }
    }

    /// Unpacks each file once without keeping it, and holds it against its name.
    fn judged(&mut self, progress: &Progress) -> Result<Vec<Refusal>, Vec<Refusal>> {
        let mut refusals = Vec::new();
        for at in 0..self.files.len() {
            progress.go_on().map_err(|refusal| vec![refusal])?;
            let mut hash = Sha256::new();
            let read = self.each_piece(at, |piece| {
                hash.update(piece);
                Ok(())
            });
            let named = &self.files[at].named;
            let digest = hex::encode(hash.finalize());
            if read.is_err() || digest != named.file.digest {
                refusals.push(named.refusal(format!(
                    "its content in this archive is damaged, or is not the one it is named by; {AGAIN}"
                )));
            }
        }
        Ok(refusals)
    }

    /// Number of files.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether no record names a file.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The file at a place in the list, and how records name it.
    pub fn named(&self, at: usize) -> &NamedFile {
        &self.files[at].named
    }

    /// Gives the content of a file away, piece by piece and never more than is named.
    ///
    /// # Errors
    /// Where it does not unpack to as many bytes as it is named with, or whoever takes the pieces wants no more.
    pub fn each_piece(&mut self, at: usize, mut each: impl FnMut(&[u8]) -> Result<(), Refusal>) -> Result<(), Refusal> {
        let Entry { at, named } = &self.files[at];
        let broken = || named.refusal(format!("its content in this archive is damaged; {AGAIN}"));
        let entry = self.archive.by_index(*at).map_err(|_| broken())?;
        // One byte more than is named tells whether there was more.
        let (mut entry, mut left) = (entry.take(named.file.size + 1), named.file.size);
        let mut piece = vec![0; PIECE_BYTES];
        loop {
            match entry.read(&mut piece).map_err(|_| broken())? {
                0 if left == 0 => return Ok(()),
                0 => return Err(broken()),
                read => {
                    left = left.checked_sub(read as u64).ok_or_else(broken)?;
                    each(&piece[..read])?;
                }
            }
        }
    }
}

/// What an archive says it holds.
struct Inside {
    records: Vec<usize>,
    /// Place and size by digest.
    files: HashMap<String, (usize, u64)>,
    /// What belongs to no organization.
    other: BTreeSet<String>,
}

impl Inside {
    fn of<R: Read + Seek>(archive: &mut ZipArchive<R>) -> Result<Self, Vec<Refusal>> {
        let broken = || vec![Refusal::software("", format!("the list of this archive is damaged; {AGAIN}"))];
        let mut inside = Self { records: Vec::new(), files: HashMap::new(), other: BTreeSet::new() };
        for at in 0..archive.len() {
            let entry = archive.by_index_raw(at).map_err(|_| broken())?;
            let name = entry.name().map_err(|_| broken())?.replace('\\', "/");
            if entry.encrypted() {
                return Err(vec![Refusal::software("", "this archive is encrypted; pack it without a password")]);
            }
            if name == FOLDER {
                continue;
            }
            match name.strip_prefix(FOLDER) {
                Some(digest) => drop(inside.files.insert(digest.to_owned(), (at, entry.size()))),
                None if Form::ALL.iter().any(|form| form.file() == name) => inside.records.push(at),
                None => drop(inside.other.insert(name)),
            }
        }
        Ok(inside)
    }

    /// Where the records are.
    fn records(&self) -> Result<usize, String> {
        match self.records[..] {
            [at] => Ok(at),
            [] => Err(format!("there is no {} at the top of this archive", Form::Json.file())),
            _ => Err(format!("both {} and {} lie in this archive", Form::Json.file(), Form::Yaml.file())),
        }
    }
}

/// The files that records name, each with its place in the archive, and all that does not fit.
fn matched(whole: &Whole, mut inside: Inside, limits: Limits) -> (Vec<Entry>, Vec<Refusal>) {
    let (mut files, mut seen, mut refusals) = (Vec::new(), BTreeMap::new(), Vec::new());
    for named in &whole.files {
        let file = &named.file;
        if let Some(first) = seen.insert(&file.digest, named) {
            if first.file.size != file.size {
                refusals.push(named.refusal(format!("its size is told otherwise at {}; {AGAIN}", first.place)));
            }
            continue;
        }
        let refused = match inside.files.remove(&file.digest) {
            None => format!("its content is missing in this archive; {AGAIN}"),
            Some(_) if file.size > limits.file => {
                format!("it is larger than {} MiB and is not taken; leave it out", limits.file >> 20)
            }
            Some((_, size)) if size != file.size => {
                format!("it has {size} bytes in this archive and is named with {}; {AGAIN}", file.size)
            }
            Some((at, _)) => {
                files.push(Entry { at, named: named.clone() });
                continue;
            }
        };
        refusals.push(named.refusal(refused));
    }
    let told = |name: &str| Refusal::software(name, "no record names this; take it out of the archive");
    let digests: BTreeSet<_> = inside.files.into_keys().collect();
    let superfluous = digests.iter().map(|digest| format!("{FOLDER}{}", short(digest)));
    refusals.extend(superfluous.chain(inside.other).map(|name| told(&name)));
    (files, refusals)
}

/// A digest as messages name it.
fn short(digest: &str) -> String {
    let begins: String = digest.chars().take(DIGEST_LETTERS).collect();
    if begins == digest { begins } else { format!("{begins}…") }
}

enum Unpacked {
    Larger,
    Broken,
}

fn unpacked<R: Read + Seek>(archive: &mut ZipArchive<R>, at: usize, most: u64) -> Result<Vec<u8>, Unpacked> {
    let entry = archive.by_index(at).map_err(|_| Unpacked::Broken)?;
    let mut bytes = Vec::new();
    entry.take(most + 1).read_to_end(&mut bytes).map_err(|_| Unpacked::Broken)?;
    if bytes.len() as u64 > most { Err(Unpacked::Larger) } else { Ok(bytes) }
}
