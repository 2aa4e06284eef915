//! A small organization to try rules on. Tests write and read as people do: by key, reference and text.

use isms::{REGISTERS, act};
use kernel::{Command, Context, Date, Id, RawId, Record, Refusal, State, Timestamp, act, entry, parse, print};

/// The day on which tests happen.
pub const TODAY: Date = Date::constant(2026, 11, 23);

/// Writes of an act to registers of another clause, each with its reason.
const CROSSING: &[(&str, &str)] = &[
    // The method offered names roles that countersign; `leadership::roles` makes them.
    ("method.adopt", "role"),
    // Beginning composes what other clauses offer: the method, the project with its plan, the certification.
    ("profile.begin", "method"),
    ("profile.begin", "role"),
    ("profile.begin", "project"),
    ("profile.begin", "activity"),
    ("profile.begin", "certification"),
    // Whoever leaves hands over what belongs to every clause.
    ("person.hand_over", "risk"),
    ("person.hand_over", "treatment"),
    ("person.hand_over", "objective"),
    ("person.hand_over", "asset"),
    ("person.hand_over", "scope"),
    ("person.hand_over", "control"),
    ("person.hand_over", "task"),
];

/// Acts that sign and leave their record open, each with its reason.
const OPEN: &[&str] = &[
    // Rows are frozen over the name; the version is sealed by its approval.
    "statement.freeze",
    // What records say against the exclusion is kept with the name, and another record asks for it again.
    "applicability.uphold",
    // What did not work is open again.
    "nonconformity.judge",
    // Who looked for opportunities stands in a field that acts alone write; the profile around it goes on.
    "profile.find_no_opportunity",
    // So does who set a house rule aside.
    "profile.set_aside",
    "profile.count_again",
    // So does who looked for risks around an asset.
    "asset.find_no_risk",
];

/// An organization and who acts on it on which day.
#[derive(Clone)]
pub struct World {
    pub state: State,
    pub day: Date,
    person: Option<RawId>,
    governs: bool,
    happened_on: Option<Date>,
    reason: Option<String>,
}

impl World {
    /// Two people, Ada (P-001) and Ben (P-002); Ada acts.
    pub fn new() -> Self {
        let mut world = Self {
            state: State::new(REGISTERS),
            day: TODAY,
            person: None,
            governs: true,
            happened_on: None,
            reason: None,
        };
        world.create("person", &[("name", "Ada")]);
        world.create("person", &[("name", "Ben")]);
        world.acting("P-001")
    }

    /// With the method offered, approved: M-01, five by five, line 9. Ben holds the role Manager (RO-01 or RO-02).
    pub fn with_method() -> Self {
        let mut world = Self::new();
        world.does("method.adopt", &[]);
        world.does("method.approve", &[("method", "M-01")]);
        world.holds("Manager", "P-002");
        world
    }

    /// With a risk of Ada's, R-0001, not yet assessed.
    pub fn with_risk() -> Self {
        let mut world = Self::with_method();
        world.create("risk", &[("title", "Ransomware on file server"), ("owner", "P-001")]);
        world
    }

    /// With R-0001 assessed and decided.
    pub fn with_decision(consequence: &str, likelihood: &str, option: &str) -> Self {
        let mut world = Self::with_risk();
        world.assess("R-0001", consequence, likelihood);
        world.does("risk.decide", &[("risk", "R-0001"), ("option", option)]);
        world
    }

    /// Assesses a risk by the criterion of confidentiality.
    pub fn assess(&mut self, risk: &str, consequence: &str, likelihood: &str) {
        let reading = [("risk", risk), ("consequence[c].level", consequence), ("likelihood", likelihood)];
        self.does("risk.assess", &reading);
    }

    /// The same organization with somebody else acting.
    pub fn acting(mut self, person: &str) -> Self {
        self.person = Some(self.state.resolve("person", person).expect(person));
        self
    }

