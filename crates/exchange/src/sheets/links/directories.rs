//! People out of a directory of accounts: whoever's account is switched off may have left long ago, which is asked.

use kernel::Register;

use crate::sheets::cells::choices::{self, says_nothing};
use crate::sheets::columns::headings;
use crate::sheets::columns::meanings::Column;
use crate::sheets::columns::vocabulary::plain;
use crate::sheets::file::book::{Line, Lines, listed};
use crate::sheets::layout::omissions;
use crate::sheets::report::notes;
use crate::sheets::report::preview::{Aside, Sheet};

/// The register of people, and its last day.
const REGISTER: &str = "person";
const LEFT: &str = "left_on";

/// Headings of columns that say of an account whether it works, and of those that say that it does not.
const ON: [&str; 15] = [
    "accountenabled",
    "enabled",
    "active",
    "isactive",
    "isenabled",
    "userenabled",
    "signinallowed",
    "accountactive",
    "aktiv",
    "aktiviert",
    "kontoaktiv",
    "kontoaktiviert",
    "compteactif",
    "actif",
    "activo",
];
const OFF: [&str; 21] = [
    "inactive",
    "inaktiv",
    "inactif",
    "inactivo",
    "disabled",
    "suspended",
    "blocked",
    "deleted",
    "locked",
    "accountdisabled",
    "accountlocked",
    "issuspended",
    "isdisabled",
    "blocksignin",
    "blockcredential",
    "signinblocked",
    "deaktiviert",
    "gesperrt",
    "désactivé",
    "suspendu",
    "bloqueado",
];
/// Headings of columns that tell the state of an account in words.
const STATES: [&str; 6] = ["status", "accountstatus", "userstatus", "kontostatus", "state", "statut"];
/// Words of such a column for one that works.
const WORKING: [&str; 17] = [
    "active",
    "enabled",
    "on",
    "ok",
    "provisioned",
    "employed",
    "working",
    "current",
    "unlocked",
    "aktiv",
    "aktiviert",
    "angestellt",
    "beschäftigt",
    "actif",
    "activé",
    "activo",
    "activa",
];
/// Words of such a column for one that is switched off, or for somebody who left.
const SWITCHED_OFF: [&str; 41] = [
    "left",
    "leaver",
    "resigned",
    "retired",
    "former",
    "formeremployee",
    "deceased",
    "dismissed",
    "departed",
    "offboarded",
    "exited",
    "ausgeschieden",
    "ausgetreten",
    "gekündigt",
    "verstorben",
    "ehemalig",
    "pensioniert",
    "parti",
    "partie",
    "retraité",
    "baja",
    "suspended",
    "disabled",
    "deprovisioned",
    "blocked",
    "inactive",
    "locked",
    "lockedout",
    "deleted",
    "archived",
    "terminated",
    "deactivated",
    "off",
    "deaktiviert",
    "gesperrt",
    "inaktiv",
    "suspendu",
    "désactivé",
    "inactif",
    "suspendido",
    "inactivo",
];

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
    let heading = heading(column);
    let is_known = |line: &Line<'_>| {
        let words = line.cell(column.at).words();
        let answered = !STATES.contains(&heading.as_str()) && choices::bare(&words).is_some();
        let works = !OFF.contains(&heading.as_str()) && WORKING.contains(&plain(&words).as_str());
        words.trim().is_empty() || says_nothing(&words) || answered || works || is_off(column, line)
    };
    register.key == REGISTER
        && ON.iter().chain(&OFF).chain(&STATES).any(|own| *own == heading)
        && lines.iter().all(|line| is_known(&line))
}

fn heading(column: &Column) -> String {
    plain(headings::stem(&column.heading).unwrap_or(&column.heading))
}

/// Whether a column says of a row that its account is switched off.
fn is_off(column: &Column, line: &Line<'_>) -> bool {
    let heading = heading(column);
    let (words, is) = (line.cell(column.at).words(), |all: &[&str]| all.contains(&heading.as_str()));
    if is(&ON) || is(&OFF) {
        // `Disabled: off` says that it works.
        let switched = || SWITCHED_OFF.contains(&plain(&words).as_str()) && (is(&ON) || plain(&words) != "off");
        return choices::bare(&words).map_or_else(switched, |yes| yes == is(&OFF));
    }
    is(&STATES) && SWITCHED_OFF.contains(&plain(&words).as_str())
}
