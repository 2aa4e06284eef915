//! Tables wider than lists: metrics by month, and people by training.

use exchange::sheets::{self, Options, Preview};
use isms::evaluation::Measurement;
use isms::support::Training;
use kernel::{Command, State};

use super::begun::{done, judging};
use super::looks::told;

fn look(register: &str, file: &str, fill: &[(&str, &str)], state: &State) -> Preview {
    let usual = isms::REGISTERS.iter().find(|own| own.key == register).copied();
    let said = |(place, words): &(&str, &str)| ("*".to_owned(), (*place).to_owned(), (*words).to_owned());
    let options = Options { usual, filled: fill.iter().map(said).collect(), ..Options::default() };
    sheets::preview("list.csv", file.as_bytes(), &options, state)
}

fn brought(mut preview: Preview, state: &State) -> State {
    let commands = preview.commands().unwrap_or_else(|refusals| panic!("{refusals:?}"));
    done(Command::Batch(sheets::ACT, commands), state)
}

#[test]
fn values_by_month_come_in_as_measurements_of_a_year_that_is_asked_for() {
    let state = judging();
    let file = "KPI,Unit,Jan,Feb,Mar,Apr\nClick rate,%,4.5,-,3,n/a\nPatched,%,90,91.5,,99\n";
    let seen = look("metric", file, &[], &state);
    assert!(told(&seen)[0].contains("values by month, rows 2 and 3, period: required, and no column fills it"));
    let after = brought(look("metric", file, &[("period", "{Month} 2026")], &state), &state);
    let measured = after.of::<Measurement>();
    let mut values: Vec<_> = measured
        .iter()
        .map(|(_, held)| {
            let metric = after.get(held.record.metric).map(|metric| metric.title.to_string()).unwrap_or_default();
            let value = held.record.value.map(|value| value.to_string()).unwrap_or_default();
            format!("{metric}: {} {value}", held.record.period)
        })
        .collect();
    values.sort();
    let expected = [
        "Click rate: Jan 2026 4.5",
        "Click rate: Mar 2026 3",
        "Patched: Apr 2026 99",
        "Patched: Feb 2026 91.5",
        "Patched: Jan 2026 90",
    ];
    assert_eq!(values, expected);
    let dated = "KPI,Jan 2027,Feb 2027,Mar 2027\nPatched,90,91,92\n";
    let seen = look("metric", dated, &[], &state);
    let periods: Vec<_> =
        seen.sheets[1].rows.iter().flat_map(|row| &row.changes).filter(|own| own.place == "period").collect();
    assert_eq!((told(&seen), periods[1].after.as_str()), (vec![], "2027-02"));
}

#[test]
fn people_by_training_come_in_as_one_training_each() {
    let state = judging();
    let file = "Name,Department,Manager,Awareness,Phishing,Secure coding\n\
        Ada Lind,IT,Ben Ohm,done,2026-03-11,n/a\nBen Ohm,HR,Ada Lind,planned,,done\n";
    // Whatever was done was done on a day, which the file does not tell of ticks.
    let file = file.replace(",planned,", ",,");
    let seen = look("training", &file, &[("done_on", "2026-11-20")], &state);
    assert_eq!(told(&seen), Vec::<String>::new());
    assert!(seen.sheets[0].notes.iter().any(|own| own.contains("each is read as a training of whoever its row names")));
    let after = brought(seen, &state);
    let trainings = after.of::<Training>();
    let mut all: Vec<_> = trainings
        .iter()
        .map(|(_, held)| {
            let who = after.get(held.record.person).map(|person| person.name.to_string()).unwrap_or_default();
            let day = held.record.done_on.map(|day| day.to_string()).unwrap_or_default();
            format!("{who}: {} {:?} {day}", held.record.title, held.record.state)
        })
        .collect();
    all.sort();
    let expected = [
        "Ada Lind: Awareness Done 2026-11-20",
        "Ada Lind: Phishing Done 2026-03-11",
        "Ben Ohm: Secure coding Done 2026-11-20",
    ];
    assert_eq!(all, expected);
}
