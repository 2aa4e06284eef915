//! What the form says about the file: which register a sheet lists, what its columns mean, how rows find records.

use std::collections::BTreeMap;
use std::sync::Arc;

use exchange::progress::Progress;
use exchange::sheets::{Encoding, Headings, Hidden, Matching, Means, Options, Order, Past, Saying};
use kernel::{Register, State};

use super::contested;
use crate::auth::{Pairs, text};

/// What a form says where a sheet or a column is to be left out.
pub const LEAVE_OUT: &str = "-";

/// The name of the tick that brings the past of a sheet in.
pub const BRING: &str = "bring";

/// The name of the buttons that say something about many words of a sheet at once.
pub const MANY: &str = "many";

/// How the form wants the file to be read.
pub fn options(pairs: &Pairs, state: &State, progress: Arc<Progress>) -> Options {
    let said = |name: &str| !text(pairs, name).is_empty();
    let sheets: Vec<_> = (0..).map_while(|at| sheet(pairs, at, state)).collect();
    let of_sheets = || sheets.iter().enumerate();
    Options {
        rows_left_out: of_sheets().flat_map(|(at, sheet)| rows(pairs, at, &sheet.name)).collect(),
        taken: of_sheets().flat_map(|(at, sheet)| contested::taken(pairs, at, &sheet.name)).collect(),
        filled: of_sheets().flat_map(|(at, sheet)| filled(pairs, at, &sheet.name)).collect(),
        kept: of_sheets().flat_map(|(at, sheet)| kept(pairs, at, &sheet.name)).collect(),
        brought: of_sheets()
            .filter(|(at, _)| said(&format!("{BRING}.{at}")))
            .map(|(_, sheet)| sheet.name.clone())
            .collect(),
        days: Order::find(text(pairs, "days")),
        encoding: Encoding::find(text(pairs, "encoding")),
        zone: None,
        refused_left_out: false,
        told_left_out: told_out(pairs, &sheets.iter().map(|sheet| sheet.name.as_str()).collect::<Vec<_>>()),
        sheets: sheets.iter().filter_map(|sheet| Some((sheet.name.clone(), sheet.register?))).collect(),
        headings: Headings::default(),
        words: sheets.iter().flat_map(|sheet| sheet.words.clone()).collect(),
        of_sheets: sheets.into_iter().map(|sheet| (sheet.name, sheet.headings)).collect(),
        usual: usual(pairs, state),
        hidden: if said("hidden_sheets") { Hidden::Read } else { Hidden::LeftOut },
        matching: if said("match_titles") { Matching::Titles } else { Matching::Unique },
        remember: Some(text(pairs, "remember").trim().to_owned()).filter(|title| !title.is_empty()),
        past: Past::default(),
        who: None,
        progress,
    }
}

/// The register from whose page the way led here.
pub fn usual(pairs: &Pairs, state: &State) -> Option<&'static Register> {
    state.register(text(pairs, "register")).filter(|_| !text(pairs, "register").is_empty())
}

/// What is said about the register of a sheet; empty where nothing is.
pub fn register<'a>(pairs: &'a Pairs, sheet: &str) -> &'a str {
    let named = pairs.iter().find(|(name, text)| text == sheet && name.starts_with("sheet."));
    named.map_or("", |(name, _)| text(pairs, &name.replacen("sheet.", "register.", 1)))
}

/// The sheets that are said to be left out.
pub fn left_out(pairs: &Pairs) -> Vec<String> {
    let sheets = pairs.iter().filter(|(name, _)| name.starts_with("sheet."));
    sheets.filter(|(_, sheet)| register(pairs, sheet) == LEAVE_OUT).map(|(_, sheet)| sheet.clone()).collect()
}

/// Whether somebody looked at a sheet already, and says something about it.
pub fn is_said(pairs: &Pairs) -> bool {
    pairs.iter().any(|(name, _)| name.starts_with("sheet."))
}

/// What is said about one sheet.
struct Sheet {
    name: String,
    /// Which register it lists, or that it is left out; none where that is as it was recognized.
    register: Option<Option<&'static Register>>,
    headings: Headings,
    words: Vec<Saying>,
}

fn sheet(pairs: &Pairs, at: usize, state: &State) -> Option<Sheet> {
    let find = |name: String| pairs.iter().rev().find(|(own, _)| *own == name).map(|(_, text)| text.as_str());
    let name = find(format!("sheet.{at}"))?;
    let (told, shown) = (find(format!("register.{at}")).unwrap_or(""), find(format!("was.{at}")).unwrap_or(""));
    let register = match told {
        "" => None,
        LEAVE_OUT => Some(None),
        key => state.register(key).map(Some),
    };
    // What was said about the columns was said for the register they were shown for.
    let same = told.is_empty() || told == shown;
    let headings = if same { headings(pairs, at) } else { Headings::default() };
    let words = if same { words(pairs, at, name) } else { Vec::new() };
    Some(Sheet { name: name.to_owned(), register, headings, words })
}

