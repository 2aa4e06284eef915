//! What the form of an act opens with.

use kernel::{Act, Args, Context, RawId, Row};

use crate::auth::Pairs;
use crate::generic::typed;
use crate::visit::Visit;

/// What the form opens with: the act's own prefill, then what the address gives.
pub fn opened(visit: &Visit, act: &'static Act, row: Option<&Row<'_>>, given: Pairs) -> Pairs {
    let time = visit.house().engine.now();
    let context = Context::new(visit.actor.account, visit.actor.person, visit.today, time, 0);
    let mut pairs = Pairs::new();
    // What makes something new is about nothing that is there yet.
    let subject = row.map(|row| row.id).or_else(|| act.subject().is_none().then(RawId::default));
    if let Some(subject) = subject {
        let args: Option<Args> = (act.prefill)(&visit.state, &context, subject);
        pairs.extend(args.map(|args| typed::of_arguments(&args, &visit.state)).unwrap_or_default());
    }
    pairs.extend(given);
    pairs
}
