//! Accounts of people who left: erased from the instance's own ledger and from everything beside it.

#![allow(clippy::unwrap_used, reason = "a test says what is wrong by ending")]

mod erasing;

use std::sync::Arc;

use access::{Account, Role};
use engine::accounts::{KIND_SESSION, KIND_TOKEN, SignInRefusal};
use engine::{Actor, Engine, Failure, Place, SetClock, Spacing};
use erasing::{holds, noon};
use kernel::Id;
use ledger::{Plan, Store, When};

const LOGIN: &str = "ansgar@example.org";
const NAME: &str = "Ansgar Unforgettable";
const INSTANCE: &str = ledger::limits::INSTANCE;

async fn opened(place: Place, day: i8) -> Engine {
    let spacing = Spacing { entries: 3, newest: 1 };
    Engine::open_spaced(place, Arc::new(SetClock::at(noon(day))), spacing).await.unwrap()
}

/// Somebody who worked in two organizations under two roles, with a session, a token and a preference.
async fn who_was_here(engine: &Engine) -> Id<Account> {
    let by = Actor::operator();
    engine.create_account("ada", "Ada", None, true, &by).await.unwrap();
    let (id, password) = engine.create_account(LOGIN, NAME, None, false, &by).await.unwrap();
    for org in ["acme", "other"] {
        engine.found(org, org, None, &by).await.unwrap();
        for role in [Role::Reader, Role::Manager] {
            engine.join(id, org, role, None, &by).await.unwrap();
        }
    }
    engine.sign_in(LOGIN, &password, "Ansgar's phone").await.unwrap();
    engine.create_token(id, "Ansgar's script", None).await.unwrap();
    engine.prefer(id, "columns", Some("name")).await.unwrap();
    id
}

async fn left(engine: &Engine, id: Id<Account>) {
    for org in ["acme", "other"] {
        engine.leave(id, org, &Actor::operator()).await.unwrap();
    }
}

async fn refused(engine: &Engine, id: Id<Account>, reason: &str, by: &Actor) -> Vec<String> {
    match engine.erase_account(id, reason, by).await {
        Err(Failure::Refused(refusals)) => refusals.into_iter().map(|refusal| refusal.message).collect(),
        Err(other) => panic!("{other}"),
        Ok(()) => panic!("it was erased"),
    }
}

#[tokio::test]
async fn an_account_is_erased_from_the_ledger_its_snapshots_and_what_lies_beside() {
    let folder = tempfile::tempdir().unwrap();
    let place = || Place::Folder(folder.path().to_owned());
    let engine = opened(place(), 1).await;
    let id = who_was_here(&engine).await;
    left(&engine, id).await;
    engine.close().await;
    let store = place().store().await.unwrap();
    let note = store.checkpoint(INSTANCE).await.unwrap();
    assert!(!store.snapshots(INSTANCE).await.unwrap().is_empty());
    store.close().await;
    assert!(holds(folder.path(), b"nsgar"));

    let engine = opened(place(), 4).await;
    engine.erase_account(id, "asked for by letter", &Actor::operator()).await.unwrap();
    assert_eq!(engine.account(LOGIN), None);
    assert_eq!(engine.actor_name(id.raw()), "erased on 2026-03-04");
    assert!(matches!(engine.sign_in(LOGIN, "whatever it was", "phone").await, Err(SignInRefusal::Wrong)));
    assert!(engine.sessions(KIND_SESSION, id).is_empty() && engine.sessions(KIND_TOKEN, id).is_empty());
    assert!(engine.preferences(id).is_empty());
    let live = kernel::snapshot::encode(&engine.instance());
    engine.close().await;
    assert!(!holds(folder.path(), b"nsgar"), "something of the account is left");

    // Replay gives what was live, proofs of before hold, and the ledger agrees with the acts that erased.
    let engine = opened(place(), 5).await;
    assert_eq!(kernel::snapshot::encode(&engine.instance()), live);
    engine.close().await;
    let reports = engine::objects::verify_folder(folder.path(), Some(&note)).await.unwrap();
    assert!(reports.iter().all(ledger::Report::is_sound), "{reports:?}");
    let instance = reports.iter().find(|report| report.org == INSTANCE).unwrap();
    assert!(instance.outside.is_some() && instance.items_erased >= 4, "{instance}");

    // The name is free again, for somebody else.
    let engine = opened(place(), 6).await;
    let (other, _) = engine.create_account(LOGIN, "Another", None, false, &Actor::operator()).await.unwrap();
    engine.join(other, "acme", Role::Reader, None, &Actor::operator()).await.unwrap();
    assert_ne!(other, id);
}

