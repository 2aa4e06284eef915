//! People out of a directory of accounts: whoever's account is switched off may have left long ago, which is asked.

use kernel::Register;

use crate::sheets::cells::choices::{self, says_nothing};
use crate::sheets::columns::headings;
use crate::sheets::columns::meanings::Column;
use crate::sheets::columns::vocabulary::plain;
use crate::sheets::cues::{CUES, Words};
use crate::sheets::file::book::{Line, Lines, listed};
use crate::sheets::layout::omissions;
use crate::sheets::report::notes;
use crate::sheets::report::preview::{Aside, Sheet};

/// The register of people, and its last day.
const REGISTER: &str = "person";
const LEFT: &str = "left_on";

/// Asks about the rows of new people whose accounts are switched off, and proposes to leave them out.
pub fn ask<'l>(register: &Register, sheet: &mut Sheet, lines: &'l Lines, is_new: impl Fn(usize) -> bool) {
    if register.key != REGISTER {
        return;
    }
    let left = sheet.columns.iter().find(|column| column.place().is_some_and(|path| path.field == LEFT));
    let gone = |line: &Line<'_>| left.is_some_and(|column| !line.cell(column.at).is_empty());
    for column in sheet.columns.clone() {
        let off = |(at, line): &(usize, Line<'l>)| is_new(*at) && !gone(line) && is_off(&column, line);
        let rows: Vec<_> = lines.iter().enumerate().filter(off).map(|(_, line)| line).collect();
        if rows.is_empty() {
            continue;
        }
        let numbers = listed(rows.iter().map(|line| line.number.to_string()).collect::<Vec<_>>().into_iter());
        sheet.unsure.push(format!(
            "accounts that are switched off would come in as people at work by {}: rows {numbers}; leave those rows out, or give their last day",
            notes::named(&column)
        ));
        let known = |own: &Aside, line: &Line<'_>| own.row == line.number;
        let fresh = rows.iter().filter(|line| !sheet.proposed.iter().any(|own| known(own, line)));
        let fresh: Vec<_> =
            fresh.map(|line| Aside { row: line.number, words: omissions::words(line), asked: true }).collect();
        sheet.proposed.extend(fresh);
    }
}

/// Whether a column of people tells whether their accounts work, and nothing else in any of its cells.
pub fn is_read(register: &Register, column: &Column, lines: &Lines) -> bool {
    let (heading, accounts) = (heading(column), &CUES.accounts);
    let is_known = |line: &Line<'_>| {
        let words = line.cell(column.at).words();
        let answered = !accounts.state_headings.has(&heading) && choices::bare(&words).is_some();
        let works = !accounts.off_headings.has(&heading) && accounts.working.has(&plain(&words));
        words.trim().is_empty() || says_nothing(&words) || answered || works || is_off(column, line)
    };
    let headings = [&accounts.working_headings, &accounts.off_headings, &accounts.state_headings];
    register.key == REGISTER && headings.iter().any(|own| own.has(&heading)) && lines.iter().all(|line| is_known(&line))
}

fn heading(column: &Column) -> String {
    plain(headings::stem(&column.heading).unwrap_or(&column.heading))
}

/// Whether a column says of a row that its account is switched off.
fn is_off(column: &Column, line: &Line<'_>) -> bool {
    let (heading, words, accounts) = (heading(column), line.cell(column.at).words(), &CUES.accounts);
    let is = |all: &Words| all.has(&heading);
    let (works, off) = (is(&accounts.working_headings), is(&accounts.off_headings));
    let gone = accounts.switched_off.has(&plain(&words));
    if works || off {
        // `Disabled: off` says that it works.
        let switched = || gone && (works || plain(&words) != "off");
        return choices::bare(&words).map_or_else(switched, |yes| yes == off);
    }
    gone && is(&accounts.state_headings)
}
