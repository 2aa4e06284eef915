//! Start mine: size, trade and wished date, and the organization stands with drafts and a plan.

use access::Role;
use askama::Template;
use axum::extract::{Query, State as Here};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use engine::{Asked, Failure};
use exchange::{asked, latin, threats};
use isms::context::profiles::Sector;
use isms::support::Person;
use jiff::tz::TimeZone;
use kernel::{Choice, Command, Context, Declared, Path, RawId, Refusal, State, Value};

use super::accounts::Administering;
use super::bring::is_empty;
use super::certificate::{self, Held};
use crate::auth::{Pairs, text};
use crate::error::{Halt, status_of};
use crate::flash;
use crate::frame::{Frame, Head, page};
use crate::house::House;
use crate::sent::Sent;
use crate::visit::Visitor;
use crate::wrongs::Wrongs;

/// The act that makes the drafts and the plan.
const BEGIN: &str = "profile.begin";
/// What it is told by the form.
const ANSWERS: [&str; 5] = ["name", "persons", "sector", "wished_on", "site"];
/// What the fields are called.
const LABELS: [(&str, &str); 10] = [
    ("name", "found-name"),
    ("persons", "start-persons"),
    ("sector", "start-sector"),
    ("wished_on", "start-wished"),
    ("certificate_number", "start-certificate-number"),
    ("certified_on", "start-certified-on"),
    ("valid_until", "start-valid-until"),
    ("key", "found-key"),
    ("site", "act-profile-begin-site"),
    ("time_zone", "found-zone"),
];
/// What stands for an answer that is refused while the others are looked at.
const PLACEHOLDERS: [(&str, &str); 2] = [("name", "-"), ("persons", "1")];
/// Longest key made from a name.
const KEY_LETTERS_MAX: usize = 32;

