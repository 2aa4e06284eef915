//! What a page is drawn from: a state, the words, a day, and who looks at it.

use std::borrow::Cow;

use access::{Right, Role};
use isms::support::Person;
use isms::work::tasks::asked;
use isms::work::{AskFor, Now, Task};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kernel::{Act, Acted, Context, Declared, Id, RawId, Register, Row, State, Subject, Timestamp};
use serde::Serialize;

use crate::frame::register_path;
use crate::generic::worded::worded;
use crate::texts::Texts;
use crate::visit::Visit;

use super::signing::signer;
use super::today::sponsor;

/// Everything a view depends on beside its own address.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// The management system as of the day.
    pub state: &'a State,
    /// The words.
    pub t: &'static Texts,
    /// The day shown.
    pub day: Date,
    /// The time shown: now, or the end of a past day.
    pub time: Timestamp,
    /// The zone in which days begin.
    pub zone: &'a TimeZone,
    /// The person behind the account, where membership names one.
    pub person: Option<Id<Person>>,
    /// What the visitor may do; none on a past day, which is only read.
    pub role: Option<Role>,
    org: &'a str,
    as_of: Option<Date>,
    /// The page shown, below the organization; empty where that is not known.
    here: &'a str,
}

/// A record by its reference, its title and its page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Named {
    /// `R-0042`.
    pub reference: String,
    /// What it is called.
    pub title: String,
    /// Where its page is.
    pub href: String,
}

/// Something that can be done now, as a button leading to its form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Doing {
    /// Key of the act.
    pub act: &'static str,
    /// What the button says.
    pub label: String,
    /// Where the form is.
    pub href: String,
    /// Whether it is a signature.
    pub signs: bool,
    /// Whose signature it waits for, where that is not the visitor's; the button then asks them for it with a task.
    pub asks: Option<Asks>,
}

/// Somebody whose signature something waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asks {
    /// The person.
    pub person: Id<Person>,
    /// What they are called.
    pub name: String,
    /// The form that asks them in one click; none where they were asked, or the visitor may not.
    pub form: Option<Form>,
}

impl Serialize for Asks {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.name)
    }
}

/// A form that is sent with one button.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// Where it is sent.
    pub action: String,
    /// What it says.
    pub fields: Vec<(&'static str, String)>,
}

impl<'a> Scene<'a> {
    /// What a visit shows.
    pub fn of(visit: &'a Visit) -> Self {
        let role = visit.as_of.is_none().then_some(visit.actor.role);
        let person = visit.actor.person.map(Id::of);
        let Visit { state, org, as_of, here, zone, .. } = visit;
        let (t, time) = (visit.t(), visit.now().time);
        Self { state, t, day: visit.day(), time, zone, person, role, org, as_of: *as_of, here }
    }

    /// The moment shown.
    pub fn now(&self) -> Now {
        Now { day: self.day, time: self.time, zone: self.zone.clone() }
    }

    /// The same after something was done.
    pub fn then(self, state: &'a State) -> Self {
        Self { state, ..self }
    }

    /// A state seen by an administrator who stands for this person.
    #[cfg(test)]
    pub fn plain(state: &'a State, day: Date, person: Option<Id<Person>>) -> Self {
        static ZONE: TimeZone = TimeZone::UTC;
        let (t, role, time) = (crate::texts::fallback(), Some(Role::Administrator), Now::from(day).time);
        Self { state, t, day, time, zone: &ZONE, person, role, org: "test", as_of: None, here: "" }
    }

    /// An address in this organization that keeps the day shown: `planning/risks`.
    pub fn href(&self, path: &str) -> String {
        let between = if path.contains('?') { '&' } else { '?' };
        match self.as_of {
            None => format!("/o/{}/{path}", self.org),
            Some(day) => format!("/o/{}/{path}{between}as_of={day}", self.org),
        }
    }

