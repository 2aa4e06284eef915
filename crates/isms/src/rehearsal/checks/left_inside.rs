//! 4.3: what a scope leaves out although it lies inside or the inside rests on it, whatever name it is given.

use std::collections::HashSet;

use kernel::Declared;

use super::left_out::says;
use super::sides::Sides;
use super::substance::FILLERS;
use super::torn::bare;
use super::twins::words;
use crate::context::boundary::Side;
use crate::context::scopes::Exclusion;
use crate::context::{Process, Scope, Site, Unit};
use crate::operation::Supplier;
use crate::planning::Asset;
use crate::planning::assets::AssetState;
use crate::rehearsal::cases::Cases;
use crate::rehearsal::look::Seen;
use crate::rehearsal::point::point;
use crate::rehearsal::sentence::Named;
use crate::telling::{Topic, affirms, joins, names, tells};

/// Shorter words tell nothing apart.
const CONTENT_CHARS_MIN: usize = 4;
/// More letters are no abbreviation.
const INITIALS_MAX: usize = 5;

/// What is left out under the name of a supplier, as done by others, or by another name than its own; each exclusion once.
pub(super) fn told(cases: &mut Cases<'_, '_>, sides: &Sides<'_, '_>, scopes: &[Seen<'_, Scope>]) {
    let Some((first, _)) = scopes.first() else { return };
    let scope = sides.look.named(*first);
    let all = scopes.iter().flat_map(|(_, scope)| scope.exclusions.iter()).map(|(_, own)| own);
    let mut left: Vec<_> = all.filter(|own| !bare(&own.what).is_empty()).collect();
    if left.is_empty() {
        return;
    }
    let suppliers = carrying(sides);
    let by_name = take(&mut left, |own| suppliers.iter().any(|supplier| provides(supplier.1, &own.what)));
    let named = |(_, supplier): &&Seen<'_, Supplier>| by_name.iter().any(|own| provides(supplier, &own.what));
    let named = suppliers.iter().filter(named).map(|(id, _)| *id);
    cases.judgement(point("outsourced").listing("suppliers", sides.look.all_named(named)));
    let what = |found: &[&Exclusion]| found.iter().map(|own| own.what.trim().to_owned()).collect();
    let handed =
        take(&mut left, |own| tells(Topic::Outsourced, &own.justification) || names(Topic::Outsourced, &own.what));
    cases.judgement(point("handed-over").about("scope", scope.clone()).labels("exclusions", what(&handed)));
    let home =
        take(&mut left, |own| names(Topic::Home, &own.what) && scopes.iter().any(|(_, scope)| works_at_home(scope)));
    cases.judgement(point("home").about("scope", scope.clone()).labels("exclusions", what(&home)));
    let (aside, inside) = aside(sides, left);
    cases.judgement(point("aside").about("scope", scope).labels("exclusions", what(&aside)).listing("inside", inside));
}

/// Takes out those of which something holds.
fn take<'e>(left: &mut Vec<&'e Exclusion>, holds: impl Fn(&Exclusion) -> bool) -> Vec<&'e Exclusion> {
    let (found, rest) = left.iter().copied().partition(|own| holds(own));
    *left = rest;
    found
}

/// Those of what is left out that seem to mean something inside, and what that is. What names something outside as well
/// means that.
fn aside<'e>(sides: &Sides<'_, '_>, left: Vec<&'e Exclusion>) -> (Vec<&'e Exclusion>, Vec<Named>) {
    let (inside, beyond): (Vec<_>, Vec<_>) =
        records(sides, &left).into_iter().partition(|(_, side)| *side == Side::Inside);
    let outside = |what: &str| {
        let mut outside = beyond.iter().filter(|(_, side)| *side == Side::Outside);
        outside.any(|(record, _)| calls(what, &record.title))
    };
    let meant = |own: &Exclusion| inside.iter().any(|(record, _)| means(&own.what, &record.title));
    let aside: Vec<_> = left.into_iter().filter(|own| meant(own) && !outside(&own.what)).collect();
    let named = inside.iter().map(|(record, _)| record);
    let named = named.filter(|record| aside.iter().any(|own| means(&own.what, &record.title))).cloned().collect();
    (aside, named)
}

/// The suppliers at work on whom something inside rests.
fn carrying<'a>(sides: &Sides<'_, 'a>) -> Vec<Seen<'a, Supplier>> {
    let state = sides.look.through(&[Unit::KEY, Process::KEY, Asset::KEY]);
    let suppliers = sides.look.of::<Supplier>().iter().filter(|(_, own)| own.state.works());
    suppliers.filter(|(id, _)| sides.boundary.is_carried(state, *id)).collect()
}

