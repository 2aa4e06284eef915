//! The clocks of incidents in words: when a report is due, how much time is left, and what can be done about it.

use isms::operation::Incident;
use isms::operation::incidents::clocks::{Clock, Standing, unsent, unstarted};
use kernel::{Id, Row, Timestamp};

use super::hints::Hint;
use super::scene::Scene;
use crate::generic::shown::Shown;
use crate::visit::Visit;

/// Minutes of an hour.
const HOUR_MINUTES: i64 = 60;
/// Up to so many hours, hours are told; beyond them days.
const HOURS_MAX: i64 = 72;
/// Where a clock's own columns stand in its table: after which clock it is, and to whom.
const COLUMN: usize = 2;

/// How long it is until a time, or since it, as coarse as one tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// So many of a unit, rounded down.
    Ahead(&'static str, i64),
    /// So many of a unit have passed since.
    Over(&'static str, i64),
}

impl Left {
    /// From now until a time.
    pub fn until(due: Timestamp, now: Timestamp) -> Self {
        let minutes = now.duration_until(due).as_mins();
        let hours = minutes.abs() / HOUR_MINUTES;
        let (unit, count) = match hours {
            0 => ("minutes", minutes.abs()),
            1..=HOURS_MAX => ("hours", hours),
            _ => ("days", hours / 24),
        };
        if due < now { Self::Over(unit, count) } else { Self::Ahead(unit, count) }
    }
}

/// How long it is until a time, or since it, in words.
pub fn left(scene: Scene<'_>, due: Timestamp) -> String {
    match Left::until(due, scene.time) {
        Left::Ahead(unit, count) => scene.t.one(&format!("clock-left-{unit}"), "count", count),
        Left::Over(unit, count) => scene.t.one(&format!("clock-over-{unit}"), "count", count),
    }
}

/// What is to be said on the card of an incident: reports that are still to be sent, and clocks nobody let run.
pub fn of_incident(scene: Scene<'_>, row: &Row<'_>, incident: &Incident) -> Vec<Hint> {
    let (t, id) = (scene.t, Id::<Incident>::of(row.id));
    if row.head.retired {
        return Vec::new();
    }
    let act = |key: &str, query: String| {
        let doing = scene.doing(key, *row).filter(|doing| doing.asks.is_none());
        doing.map(|doing| (doing.label, format!("{}{query}", doing.href))).into_iter().collect()
    };
    let sending = unsent(scene.state).into_iter().filter(|own| own.incident == id).map(|own| {
        let words = [
            ("to", whom(scene, own.clock).into()),
            ("time", t.time(own.due, scene.zone).into()),
            ("left", left(scene, own.due).into()),
        ];
        let to = own.clock.to.as_ref().map(|to| serde_urlencoded::to_string([("to", &**to)]).unwrap_or_default());
        Hint {
            words: t.with("incident-clock-runs", &words),
            records: own.clock.obligation.and_then(|own| scene.link_to(own)).into_iter().collect(),
            acts: act("incident.send_report", to.map(|to| format!("?{to}")).unwrap_or_default()),
        }
    });
    let asking: Vec<_> = unstarted(scene.state, incident).into_iter().filter_map(|own| scene.link_to(own)).collect();
    let starting = (!asking.is_empty()).then(|| Hint {
        words: t.one("incident-clock-asked", "count", asking.len()),
        records: asking,
        acts: act("incident.start_clocks", String::new()),
    });
    sending.chain(starting).collect()
}

/// To whom a report goes: as its clock says; else by what its obligation is called.
fn whom(scene: Scene<'_>, clock: &Clock) -> String {
    let named = || clock.obligation.and_then(|own| scene.link_to(own)).map(|own| own.title);
    clock.to.as_ref().map(ToString::to_string).or_else(named).unwrap_or_default()
}

/// The table of clocks on the card, with when each report is due and how it stands.
pub fn on_card(visit: &Visit, incident: &Incident, plain: Shown) -> Shown {
    let (scene, t) = (Scene::of(visit), visit.t());
    let Shown::Rows(mut heads, mut rows) = plain else { return plain };
    heads.splice(COLUMN..COLUMN, ["clock-due", "clock-standing"].map(|key| t.t(key).to_owned()));
    for ((_, cells), (_, clock)) in rows.iter_mut().zip(incident.clocks.iter()) {
        let due = clock.due(scene.state, incident).map_or(Shown::Nothing, |due| Shown::Text(t.time(due, scene.zone)));
        let standing = Shown::Text(standing(scene, clock.standing(scene.state, incident, scene.time)));
        cells.splice(COLUMN..COLUMN, [due, standing]);
    }
    Shown::Rows(heads, rows)
}

fn standing(scene: Scene<'_>, standing: Standing) -> String {
    match standing {
        Standing::Runs(due) | Standing::RanOut(due) => left(scene, due),
        Standing::Unset => scene.t.t("clock-unset").to_owned(),
        Standing::NotNeeded => scene.t.t("clock-not-needed").to_owned(),
        Standing::InTime => scene.t.t("clock-in-time").to_owned(),
        Standing::SentLate(_) => scene.t.t("clock-sent-late").to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::Left;

    #[test]
    fn time_is_told_as_coarsely_as_people_tell_it() {
        let at = |minutes: i64| Timestamp::from_second(1_795_435_200 + minutes * 60).expect("a valid instant");
        let left = |minutes: i64| Left::until(at(minutes), at(0));
        assert_eq!(left(59), Left::Ahead("minutes", 59));
        assert_eq!(left(60 * 5 + 59), Left::Ahead("hours", 5));
        assert_eq!(left(60 * 72), Left::Ahead("hours", 72));
        assert_eq!(left(60 * 24 * 20), Left::Ahead("days", 20));
        assert_eq!(left(-1), Left::Over("minutes", 1));
        assert_eq!(left(-60 * 3), Left::Over("hours", 3));
    }
}