    /// An address in this organization without its query: what stands before a record's reference.
    pub fn base(&self, path: &str) -> String {
        format!("/o/{}/{path}", self.org)
    }

    /// What stands behind an address without a query to keep the day shown.
    pub fn suffix(&self) -> String {
        self.as_of.map(|day| format!("?as_of={day}")).unwrap_or_default()
    }

    /// The page of a record by its reference.
    pub fn page_of(&self, register: &Register, reference: &str) -> String {
        self.href(&format!("{}/{reference}", register_path(register)))
    }

    /// A record as a link.
    pub fn named(&self, row: Row<'_>) -> Named {
        let reference = row.reference();
        let href = self.page_of(row.record.register(), &reference);
        let title = match row.record.as_any().downcast_ref::<Person>() {
            Some(person) => self.marked(person, row.record.title()),
            None => row.record.title(),
        };
        Named { title, reference, href }
    }

    /// The record with this id as a link, wherever it is.
    pub fn link(&self, id: RawId) -> Option<Named> {
        self.state.find(id).map(|row| self.named(row))
    }

    /// The record of a register with this id as a link.
    pub fn link_to<R: Declared>(&self, id: Id<R>) -> Option<Named> {
        self.state.row(R::KEY, id.raw()).map(|row| self.named(row))
    }

