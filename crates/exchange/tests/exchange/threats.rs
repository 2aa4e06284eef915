//! The whole threat library through commands: once, again, and in a newer edition.

use exchange::threat_library::ThreatLibrary;
use exchange::threats;
use isms::planning::{AssetType, Threat, Vulnerability};
use kernel::{Command, Context, Date, RawId, State};

fn library() -> ThreatLibrary {
    threats::carried().clone()
}

fn imported(library: &ThreatLibrary, mut state: State) -> State {
    let commands = threats::commands(library, &state);
    let context =
        Context::new(RawId(1), None, Date::constant(2026, 11, 23), state.time(), 7 + u128::from(state.size()));
    let changes = Command::Batch(threats::ACT, commands.into()).decide(&state, &context).expect("every entry passes");
    state.apply(state.size() + 1, state.time(), &changes).expect("decided on this state");
    state
}

#[test]
fn the_library_comes_in_whole() {
    let state = imported(&library(), State::new(isms::REGISTERS));
    let count = |key: &str| state.table(key).map(|table| table.len_live());
    let counts = ["asset-type", "threat", "vulnerability"].map(count);
    assert_eq!(counts, [Some(42), Some(30), Some(706)]);
    let vulnerabilities = state.of::<Vulnerability>();
    let triples = |(_, held): (_, &kernel::Held<Vulnerability>)| -> usize {
        held.exploited.iter().map(|(_, exploit)| exploit.asset_types.len()).sum()
    };
    assert_eq!(vulnerabilities.iter().map(triples).sum::<usize>(), 1_938);
    let exploits = vulnerabilities.iter().flat_map(|(_, held)| held.exploited.iter().map(|(_, own)| own.clone()));
    for exploit in exploits {
        assert!(state.of::<Threat>().get(exploit.threat).is_some());
        assert!(exploit.asset_types.iter().all(|id| state.of::<AssetType>().get(id).is_some()));
    }
}

#[test]
fn a_second_import_has_nothing_to_do() {
    let state = imported(&library(), State::new(isms::REGISTERS));
    assert_eq!(threats::commands(&library(), &state).len(), 0);
}

#[test]
fn a_newer_edition_edits_what_is_different_and_leaves_retired_records_alone() {
    let mut state = imported(&library(), State::new(isms::REGISTERS));
    let mut newer = library();
    newer.threats[0].label = "Error in operation".to_owned();
    newer.threats[1].label = "Another word".to_owned();
    newer.scenarios.pop();
    let retired = state.of::<Threat>().iter().nth(1).map(|(id, _)| id.raw()).expect("thirty threats");
    let retire = [kernel::Change::Retire { register: "threat".into(), id: retired }];
    state.apply(2, state.time(), &retire).expect("it exists");

    let commands = threats::commands(&newer, &state);
    let places: Vec<_> = commands.iter().map(|(place, command)| (place.as_str(), command.key())).collect();
    assert_eq!(places.len(), 2, "{places:?}");
    assert_eq!(places[0], ("threat MA11", "threat.edit".to_owned()));
    assert_eq!(places[1].1, "vulnerability.edit");
    let state = imported(&newer, state);
    assert_eq!(threats::commands(&newer, &state).len(), 0);
}
