//! 6.1.3 d: the Statement of Applicability as a report: the rows as they are, or those of a frozen version.

use isms::catalogue::{Control, Edition};
use isms::planning::applicability::Verdict;
use isms::planning::controls::Implementation;
use isms::planning::statements::{Drift, FrozenRow, Statement, rows_now};
use isms::planning::{Method, scoring};
use kernel::{Date, Group, Held, Id, Many, State};

use crate::soa_row::{About, columns, line};
use crate::{Heading, Remark, Sheet, Summary, Words};

/// Number of the document.
const DOCUMENT: &str = "ISMS-SOA-001";

/// The statement as it is: every reference control of the edition, excluded ones too, and the organization's own beyond
/// it.
pub fn soa(state: &State, edition: Edition, heading: Heading, words: Words<'_>) -> Sheet {
    let rows = rows_now(state, edition, heading.day);
    let method = method_words(state, scoring::in_force(state).map(|(id, _)| id));
    let approved = approved(state, edition, &rows, (heading.day, &method), words);
    let draft = || draft(state, &method, words);
    let (version, mut remarks) = approved.unwrap_or_else(draft);
    remarks.push(Remark::sentence(words.say("report-soa-reasons")));
    let about = About { version, method };
    sheet(state, edition, &rows, (heading, remarks), &about, words)
}

/// What rows are called that were not approved as they are, and what they hold for.
fn draft(state: &State, method: &str, words: Words<'_>) -> (String, Vec<Remark>) {
    let version = words.say("report-soa-draft-short");
    let scopes = isms::context::scopes::at_hand(state).into_iter();
    let scopes: Vec<_> = scopes.map(|(id, own)| format!("{} {}", state.reference(id), own.title)).collect();
    let remarks = [
        ("report-soa-version", version.clone()),
        ("report-soa-scope", scopes.join("\n")),
        ("report-soa-method", method.to_owned()),
    ];
    let told = remarks.into_iter().filter(|(_, text)| !text.is_empty());
    let told = told.map(|(key, text)| Remark { label: words.say(key), text });
    (version, told.chain([Remark::sentence(words.say("report-soa-draft"))]).collect())
}

/// What the rows of a day are called while they are decided as in the version that was approved last, and who approved it;
/// none once something else was decided.
fn approved(
    state: &State,
    edition: Edition,
    rows: &Many<FrozenRow>,
    (day, method): (Date, &str),
    words: Words<'_>,
) -> Option<(String, Vec<Remark>)> {
    let versions = state.of::<Statement>().iter().filter(|(_, own)| own.edition.of_standard() == edition);
    let (id, version) = versions.filter(|(_, own)| own.approval.is_some()).max_by_key(|(_, own)| own.version)?;
    let drift = Drift::between(state, version, rows, day);
    let otherwise = [&drift.decided, &drift.excused, &drift.reasons, &drift.added, &drift.removed];
    if otherwise.iter().any(|controls| !controls.is_empty()) {
        return None;
    }
    let as_approved = status(version, words);
    let named =
        if drift.moved.is_empty() { as_approved } else { format!("{as_approved}; {}", words.say("report-soa-moved")) };
    let about = About { version: named.clone(), method: method.to_owned() };
    Some((named, told(state, id, version, &about, words)))
}

/// A frozen version of the statement, as of the day it was frozen; none where its rows are not frozen yet.
pub fn statement(state: &State, id: Id<Statement>, heading: Heading, words: Words<'_>) -> Option<Sheet> {
    let version = state.get(id)?;
    let frozen = version.frozen.as_ref()?;
    let about = About { version: status(version, words), method: method_words(state, frozen.method) };
    let remarks =
        [told(state, id, version, &about, words), vec![Remark::sentence(words.say("report-soa-reasons"))]].concat();
    let heading = Heading { day: frozen.on, ..heading };
    let sheet = sheet(state, version.edition.of_standard(), &version.rows, (heading, remarks), &about, words);
    let named = if version.version > 0 { format!("v{}", version.version) } else { state.reference(id) };
    Some(Sheet { version: named, ..sheet })
}

/// Which version it is and whether it is approved, in a few words.
fn status(version: &Held<Statement>, words: Words<'_>) -> String {
    let key = match (&version.approval, version.head.retired) {
        (None, _) => return words.say("report-soa-unapproved"),
        (Some(own), false) if own.provenance.origin().is_some() => "report-soa-approved-before",
        (Some(_), false) => "report-soa-approved",
        (Some(_), true) => "report-soa-replaced",
    };
    format!("{} {}, {}", words.say("report-soa-version"), version.version, words.say(key))
}

fn method_words(state: &State, method: Option<Id<Method>>) -> String {
    let held = method.and_then(|id| Some((state.reference(id), state.get(id)?)));
    held.map_or_else(String::new, |(reference, own)| format!("{reference} {}, {}", own.title, own.version))
}

