//! SIGKILL in the middle of writes: every acknowledged act is there afterwards, once, and the ledger verifies.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex};

use cluster::Cluster;
use serde_json::json;

use crate::program::Muniment;

const CLIENTS: usize = 8;
/// Kills on each store, unless the environment asks for another number.
const KILLS: u64 = 6;
const KILLS_ASKED: &str = "MUNIMENT_KILLS";
/// Kills of one instance; then a fresh one takes its place, so that starting stays quick.
const KILLS_EACH: u64 = 50;

/// What was acknowledged, and whoever waits for more of it.
#[derive(Default)]
struct Acknowledged {
    names: Mutex<BTreeSet<String>>,
    more: Condvar,
}

#[test]
fn nothing_acknowledged_is_lost_when_the_server_is_killed() {
    story(|| None);
}

#[test]
fn nothing_acknowledged_is_lost_when_a_server_on_postgresql_is_killed() {
    story(|| Some(Cluster::shared().database()));
}

fn story(database: impl Fn() -> Option<String>) {
    let asked = std::env::var(KILLS_ASKED).ok().map(|number| number.parse().unwrap());
    let kills = asked.unwrap_or(KILLS);
    let (mut acts, mut unanswered) = (0, 0);
    for first in (0..kills).step_by(KILLS_EACH as usize) {
        let muniment = Muniment::founded_in(database());
        let acknowledged = killed(&muniment, first..kills.min(first + KILLS_EACH));
        let kept = counted(&muniment);
        let lost: Vec<_> = acknowledged.iter().filter(|name| !kept.contains_key(*name)).collect();
        assert!(lost.is_empty(), "{lost:?}");
        let doubled: Vec<_> = kept.iter().filter(|(_, count)| **count > 1).collect();
        assert!(doubled.is_empty(), "{doubled:?}");
        acts += acknowledged.len();
        unanswered += kept.len() - acknowledged.len();
    }
    println!("{kills} kills; {acts} acts acknowledged, none lost, none twice; {unanswered} written without an answer");
}

/// Kills a server under load again and again; gives what it acknowledged.
fn killed(muniment: &Muniment, kills: std::ops::Range<u64>) -> BTreeSet<String> {
    muniment.ok(&["account", "create", "ada", "--name", "Ada", "--role", "manager", "--org", "acme"]);
    let token = muniment.json(&["account", "token", "ada", "--name", "load"])["token"].as_str().unwrap().to_owned();
    let acknowledged = Acknowledged::default();
    for kill in kills {
        let mut server = muniment.serve();
        let over = AtomicBool::new(false);
        let url = format!("{}/api/v1/orgs/acme/registers/units", server.url);
        std::thread::scope(|scope| {
            for client in 0..CLIENTS {
                let (url, token, over, acknowledged) = (&url, &token, &over, &acknowledged);
                scope.spawn(move || write_until(url, token, &format!("unit {kill} {client}"), over, acknowledged));
            }
            // The moment differs from kill to kill; it decides nothing but where the server is cut.
            acknowledged.wait_for(1 + (kill * 7) as usize % 23);
            server.kill();
            over.store(true, Ordering::SeqCst);
        });
    }
    muniment.ok(&["verify"]);
    acknowledged.names.into_inner().unwrap()
}

/// The names of all units, with how often each is there.
fn counted(muniment: &Muniment) -> BTreeMap<String, usize> {
    let mut kept = BTreeMap::new();
    let file = muniment.data.path().join("everything.json");
    muniment.ok(&["export", "all", "--org", "acme", "--format", "json", "--out", file.to_str().unwrap()]);
    let all: serde_json::Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    names(&all, &mut kept);
    kept
}

/// Finds the names that this load gives, wherever they stand.
fn names(json: &serde_json::Value, kept: &mut BTreeMap<String, usize>) {
    match json {
        serde_json::Value::Object(members) => {
            let name = members.get("name").and_then(|name| name.as_str()).filter(|name| name.starts_with("unit "));
            if let Some(name) = name {
                *kept.entry(name.to_owned()).or_default() += 1;
            }
            members.values().for_each(|member| names(member, kept));
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| names(item, kept)),
        _ => {}
    }
}

impl Acknowledged {
    fn add(&self, name: String) {
        self.names.lock().unwrap().insert(name);
        self.more.notify_all();
    }

    /// Waits until so many more were acknowledged.
    fn wait_for(&self, more: usize) {
        let names = self.names.lock().unwrap();
        let wanted = names.len() + more;
        drop(self.more.wait_while(names, |names| names.len() < wanted).unwrap());
    }
}

fn write_until(url: &str, token: &str, name: &str, over: &AtomicBool, acknowledged: &Acknowledged) {
    for number in 0.. {
        let name = format!("{name} {number}");
        let sent =
            ureq::post(url).header("Authorization", format!("Bearer {token}")).send_json(json!({ "name": name }));
        match sent {
            Ok(answer) if answer.status() == 201 => acknowledged.add(name),
            Ok(answer) => panic!("{url} answered {}", answer.status()),
            Err(_) if over.load(Ordering::SeqCst) => return,
            // The connection was cut between the kill and its being told here.
            Err(ureq::Error::StatusCode(code)) => panic!("{url} answered {code}"),
            Err(_) => return,
        }
    }
}
