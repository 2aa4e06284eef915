//! The house closes: what is under way and would take long is given up, so that nobody waits for it.

use std::sync::{Arc, Mutex, PoisonError, Weak};

use exchange::progress::Progress;

/// Whether the house closes, and what is under way; a copy is the same one.
#[derive(Clone, Debug, Default)]
pub struct Closing(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    begun: bool,
    under_way: Vec<Weak<Progress>>,
}

impl Closing {
    /// Gives up what is under way, and whatever is begun from now on.
    pub fn begin(&self) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.begun = true;
        state.under_way.drain(..).filter_map(|own| own.upgrade()).for_each(|progress| progress.give_up());
    }

    /// A work that is given up when the house closes.
    pub(crate) fn watch(&self, progress: &Arc<Progress>) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if state.begun {
            progress.give_up();
        }
        state.under_way.retain(|own| own.strong_count() > 0);
        state.under_way.push(Arc::downgrade(progress));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_under_way_and_what_comes_later_is_given_up() {
        let (closing, [before, after]) = (Closing::default(), [(); 2].map(|()| Arc::<Progress>::default()));
        closing.watch(&before);
        assert!(!before.is_given_up());
        closing.clone().begin();
        closing.watch(&after);
        assert!(before.is_given_up() && after.is_given_up());
    }
}
