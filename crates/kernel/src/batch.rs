//! Many commands as one: all or nothing, and later ones may link to records that earlier ones make.

use crate::act::Args;
use crate::change::Change;
use crate::command::{Command, not_to_come, refused};
use crate::context::Context;
use crate::id::RawId;
use crate::refusal::Refusal;
use crate::state::State;
use crate::value::Value;

/// Most commands in one batch.
pub const BATCH_COMMANDS_MAX: usize = 200_000;

/// Decides one command after the other, each on what those before it leave, and gives away what each changes. Gives
/// the state that all of them leave.
pub(crate) fn decide(
    commands: impl ExactSizeIterator<Item = (String, Command)>,
    state: &State,
    context: &Context,
    mut take: impl FnMut(Vec<Change>),
) -> Result<State, Vec<Refusal>> {
    not_to_come(context)?;
    let count = commands.len();
    if count > BATCH_COMMANDS_MAX {
        return refused(Refusal::software("", format!("bring in at most {BATCH_COMMANDS_MAX} records at once")));
    }
    let mut state = state.begun(context.time);
    let (mut refusals, mut made) = (Vec::new(), Vec::with_capacity(count));
    for (at, (place, command)) in commands.enumerate() {
        context.counter.set(at);
        context.counter.go_on().map_err(|refusal| vec![refusal])?;
        // What links to a record that could not be made is not told: the cause is.
        let decided = settled(command, &made).map(|command| command.decide(&state, context));
        made.push(decided.as_ref().and_then(|decided| decided.as_ref().ok()).and_then(|changes| first_made(changes)));
        match decided {
            Some(Ok(decided)) => {
                let applied = state.change_all(state.size() + 1, &decided);
                applied.expect("the changes were decided on this state");
                take(decided);
            }
            Some(Err(found)) => refusals.extend(found.into_iter().map(|refusal| refusal.within(&place))),
            None => {}
        }
    }
    context.counter.set(count);
    if refusals.is_empty() { Ok(state) } else { Err(refusals) }
}

fn first_made(changes: &[Change]) -> Option<RawId> {
    changes.iter().find_map(Change::made)
}

/// The command with the records made so far in place of pending ones; none where one of them was refused.
fn settled(command: Command, made: &[Option<RawId>]) -> Option<Command> {
    let pending = pending(&command);
    if pending.is_empty() {
        return Some(command);
    }
    // A link to a later command stays pending, and is refused like any other that leads nowhere.
    let known = |id: RawId| match id.pending_position().and_then(|at| made.get(usize::try_from(at).ok()?)) {
        Some(made) => *made,
        None => Some(id),
    };
    if pending.iter().any(|id| known(*id).is_none()) {
        return None;
    }
    Some(relinked(command, &|id| known(id).unwrap_or(id)))
}

/// The pending records a command names.
fn pending(command: &Command) -> Vec<RawId> {
    let links = |value: &Value| value.links();
    let mut ids: Vec<_> = match command {
        Command::Act(_, args) => args.iter().flat_map(|(_, value)| links(value)).collect(),
        Command::Create(_, values) => values.iter().flat_map(|(_, value)| links(value)).collect(),
        Command::Edit(_, id, values, _) => values.iter().flat_map(|(_, value)| links(value)).chain([*id]).collect(),
        Command::Retire(_, id) | Command::Restore(_, id) => vec![*id],
        Command::Batch(..) | Command::Whole(_) | Command::Erasing(..) => Vec::new(),
    };
    ids.retain(|id| id.pending_position().is_some());
    ids
}

fn relinked(command: Command, to: &impl Fn(RawId) -> RawId) -> Command {
    let args = |args: Args| args.into_iter().map(|(key, value)| (key, value.relinked(to))).collect();
    let values =
        |values: Vec<_>| values.into_iter().map(|(path, value): (_, Value)| (path, value.relinked(to))).collect();
    match command {
        Command::Act(act, own) => Command::Act(act, args(own)),
        Command::Create(register, own) => Command::Create(register, values(own)),
        Command::Edit(register, id, own, version) => Command::Edit(register, to(id), values(own), version),
        Command::Retire(register, id) => Command::Retire(register, to(id)),
        Command::Restore(register, id) => Command::Restore(register, to(id)),
        whole @ (Command::Batch(..) | Command::Whole(_) | Command::Erasing(..)) => whole,
    }
}

#[cfg(test)]
mod tests {
    use kernel::{Date, Declared, Guard, Link, Path, Record, Register, Text, Timestamp};