    /// The same organization with nobody of its people behind the account.
    pub fn acting_nobody(mut self) -> Self {
        self.person = None;
        self
    }

    /// The same organization with an account that approves nothing for everybody.
    pub fn contributing(mut self) -> Self {
        self.governs = false;
        self
    }

    /// The same organization with an account that approves what holds for everybody.
    pub fn governing(mut self) -> Self {
        self.governs = true;
        self
    }

    /// The same organization on another day.
    pub fn on(mut self, day: &str) -> Self {
        self.day = day.parse().expect(day);
        self
    }

    /// The same organization, with a reason for what is done.
    pub fn because(mut self, reason: &str) -> Self {
        self.reason = Some(reason.to_owned());
        self
    }

    /// The same organization, recording something that happened earlier.
    pub fn happened_on(mut self, day: &str) -> Self {
        self.happened_on = Some(day.parse().expect(day));
        self
    }

    fn context(&self) -> Context {
        // Time goes on, so that what is made later sorts later.
        let second = 1_795_000_000 + i64::try_from(self.state.size()).expect("a short ledger");
        let time = Timestamp::from_second(second).expect("a valid instant");
        let seed = u128::from(self.state.size());
        let mut context = Context::new(RawId(1), self.person, self.day, time, seed);
        context.governs = self.governs;
        context.happened_on = self.happened_on;
        context.reason = self.reason.clone();
        context
    }

    /// Makes a record.
    pub fn create(&mut self, register: &str, pairs: &[(&str, &str)]) {
        let register = self.state.register(register).expect(register);
        let values = parse::assignments(register.fields, pairs.iter().copied(), &self.state).expect(register.key);
        self.carry_out(Command::Create(register, values)).expect(register.key);
    }

    /// Edits a record, or says what keeps it from being edited.
    pub fn try_edit(&mut self, register: &str, record: &str, pairs: &[(&str, &str)]) -> Result<(), Vec<String>> {
        let register = self.state.register(register).expect(register);
        let id = self.state.resolve(register.key, record).expect(record);
        let values = parse::assignments(register.fields, pairs.iter().copied(), &self.state).map_err(printed)?;
        self.carry_out(Command::Edit(register, id, values, None))
    }

    /// Edits a record, as somebody who is no person of the organization and so takes nothing for themselves.
    pub fn edit(&mut self, register: &str, record: &str, pairs: &[(&str, &str)]) {
        let person = self.person.take();
        self.try_edit(register, record, pairs).expect(record);
        self.person = person;
    }

    /// Gives a role to a person, and to nobody else; done by somebody who is no person of the organization.
    pub fn holds(&mut self, role: &str, person: &str) {
        let acting = self.person.take();
        self.does("role.assign", &[("role", role), ("person", person)]);
        let others = self.shows("role", role, "holders");
        for other in others.lines().filter(|other| *other != person) {
            self.does("role.relieve", &[("role", role), ("person", other), ("because", "somebody else holds it")]);
        }
        self.person = acting;
    }

    /// Writes a word on every input of a management review.
    pub fn considers(&mut self, review: &str) {
        let inputs = [
            "earlier_actions",
            "issues",
            "parties",
            "nonconformities",
            "measurements",
            "audits",
            "objectives",
            "feedback",
            "risks",
            "opportunities",
        ];
        self.edit("review", review, &inputs.map(|input| (input, "Nothing new.")));
    }

    /// Retires a record.
    pub fn retire(&mut self, register: &str, record: &str) {
        let register = self.state.register(register).expect(register);
        let id = self.state.resolve(register.key, record).expect(record);
        self.carry_out(Command::Retire(register, id)).expect(record);
    }

    /// Carries out a named act, or says everything against it.
    pub fn try_act(&mut self, key: &str, pairs: &[(&str, &str)]) -> Result<(), Vec<String>> {
        let named = act(key).unwrap_or_else(|| panic!("there is no act {key}"));
        let values = parse::assignments(named.arguments, pairs.iter().copied(), &self.state).map_err(printed)?;
        self.carry_out(Command::Act(named, act::gathered(values)))
    }