#[tokio::test]
async fn who_is_still_needed_or_still_there_is_not_erased() {
    let engine = opened(Place::Memory, 1).await;
    let id = who_was_here(&engine).await;
    let said = refused(&engine, id, " ", &Actor::operator()).await;
    assert_eq!(said.len(), 3, "{said:?}");
    // Memberships made in one instant stand in whatever order chance gave them.
    assert!(said[..2].iter().any(|told| told.contains("belongs to acme still")), "{said:?}");
    assert!(said[2].starts_with("say why"), "{said:?}");
    left(&engine, id).await;
    let ada = engine.account("ada").unwrap();
    assert!(refused(&engine, ada, "tidy", &Actor::operator()).await[0].contains("nobody else administers"));
    let own = Actor { account: ada.raw(), ..Actor::operator() };
    assert!(refused(&engine, ada, "tidy", &own).await[0].contains("your own account"));
    let reader = Actor { role: Role::Reader, ..Actor::operator() };
    assert_eq!(refused(&engine, id, "tidy", &reader).await.len(), 1);
    // What is refused takes nothing away.
    assert_eq!(engine.sessions(KIND_TOKEN, id).len(), 1);
    engine.erase_account(id, "asked for by letter", &Actor::operator()).await.unwrap();
    let again = refused(&engine, id, "again", &Actor::operator()).await;
    assert!(again.len() == 1 && again[0].starts_with("this account was erased on 2026-03-01 already"), "{again:?}");
}

#[tokio::test]
async fn an_erasure_broken_off_anywhere_is_brought_to_its_end() {
    for when in [When::BeforeEffect, When::AfterEffect] {
        for nth in 1.. {
            let store = Store::memory();
            let (engine, by) = (opened(Place::Store(store.clone()), 1).await, Actor::operator());
            let (id, _) = engine.create_account(LOGIN, NAME, None, false, &by).await.unwrap();
            engine.found("acme", "Acme", None, &by).await.unwrap();
            engine.join(id, "acme", Role::Reader, None, &by).await.unwrap();
            engine.leave(id, "acme", &by).await.unwrap();
            drop(engine);
            let plan = Arc::new(Plan::at(nth, when));
            let clock = Arc::new(SetClock::at(noon(4)));
            if let Ok(engine) = Engine::open(Place::Store(store.clone().failing(plan.clone())), clock).await {
                drop(engine.erase_account(id, "asked for", &Actor::operator()).await);
            }
            let engine = opened(Place::Store(store.clone()), 5).await;
            let recorded = engine.account(LOGIN).is_none();
            let mut told = String::new();
            for entry in store.read(INSTANCE, 0, 999).await.unwrap() {
                let bytes = entry.body.iter().filter_map(|item| item.bytes());
                bytes.for_each(|bytes| told.push_str(&String::from_utf8_lossy(bytes)));
            }
            assert_eq!(recorded, !told.contains("nsgar"), "call {nth}, {when:?}");
            let report = ledger::verify(&store, INSTANCE, store.keys(), None).await;
            assert!(report.is_sound(), "call {nth}, {when:?}: {report}");
            if plan.calls() < nth {
                assert!(recorded && nth > 10, "the plan counted only {} calls", plan.calls());
                break;
            }
        }
    }
}
