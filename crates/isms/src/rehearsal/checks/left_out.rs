//! 4.3: what a scope leaves out, and whether it may.

use super::exclusion::only_declines;
use super::scope::editing;
use super::substance::says_nothing;
use crate::catalogue::{Clause, Edition};
use crate::context::Scope;
use crate::rehearsal::cases::Cases;
use crate::rehearsal::look::Seen;
use crate::rehearsal::point::{Point, point};

/// Fewer letters, such as a dash, justify nothing.
const WORD_CHARS_MIN: usize = 4;
/// Fewer letters name nothing that could be told apart.
const NAME_CHARS_MIN: usize = 3;
/// Words shorter than this, such as "and", tie no text to the title of a clause.
const TITLE_WORD_CHARS_MIN: usize = 5;

/// Exclusions of one scope that leave out clauses of the standard, give no reason, or do not say what they leave out.
pub(super) fn exclusions(cases: &mut Cases<'_, '_>, (id, scope): Seen<'_, Scope>) {
    let named = cases.look.named(id);
    let approved = scope.exclusions.iter().filter(|_| scope.approval.is_some());
    for clause in approved.filter_map(|(_, exclusion)| clause(cases.look.edition(), &exclusion.what)) {
        let left_out = point("clauses").about("scope", named.clone()).text("clause", clause);
        cases.wrong(left_out.major().then_first(editing(scope)));
    }
    let short = |reason: &str| reason.trim().chars().count() < WORD_CHARS_MIN;
    let bare = |reason: &str| short(reason) || says_nothing(reason) || only_declines(reason);
    let bare = scope.exclusions.iter().filter(|(_, exclusion)| bare(&exclusion.justification));
    let bare = bare.map(|(_, exclusion)| exclusion.what.trim().to_owned()).collect();
    let bare = point("unjustified").about("scope", named.clone()).labels("exclusions", bare);
    cases.unfinished(bare.minor().then_first(editing(scope)));
    let nameless = scope.exclusions.iter().any(|(_, exclusion)| says_nothing(&exclusion.what));
    let nameless = Point { holds: nameless, ..point("nameless").about("scope", named) };
    cases.unfinished(nameless.minor().then_first(editing(scope)));
}

/// What scopes name as lying outside, in small letters.
pub(super) struct LeftOut(Vec<String>);

impl LeftOut {
    /// What these scopes leave out.
    pub(super) fn of(scopes: &[Seen<'_, Scope>]) -> Self {
        let exclusions = scopes.iter().flat_map(|(_, scope)| scope.exclusions.iter());
        let named = exclusions.map(|(_, exclusion)| exclusion.what.trim().to_lowercase());
        Self(named.filter(|what| what.chars().count() >= NAME_CHARS_MIN).collect())
    }

    /// Whether something of just this name is left out.
    pub(super) fn names_just(&self, name: &str) -> bool {
        let small = || name.trim().chars().flat_map(char::to_lowercase);
        self.0.iter().any(|what| what.chars().eq(small()))
    }

    /// Whether nothing is left out by name.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether something called so is left out: "York office" leaves out York, and "Sales" leaves out the sales team.
    pub(super) fn names(&self, name: &str) -> bool {
        let name = name.trim().to_lowercase();
        let told = |what: &String| says(what, &name) || says(&name, what);
        name.chars().count() >= NAME_CHARS_MIN && self.0.iter().any(told)
    }
}

/// Whether a text holds these words, not as part of longer ones. Both are in small letters.
pub(super) fn says(text: &str, words: &str) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let whole = |(at, found): (usize, &str)| {
        !letter(text[..at].chars().next_back()) && !letter(text[at + found.len()..].chars().next())
    };
    !words.is_empty() && text.match_indices(words).any(whole)
}

/// The clause or requirement of the standard that an exclusion names, by its number or by its title.
fn clause(edition: Edition, what: &str) -> Option<String> {
    let lower = what.to_lowercase();
    let mut words: Vec<_> = lower.split(|c: char| c.is_whitespace() || ",;:()".contains(c)).collect();
    words.retain(|word| !word.is_empty());
    let said = words.first().is_some_and(|word| matches!(*word, "clause" | "clauses" | "requirement"));
    let mut words = words.into_iter().skip(usize::from(said));
    let id = words.next()?.trim_end_matches('.');
    let rest: Vec<_> = words.collect();
    let standard = edition.standard();
    let numbered = standard.clause(id).or_else(|| standard.clause(&standard.requirement(id)?.clause));
    // "7.5 tonne lorries" names no clause, "9.2 internal audit" does.
    let meant = |clause: &Clause| said || rest.is_empty() || id.matches('.').count() > 1 || touches(clause, &rest);
    if numbered.is_some_and(meant) {
        return Some(id.to_owned());
    }
    let all: Vec<_> = if numbered.is_some() { rest } else { std::iter::once(id).chain(rest).collect() };
    let mut titled = standard.clauses.iter().filter(|clause| clause.title.contains(' '));
    titled.find(|clause| singular(&clause.title.to_lowercase()) == singular(&all.join(" "))).map(|own| own.id.clone())
}

/// Whether a text shares a word of weight with the title of a clause.
fn touches(clause: &Clause, words: &[&str]) -> bool {
    let title = clause.title.to_lowercase();
    let weighty = title.split(' ').filter(|word| word.chars().count() >= TITLE_WORD_CHARS_MIN);
    weighty.map(singular).any(|own| words.iter().any(|word| singular(word) == own))
}

fn singular(words: &str) -> &str {
    words.strip_suffix('s').unwrap_or(words)
}
