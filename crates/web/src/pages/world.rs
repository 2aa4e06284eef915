//! A small organization to try views on, written as people do: by key, reference and text.

use isms::support::Person;
use isms::{REGISTERS, act};
use kernel::{Command, Context, Date, Declared, Id, RawId, State, Timestamp, act, parse};

use super::address::Address;
use super::scene::Scene;

/// The day on which tests happen.
pub const TODAY: Date = Date::constant(2026, 11, 23);

/// An organization and who acts on it.
pub struct World {
    pub state: State,
    person: Option<RawId>,
}

impl World {
    /// Two people, Ada (P-001) and Ben (P-002); Ada acts.
    pub fn new() -> Self {
        let mut world = Self { state: State::new(REGISTERS), person: None };
        world.create("person", &[("name", "Ada")]);
        world.create("person", &[("name", "Ben")]);
        world.acting("P-001")
    }

    /// With the method offered, approved: five by five, line 9; Ben countersigns above it.
    pub fn with_method() -> Self {
        let mut world = Self::new();
        world.does("method.adopt", &[]);
        world.does("method.approve", &[("method", "M-01")]);
        for role in ["Manager", "Top management"] {
            world.does("role.assign", &[("role", role), ("person", "P-002")]);
        }
        world
    }

    /// With three risks of Ada's: R-0001 critical and decided, R-0002 low and accepted, R-0003 not assessed.
    pub fn with_risks() -> Self {
        let mut world = Self::with_method();
        world.create("unit", &[("name", "Operations")]);
        world.create("asset", &[("name", "Dispatch database"), ("kind", "primary"), ("unit", "U-001")]);
        world.create("threat", &[("title", "Malware"), ("availability", "yes")]);
        world.create("vulnerability", &[("title", "Flat network")]);
        world.create("control", &[("title", "Offline backup"), ("reference_controls", "A.8.13")]);
        let about = [("assets", "A-0001"), ("threat", "T-001"), ("vulnerabilities", "V-0001"), ("controls", "C-001")];
        let titled = [("title", "Ransomware encrypts the <dispatch> database"), ("owner", "P-001")];
        world.create("risk", &[titled.as_slice(), about.as_slice()].concat());
        world.create("risk", &[("title", "Power cut at the office"), ("owner", "P-001")]);
        world.create("risk", &[("title", "A lost laptop")]);
        world.assess("R-0001", "5", "4");
        world.does("risk.decide", &[("risk", "R-0001"), ("option", "modify")]);
        world.assess("R-0002", "1", "2");
        world.does("risk.decide", &[("risk", "R-0002"), ("option", "retain")]);
        world.does("risk.accept_all", &[("risks", "R-0002"), ("until", "2027-06-30")]);
        world
    }

    /// Assesses a risk by the criterion of availability.
    pub fn assess(&mut self, risk: &str, consequence: &str, likelihood: &str) {
        self.does("risk.assess", &[("risk", risk), ("consequence[a].level", consequence), ("likelihood", likelihood)]);
    }

    /// The same organization with somebody else acting.
    pub fn acting(mut self, person: &str) -> Self {
        self.person = Some(self.state.resolve("person", person).expect(person));
        self
    }

    /// Makes a record.
    pub fn create(&mut self, register: &str, pairs: &[(&str, &str)]) {
        let register = self.state.register(register).expect(register);
        let values = parse::assignments(register.fields, pairs.iter().copied(), &self.state).expect(register.key);
        self.carry_out(Command::Create(register, values));
    }

    /// Edits a record.
    pub fn edit(&mut self, register: &str, record: &str, pairs: &[(&str, &str)]) {
        let register = self.state.register(register).expect(register);
        let id = self.state.resolve(register.key, record).expect(record);
        let values = parse::assignments(register.fields, pairs.iter().copied(), &self.state).expect(record);
        self.carry_out(Command::Edit(register, id, values, None));
    }

    /// Carries out a named act.
    pub fn does(&mut self, key: &str, pairs: &[(&str, &str)]) {
        let named = act(key).expect(key);
        let values = parse::assignments(named.arguments, pairs.iter().copied(), &self.state).expect(key);
        self.carry_out(Command::Act(named, act::gathered(values)));
    }

    /// The same, by somebody else.
    pub fn does_as(&mut self, person: &str, key: &str, pairs: &[(&str, &str)]) {
        let own = self.person.replace(self.state.resolve("person", person).expect(person));
        self.does(key, pairs);
        self.person = own;
    }

    fn carry_out(&mut self, command: Command) {
        let size = self.state.size();
        let second = 1_795_000_000 + i64::try_from(size).expect("a short ledger");
        let time = Timestamp::from_second(second).expect("a valid instant");
        let context = Context::new(RawId(1), self.person, TODAY, time, u128::from(size));
        let changes = command.decide(&self.state, &context).unwrap_or_else(|refusals| panic!("{refusals:#?}"));
        self.state.apply(size + 1, time, &changes).expect("decided changes apply");
    }

    /// The organization as its acting person sees it today.
    pub fn scene(&self) -> Scene<'_> {
        Scene::plain(&self.state, TODAY, self.person.map(Id::<Person>::of))
    }

    /// The record that a reference names.
    pub fn id<R: Declared>(&self, record: &str) -> Id<R> {
        Id::of(self.state.resolve(R::KEY, record).expect(record))
    }
}

/// An address with this query.
pub fn address(query: &str) -> Address {
    Address::new("/o/test/page", query)
}