    /// Carries out a named act.
    pub fn does(&mut self, key: &str, pairs: &[(&str, &str)]) {
        self.try_act(key, pairs).unwrap_or_else(|refusals| panic!("{key}: {refusals:#?}"));
    }

    /// Carries out any command, or says everything against it.
    pub fn try_command(&mut self, command: Command) -> Result<(), Vec<String>> {
        self.carry_out(command)
    }

    /// Checks that an act is refused, for these reasons and in this order.
    #[track_caller]
    pub fn refuses(&self, key: &str, pairs: &[(&str, &str)], expected: &[&str]) {
        assert_eq!(self.clone().try_act(key, pairs).expect_err("the act is refused"), expected, "{key}");
    }

    /// Decides, stores as bytes, and applies what is read back.
    fn carry_out(&mut self, command: Command) -> Result<(), Vec<String>> {
        let context = self.context();
        let changes = command.decide(&self.state, &context).map_err(printed)?;
        let stored = entry::items(&context, &changes);
        let read = entry::body(stored.iter().map(|item| Some(item.as_slice()))).expect("items read back");
        assert_eq!(read.changes, changes);
        if let Command::Act(act, _) = &command {
            for (register, _) in read.changes.iter().map(kernel::Change::subject) {
                keeps_to_its_clause(act.key, register);
                needs_the_right_to_govern(act, register);
            }
        }
        self.state.apply(self.state.size() + 1, context.time, &read.changes).expect("decided changes apply");
        if let Command::Act(act, args) = &command {
            self.what_was_signed_stays(act, args);
        }
        Ok(())
    }

    /// What somebody put their name to is sealed from then on.
    fn what_was_signed_stays(&self, act: &kernel::Act, args: &kernel::Args) {
        if !act.signs || OPEN.contains(&act.key) {
            return;
        }
        for row in act.subjects(args).into_iter().filter_map(|id| self.state.find(id)) {
            assert!(isms::sealing::sealed(row.record).is_some(), "{} leaves {} open", act.key, row.reference());
        }
    }

    /// The record that a reference or title names.
    pub fn row(&self, register: &str, record: &str) -> &dyn Record {
        let id = self.state.resolve(register, record).expect(record);
        self.state.row(register, id).expect(record).record
    }

    /// The identity of a record.
    pub fn id<R>(&self, register: &str, record: &str) -> Id<R> {
        Id::of(self.state.resolve(register, record).expect(record))
    }

    /// What a field of a record shows.
    pub fn shows(&self, register: &str, record: &str, field: &str) -> String {
        print::text(&self.row(register, record).value(field), &self.state)
    }
}

/// A refusal with its basis, as tests state them.
fn printed(refusals: Vec<Refusal>) -> Vec<String> {
    refusals.iter().map(|refusal| format!("{} {refusal}", refusal.basis.key())).collect()
}

/// Whoever may not write what decides who may decide does so by no act either.
fn needs_the_right_to_govern(act: &kernel::Act, register: &str) {
    let register = REGISTERS.iter().find(|own| own.key == register).expect("a listed register");
    let (writing, acting) = (access::right_for_edit(register).least(), access::right_for_act(act).least());
    assert!(writing < access::Right::Govern.least() || acting >= writing, "{} writes {}", act.key, register.key);
}

/// An act writes only registers of its own clause; whatever crosses stands in a list.
fn keeps_to_its_clause(act: &str, register: &str) {
    let section = |key: &str| {
        let found = REGISTERS.iter().find(|register| register.key == key);
        found.unwrap_or_else(|| panic!("{act} writes {key}")).section()
    };
    let own = act.split('.').next().unwrap_or_default();
    let crossing = CROSSING.contains(&(act, register));
    assert!(crossing || section(own) == section(register), "{act} writes the register {register} of another clause");
}
