//! What could belong in a register, to keep or to reject: `content/examples/`, by the trade of the organization.
//!
//! What is kept becomes an ordinary record; what is not kept leaves no trace. An example counts as kept while a record of
//! its register bears its title, so that it is not offered twice.

mod files;

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use isms::context::profiles::Sector;
use kernel::change::Path;
use kernel::{Choice, Command, Field, Kind, RawId, Record, Refusal, Register, State, Table, Value};
use serde_json::{Map, Value as Json, json};

use crate::json as told;
use files::FILES;

/// The key under which keeping is recorded.
pub const ACT: &str = "bulk.keep";
/// A register with more records needs no examples any more, and is not searched for their titles.
const RECORDS_MAX: usize = 1_000;
/// The group offered to every trade.
const GENERAL: &str = "general";
/// Registers whose examples are joined up with those that are kept after them.
const JOINED: [&str; 3] = ["issue", "obligation", "opportunity"];
/// The group of those that only open the form.
const MODELS: &str = "models";

/// One example.
#[derive(Debug)]
pub struct Example {
    /// Its name within the register.
    pub key: String,
    /// The trade it is meant for; none where it is for all.
    pub sector: Option<Sector>,
    /// Whether it only shows how such a record looks: what happened is not made up.
    pub model: bool,
    /// What the record is called.
    pub title: String,
    /// What the record would hold. Links name their records by title.
    pub fields: Map<String, Json>,
}

/// An example as it is offered to an organization.
#[derive(Clone, Copy, Debug)]
pub struct Offer {
    /// The example.
    pub example: &'static Example,
    /// Whether a record bears its title, also a retired one.
    pub kept: bool,
}

/// Every example of a register, those that others link to first.
pub fn of_register(register: &Register) -> &'static [Example] {
    static READ: LazyLock<HashMap<&'static str, Vec<Example>>> =
        LazyLock::new(|| FILES.iter().map(|(plural, text)| (*plural, read(plural, text))).collect());
    READ.get(register.plural).map_or(&[], Vec::as_slice)
}

const SOUND: &str = "files of examples are part of the build, and a test keeps every one of them";

fn read(plural: &str, text: &str) -> Vec<Example> {
    let groups: Map<String, Json> = serde_norway::from_str(text).expect(SOUND);
    let register = isms::REGISTERS.iter().find(|register| register.plural == plural).expect(SOUND);
    let title = register.fields[register.title].key;
    let of_group = |(group, examples): (String, Json)| {
        let Json::Object(examples) = examples else { panic!("{SOUND}") };
        let sector = Sector::of(&group).filter(|_| group != GENERAL);
        assert!(sector.is_some() || group == GENERAL || group == MODELS, "{plural}: {group} is no trade");
        examples.into_iter().map(move |(key, fields)| {
            let title = fields[title].as_str().expect(SOUND).to_owned();
            let Json::Object(fields) = fields else { panic!("{SOUND}") };
            Example { key, sector, model: group == MODELS, title, fields }
        })
    };
    groups.into_iter().flat_map(of_group).collect()
}

/// What a trade is offered for a register: its own first, then what suits everybody. A long register is offered nothing.
pub fn offered(register: &Register, sector: Sector, state: &State) -> Vec<Offer> {
    let Some(table) = state.table(register.key).filter(|table| table.len() <= RECORDS_MAX) else { return Vec::new() };
    let titles: HashSet<String> = table.rows().map(|row| row.record.title().to_lowercase()).collect();
    let all = of_register(register).iter();
    let meant = all.filter(|example| example.sector.is_none_or(|own| own == sector));
    let offer = |example| Offer { example, kept: titles.contains(&example.title.to_lowercase()) };
    let mut offers: Vec<_> = meant.map(offer).collect();
    offers.sort_by_key(|offer| offer.example.sector.is_none());
    offers
}

