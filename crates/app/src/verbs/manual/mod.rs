//! `muniment manual`: the part of the manual that the declarations themselves tell, a page a register and the matrix
//! of clauses for each edition. The same declarations give the same pages, byte for byte.

mod cards;
mod matrix;
mod page;

use std::fs;
use std::path::PathBuf;

use clap::Args;
use isms::catalogue::Edition;
use serde_json::json;

use crate::cli::Format;
use crate::stop::{self, Stop};

use super::answer;

/// Write the pages of the manual that are made from the declarations
#[derive(Args, Debug)]
pub struct Manual {
    /// The folder they are written to
    #[arg(long, value_name = "DIR", default_value = "docs/manual/registers")]
    out: PathBuf,
}

/// Writes every page, and takes away those of registers that are gone.
pub fn run(format: Format, verb: &Manual) -> Result<(), Stop> {
    let (out, pages) = (&verb.out, pages());
    fs::create_dir_all(out).map_err(stop::file(out))?;
    for (name, text) in &pages {
        let path = out.join(name);
        fs::write(&path, text).map_err(stop::file(&path))?;
    }
    for entry in fs::read_dir(out).map_err(stop::file(out))?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.ends_with(".md") && !pages.iter().any(|(own, _)| *own == name) {
            fs::remove_file(entry.path()).map_err(stop::file(&entry.path()))?;
        }
    }
    let count = pages.len();
    answer(format, &json!({ "pages": count, "out": out }), || out!("{count} pages are in {}", out.display()));
    Ok(())
}

/// Every page: the name of its file and its text.
fn pages() -> Vec<(String, String)> {
    let registers = isms::REGISTERS.iter().map(|register| (page::file(register), page::page(register)));
    let matrices = Edition::ALL.iter().map(|edition| (matrix::file(*edition), matrix::page(*edition)));
    std::iter::once(("README.md".to_owned(), page::index())).chain(registers).chain(matrices).collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn the_manual_says_what_is_declared() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/manual/registers");
        let kept = |name: &str| fs::read_to_string(folder.join(name)).unwrap_or_default();
        let stale: Vec<_> =
            pages().into_iter().filter(|(name, text)| kept(name) != *text).map(|(name, _)| name).collect();
        let remake = "remake the pages with: cargo run -p muniment -- manual";
        assert!(stale.is_empty(), "{} are stale; {remake}", stale.join(", "));
        let mut files = fs::read_dir(&folder).expect("the folder is there").flatten();
        let names: Vec<_> = pages().into_iter().map(|(name, _)| name).collect();
        let left = files.find(|file| !names.contains(&file.file_name().to_string_lossy().into_owned()));
        assert!(left.is_none(), "{left:?} is of no register any more; {remake}");
    }
}
