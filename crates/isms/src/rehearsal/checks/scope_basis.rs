//! 4.3 a to c: what the scope was decided on.

use std::collections::{BTreeSet, HashSet};

use kernel::{Date, Declared, Held, Id, Links, Markdown, RawId, State, Table};

use super::left_out::says;
use super::population::{in_order, scopes, those, written};
use super::retired::{leaned_on, resting_scopes};
use super::scope::editing;
use super::scope_change::{draws_the_same, ids, words as words_of};
use super::substance::says_nothing;
use crate::age::made_on;
use crate::context::boundary::Boundary;
use crate::context::scopes::{denied_suppliers, denies_itself};
use crate::context::{Issue, Party, Process, Scope, Unit};
use crate::dates::days_after;
use crate::operation::suppliers::{SupplierState, Tier};
use crate::operation::{Severity, Supplier};
use crate::planning::Asset;
use crate::planning::assets::Classification;
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::{Point, point};
use crate::rehearsal::roll::Roll;

/// The scope takes the issues of the organization into account.
pub const CONSIDERS_ISSUES: Check = Check { key: "scope.considers_issues", clause: "4.3", find: considers_issues };
/// The scope takes the requirements of interested parties into account.
pub const CONSIDERS_PARTIES: Check = Check { key: "scope.considers_parties", clause: "4.3", find: considers_parties };
/// The scope covers interfaces and dependencies.
pub const COVERS_INTERFACES: Check = Check { key: "scope.covers_interfaces", clause: "4.3", find: covers_interfaces };

fn considers_issues(cases: &mut Cases<'_, '_>) {
    let determined = |issue: &Held<Issue>| issue.identified_on.unwrap_or_else(|| made_on(&issue.head));
    order(cases, |scope| &scope.linked_issues, determined, |issue| issue.identified_on.is_some());
    considers(cases, |scope| Basis { words: &scope.issues, records: ids(&scope.linked_issues) });
}

fn considers_parties(cases: &mut Cases<'_, '_>) {
    let resting = |id| resting_scopes(cases.look, id);
    let retired = leaned_on::<Party>(cases.look, "parties", resting);
    cases.unfinished(retired);
    order(cases, |scope| &scope.linked_parties, |party: &Held<Party>| made_on(&party.head), |_| false);
    considers(cases, |scope| Basis { words: &scope.parties, records: ids(&scope.linked_parties) });
}

/// Scopes whose first version was approved before any of what they rest on was determined: what the scope names, else
/// all there is. Where the records do not say when that was, the day of recording tells only of a scope that was
/// recorded here before its approval, and somebody has to look.
fn order<R: Declared>(
    cases: &mut Cases<'_, '_>,
    linked: fn(&Scope) -> &Links<R>,
    determined: impl Fn(&Held<R>) -> Date,
    said: impl Fn(&R) -> bool,
) {
    let look = cases.look;
    for (id, scope) in scopes(look) {
        let first = scope.approval.as_ref().filter(|own| own.version <= 1 && scope.revises.is_none());
        let named: Vec<_> = linked(scope).iter().filter_map(|id| look.live(id)).collect();
        let all: Vec<_> = if named.is_empty() { look.of::<R>().iter().map(|(_, held)| held).collect() } else { named };
        let earliest = all.iter().min_by_key(|held| determined(held));
        let Some((approval, earliest)) = first.zip(earliest).filter(|(own, held)| own.on < determined(held)) else {
            continue;
        };
        let told = |case| point(case).about("scope", look.named(id)).day("on", approval.on);
        if said(earliest) {
            let early = told("early").day("determined", determined(earliest));
            cases.wrong(early.minor().then_first(editing(scope)));
        } else if made_on(&scope.head) <= approval.on {
            cases.judgement(told("unshown").day("determined", determined(earliest)));
        }
    }
}

/// What a scope says it was decided on: in words, by naming the records, or both.
struct Basis<'a> {
    words: &'a Option<Markdown>,
    records: BTreeSet<u128>,
}

impl Basis<'_> {
    fn shown(&self) -> bool {
        written(self.words) || !self.records.is_empty()
    }

    fn says_the_same(&self, other: &Self) -> bool {
        let said = |own: &Self| own.words.as_ref().map(|own| words_of(own)).unwrap_or_default();
        said(self) == said(other) && self.records == other.records
    }
}

/// A basis can be shown or not; whether it is the right one has to be read.
fn considers(cases: &mut Cases<'_, '_>, basis_of: fn(&Scope) -> Basis<'_>) {
    let look = cases.look;
    let scopes = scopes(look);
    if scopes.is_empty() {
        return cases.follows(point("no-scope").then("scope.create"));
    }
    if let Some((id, scope)) = scopes.iter().find(|(_, scope)| !basis_of(scope).shown()) {
        cases.unfinished(point("none").about("scope", look.named(*id)).minor().then_first(editing(scope)));
    }
    for (id, scope) in scopes {
        let (named, basis) = (look.named(id), basis_of(scope));
        let point =
            if written(basis.words) { point("text") } else { point("records").count("count", basis.records.len()) };
        // A day that is still to come is told with the approval.
        let since = judged_from(look, scope, basis_of).filter(|on| *on <= days_after(cases.day, 1));
        cases.judgement(point.about("scope", named).since(since));
    }
}

