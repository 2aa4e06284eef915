//! A report: who says that something was done, and on which day.

use kernel::{Context, Date, Id, Refusal};

use crate::dates::happened;
use crate::support::Person;

/// Who reports something done, and the day it was done. Where neither is named, whoever records it, and today.
pub fn reported(
    context: &Context,
    by: Option<Id<Person>>,
    on: Option<Date>,
) -> Result<(Id<Person>, Date), Vec<Refusal>> {
    let on = on.unwrap_or_else(|| context.effective_day());
    let mut refusals: Vec<_> = happened("on", Some(on), context.day).into_iter().collect();
    let by = by.or(context.person.map(Id::<Person>::of));
    if by.is_none() {
        refusals.push(Refusal::software("by", "say who reports that it was carried out"));
    }
    by.filter(|_| refusals.is_empty()).map(|by| (by, on)).ok_or(refusals)
}