/// The command that makes records of the examples named, as one entry.
///
/// # Errors
/// A name that is none, an example that is kept already, or one that only shows how such a record looks.
pub fn command(register: &'static Register, keys: &[String], state: &State) -> Result<Command, Vec<Refusal>> {
    let all = of_register(register);
    let unknown = |key: &&String| !all.iter().any(|example| example.key == **key);
    let mut refusals: Vec<_> = keys.iter().filter(unknown).map(|key| unknown_key(register, key)).collect();
    let titles: HashSet<String> = rows(register, state).map(|row| row.record.title().to_lowercase()).collect();
    let mut made: HashMap<String, RawId> = HashMap::new();
    let mut commands = Vec::new();
    // In the order of the file: what others link to stands first.
    for example in all.iter().filter(|example| keys.contains(&example.key)) {
        let title = example.title.to_lowercase();
        if example.model {
            refusals
                .push(Refusal::software(&example.key, "this shows how such a record looks; write your own after it"));
        } else if titles.contains(&title) {
            refusals.push(Refusal::software(&example.key, format!("\"{}\" is in the register already", example.title)));
        } else {
            match values(register, example, state, &made) {
                Ok(values) => {
                    made.insert(title, RawId::pending(commands.len() as u64));
                    commands.push((example.title.clone(), Command::Create(register, values)));
                }
                Err(found) => refusals.extend(found.into_iter().map(|refusal| refusal.within(&example.key))),
            }
        }
    }
    if refusals.is_empty() && commands.is_empty() {
        refusals.push(Refusal::software("keep", "name at least one example to keep"));
    }
    commands.extend(named_before(register, &made, state));
    if refusals.is_empty() { Ok(Command::Batch(ACT, commands.into())) } else { Err(refusals) }
}

/// What was kept before and names one of these by its title is linked with it now, whichever was kept first.
fn named_before(register: &Register, made: &HashMap<String, RawId>, state: &State) -> Vec<(String, Command)> {
    let mut commands = Vec::new();
    for other in isms::REGISTERS.iter().filter(|other| JOINED.contains(&other.key) && other.key != register.key) {
        for example in of_register(other).iter().filter(|example| !example.model) {
            let row = || state.resolve(other.key, &example.title).ok().and_then(|id| state.row(other.key, id));
            let naming = example.fields.iter().filter_map(|(key, content)| {
                let (_, field) = other.field(key).filter(|(_, field)| field.kind.target() == Some(register.key))?;
                let titles = content
                    .as_str()
                    .into_iter()
                    .chain(content.as_array().into_iter().flatten().filter_map(Json::as_str));
                let found: Vec<_> = titles.filter_map(|title| made.get(&title.to_lowercase()).copied()).collect();
                (!found.is_empty()).then_some((field, found))
            });
            for (field, found) in naming {
                let Some(row) = row().filter(|row| !row.head.retired) else { continue };
                let before = row.record.value(field.key).links();
                let value = match field.kind {
                    Kind::Links(_) => Value::Links(before.into_iter().chain(found).collect()),
                    _ if before.is_empty() => Value::Link(found[0]),
                    _ => continue,
                };
                commands
                    .push((row.reference(), Command::Edit(other, row.id, vec![(Path::field(field.key), value)], None)));
            }
        }
    }
    commands
}

fn unknown_key(register: &Register, key: &str) -> Refusal {
    let known: Vec<_> = of_register(register).iter().map(|example| example.key.as_str()).collect();
    let advice =
        if known.is_empty() { "this register has none".to_owned() } else { format!("use {}", known.join(", ")) };
    Refusal::missing("keep", format!("there is no example \"{key}\" for {}; {advice}", register.plural))
}

fn rows<'a>(register: &Register, state: &'a State) -> impl Iterator<Item = kernel::Row<'a>> {
    state.table(register.key).into_iter().flat_map(Table::rows)
}

/// The record an example would be, to fill a form with.
pub fn filled(register: &'static Register, example: &Example, state: &State) -> Box<dyn Record> {
    let mut record = (register.blank)();
    for (path, value) in values(register, example, state, &HashMap::new()).unwrap_or_default() {
        if let Some((at, _)) = register.field(&path.field) {
            let fits = record.set(at, path.group_key(), path.part_key(), value);
            debug_assert!(fits.is_ok(), "{SOUND}");
        }
    }
    record
}

type Values = Vec<(Path, Value)>;

/// The values of an example. A link that leads nowhere yet is left out: what it names may not have been kept.
fn values(
    register: &'static Register,
    example: &Example,
    state: &State,
    made: &HashMap<String, RawId>,
) -> Result<Values, Vec<Refusal>> {
    let mut plain = Map::new();
    let mut values = Vec::new();
    for (key, content) in &example.fields {
        match register.field(key).map(|(_, field)| field) {
            Some(field) if field.kind.target().is_some() => {
                values.extend(linked(field, content, state, made).map(|value| (Path::field(field.key), value)));
            }
            Some(_) | None => {
                plain.insert(key.clone(), content.clone());
            }
        }
    }
    values.extend(told::values(register.fields, &Json::Object(plain), state)?);
    Ok(values)
}

