//! What a row says about the past: the acts that take it, with the list as their source.

use jiff::tz::TimeZone;
use kernel::{Act, Args, Kind, Path, RawId, Refusal, Value, parse, print};

use super::acts::{CHECKED_BY, EFFECTIVE, PRINTED, VERSION, act, path};
use super::{Plan, is_silent};
use crate::sheets::cells::values::Reading;
use crate::sheets::export::stands;
use crate::sheets::file::book::{Cell, Line};
use crate::sheets::rows::changes::{Objection, Rows};

/// What a row says: its place, the argument of the act that takes it, and what stands there.
type Said = (&'static str, &'static str, Value);

impl Plan {
    /// What a row brings in beside its values.
    ///
    /// # Errors
    /// Cells that cannot be read, and what the row does not say.
    pub fn of_row(
        &self,
        rows: &Rows<'_>,
        line: &Line<'_>,
        (known, values): (Option<RawId>, &[(Path, Value)]),
        source: &str,
    ) -> Result<Brought, Vec<Objection>> {
        let mut brought = Brought::default();
        if !self.told {
            return Ok(brought);
        }
        let (read, mut wrong) = self.read(rows, line, known, &mut brought);
        if self.says(line) {
            wrong.extend(self.unsaid(&read));
            wrong.extend(self.ineffective(&read));
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        if self.says(line) && !self.came_in(rows, known, &read) {
            self.take_in(&mut brought, read, values, (source, rows.reading));
        }
        Ok(brought)
    }

    /// What a row says at the places of the act, and what of it cannot be read; its version is kept as it is printed.
    fn read(
        &self,
        rows: &Rows<'_>,
        line: &Line<'_>,
        known: Option<RawId>,
        brought: &mut Brought,
    ) -> (Vec<Said>, Vec<Objection>) {
        let (mut read, mut wrong) = (Vec::new(), Vec::new());
        for (place, argument) in self.way.places {
            let column = self.columns.iter().find(|(_, own)| own == place).map(|(at, _)| *at);
            if *place == VERSION {
                match self.version(rows, line, column, (known, &mut *brought)) {
                    Ok(number) => read.extend(number.map(|number| (*place, *argument, Value::Whole(number)))),
                    Err(objection) => wrong.push(objection),
                }
            } else if self.says(line) {
                match self.value(rows, line, column, place) {
                    Ok(value) if value.is_blank() => {}
                    Ok(value) => read.push((*place, *argument, value)),
                    Err(objection) => wrong.push(objection),
                }
            }
        }
        (read, wrong)
    }

    /// The number of the version that a row says; where it is more than that, it is kept as it is printed.
    fn version(
        &self,
        rows: &Rows<'_>,
        line: &Line<'_>,
        column: Option<usize>,
        (known, brought): (Option<RawId>, &mut Brought),
    ) -> Result<Option<i64>, Objection> {
        let text = column.map(|at| line.cell(at).words()).unwrap_or_default();
        let counted = is_silent(&text) || text.trim().parse::<i64>().is_ok();
        if rows.register.field(PRINTED).is_none() {
            let message = "versions are counted in whole numbers here; write the number, and this in the title";
            let wrong = || (column.unwrap_or_default(), Refusal::software(VERSION, message));
            return if counted || !self.says(line) { Ok(number(&text)) } else { Err(wrong()) };
        }
        let printed = rows.columns.iter().any(|own| own.place().is_some_and(|path| path.field == PRINTED));
        let row = known.and_then(|id| rows.reading.state.row(rows.register.key, id));
        let stood = Value::Text(text.trim().to_owned());
        if !printed && row.is_none_or(|row| row.record.value(PRINTED) != stood) {
            brought.version(&text, self.says(line));
        }
        Ok(number(&text))
    }

    /// Whether all that a row says came in so before: it comes in no second time.
    fn came_in(&self, rows: &Rows<'_>, known: Option<RawId>, read: &[Said]) -> bool {
        let state = rows.reading.state;
        let Some(row) = known.and_then(|id| state.row(rows.register.key, id)) else { return false };
        let offered = act(self.way.act).is_some_and(|act| (act.offered)(state, row.id));
        let stood = |place: &str, value: &Value| stands(row.record, &path(place)) == *value;
        !offered && read.iter().all(|(place, argument, value)| *argument == self.way.source || stood(place, value))
    }

    /// Adds the act with what a row says; the list is the source.
    fn take_in(
        &self,
        brought: &mut Brought,
        read: Vec<Said>,
        values: &[(Path, Value)],
        (source, reading): (&str, &Reading<'_>),
    ) {
        let reviewer = || values.iter().find(|(path, _)| path.field == "reviewer").map(|(_, value)| value.clone());
        let effective = read.iter().any(|(place, _, value)| *place == EFFECTIVE && *value == Value::Flag(true));
        let proof = read
            .iter()
            .find(|(_, argument, _)| *argument == self.way.source)
            .map(|(.., value)| print::text(value, reading.state));
        let proof = proof.map_or_else(|| source.to_owned(), |proof| format!("{proof} ({source})"));
        let mut args: Args = Vec::new();
        for (place, argument, value) in read {
            if !argument.is_empty() && argument != self.way.source {
                args.push((argument.to_owned(), value.clone()));
            }
            brought.shown.push((path(place), value));
        }
        let checker = reviewer().filter(|_| effective && !args.iter().any(|(own, _)| own == CHECKED_BY));
        args.extend(checker.map(|checker| (CHECKED_BY.to_owned(), checker)));
        args.extend(self.by_then(&args));
        args.extend(self.day_of(&args, values, reading.zone));
        args.push((self.way.source.to_owned(), Value::Text(proof)));
        brought.acts.extend(self.way.before.and_then(act).map(|act| (act, Args::new())));
        brought.acts.extend(act(self.way.act).map(|act| (act, args)));
    }

    /// The day that is another one at the latest, where the row does not say it.
    fn by_then(&self, args: &Args) -> Option<(String, Value)> {
        let (argument, of) = self.way.by_then?;
        let said = |key: &str| args.iter().find(|(own, _)| own == key).map(|(_, value)| value.clone());
        said(argument).is_none().then(|| Some((argument.to_owned(), said(of)?))).flatten()
    }

    /// The day of a moment that the row tells, where it does not say the day.
    fn day_of(&self, args: &Args, values: &[(Path, Value)], zone: &TimeZone) -> Option<(String, Value)> {
        let (argument, field) = self.way.day_of.filter(|(argument, _)| !args.iter().any(|(own, _)| own == argument))?;
        let told = values.iter().find(|(path, _)| path.field == field).map(|(_, value)| value)?;
        let Value::Time(moment) = told else { return None };
        Some((argument.to_owned(), Value::Date(zone.to_datetime(*moment).date())))
    }

    /// What a row says at a place: by its column, or as it is said for all rows.
    fn value(&self, rows: &Rows<'_>, line: &Line<'_>, column: Option<usize>, place: &str) -> Result<Value, Objection> {
        let path = path(place);
        let kind = parse::place(rows.register.fields, &path).map_or(Kind::Text, |(_, kind)| kind);
        let read = |cell: &Cell<'_>, at: usize| {
            let value = rows.reading.value(cell, &path, &kind, &[]);
            value.map_err(|wrong| (at, wrong.at(place)))
        };
        if let Some(at) = column.filter(|at| !line.cell(*at).is_empty()) {
            return read(line.cell(at), at);
        }
        let filled = rows.filled.iter().find(|(own, _)| *own == path).map(|(_, value)| value.clone());
        let composed = rows.composed.iter().find(|own| *own.path() == path).map(|own| own.text(line));
        match (filled, composed) {
            (Some(value), _) => Ok(value),
            (None, Some(text)) => read(&Cell::text(text), self.first()),
            (None, None) => Ok(Value::Nothing),
        }
    }

    /// What a row has to say and does not.
    fn unsaid(&self, read: &[Said]) -> Vec<Objection> {
        let of_act = |place: &&&str| self.way.places.iter().any(|(own, _)| own == *place);
        let missing = self.way.needs.iter().filter(of_act).filter(|place| !read.iter().any(|(own, ..)| own == *place));
        let objection = |place: &&str| {
            let at = self.columns.iter().find(|(_, own)| own == place).map_or(self.first(), |(at, _)| *at);
            let message = format!(
                "this row says that it was done, and not {}; write it here, or say what holds for all rows: fill {place}",
                if place.ends_with(".by") { "by whom" } else { "on which day" }
            );
            (at, Refusal::software(*place, message))
        };
        missing.map(objection).collect()
    }

    /// Refuses to close what did not work.
    fn ineffective(&self, read: &[Said]) -> Option<Objection> {
        let failed = read.iter().any(|(place, _, value)| *place == EFFECTIVE && *value == Value::Flag(false));
        let at = self.columns.iter().find(|(_, place)| *place == EFFECTIVE)?.0;
        let message = "actions that did not work close nothing; leave the row open, or say that they worked";
        failed.then(|| (at, Refusal::house_rule(EFFECTIVE, message)))
    }

    /// The column that says that it was done.
    fn first(&self) -> usize {
        self.status.or(self.columns.first().map(|(at, _)| *at)).unwrap_or_default()
    }
}

/// What a row brings in.
#[derive(Default)]
pub struct Brought {
    /// The act with its arguments, without the record.
    pub acts: Vec<(&'static Act, Args)>,
    /// What it says, place by place.
    pub shown: Vec<(Path, Value)>,
    /// What is written beside it.
    pub values: Vec<(Path, Value)>,
}

impl Brought {
    /// Keeps a version that is more than a number, and any that no act takes, as it is printed.
    fn version(&mut self, text: &str, says: bool) {
        let whole = text.trim().parse::<i64>().is_ok();
        if !(is_silent(text) || whole && says) {
            self.values.push((Path::field(PRINTED), Value::Text(text.trim().to_owned())));
        }
    }
}

/// The number that a version begins with: 2 of `v2.1`.
fn number(text: &str) -> Option<i64> {
    let digits = text.trim().trim_start_matches(|sign: char| !sign.is_ascii_digit());
    digits.split(|sign: char| !sign.is_ascii_digit()).next()?.parse().ok().filter(|number| *number > 0)
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn versions_begin_with_their_number() {
        let read = ["2", "v2.1", "Rev. 3", "0.9", "draft"].map(number);
        assert_eq!(read, [Some(2), Some(2), Some(3), None, None]);
    }
}
