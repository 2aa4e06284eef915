//! 6.1.3 d: rows said to be in place by controls whose last test found that they do not work.

use kernel::{Date, Id};

use super::follow_up::followed_up;
use crate::age::{FRESH_DAYS, older};
use crate::evaluation::ControlTest;
use crate::evaluation::tests::TestResult;
use crate::planning::Control;
use crate::rehearsal::look::{Look, Seen};

/// The last test of a control where it found long ago that the control does not work, and nothing follows from it.
pub(super) fn failed<'a>(look: &Look<'a>, control: Id<Control>, day: Date) -> Option<Seen<'a, ControlTest>> {
    let tests = look.pointing::<ControlTest>(control.raw()).filter(|(_, own)| own.control == control);
    let held = tests.filter_map(|seen| Some((seen.1.tested_on.filter(|on| *on <= day)?, seen.1.result?, seen)));
    let (on, result, (id, test)) = held.max_by_key(|(on, _, (id, _))| (*on, *id))?;
    let failed = result == TestResult::Ineffective && older(on, FRESH_DAYS, day);
    let answered = || followed_up(look, id.raw()) || followed_up(look, control.raw());
    (failed && !answered()).then_some((id, test))
}