/// The rows of a sheet that are ticked to be left out.
fn rows(pairs: &Pairs, sheet: usize, name: &str) -> Vec<(String, u32)> {
    let ticked = pairs.iter().filter(|(own, _)| *own == format!("leave.{sheet}"));
    ticked.filter_map(|(_, row)| Some((name.to_owned(), row.parse().ok()?))).collect()
}

/// The columns of a sheet that a button keeps as own fields.
fn kept(pairs: &Pairs, sheet: usize, name: &str) -> Vec<(String, String)> {
    let said = pairs.iter().filter(|(own, _)| *own == format!("keep.{sheet}"));
    said.map(|(_, heading)| (name.to_owned(), heading.clone())).collect()
}

/// How the button that leaves refused rows out names them: `0:7,0:12`, the sheet by its position.
pub fn named(rows: &[(String, u32)], sheets: &[&str]) -> String {
    let position = |name: &str| sheets.iter().position(|own| *own == name);
    let named = rows.iter().filter_map(|(sheet, row)| Some(format!("{}:{row}", position(sheet)?)));
    named.collect::<Vec<_>>().join(",")
}

/// The rows that this button named.
fn told_out(pairs: &Pairs, sheets: &[&str]) -> Vec<(String, u32)> {
    let row = |named: &str| {
        let (sheet, row) = named.split_once(':')?;
        let name = sheets.get(sheet.parse::<usize>().ok()?)?;
        Some(((*name).to_owned(), row.parse().ok()?))
    };
    text(pairs, "leave_refused").split(',').filter_map(row).collect()
}

/// What is said for all rows of a sheet.
fn filled(pairs: &Pairs, sheet: usize, name: &str) -> Vec<(String, String, String)> {
    let stem = format!("fill.{sheet}.");
    let said = pairs.iter().filter_map(|(own, words)| Some((own.strip_prefix(&stem)?, words)));
    let said = said.filter(|(_, words)| !words.is_empty());
    let mut all: Vec<(String, String, String)> = Vec::new();
    for (place, words) in said {
        // A column that is chosen comes before the text beside it.
        if !all.iter().any(|(_, own, _)| own == place) {
            all.push((name.to_owned(), place.to_owned(), words.clone()));
        }
    }
    all
}

fn headings(pairs: &Pairs, sheet: usize) -> Headings {
    let (heading, place) = (format!("heading.{sheet}."), format!("place.{sheet}."));
    let said = pairs.iter().filter_map(|(name, place_said)| {
        let column = name.strip_prefix(&place)?;
        let (_, heading) = pairs.iter().find(|(own, _)| own.strip_prefix(&heading) == Some(column))?;
        let meant = match place_said.as_str() {
            "" => return None,
            LEAVE_OUT => None,
            place => Some(place.to_owned()),
        };
        Some((heading.clone(), meant))
    });
    Headings(said.collect())
}

/// What is said about words: each with its column, and what it means; nothing where nothing is said.
fn words(pairs: &Pairs, sheet: usize, name: &str) -> Vec<Saying> {
    let find = |key: String| pairs.iter().find(|(own, _)| *own == key).map(|(_, text)| text.clone());
    let many = of_many(text(pairs, &format!("{MANY}.{sheet}")));
    let saying = |at: usize| {
        let heading = find(format!("word-of.{sheet}.{at}"))?;
        let told = |name: &str| find(format!("{name}.{sheet}.{at}")).unwrap_or_default();
        // What is chosen comes before a day that is left from an earlier look, and both before what one button says for
        // many words.
        let of_many = || many.get(&at).cloned().unwrap_or_default();
        let said = [told("means"), told("day")].into_iter().find(|means| !means.is_empty());
        let means = said.unwrap_or_else(of_many);
        Some((heading, find(format!("word.{sheet}.{at}"))?, means))
    };
    let all = (0..).map_while(saying).filter(|(.., means)| !means.is_empty());
    let said = all.map(|(heading, word, means)| {
        let means = if means == LEAVE_OUT { Means::Nothing } else { Means::read(&means) };
        Saying { sheet: Some(name.to_owned()), heading, word, means }
    });
    said.collect()
}

/// How a button names what it says about many words at once: `3=new&5=TH-004`, each by its position.
pub fn many(said: &[(usize, String)]) -> String {
    serde_urlencoded::to_string(said).unwrap_or_default()
}

/// What such a button said.
fn of_many(said: &str) -> BTreeMap<usize, String> {
    serde_urlencoded::from_str::<Vec<_>>(said).unwrap_or_default().into_iter().collect()
}
