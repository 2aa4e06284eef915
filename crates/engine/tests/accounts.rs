//! Signing in, sessions and tokens.

#![allow(clippy::unwrap_used, reason = "a test says what is wrong by ending")]

use std::sync::Arc;

use access::Role;
use engine::accounts::{KIND_SESSION, KIND_TOKEN, SignInRefusal};
use engine::{Actor, Asked, Engine, Failure, Place, SetClock};
use isms::support::Person;
use jiff::{SignedDuration, Timestamp};
use kernel::{Command, Declared, Path, RawId, Value};

async fn engine() -> (Engine, Arc<SetClock>) {
    let clock = Arc::new(SetClock::at(Timestamp::from_second(1_790_000_000).unwrap()));
    (Engine::open(Place::Memory, clock.clone()).await.unwrap(), clock)
}

#[tokio::test]
async fn an_account_signs_in_with_its_own_password_only() {
    let (engine, _) = engine().await;
    let by = Actor::operator();
    let (ada, password) = engine.create_account("Ada@Example.org", "Ada", None, true, &by).await.unwrap();
    assert_eq!(engine.account("ada@example.ORG "), Some(ada));
    assert!(matches!(engine.sign_in("ada@example.org", "not it at all", "test").await, Err(SignInRefusal::Wrong)));
    assert!(matches!(engine.sign_in("nobody", &password, "test").await, Err(SignInRefusal::Wrong)));
    let secret = engine.sign_in("ADA@example.org", &password, "test").await.unwrap();
    assert_eq!(engine.session(&secret).unwrap().account, ada);
    assert_eq!(engine.session("something else"), None);
    let Err(Failure::Refused(refusals)) = engine.create_account("ada@example.org", "Other", None, false, &by).await
    else {
        panic!("two accounts share a login")
    };
    assert_eq!(refusals[0].field, "login");
    let Err(Failure::Refused(refusals)) = engine.create_account("bob", "Bob", Some("short"), false, &by).await else {
        panic!("a short password passed")
    };
    assert_eq!(refusals[0].field, "password");
}

#[tokio::test]
async fn sessions_are_listed_ended_and_end_by_themselves() {
    let (engine, clock) = engine().await;
    let (ada, password) = engine.create_account("ada", "Ada", None, true, &Actor::operator()).await.unwrap();
    let first = engine.sign_in("ada", &password, "phone").await.unwrap();
    let second = engine.sign_in("ada", &password, "desk").await.unwrap();
    assert_eq!(engine.sessions(KIND_SESSION, ada).len(), 2);
    let id = engine.session(&first).unwrap().id;
    engine.end_session(ada, &id).await.unwrap();
    assert_eq!(engine.session(&first), None);
    assert!(engine.session(&second).is_some());
    clock.set(engine.now() + SignedDuration::from_hours(15 * 24));
    assert_eq!(engine.session(&second), None);
    let third = engine.sign_in("ada", &password, "desk").await.unwrap();
    engine.set_password(ada, "a new and longer one").await.unwrap();
    assert_eq!(engine.session(&third), None);
}

#[tokio::test]
async fn a_token_that_another_process_made_is_known_at_once() {
    let store = ledger::Store::memory();
    let open = || Engine::open(Place::Store(store.clone()), Arc::new(SetClock::at(Timestamp::UNIX_EPOCH)));
    let here = open().await.unwrap();
    let (ada, _) = here.create_account("ada", "Ada", None, true, &Actor::operator()).await.unwrap();
    let there = open().await.unwrap();
    let token = here.create_token(ada, "backup job", None).await.unwrap();
    assert_eq!(there.session(&token), None);
    assert_eq!(there.session_anywhere(&token).await.map(|session| session.account), Some(ada));
    assert_eq!(there.session_anywhere("mnt_nobody").await, None);
}

#[tokio::test]
async fn tokens_last_as_long_as_they_were_given_and_can_be_revoked() {
    let (engine, clock) = engine().await;
    let (ada, _) = engine.create_account("ada", "Ada", None, true, &Actor::operator()).await.unwrap();
    let token = engine.create_token(ada, "backup job", Some(30)).await.unwrap();
    assert!(token.starts_with("mnt_"));
    clock.set(engine.now() + SignedDuration::from_hours(29 * 24));
    assert_eq!(engine.session(&token).unwrap().kind, KIND_TOKEN);
    let id = engine.sessions(KIND_TOKEN, ada)[0].id.clone();
    engine.end_session(ada, &id).await.unwrap();
    assert_eq!(engine.session(&token), None);
}