/// The day from which somebody can have judged what a scope says: that of the first version with these words and this
/// boundary. Whoever judged an earlier one read something else.
fn judged_from(look: &Look<'_>, scope: &Scope, basis_of: fn(&Scope) -> Basis<'_>) -> Option<Date> {
    let mut on = scope.approval.as_ref()?.on;
    let mut before = scope.revises;
    // However the records were written, the days only go back.
    while let Some(earlier) = before.and_then(|id| look.get(id)) {
        let given = earlier.approval.as_ref().map(|own| own.on).filter(|given| *given < on);
        let same = draws_the_same(earlier, scope) && basis_of(earlier).says_the_same(&basis_of(scope));
        let Some(given) = given.filter(|_| same) else { break };
        (on, before) = (given, earlier.revises);
    }
    Some(on)
}

fn covers_interfaces(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    let scopes = scopes(look);
    if scopes.is_empty() {
        return cases.follows(point("no-scope").then("scope.create"));
    }
    let mut open = Vec::new();
    for (id, scope) in &scopes {
        let named = look.named(*id);
        if scope.interfaces.is_empty() && !written(&scope.no_interfaces) {
            let none = point("none").about("scope", named.clone()).minor().then_first(editing(scope));
            if look.of::<Supplier>().iter().any(|(_, own)| own.state.works()) {
                cases.unfinished(none);
            } else {
                // With nobody recorded who works for the organization, nothing contradicts that there is no interface.
                open.push(Point { case: "none-said", ..none });
            }
        }
        denied(cases, (*id, scope));
        let half = scope.interfaces.iter().filter(|(_, row)| says_nothing(&row.with) || says_nothing(&row.what));
        let half =
            half.map(|(_, row)| if says_nothing(&row.with) { row.what.to_string() } else { row.with.to_string() });
        let half = point("half").about("scope", named).labels("interfaces", half.collect());
        cases.unfinished(half.minor().then_first(editing(scope)));
    }
    idle_suppliers(cases, &scopes);
    // Where nothing outside is named at all, that is told, and no supplier by itself.
    if scopes.iter().any(|(_, scope)| !scope.interfaces.is_empty() || written(&scope.no_interfaces)) {
        suppliers(cases, &scopes);
    }
    open.into_iter().for_each(|open| cases.judgement(open));
    for (id, scope) in scopes {
        let case = if scope.interfaces.is_empty() { "nobody" } else { "list" };
        cases.no_gap(point(case).about("scope", look.named(id)).count("count", scope.interfaces.len()));
    }
}

/// A scope that says it has no interface, and names one, or has suppliers inside. Those on which much depends are told
/// with the interfaces that are missing.
fn denied(cases: &mut Cases<'_, '_>, (id, scope): Seen<'_, Scope>) {
    let look = cases.look;
    let state = look.through(&[Unit::KEY, Process::KEY, Asset::KEY, Supplier::KEY]);
    let told = |case| point(case).about("scope", look.named(id)).minor().then_first(editing(scope));
    cases.wrong(Point { holds: denies_itself(scope), ..told("denied").count("count", scope.interfaces.len()) });
    if !scope.interfaces.is_empty() {
        return;
    }
    let light = |id: &Id<Supplier>| look.live(*id).is_some_and(|own| !weighs(own));
    let light = denied_suppliers(state, scope).into_iter().filter(light);
    cases.wrong(told("denied-inside").listing("suppliers", look.roll(light)));
}

/// Suppliers whose work has ended, and those that are only considered, while something inside the scope rests on them.
/// Whose contract runs although nobody has decided for it is tried out, and somebody has to look; of other candidates
/// the units that would use them say nothing.
fn idle_suppliers(cases: &mut Cases<'_, '_>, scopes: &[Seen<'_, Scope>]) {
    let (look, day) = (cases.look, cases.day);
    cases.wrong(point("idle").listing("suppliers", ended(look, scopes)).minor().then_first("supplier.edit"));
    cases.wrong(point("unbegun").listing("suppliers", unbegun(look, scopes, day)).minor().then_first("supplier.edit"));
    let (state, boundary) = boundary(look, scopes);
    let gone = look.of::<Supplier>().rows().filter(|row| row.head.retired).map(|row| Id::<Supplier>::of(row.id));
    let gone = gone.filter(|id| boundary.meets(*id) || boundary.is_carried(state, *id));
    cases.wrong(point("retired").listing("suppliers", look.all_named(gone)).minor().then("scope.revise"));
    let tried = candidates(look, |own| runs(own, day));
    let tried = those(look, &tried, |id, own| !boundary.meets(id) && boundary.rests_on(state, id, own));
    cases.judgement(point("tried").listing("suppliers", tried).then_first("supplier.edit"));
}

/// The suppliers of which it is told that something inside rests on them although they do not work for the organization.
pub(super) fn told_idle(look: &Look<'_>, day: Date) -> HashSet<RawId> {
    let scopes = scopes(look);
    let found = [ended(look, &scopes), unbegun(look, &scopes, day)];
    found.iter().flat_map(Roll::ids).collect()
}

/// Suppliers whose work has ended while something inside rests on them.
fn ended(look: &Look<'_>, scopes: &[Seen<'_, Scope>]) -> Roll {
    let (state, boundary) = boundary(look, scopes);
    let ended = look.of::<Supplier>().iter().filter(|(_, own)| own.state == SupplierState::Ended);
    those(look, &in_order(ended.collect()), |id, _| boundary.meets(id) || boundary.is_carried(state, id))
}

