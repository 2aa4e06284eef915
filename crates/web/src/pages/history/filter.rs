//! Which entries the history shows: by register, record, actor, act and day.

use engine::Told;
use jiff::civil::Date;
use kernel::RawId;
use kernel::refusal::Wrong;

use crate::error::Halt;
use crate::pages::address::Address;
use crate::visit::Visit;

/// The conditions of one address, all of which hold.
#[derive(Default)]
pub struct Filter {
    /// Something in this register changed.
    pub register: Option<&'static str>,
    /// By this account.
    pub actor: Option<RawId>,
    /// By this act.
    pub act: Option<String>,
    /// Recorded on this day.
    pub day: Option<Date>,
    /// What the conditions in force are called, with the address without each.
    pub chips: Vec<(String, String)>,
}

impl Filter {
    /// From an address, or what in it cannot be read.
    pub fn of(visit: &Visit, address: &Address) -> Result<Self, Halt> {
        let unknown = |text: &str| Wrong::new(format!("there is no register {text}"));
        let register = address.read("register", |text| visit.state.register(text).ok_or_else(|| unknown(text)))?;
        let actor = address
            .read("actor", |text| text.parse::<RawId>().map_err(|()| Wrong::new("give the id of an account")))?;
        let act = address.get("act").map(str::to_owned);
        let day = address.read("day", kernel::parse::date)?;
        let t = visit.t();
        let mut chips = Vec::new();
        let mut chip =
            |key: &str, label: &str, value: String| chips.push((format!("{label}: {value}"), address.without(key)));
        if let Some(register) = register {
            chip("register", t.t("history-register"), t.plural(register).to_owned());
        }
        if let Some(actor) = actor {
            chip("actor", t.t("history-actor"), visit.house().engine.actor_name(actor));
        }
        if let Some(act) = &act {
            chip("act", t.t("history-act"), t.recorded(act));
        }
        if let Some(day) = day {
            chip("day", t.t("history-time"), t.day(day));
        }
        Ok(Self { register: register.map(|register| register.key), actor, act, day, chips })
    }

    /// Whether everything passes.
    pub fn is_empty(&self) -> bool {
        self.chips.is_empty()
    }

    /// Whether an entry passes.
    pub fn passes(&self, visit: &Visit, told: &Told) -> bool {
        let on = || told.time.to_zoned_datetime(visit.zone.clone()).date();
        self.actor.is_none_or(|actor| told.actor == actor)
            && self.act.as_ref().is_none_or(|act| told.act == *act)
            && self.register.is_none_or(|register| told.changes.iter().any(|change| change.subject().0 == register))
            && self.day.is_none_or(|day| on() == day)
    }
}

/// A number of an entry.
pub fn number(text: &str) -> Result<u64, Wrong> {
    text.parse().map_err(|_| Wrong::new("give the number of an entry, such as 42"))
}