    /// The name of a person; empty where there is none.
    pub fn person_name(&self, person: Id<Person>) -> &'a str {
        self.state.get(person).map(|held| &*held.record.name).unwrap_or_default()
    }

    /// The name of a person to whom something belongs or for whom it waits, marked where they have left; empty where
    /// there is none.
    pub fn who(&self, person: Id<Person>) -> Cow<'a, str> {
        match self.state.get(person) {
            Some(held) if self.gone(held).is_some() => self.marked(held, held.name.to_string()).into(),
            Some(held) => Cow::Borrowed(&*held.record.name),
            None => Cow::Borrowed(""),
        }
    }

    /// What is said beside a person who has left by the day shown: the day they left.
    pub fn gone(&self, person: &Person) -> Option<String> {
        let left = person.left_on.filter(|_| !person.works_on(self.day))?;
        Some(self.t.one("person-gone", "day", self.t.day(left)))
    }

    fn marked(&self, person: &Person, name: String) -> String {
        self.gone(person).map(|gone| format!("{name} ({gone})")).unwrap_or(name)
    }

    /// Whether the visitor may do something today.
    pub fn may(&self, right: Right) -> bool {
        self.role.is_some_and(|role| role.has(right))
    }

    /// Whether the visitor may do an act, whatever the record.
    pub fn may_do(&self, act: &Act) -> bool {
        self.may(access::right_for_act(act)) && (!act.signs || self.person.is_some())
    }

    /// An act on a record as a button, where the rules offer it and the visitor may do it.
    pub fn doing(&self, key: &str, row: Row<'_>) -> Option<Doing> {
        let act = isms::act(key).filter(|act| self.may_do(act) && (act.offered)(self.state, row.id))?;
        let other = signer(*self, key, &row).filter(|signer| Some(*signer) != self.person);
        if let Some(other) = other {
            return Some(self.asking(act, row, other));
        }
        if self.barred(act, row).is_some() {
            return None;
        }
        let register = row.record.register();
        let href =
            format!("{}/acts/{}", self.base(&format!("{}/{}", register_path(register), row.reference())), act.key);
        Some(Doing { act: act.key, label: self.t.act(act).to_owned(), href, signs: act.signs, asks: None })
    }

    /// Asking somebody for a signature: one click makes a task for them that stands under their Today. Once it is made,
    /// it is told; whoever may give no tasks is only told whom it waits for.
    fn asking(&self, act: &'static Act, row: Row<'_>, other: Id<Person>) -> Doing {
        let what = [("act", self.t.act(act).to_owned().into()), ("record", row.record.title().into())];
        self.asking_to(act, row, (other, None), self.t.with("ask-task", &what))
    }

    /// The same in these words, for somebody whom the act names.
    pub fn asking_to(
        &self,
        act: &'static Act,
        row: Row<'_>,
        (other, asked_for): (Id<Person>, Option<Id<Person>>),
        title: String,
    ) -> Doing {
        let (name, record) = (self.person_name(other).to_owned(), self.named(row));
        let doing = |label, href, form| {
            let asks = Some(Asks { person: other, name: name.clone(), form });
            Doing { act: act.key, label, href, signs: false, asks }
        };
        if let Some((id, task)) = asked(self.state, act.key, Subject(row.id), other, asked_for) {
            let on = task.asked_on.map(|on| self.t.day(on)).unwrap_or_default();
            let label = self.t.with("asked-person", &[("person", name.clone().into()), ("day", on.into())]);
            return doing(label, self.page_of(Task::REGISTER, &self.state.reference(id)), None);
        }
        // What was handed in stands under the Today of top management by itself.
        let handed_in = act.key == "statement.approve" && sponsor::decides(*self, other);
        if handed_in || !self.may_do(AskFor::ACT) {
            return doing(self.t.one("waits-for-person", "person", name.clone()), record.href, None);
        }
        let own = format!("{}/{}", register_path(row.record.register()), record.reference);
        let back = if self.here.is_empty() { own } else { self.here.to_owned() };
        let person = self.state.reference(other);
        let given = [("title", title), ("about", record.reference), ("act", act.key.to_owned()), ("person", person)];
        let asked_for = asked_for.map(|person| ("asked_for", self.state.reference(person)));
        let given: Vec<_> = given.into_iter().chain(asked_for).collect();
        let path = format!("{}/acts/{}", register_path(Task::REGISTER), AskFor::ACT.key);
        let query = serde_urlencoded::to_string(&given).unwrap_or_default();
        let fields = given.into_iter().chain([("_back", back)]).collect();
        let form = Form { action: self.base(&path), fields };
        doing(self.t.one("ask-person", "person", name.clone()), self.href(&format!("{path}?{query}")), Some(form))
    }

    /// Why the rules keep the visitor from an act on a record whatever they fill in; none where they do not.
    pub fn barred(&self, act: &'static Act, row: Row<'_>) -> Option<String> {
        isms::barred(act, self.state, &self.context(), row.id).map(|refusal| refusal.message.to_string())
    }

    /// Why an act is refused on a record whatever the visitor fills in; none where that is not known before.
    pub fn refused(&self, act: &'static Act, row: Row<'_>) -> Option<String> {
        let why = isms::refused(act, self.state, &self.context(), row.id)?;
        Some(worded(self.t, ("", &[]), &why.message))
    }

    /// Who would act, and when.
    fn context(&self) -> Context {
        let time = self.day.to_zoned_datetime(TimeZone::UTC).map(|midnight| midnight.timestamp()).unwrap_or_default();
        let mut context = Context::new(RawId::default(), self.person.map(Id::raw), self.day, time, 0);
        context.governs = self.may(Right::Govern);
        context
    }

    /// The acts that are open on a record, though not to the visitor: what each is called, and why.
    pub fn withheld(&self, row: Row<'_>) -> Vec<(String, String)> {
        let open = |act: &&'static Act| self.may_do(act) && (act.offered)(self.state, row.id);
        let why = |act: &'static Act| {
            let other = signer(*self, act.key, &row).is_some_and(|signer| Some(signer) != self.person);
            let why = self.barred(act, row).filter(|_| !other)?;
            Some((self.t.act(act).to_owned(), worded(self.t, ("", &[]), &why)))
        };
        isms::acts_on(row.record.register().key).filter(open).filter_map(why).collect()
    }

    /// Every act that is offered on a record.
    pub fn doings(&self, row: Row<'_>) -> Vec<Doing> {
        isms::acts_on(row.record.register().key).filter_map(|act| self.doing(act.key, row)).collect()
    }
}