/// Suppliers that are only considered while something inside rests on them.
fn unbegun(look: &Look<'_>, scopes: &[Seen<'_, Scope>], day: Date) -> Roll {
    let (state, boundary) = boundary(look, scopes);
    let thought_of = candidates(look, |own| !runs(own, day));
    those(look, &thought_of, |id, _| boundary.meets(id) || boundary.is_carried(state, id))
}

fn candidates<'a>(look: &Look<'a>, wanted: impl Fn(&Supplier) -> bool) -> Vec<Seen<'a, Supplier>> {
    let candidates = look.of::<Supplier>().iter().filter(|(_, own)| own.state == SupplierState::Candidate);
    in_order(candidates.filter(|(_, own)| wanted(own)).collect())
}

/// Whether the contract of a supplier runs on a day.
fn runs(own: &Supplier, day: Date) -> bool {
    own.contract_from.is_some_and(|from| from <= day) && own.contract_until.is_none_or(|until| until >= day)
}

/// The boundary that these scopes draw, with the state it is drawn in.
fn boundary<'a>(look: &Look<'a>, scopes: &[Seen<'_, Scope>]) -> (&'a State, Boundary) {
    let state = look.through(&[Unit::KEY, Process::KEY, Asset::KEY]);
    (state, Boundary::of(state, scopes.iter().map(|(_, scope)| &scope.record)))
}

/// Suppliers that work for the scope and that it does not name.
fn suppliers(cases: &mut Cases<'_, '_>, scopes: &[Seen<'_, Scope>]) {
    let look = cases.look;
    let (state, boundary) = boundary(look, scopes);
    let words = scopes.iter().map(|(_, scope)| words(scope)).collect::<Vec<_>>().join("\n").to_lowercase();
    let working: Vec<_> = in_order(look.of::<Supplier>().iter().filter(|(_, own)| own.state.works()).collect());
    let apart = |id: Id<Supplier>, own: &Held<Supplier>| {
        let elsewhere = placed(look, id, own) && !boundary.rests_on(state, id, own);
        !(boundary.meets(id) || elsewhere || says(&words, &own.name.trim().to_lowercase()))
    };
    let heavy = those(look, &working, |id, own| weighs(own) && apart(id, own));
    let others = those(look, &working, |id, own| sees_data(own) && apart(id, own));
    let Some((first, scope)) = scopes.first() else { return };
    let (scope, edit) = (look.named(*first), editing(scope));
    let heavy = point("suppliers").listing("suppliers", heavy).single().count("total", working.len());
    cases.unfinished(heavy.about("scope", scope.clone()).then_on(edit, scope.clone()));
    cases.judgement(point("apart").listing("suppliers", others).about("scope", scope.clone()).then_on(edit, scope));
}

/// Whether the organization itself holds that much depends on a supplier.
pub(super) fn weighs(supplier: &Supplier) -> bool {
    supplier.tier == Some(Tier::First) || supplier.criticality >= Some(Severity::High)
}

/// Whether a supplier sees data that are not for everybody.
fn sees_data(supplier: &Supplier) -> bool {
    supplier.personal_data || supplier.classification.is_some_and(Classification::is_secret)
}

/// Whether something tells where a supplier's work is used.
fn placed(look: &Look<'_>, id: Id<Supplier>, supplier: &Supplier) -> bool {
    let asset = look.pointing::<Asset>(id.raw()).next().is_some();
    asset || !supplier.units.is_empty() || look.pointing::<Process>(id.raw()).next().is_some()
}

/// All that a scope says in words about others.
fn words(scope: &Scope) -> String {
    let texts = [Some(&scope.statement), scope.business.as_ref(), scope.technology.as_ref(), scope.parties.as_ref()];
    let texts = texts.into_iter().flatten().map(|text| text.to_string());
    let interfaces = scope.interfaces.iter().flat_map(|(_, own)| [own.with.to_string(), own.what.to_string()]);
    let exclusions = scope.exclusions.iter().map(|(_, own)| own.what.to_string());
    texts.chain(interfaces).chain(exclusions).collect::<Vec<_>>().join("\n")
}
