//! SIGKILL in the middle of writes: every acknowledged act is there afterwards, and the ledger verifies.

use std::collections::BTreeSet;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde_json::json;

use crate::program::Muniment;

const CLIENTS: usize = 8;
const KILLS: u64 = 6;

#[test]
fn nothing_acknowledged_is_lost_when_the_server_is_killed() {
    let muniment = Muniment::founded();
    muniment.ok(&["account", "create", "ada", "--name", "Ada", "--role", "manager", "--org", "acme"]);
    let token = muniment.json(&["account", "token", "ada", "--name", "load"])["token"].as_str().unwrap().to_owned();
    let acknowledged = Mutex::new(BTreeSet::new());
    for kill in 0..KILLS {
        let mut server = muniment.serve();
        let over = AtomicBool::new(false);
        let url = format!("{}/api/v1/orgs/acme/registers/units", server.url);
        std::thread::scope(|scope| {
            for client in 0..CLIENTS {
                let (url, token, over, acknowledged) = (&url, &token, &over, &acknowledged);
                scope.spawn(move || write_until(url, token, &format!("unit {kill} {client}"), over, acknowledged));
            }
            // The moment differs from kill to kill; it decides nothing but where the server is cut.
            std::thread::sleep(Duration::from_millis(60 + 37 * kill));
            server.kill();
            over.store(true, Ordering::SeqCst);
        });
        muniment.ok(&["verify"]);
    }
    let acknowledged = acknowledged.into_inner().unwrap();
    assert!(acknowledged.len() > CLIENTS, "only {} acts were acknowledged", acknowledged.len());
    let kept = muniment.json(&["list", "units", "--org", "acme", "limit=1000"]).to_string();
    let lost: Vec<_> = acknowledged.iter().filter(|name| !kept.contains(&format!("\"{name}\""))).collect();
    assert!(lost.is_empty(), "{lost:?}");
}

fn write_until(url: &str, token: &str, name: &str, over: &AtomicBool, acknowledged: &Mutex<BTreeSet<String>>) {
    for number in 0..20 {
        let name = format!("{name} {number}");
        let sent =
            ureq::post(url).header("Authorization", format!("Bearer {token}")).send_json(json!({ "name": name }));
        match sent {
            Ok(answer) if answer.status() == 201 => drop(acknowledged.lock().unwrap().insert(name)),
            Ok(answer) => panic!("{url} answered {}", answer.status()),
            Err(_) if over.load(Ordering::SeqCst) => return,
            // The connection was cut between the kill and its being told here.
            Err(ureq::Error::StatusCode(code)) => panic!("{url} answered {code}"),
            Err(_) => return,
        }
    }
}