#[derive(Template)]
#[template(path = "lobby/start.html")]
struct Page {
    frame: Frame,
    head: Head,
    sectors: Vec<(&'static str, String, bool)>,
    /// Whether what there is already is brought in next.
    brings: bool,
    wrongs: Wrongs,
    typed: Pairs,
}

impl Page {
    fn typed(&self, name: &str) -> &str {
        text(&self.typed, name)
    }
}

/// `GET /start`, and with `?then=import` on the way to bringing in what there is.
pub async fn form(Administering(visitor): Administering, Query(given): Query<Pairs>) -> Result<Response, Halt> {
    shown(&visitor, Vec::new(), given)
}

fn shown(visitor: &Visitor, refusals: Vec<Refusal>, typed: Pairs) -> Result<Response, Halt> {
    let t = visitor.manner.texts;
    let chosen = Sector::CHOICES.find(text(&typed, "sector")).unwrap_or_else(|| Sector::General.key());
    let option = |key: &&'static str| (*key, t.choice(Sector::CHOICES.key, key).to_owned(), *key == chosen);
    let brings = text(&typed, "then") == "import";
    page(&Page {
        frame: Frame::outside(visitor, t.t("start")),
        head: Head::new(t, t.t(if brings { "start-bring" } else { "start" }))
            .why(t.t(if brings { "start-bring-why" } else { "start-why" }))
            .below(t.t("organizations"), "/"),
        sectors: Sector::CHOICES.values.iter().map(option).collect(),
        brings,
        wrongs: Wrongs::of(t, &refusals, &LABELS),
        typed,
    })
}

/// `POST /start`.
pub async fn begin(
    Here(house): Here<House>,
    Administering(visitor): Administering,
    Sent(pairs): Sent,
) -> Result<Response, Halt> {
    match make(&house, &visitor, &pairs).await {
        Ok(key) => {
            let name = text(&pairs, "name").trim().to_owned();
            let next = if text(&pairs, "then") == "import" { "import" } else { "today" };
            Ok(flash::go(&format!("/o/{key}/{next}"), visitor.manner.texts.one("started", "name", name), None))
        }
        Err(Failure::Refused(refusals)) => {
            let status = status_of(&refusals).max(StatusCode::FORBIDDEN);
            Ok((status, shown(&visitor, refusals, with_key(pairs))?).into_response())
        }
        Err(other) => Err(other.into()),
    }
}

/// Founds the organization with its founder as a person, and begins in their name; gives the key.
async fn make(house: &House, visitor: &Visitor, pairs: &Pairs) -> Result<String, Failure> {
    let (engine, actor) = (&house.engine, visitor.actor());
    let key = key(pairs);
    let zone = Some(text(pairs, "time_zone").trim()).filter(|zone| !zone.is_empty());
    // One that was begun before and broke off is gone on with.
    let begun = is_empty(engine, visitor, &key).await?;
    let command = with_certificate(command(house, pairs), certificate::read(pairs, house.engine.now()));
    let (name, open) = (text(pairs, "name").trim(), Ok(()));
    let found = if begun { open } else { engine.would_found(&key, name, zone, &actor) };
    let ((command, held), founder) = (at_once(command, found)?, founder(house, visitor)?);
    if !begun {
        engine.found(&key, name, zone, &actor).await?;
        engine.join(visitor.account, &key, Role::Administrator, None, &actor).await?;
    }
    let by = || engine.membership(visitor.account, &key).ok_or_else(|| Failure::Missing(format!("no member of {key}")));
    let founder = engine.execute(&key, Asked::by(by()?), founder).await?;
    let person = founder.changes.first().map(|change| change.subject().1);
    engine.join(visitor.account, &key, Role::Administrator, person, &actor).await?;
    engine.execute(&key, Asked::by(by()?), command).await?;
    let begun_state = engine.state(&key).await?;
    if let Some(command) = held.and_then(|held| held.command(&begun_state, visitor.manner.texts)) {
        engine.execute(&key, Asked::by(by()?), command).await?;
    }
    let state = engine.state(&key).await?;
    let library = Command::Batch(threats::ACT, threats::commands(threats::carried(), &state).into());
    engine.execute(&key, Asked::by(by()?), library).await?;
    Ok(key)
}

/// The person who begins, by the name of the account, and by its login where that is an address that people may have.
fn founder(house: &House, visitor: &Visitor) -> Result<Command, Vec<Refusal>> {
    let instance = house.engine.instance();
    let login = instance.get(visitor.account).map(|account| account.login.to_string()).unwrap_or_default();
    let name = (Path::field("name"), Value::Text(visitor.name.clone()));
    let with_address = vec![name.clone(), (Path::field("email"), Value::Text(login))];
    let command = Command::Create(Person::REGISTER, with_address);
    if on_nothing(house, &command).is_ok() {
        return Ok(command);
    }
    let command = Command::Create(Person::REGISTER, vec![name]);
    on_nothing(house, &command).map(|()| command)
}

/// Decides a command once on nothing, so that no organization is founded for what is refused.
fn on_nothing(house: &House, command: &Command) -> Result<(), Vec<Refusal>> {
    let now = house.engine.now();
    let day = now.to_zoned_datetime(TimeZone::UTC).date();
    let context = Context::new(RawId(1), None, day, now, 0);
    command.decide(&State::new(isms::REGISTERS), &context).map(drop)
}

/// The act as answered, where it would not be refused.
fn command(house: &House, pairs: &Pairs) -> Result<Command, Vec<Refusal>> {
    let nothing = State::new(isms::REGISTERS);
    let answered = ANSWERS.iter().map(|name| ((*name).to_owned(), text(pairs, name).trim().to_owned()));
    let answered: Vec<_> = answered.filter(|(_, content)| !content.is_empty()).collect();
    match asked::from_words(BEGIN, &answered, &nothing) {
        Ok(command) => on_nothing(house, &command).map(|()| command),
        Err(mut refusals) => {
            // The other answers are looked at beside something in place of those.
            let wrong: Vec<_> = refusals.iter().map(|refusal| refusal.field.to_string()).collect();
            let mut others: Vec<_> = answered.into_iter().filter(|(name, _)| !wrong.contains(name)).collect();
            let missing = PLACEHOLDERS.iter().filter(|(name, _)| !others.iter().any(|(own, _)| own == name));
            let missing: Vec<_> = missing.map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
            others.extend(missing);
            let tried = asked::from_words(BEGIN, &others, &nothing).and_then(|own| on_nothing(house, &own));
            refusals.extend(tried.err().unwrap_or_default());
            Err(refusals)
        }
    }
}

/// The act with the certificate that is held, where nothing speaks against either.
fn with_certificate(
    command: Result<Command, Vec<Refusal>>,
    held: Result<Option<Held>, Vec<Refusal>>,
) -> Result<(Command, Option<Held>), Vec<Refusal>> {
    match (command, held) {
        (Ok(command), Ok(held)) => Ok((command, held)),
        (command, held) => Err(command.err().into_iter().chain(held.err()).flatten().collect()),
    }
}

/// Everything that speaks against beginning, in the order of the form.
fn at_once<T>(command: Result<T, Vec<Refusal>>, found: Result<(), Failure>) -> Result<T, Failure> {
    let (command, mut refusals) = match command {
        Ok(command) => (Some(command), Vec::new()),
        Err(refusals) => (None, refusals),
    };
    match found {
        Ok(()) => {}
        Err(Failure::Refused(found)) => {
            // A name that is missing is told once, and so is the key that would follow from it.
            let lacks_name = refusals.iter().any(|refusal| refusal.field == "name");
            let told = |refusal: &Refusal| lacks_name && (refusal.field == "name" || refusal.field == "key");
            refusals.extend(found.into_iter().filter(|refusal| !told(refusal)));
        }
        Err(other) => return Err(other),
    }
    refusals.sort_by_key(|refusal| LABELS.iter().position(|(field, _)| refusal.field == *field));
    match command.filter(|_| refusals.is_empty()) {
        Some(command) => Ok(command),
        None => Err(refusals.into()),
    }
}

/// What was typed, with the key that was made of the name: whoever reads what is wrong with it sees it.
fn with_key(pairs: Pairs) -> Pairs {
    let made = key(&pairs);
    let keyed = |(name, typed): (String, String)| if name == "key" { (name, made.clone()) } else { (name, typed) };
    pairs.into_iter().map(keyed).collect()
}

/// The key typed, or one made from the name.
fn key(pairs: &Pairs) -> String {
    let typed = text(pairs, "key").trim();
    if typed.is_empty() { key_of(text(pairs, "name")) } else { typed.to_owned() }
}

fn key_of(name: &str) -> String {
    let mut key = String::new();
    for letter in name.trim().chars().flat_map(char::to_lowercase) {
        match letter {
            'a'..='z' | '0'..='9' => key.push(letter),
            _ if latin::bare(letter).is_some() => key.extend(latin::bare(letter)),
            _ if key.is_empty() || key.ends_with('-') => {}
            _ => key.push('-'),
        }
    }
    key.truncate(KEY_LETTERS_MAX);
    key.trim_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::key_of;

    #[test]
    fn a_key_is_made_from_a_name() {
        let keys =
            ["Møller & Söhne GmbH", "  Acme  ", "日本", "A very long name of an organization indeed"].map(key_of);
        assert_eq!(keys, ["moller-sohne-gmbh", "acme", "", "a-very-long-name-of-an-organizat"]);
    }
}
