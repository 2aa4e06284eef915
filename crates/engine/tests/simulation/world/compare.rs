//! What is served, held against the model.

use engine::{Engine, Failure, Means, Place};
use isms::{context, support};
use jiff::SignedDuration;
use kernel::{Id, State};

use super::{SPACING, World};
use crate::model::Page;

impl World {
    /// What is served of a copy that a disk may have lied about is what the model says; else it is refused.
    pub async fn holds_in(&self, place: Place, lie: &str) {
        let at = format!("{}, {lie}", self.at());
        let Ok(engine) = Engine::open_spaced(place, self.clock.clone(), SPACING).await else { return };
        match engine.state("acme").await {
            Ok(state) => {
                assert_eq!(state.size(), self.model.size, "{at}");
                self.compare(&state, &self.model.now, &at);
                for days in [3, 40, 400] {
                    let day = self.today().saturating_sub(SignedDuration::from_hours(24 * days));
                    let Ok(state) = engine.state_at("acme", day).await else { continue };
                    let (size, page) = self.model.at_end_of(day, self.clock_day());
                    assert_eq!(state.size(), size, "{at}, at the end of {day}");
                    self.compare(&state, &page, &at);
                }
            }
            Err(Failure::Fault(fault)) => {
                let said = fault.to_string();
                let told = fault.means == Means::Unsound || said.contains("database");
                assert!(told, "{at}: {said}");
            }
            // The instance's own ledger may be refused, or its table of organizations unreadable.
            Err(other) => panic!("{at}: {other}"),
        }
        engine.close().await;
    }

    pub(super) fn compare(&self, state: &State, page: &Page, when: &str) {
        let at = format!("{}, {when}", self.at());
        let rows = |key: &str| state.table(key).unwrap().len();
        let counted = (rows("unit"), rows("person"), rows("document"));
        assert_eq!(counted, (page.units.len(), page.people.len(), page.documents.len()), "{at}");
        for (id, unit) in &page.units {
            let found = state.get(Id::<context::Unit>::of(*id)).unwrap();
            assert_eq!((&*found.name, found.head.retired), (&*unit.name, unit.retired), "{at}");
        }
        for (id, person) in &page.people {
            let found = state.get(Id::<support::Person>::of(*id)).unwrap();
            let email = found.email.as_ref().map(|email| email.to_lowercase());
            let own = (&*found.name, email, found.left_on, found.head.retired);
            assert_eq!(own, (&*person.name, person.email.clone(), person.left_on, person.retired), "{at}");
            assert_eq!(found.unit.map(|unit| unit.raw()), person.unit, "{at}");
        }
        for (id, document) in &page.documents {
            let found = state.get(Id::<support::Document>::of(*id)).unwrap();
            let own = (found.body.as_deref(), found.legal_hold, found.disposed_on.is_some());
            assert_eq!(own, (Some(&*document.body), document.hold, document.disposed), "{at}");
        }
    }
}