#[tokio::test]
async fn a_membership_gives_a_role_and_can_be_taken_back() {
    let (engine, _) = engine().await;
    let by = Actor::operator();
    engine.found("acme", "Acme", None, &by).await.unwrap();
    let (ada, _) = engine.create_account("ada", "Ada", None, false, &by).await.unwrap();
    assert_eq!(engine.membership(ada, "acme"), None);
    engine.join(ada, "acme", Role::Reader, None, &by).await.unwrap();
    engine.join(ada, "acme", Role::Manager, None, &by).await.unwrap();
    assert_eq!(engine.membership(ada, "acme").unwrap().role, Role::Manager);
    engine.leave(ada, "acme", &by).await.unwrap();
    assert_eq!(engine.membership(ada, "acme"), None);
    engine.join(ada, "acme", Role::Contributor, None, &by).await.unwrap();
    assert_eq!(engine.membership(ada, "acme").unwrap().role, Role::Contributor);
    let Err(Failure::Refused(_)) = engine.found("Acme!", "Bad key", None, &by).await else {
        panic!("a bad key passed")
    };
}

#[tokio::test]
async fn only_an_administrator_founds_and_nothing_is_left_of_an_attempt() {
    let (engine, _) = engine().await;
    let by = Actor { role: Role::Reader, ..Actor::operator() };
    let Err(Failure::Refused(_)) = engine.found("acme", "Acme", None, &by).await else { panic!("a reader founded") };
    assert!(engine.organizations().is_empty());
    assert!(engine.state("acme").await.is_err());
}

#[tokio::test]
async fn a_made_password_never_depends_on_the_login() {
    let (engine, _) = engine().await;
    for login in ["a", "bo", "xyz"] {
        let (account, _) = engine.create_account(login, "Short", None, false, &Actor::operator()).await.unwrap();
        engine.reset_password(account).await.unwrap();
    }
}

#[tokio::test]
async fn the_operator_has_the_rights_of_the_person_stood_for() {
    let (engine, _) = engine().await;
    let by = Actor::operator();
    engine.found("acme", "Acme", None, &by).await.unwrap();
    let make = |register: &str, pairs: &[(&str, &str)]| {
        let register = isms::REGISTERS.iter().find(|own| own.key == register).copied().expect("a register");
        let state = kernel::State::new(isms::REGISTERS);
        let values = kernel::parse::assignments(register.fields, pairs.iter().copied(), &state).expect("sound values");
        Command::Create(register, values)
    };
    let does = |command| engine.execute("acme", Asked::by(Actor::operator()), command);
    for name in ["Anna Berg", "Adam Auer", "Ida Holm"] {
        does(make("person", &[("name", name)])).await.unwrap();
    }
    does(make("role", &[("title", "Security manager"), ("conformity", "yes")])).await.unwrap();
    let state = engine.state("acme").await.unwrap();
    let person = |name: &str| state.resolve("person", name).unwrap();
    let [anna, adam, ida] = ["Anna Berg", "Adam Auer", "Ida Holm"].map(person);
    let day = engine.today("acme");
    let role = |state: &kernel::State, person| engine.operator_for("acme", state, person, day).role;
    assert_eq!(role(&state, adam), Role::Administrator, "nobody has an account");

    let (account, _) = engine.create_account("anna", "Anna Berg", None, true, &by).await.unwrap();
    engine.join(account, "acme", Role::Administrator, Some(anna), &by).await.unwrap();
    let (account, _) = engine.create_account("ida", "Ida Holm", None, true, &by).await.unwrap();
    engine.join(account, "acme", Role::Reader, Some(ida), &by).await.unwrap();
    assert_eq!(role(&state, adam), Role::Manager, "nobody holds a role that may approve");
    let assign = isms::act("role.assign").unwrap();
    let args = [("role", "Security manager"), ("person", "Ida Holm")];
    let args = kernel::parse::assignments(assign.arguments, args, &state).unwrap();
    does(Command::Act(assign, kernel::act::gathered(args))).await.unwrap();
    let state = engine.state("acme").await.unwrap();
    assert_eq!([anna, ida, adam].map(|own| role(&state, own)), [Role::Administrator, Role::Reader, Role::Contributor]);

    let asked = Asked::by(engine.operator_for("acme", &state, adam, day));
    let Err(Failure::Refused(refusals)) = engine.execute("acme", asked, make("scope", &[("title", "All")])).await
    else {
        panic!("somebody without a right wrote the scope")
    };
    let told = "a contributor may not do this; ask a manager of the organization: Anna Berg";
    assert_eq!(refusals[0].message, told);
}