/// The version in lines: what it is called, who froze and approved it, for which scope, by which risk method.
fn told(state: &State, id: Id<Statement>, version: &Statement, about: &About, words: Words<'_>) -> Vec<Remark> {
    let person = |id| state.get(id).map(|own: &Held<isms::support::Person>| own.name.to_string()).unwrap_or_default();
    let line =
        |key: &str, content: String| (!content.is_empty()).then(|| Remark { label: words.say(key), text: content });
    let signed = |by: Option<String>, on: Date| {
        by.filter(|name| !name.is_empty()).into_iter().chain([on.to_string()]).collect::<Vec<_>>().join(", ")
    };
    let frozen = version.frozen.as_ref().map(|own| signed(own.by.map(person), own.on)).unwrap_or_default();
    let approved = version.approval.as_ref().map(|own| signed(Some(person(own.by)), own.on)).unwrap_or_default();
    let origin = version.approval.as_ref().and_then(|own| own.provenance.origin());
    let brought_in = origin.map(|own| {
        let kept = own.evidence.iter().map(|id| state.reference(id));
        let proof: Vec<_> = [own.proof.to_owned()].into_iter().chain(kept).collect();
        format!("{}; {}: {}", signed(Some(person(own.by)), own.on), words.say("report-soa-proof"), proof.join(", "))
    });
    let scope = version.scope.and_then(|id| Some(format!("{} {}", state.reference(id), state.get(id)?.title)));
    let changes = version.changes.as_ref().map(ToString::to_string).unwrap_or_default();
    let lines = [
        line("report-soa-version", format!("{} {} · {}", state.reference(id), version.title, about.version)),
        line("report-soa-frozen", frozen),
        line("report-soa-approval", approved),
        line("report-soa-brought-in", brought_in.unwrap_or_default()),
        line("report-soa-scope", scope.unwrap_or_default()),
        line("report-soa-method", about.method.clone()),
        line("report-soa-changes", changes.trim().to_owned()),
    ];
    lines.into_iter().flatten().collect()
}

fn sheet(
    state: &State,
    edition: Edition,
    rows: &Many<FrozenRow>,
    (heading, remarks): (Heading, Vec<Remark>),
    about: &About,
    words: Words<'_>,
) -> Sheet {
    let standard = edition.standard();
    let of_control = |control: &'static Control| {
        let row = of(rows, control).cloned().unwrap_or_else(|| undecided(control));
        line((&control.id, Some(control)), &row, state, edition, about, words)
    };
    let beyond = rows.iter().filter(|(_, row)| row.control.is_none());
    let beyond = beyond.map(|(key, row)| line((key, None), row, state, edition, about, words));
    Sheet {
        document: DOCUMENT.to_owned(),
        title: words.say("applicability"),
        version: String::new(),
        basis: standard.reference.clone(),
        heading,
        columns: columns(edition, words),
        rows: standard.controls.iter().map(of_control).chain(beyond).collect(),
        summary: Some(summary(edition, rows, words)),
        remarks,
    }
}

fn of<'r>(rows: &'r Many<FrozenRow>, control: &Control) -> Option<&'r FrozenRow> {
    rows.iter().map(|(_, row)| row).find(|row| row.control.as_ref().is_some_and(|id| **id == *control.id))
}

/// A reference control that nobody has decided about.
fn undecided(control: &Control) -> FrozenRow {
    FrozenRow { control: Some(control.id.as_str().into()), title: control.title.as_str().into(), ..FrozenRow::blank() }
}

/// The numbers by domain or theme.
fn summary(edition: Edition, rows: &Many<FrozenRow>, words: Words<'_>) -> Summary {
    let standard = edition.standard();
    let numbers = |theme: &str| {
        let controls = || standard.controls.iter().filter(|control| control.theme == theme);
        let count = |wanted: &dyn Fn(&FrozenRow) -> bool| {
            controls().filter_map(|control| of(rows, control)).filter(|row| wanted(row)).count()
        };
        let total = controls().count();
        let applicable = count(&|row| row.applicable == Verdict::Applicable);
        let excluded = count(&|row| row.applicable == Verdict::Excluded);
        let implemented =
            count(&|row| row.applicable == Verdict::Applicable && row.status == Implementation::Implemented);
        vec![total, applicable, excluded, total - applicable - excluded, implemented]
    };
    let themes = standard.themes.iter();
    let lines: Vec<_> = themes.map(|theme| (format!("{} {}", theme.id, theme.title), numbers(&theme.id))).collect();
    let sums = (0..5).map(|at| lines.iter().map(|(_, numbers)| numbers[at]).sum()).collect();
    let column = |id: &str| words.say(&format!("report-soa-{id}"));
    let columns = ["theme", "total", "applicable", "excluded", "undecided", "implemented"].map(column);
    Summary {
        title: words.say("report-summary"),
        columns: columns.into(),
        rows: lines,
        total: (words.say("report-sum"), sums),
    }
}
