//! One of several: declared choices, steps of a scale, registers.

use kernel::Field;
use kernel::kind::Choices;

use super::Desk;
use crate::generic::input::{Choice, Control};
use crate::generic::scale;

/// Most choices that stand open with their meanings; above it they fold into a list.
const RADIOS_MAX: usize = 5;

impl Desk<'_> {
    pub(super) fn choices(&self, choices: &Choices, name: &str) -> Control {
        let (t, typed) = (self.visit.t(), self.typed(name));
        let option = |value: &&'static str| Choice {
            value: (*value).to_owned(),
            label: t.choice(choices.key, value).to_owned(),
            help: t.choice_help(choices.key, value).to_owned(),
            chosen: *value == typed,
        };
        let options: Vec<_> = choices.values.iter().map(option).collect();
        if options.len() <= RADIOS_MAX && options.iter().any(|option| !option.help.is_empty()) {
            Control::Radios(options)
        } else {
            Control::Select(options)
        }
    }

    pub(super) fn levels(&self, field: &Field, name: &str) -> Control {
        let typed = self.typed(name);
        let option = |step: scale::Step| Choice {
            chosen: step.step == typed,
            label: format!("{} {}", step.step, step.label),
            help: step.meaning,
            value: step.step,
        };
        let options: Vec<_> = scale::steps(&self.visit.state, field).into_iter().map(option).collect();
        if options.is_empty() { Control::Line("text", "short", typed) } else { Control::Steps(options) }
    }

    /// The registers there are, by name.
    pub(super) fn registers(&self, name: &str) -> Control {
        let (t, typed) = (self.visit.t(), self.typed(name));
        let known = |key: &str| self.visit.state.registers().iter().any(|register| register.key == key);
        if !typed.is_empty() && !known(&typed) {
            return Control::Line("text", "middle", typed);
        }
        let registers = self.visit.state.registers().iter();
        let option = |register: &&'static kernel::Register| Choice {
            value: register.key.to_owned(),
            label: t.plural(register).to_owned(),
            help: String::new(),
            chosen: register.key == typed,
        };
        Control::Select(registers.map(option).collect())
    }
}