/// Two people of an organization, and an account for each of some logins.
async fn people(engine: &Engine) -> [RawId; 2] {
    engine.found("acme", "Acme", None, &Actor::operator()).await.unwrap();
    let mut people = Vec::new();
    for name in ["Anna Berg", "Adam Auer"] {
        let values = vec![(Path::field("name"), Value::Text(name.into()))];
        let command = Command::Create(Person::REGISTER, values);
        let done = engine.execute("acme", Asked::by(Actor::operator()), command).await.unwrap();
        people.push(done.changes.first().unwrap().subject().1);
    }
    people.try_into().unwrap()
}

#[tokio::test]
async fn two_at_the_same_moment_do_not_get_an_account_each_for_one_person() {
    let (engine, _) = engine().await;
    let ([anna, _], by) = (people(&engine).await, Actor::operator());
    let (one, _) = engine.create_account("one", "One", None, false, &by).await.unwrap();
    let (other, _) = engine.create_account("other", "Other", None, false, &by).await.unwrap();
    let joins = [one, other].map(|account| engine.join(account, "acme", Role::Manager, Some(anna), &by));
    let [one, other] = joins;
    let (one, other) = tokio::join!(one, other);
    let Err(Failure::Refused(refusals)) = one.and(other) else { panic!("two accounts sign for one person") };
    assert!(refusals[0].message.contains("stands for this person"), "{refusals:?}");
}

#[tokio::test]
async fn nobody_changes_their_own_role_or_leaves_by_themselves() {
    let (engine, _) = engine().await;
    let ([anna, adam], by) = (people(&engine).await, Actor::operator());
    let (ada, _) = engine.create_account("ada", "Ada", None, true, &by).await.unwrap();
    engine.join(ada, "acme", Role::Administrator, Some(anna), &by).await.unwrap();
    let own = engine.membership(ada, "acme").unwrap();
    for (role, person) in [(Role::Manager, anna), (Role::Administrator, adam)] {
        let joined = engine.join(ada, "acme", role, Some(person), &own).await;
        assert!(matches!(joined, Err(Failure::Refused(_))), "{role:?}");
    }
    assert!(matches!(engine.leave(ada, "acme", &own).await, Err(Failure::Refused(_))));
    engine.leave(ada, "acme", &by).await.unwrap();
}

#[tokio::test]
async fn what_was_asked_for_by_a_member_is_not_done_once_they_were_taken_out() {
    let (engine, _) = engine().await;
    people(&engine).await;
    let (ada, _) = engine.create_account("ada", "Ada", None, false, &Actor::operator()).await.unwrap();
    engine.join(ada, "acme", Role::Manager, None, &Actor::operator()).await.unwrap();
    let asked = Asked::by(engine.membership(ada, "acme").unwrap());
    let person = |name: &str| Command::Create(Person::REGISTER, vec![(Path::field("name"), Value::Text(name.into()))]);
    engine.execute("acme", asked.clone(), person("Eve")).await.unwrap();
    engine.join(ada, "acme", Role::Reader, None, &Actor::operator()).await.unwrap();
    let lowered = engine.execute("acme", asked.clone(), person("Mallory")).await;
    assert!(matches!(lowered, Err(Failure::Refused(_))));
    engine.leave(ada, "acme", &Actor::operator()).await.unwrap();
    let Err(Failure::Refused(refusals)) = engine.execute("acme", asked, person("Mallory")).await else {
        panic!("somebody who was taken out wrote")
    };
    assert!(refusals[0].message.contains("does not belong"), "{refusals:?}");
}

#[tokio::test]
async fn a_new_password_ends_sessions_of_another_process_too() {
    let store = ledger::Store::memory();
    let open = || Engine::open(Place::Store(store.clone()), Arc::new(SetClock::at(Timestamp::UNIX_EPOCH)));
    let here = open().await.unwrap();
    let (ada, password) = here.create_account("ada", "Ada", None, true, &Actor::operator()).await.unwrap();
    let there = open().await.unwrap();
    there.sign_in("ada", &password, "phone").await.unwrap();
    here.set_password(ada, "a new and longer one").await.unwrap();
    assert_eq!(store.list_aside("session").await.unwrap().len(), 0);
}

#[tokio::test]
async fn a_sign_in_that_a_reset_overtakes_opens_nothing() {
    let (engine, _) = engine().await;
    let (ada, password) = engine.create_account("ada", "Ada", None, true, &Actor::operator()).await.unwrap();
    // Whichever comes first: nothing that the former password opened is open in the end.
    for _ in 0..4 {
        let (signed, fresh) = tokio::join!(engine.sign_in("ada", &password, "phone"), engine.reset_password(ada));
        assert!(fresh.is_ok());
        assert!(signed.is_err() || engine.session(&signed.unwrap()).is_none());
        assert_eq!(engine.sessions(KIND_SESSION, ada), []);
        engine.set_password(ada, &password).await.unwrap();
    }
}