fn linked(field: &Field, content: &Json, state: &State, made: &HashMap<String, RawId>) -> Option<Value> {
    let target = field.kind.target()?;
    let one = |title: &str| made.get(&title.to_lowercase()).copied().or_else(|| state.resolve(target, title).ok());
    match (field.kind, content) {
        (Kind::Links(_), Json::Array(titles)) => {
            let found: Vec<_> = titles.iter().filter_map(Json::as_str).filter_map(one).collect();
            (!found.is_empty()).then_some(Value::Links(found))
        }
        _ => content.as_str().and_then(one).map(Value::Link),
    }
}

/// How many examples each register has for a trade, and how many of them are kept.
pub fn counts(sector: Sector, state: &State) -> Vec<Json> {
    let told = |register: &&'static Register| {
        let offers = offered(register, sector, state);
        let kept = offers.iter().filter(|offer| offer.kept).count();
        json!({ "register": register.plural, "examples": offers.len(), "kept": kept })
    };
    isms::REGISTERS.iter().filter(|register| !of_register(register).is_empty()).map(told).collect()
}

/// What is offered, for the API and the command line.
pub fn json(register: &Register, sector: Sector, state: &State) -> Json {
    let one = |offer: &Offer| {
        let Example { key, sector, model, title, fields } = offer.example;
        let sector = sector.map(Choice::key);
        json!({ "key": key, "title": title, "sector": sector, "model": model, "kept": offer.kept, "fields": fields })
    };
    json!({
        "register": register.plural,
        "sector": sector.key(),
        "examples": offered(register, sector, state).iter().map(one).collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use kernel::{Context, Date, Timestamp};

    use super::*;

    fn state() -> State {
        State::new(isms::REGISTERS)
    }

    fn context() -> Context {
        Context::new(RawId(1), None, Date::constant(2026, 11, 23), Timestamp::UNIX_EPOCH, 7)
    }

    fn register(plural: &str) -> &'static Register {
        isms::REGISTERS.iter().find(|register| register.plural == plural).expect("it is a register")
    }

    fn kept(register: &'static Register, keys: &[String]) -> Result<State, Vec<String>> {
        let told = |refusals: Vec<Refusal>| refusals.iter().map(ToString::to_string).collect::<Vec<_>>();
        let mut state = state();
        let command = command(register, keys, &state).map_err(told)?;
        let changes = command.decide(&state, &context()).map_err(told)?;
        state.apply(1, Timestamp::UNIX_EPOCH, &changes).expect("decided on this state");
        Ok(state)
    }

    #[test]
    fn all_examples_of_a_register_can_be_kept_together_and_are_then_kept() {
        for register in isms::REGISTERS {
            let all = of_register(register).iter().filter(|example| !example.model);
            let keys: Vec<_> = all.map(|example| example.key.clone()).collect();
            let mut seen = HashSet::new();
            assert!(keys.iter().all(|key| seen.insert(key)), "{}: a key is there twice", register.plural);
            if keys.is_empty() {
                continue;
            }
            let state = kept(register, &keys).unwrap_or_else(|told| panic!("{}: {told:#?}", register.plural));
            assert_eq!(state.table(register.key).map_or(0, Table::len_live), keys.len(), "{}", register.plural);
            let offers = Sector::CHOICES.values.iter().filter_map(|key| Sector::of(key));
            let mut offers = offers.flat_map(|sector| offered(register, sector, &state));
            assert!(offers.all(|offer| offer.kept || offer.example.model));
        }
    }

    #[test]
    fn every_trade_is_offered_at_least_five_of_its_own_where_the_trade_matters_most() {
        for plural in ["issues", "parties", "obligations", "assets", "suppliers"] {
            let all = of_register(register(plural));
            for key in Sector::CHOICES.values {
                let sector = Sector::of(key).filter(|sector| *sector != Sector::General);
                let own = all.iter().filter(|example| example.sector == sector).count();
                assert!(own >= 5, "{plural} has {own} for {key}");
            }
        }
    }

    #[test]
    fn every_register_has_examples_and_every_field_in_them_is_known() {
        for register in isms::REGISTERS {
            assert!(
                !of_register(register).is_empty(),
                "{} has no examples; write content/examples/{0}.yaml",
                register.plural
            );
            for example in of_register(register) {
                let record = filled(register, example, &state());
                assert_eq!(record.title(), example.title, "{}", register.plural);
                for key in example.fields.keys() {
                    assert!(register.field(key).is_some(), "{} {}: {key}", register.plural, example.key);
                }
            }
        }
    }

    #[test]
    fn links_between_assets_lead_to_what_is_kept_with_them_and_no_further() {
        let assets = register("assets");
        let named = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>();
        let state = kept(assets, &named(&["customer-data", "laptops", "mail"])).expect("kept");
        let depends = |title: &str| {
            let id = state.resolve("asset", title).expect("it was kept");
            state.row("asset", id).map(|row| row.record.value("depends_on").links().len())
        };
        assert_eq!(
            (depends("Customer contacts, offers and correspondence"), depends("E-mail and calendar")),
            (Some(2), Some(0))
        );
    }

    #[test]
    fn what_is_kept_together_comes_joined_up() {
        for sector in Sector::CHOICES.values.iter().filter_map(|key| Sector::of(key)) {
            let of_trade = |plural: &str| {
                let offers = offered(register(plural), sector, &state()).into_iter().filter(is_kept_whole);
                let keys: Vec<_> = offers.map(|offer| offer.example.key.clone()).collect();
                kept(register(plural), &keys).expect("kept")
            };
            let processes = of_trade("processes");
            assert_eq!(isms::context::processes::apart(&processes).count(), 0, "{}", sector.key());
            let assets = of_trade("assets");
            let all = assets.of::<isms::planning::Asset>();
            let needed = |id: RawId| all.iter().any(|(_, own)| own.depends_on.iter().any(|other| other.raw() == id));
            let supporting = all.iter().filter(|(_, own)| own.kind == isms::planning::assets::AssetKind::Supporting);
            let alone = supporting.filter(|(id, _)| !needed(id.raw())).map(|(_, own)| own.name.to_string());
            assert_eq!(alone.collect::<Vec<_>>(), ["Public website"], "{}", sector.key());
        }
    }

    fn is_kept_whole(offer: &Offer) -> bool {
        !offer.example.model
    }

    fn target_of(key: &str) -> &'static Register {
        isms::REGISTERS.iter().find(|register| register.key == key).expect("links lead to registers")
    }

    #[test]
    fn links_of_examples_name_what_stands_before_them_in_the_library_or_among_other_examples() {
        let library = crate::threats::commands(crate::threats::carried(), &state());
        let changes = Command::Batch("library.import", library.into()).decide(&state(), &context()).expect("sound");
        let mut state = state();
        state.apply(1, Timestamp::UNIX_EPOCH, &changes).expect("decided on this state");
        for register in isms::REGISTERS {
            let mut before = HashSet::new();
            for example in of_register(register) {
                for (key, content) in &example.fields {
                    let Some(target) = register.field(key).and_then(|(_, field)| field.kind.target()) else { continue };
                    let one = content.as_str().into_iter();
                    for title in content.as_array().into_iter().flatten().filter_map(Json::as_str).chain(one) {
                        let other = || of_register(target_of(target)).iter().any(|own| own.title == title);
                        let known = before.contains(title) || state.resolve(target, title).is_ok();
                        let known = known || target != register.key && other();
                        assert!(known, "{} {}: nothing is called {title}", register.plural, example.key);
                    }
                }
                before.insert(example.title.as_str());
            }
        }
    }

    #[test]
    fn what_is_unknown_kept_or_only_a_model_is_refused_with_its_reason() {
        let told = |plural: &str, key: &str| {
            let refused = kept(register(plural), &[key.to_owned()]).err().unwrap_or_default();
            refused.join("; ")
        };
        assert!(
            told("issues", "nonsense").starts_with("keep: there is no example \"nonsense\" for issues; use ransomware")
        );
        assert!(told("incidents", "laptop-was-left").contains("shows how such a record looks"));
        let issues = register("issues");
        let state = kept(issues, &["ransomware".to_owned()]).expect("kept");
        let again = command(issues, &["ransomware".to_owned()], &state).expect_err("it is there");
        assert!(again[0].to_string().contains("is in the register already"));
    }
}
