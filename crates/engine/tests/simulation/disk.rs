//! A disk that lies: pages of the data file lost, torn, put elsewhere or given back as they were earlier.

use std::fs;
use std::path::Path;

use crate::chance::Chance;

/// The pages of SQLite, which are those of most disks.
const PAGE: usize = 4_096;
const FILE: &str = "muniment.db";

/// The data file of a folder that nobody has open.
pub fn file(folder: &Path) -> Vec<u8> {
    fs::read(folder.join(FILE)).unwrap()
}

/// A copy of a folder whose disk gives back some pages of its data file otherwise than they were written.
pub fn lying(folder: &Path, earlier: &[u8], chance: &mut Chance) -> (tempfile::TempDir, String) {
    let copy = tempfile::tempdir().unwrap();
    copied(folder, copy.path());
    let (mut pages, mut told) = (file(folder), String::new());
    let whole = pages.clone();
    let count = whole.len() / PAGE;
    for _ in 0..=chance.below(3) {
        let number = chance.below(count);
        let new = part(&whole, number);
        let old = part(earlier, number);
        let (lie, to, bytes) = match chance.below(4) {
            0 => ("lost", number, old),
            1 => ("torn", number, [&new[..PAGE / 2], &old[PAGE / 2..]].concat()),
            2 => ("put elsewhere", chance.below(count), new),
            _ => ("of nothing", number, vec![0; PAGE]),
        };
        pages[to * PAGE..(to + 1) * PAGE].copy_from_slice(&bytes);
        told.push_str(&format!("page {number} {lie}, "));
    }
    fs::write(copy.path().join(FILE), pages).unwrap();
    (copy, told)
}

fn part(file: &[u8], number: usize) -> Vec<u8> {
    file.get(number * PAGE..(number + 1) * PAGE).map_or_else(|| vec![0; PAGE], <[u8]>::to_vec)
}

fn copied(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            fs::create_dir(&target).unwrap();
            copied(&path, &target);
        } else {
            fs::copy(&path, target).unwrap();
        }
    }
}