/// Whether something bears the name of a supplier, or that of what it provides.
fn provides(supplier: &Supplier, what: &str) -> bool {
    let service = supplier.service.as_ref().map(|own| own.to_string()).unwrap_or_default();
    calls(what, &supplier.name) || parts(&service).contains(&bare(what))
}

/// Whether a scope says in its own words that people work from home.
fn works_at_home(scope: &Scope) -> bool {
    let more = [&scope.business, &scope.location, &scope.technology];
    std::iter::once(&scope.statement).chain(more.into_iter().flatten()).any(|own| affirms(Topic::Home, own))
}

/// The units, sites and processes, and the assets in use that share a word with what is left out, each with the side on
/// which it lies.
fn records(sides: &Sides<'_, '_>, left: &[&Exclusion]) -> Vec<(Named, Side)> {
    let (look, boundary) = (sides.look, &sides.boundary);
    let mut all = Vec::new();
    if left.is_empty() {
        return all;
    }
    all.extend(look.of::<Unit>().iter().map(|(id, _)| (look.named(id), boundary.unit(id))));
    all.extend(look.of::<Site>().iter().map(|(id, _)| (look.named(id), boundary.site(id))));
    all.extend(look.of::<Process>().iter().map(|(id, own)| (look.named(id), boundary.process(id, own))));
    // Assets are many.
    let said: HashSet<String> = left.iter().flat_map(|own| spelt(&own.what).map(str::to_lowercase)).collect();
    let small = |word: &str, own: &str| own.chars().eq(word.chars().flat_map(char::to_lowercase));
    let near = |name: &str| spelt(name).any(|word| said.iter().any(|own| small(word, own)));
    let used = look.of::<Asset>().iter().filter(|(_, own)| own.state == AssetState::InUse && near(&own.name));
    all.extend(used.map(|(id, own)| (look.named(id), boundary.asset(own))));
    all
}

fn spelt(name: &str) -> impl Iterator<Item = &str> {
    name.split(|sign: char| !sign.is_alphanumeric()).filter(|word| word.chars().count() >= CONTENT_CHARS_MIN)
}

/// Whether one of two names stands in the other.
fn calls(what: &str, title: &str) -> bool {
    let (what, title) = (words(what), words(title));
    says(&what, &title) || says(&title, &what)
}

/// Whether what is left out is called by part of a name, by its first letters, or by words that stand together in it. The
/// same name is told by itself, and a longer one, such as "Database server of the customers", means something else.
fn means(what: &str, title: &str) -> bool {
    let (own, name) = (bare(what), bare(title));
    if own == name || name.is_empty() {
        return false;
    }
    let initials = || {
        let first: String = name.split(' ').filter_map(|word| word.chars().next()).collect();
        (2..=INITIALS_MAX).contains(&first.chars().count()) && first == own
    };
    parts(title).contains(&own)
        || enumerated(what).contains(&name)
        || initials()
        || (!says(&own, &name) && shares(&own, &name))
}

/// The parts of a name: what stands between commas, brackets and "and".
fn parts(name: &str) -> Vec<String> {
    let pieces = name.split([',', ';', ':', '/', '(', ')', '&', '–']);
    pieces.flat_map(enumerated).filter(|part| !part.is_empty()).collect()
}

/// What stands between "and". What stands behind a comma only says which one is meant.
fn enumerated(name: &str) -> Vec<String> {
    let words: Vec<_> = name.split_whitespace().collect();
    words.split(|word| joins(word)).map(|part| bare(&part.join(" "))).collect()
}

/// Whether two names share two words of content that stand side by side.
fn shares(one: &str, other: &str) -> bool {
    let content = |text: &str| -> Vec<String> {
        let all = text.split(' ').filter(|word| word.chars().count() >= CONTENT_CHARS_MIN && !FILLERS.contains(word));
        all.map(str::to_owned).collect()
    };
    let (one, other) = (content(one), content(other));
    one.windows(2).any(|pair| other.windows(2).any(|own| own == pair))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_meant_by_its_parts_its_letters_and_words_that_stand_together() {
        for (what, title) in [
            ("Porto office", "Porto, Boavista"),
            ("IT department", "Information technology"),
            ("Zahlungsverkehr", "Zahlungsverkehr und Jahresabrechnung"),
            ("Sales and marketing", "Sales"),
            ("Hosting of electronic case report forms", "Case report application"),
        ] {
            assert!(means(what, title), "{what}");
        }
        for (what, title) in [
            ("Porto, Foz", "Porto, Boavista"),
            ("Drug safety", "Drug safety"),
            ("Database server of the customers", "Database server"),
            ("Development", "Business development"),
            ("Electronic patient records", "Records of training"),
        ] {
            assert!(!means(what, title), "{what}");
        }
    }
}
