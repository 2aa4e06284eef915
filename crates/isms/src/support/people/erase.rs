//! Erasing what is known of a person who left, as laws on personal data ask for.

use kernel::{
    Act, Basis, Changes, Context, Decide, Decision, Declared, Id, Kind, RawId, Refusal, State, Writer, erasure,
};

use super::Person;

/// What is erased: everything but that there was somebody, of which kind, in which unit, until when.
const FIELDS: &[&str] = &[
    "name",
    "email",
    "position",
    "site",
    "phone",
    "employer",
    "supplier",
    "manager",
    "deputy",
    "joined_on",
    "screened_on",
    "confidentiality_on",
    "works_since",
    "in_field_since",
    "education",
    "notes",
    "tags",
    "own",
];

/// Erase who a person was: from the register, its whole history in the ledger, and every later export. What the person
/// decided and signed stays, under the reference alone. It cannot be undone.
#[derive(Act)]
#[act(key = "person.erase", clause = "7.5.3 f")]
pub struct ErasePerson {
    /// The person.
    pub person: Id<Person>,
}

impl Decide for ErasePerson {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let person = state.live(self.person).map_err(|refusal| vec![refusal])?;
        let mut refusals = Vec::new();
        if person.left_on.is_none_or(|left| left >= context.day) {
            let message = "this person works here still; write the last day first, and erase after it";
            refusals.push(Refusal::house_rule("person", message));
        }
        refusals.extend(still_named(self.person, state));
        refusals.extend(erasure::unexplained(context));
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let mut changes = Changes::on(state, context);
        changes.erase(Person::REGISTER, self.person.raw(), FIELDS);
        changes.retire(Person::REGISTER, self.person.raw());
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Person>::of(subject)).is_ok_and(|person| person.left_on.is_some())
    }
}

/// Records that need somebody to be there and still name this person. Signatures and lists of those who took part are
/// the past, and stay.
fn still_named(person: Id<Person>, state: &State) -> Vec<Refusal> {
    let responsible = state.incoming(person.raw()).filter(|(field, row)| {
        field.writer == Writer::Edit
            && matches!(field.kind, Kind::Link(_))
            && !field.clause.is_empty()
            && !row.head.retired
    });
    let named = responsible.map(|(field, row)| {
        let message = format!("{} names this person as {}; name somebody else there first", row.reference(), field.key);
        Refusal { clause: field.clause.into(), basis: Basis::Requirement, ..Refusal::software("person", message) }
    });
    named.collect()
}