    use super::*;
    use crate::steps::Steps;

    /// A page of a book that is read in an order of its own.
    #[derive(Clone, Debug, Record)]
    #[register(key = "page", plural = "pages", reference = "PG-{n:02}", clause = "")]
    struct Page {
        /// What it is called.
        title: Text,
        /// The page to read after it.
        next: Option<Link<Page>>,
    }
    impl Guard for Page {}

    const REGISTERS: &[&Register] = &[Page::REGISTER];

    fn page(title: &str, next: Option<u64>) -> (String, Command) {
        let next = next.map_or(Value::Nothing, |position| Value::Link(RawId::pending(position)));
        let values = vec![(Path::field("title"), Value::Text(title.into())), (Path::field("next"), next)];
        (format!("page {title}"), Command::Create(Page::REGISTER, values))
    }

    fn decided(commands: Vec<(String, Command)>) -> Result<Vec<String>, Vec<String>> {
        let mut state = State::new(REGISTERS);
        let context = Context::new(RawId(1), None, Date::constant(2026, 11, 23), Timestamp::UNIX_EPOCH, 7);
        let told = |refusals: Vec<Refusal>| refusals.iter().map(ToString::to_string).collect::<Vec<_>>();
        let changes = Command::Batch("import", commands.into()).decide(&state, &context).map_err(told)?;
        state.apply(1, Timestamp::UNIX_EPOCH, &changes).expect("decided on this state");
        let next = |page: &Page| page.next.map(|next| state.reference(next)).unwrap_or_default();
        Ok(state.of::<Page>().iter().map(|(_, page)| format!("{} > {}", page.title, next(page))).collect())
    }

    #[test]
    fn commands_come_back_as_they_were() {
        let next = vec![(Path::field("next"), Value::Link(RawId::pending(0)))];
        let turn = Command::Edit(Page::REGISTER, RawId(9), next, Some(3));
        let restore = Command::Restore(Page::REGISTER, RawId(9));
        let commands = vec![page("a", Some(2)), page("b", None), ("turn".into(), turn), ("back".into(), restore)];
        let told = format!("{commands:?}");
        let steps = Steps::from(commands);
        assert_eq!(format!("{steps:?}"), told);
        assert_eq!(format!("{:?}", steps.iter().collect::<Vec<_>>()), told);
        assert_eq!(format!("{:?}", steps.drain().collect::<Vec<_>>()), told);
    }

    #[test]
    fn whoever_waits_sees_how_many_commands_are_decided() {
        let context = Context::new(RawId(1), None, Date::constant(2026, 11, 23), Timestamp::UNIX_EPOCH, 7);
        let counter = context.counter.clone();
        let commands = vec![page("a", None), page("", None), page("b", Some(0))];
        let decided = Command::Batch("import", commands.into()).decide(&State::new(REGISTERS), &context);
        assert!(decided.is_err());
        assert_eq!(counter.get(), 3);
    }

    #[test]
    fn what_was_given_up_is_decided_no_further() {
        let context = Context::new(RawId(1), None, Date::constant(2026, 11, 23), Timestamp::UNIX_EPOCH, 7);
        context.counter.clone().give_up();
        let decided = Command::Batch("import", vec![page("a", None)].into()).decide(&State::new(REGISTERS), &context);
        let refusals = decided.expect_err("it was given up");
        assert!(refusals.len() == 1 && refusals[0].message.contains("given up"), "{refusals:?}");
    }

    #[test]
    fn a_later_command_may_link_to_what_an_earlier_one_makes() {
        let next = vec![(Path::field("next"), Value::Link(RawId::pending(1)))];
        let turn = Command::Edit(Page::REGISTER, RawId::pending(0), next, None);
        let commands = vec![page("a", None), page("b", Some(0)), ("turn".into(), turn)];
        assert_eq!(decided(commands), Ok(vec!["a > PG-02".into(), "b > PG-01".into()]));
    }

    #[test]
    fn what_links_to_a_refused_record_is_not_refused_beside_it() {
        let refusals = decided(vec![page("", None), page("b", Some(0)), page("", None)]);
        let told = |place: &str| format!("page {place}.title: required; fill this in");
        assert_eq!(refusals, Err(vec![told(""), told("")]));
    }

    #[test]
    fn a_link_to_a_later_command_is_refused() {
        let refusals = decided(vec![page("a", Some(1)), page("b", None)]);
        assert!(refusals.is_err());
    }
}
