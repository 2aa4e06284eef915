//! Reasons for including and leaving out controls that say nothing, or have nothing behind them.

use super::planted::check;
use super::statement::row;
use super::world::Clean;

fn included(clean: &mut Clean, control: &str, reason: fn(&mut crate::planning::Applicability)) {
    row(clean, control, |row| {
        row.business = false;
        reason(row);
    });
}

#[test]
fn a_reason_with_nothing_behind_it_has_to_be_explained() {
    let told = |case: &str| format!("applicability.justifies_inclusion {case} judgement A.7.4");
    let (proposed, unobliged) = (told("proposed"), told("unobliged"));
    check(
        "risks, in the words of the form",
        |clean| included(clean, "A.7.4", |row| (row.risk, row.inclusion) = (true, Some("Risk assessment".into()))),
        [&*proposed],
    );
    check("risks and law", |clean| included(clean, "A.7.4", |row| (row.risk, row.legal) = (true, true)), [&*proposed]);
    check(
        "law",
        |clean| included(clean, "A.7.4", |row| (row.legal, row.inclusion) = (true, Some("Law".into()))),
        [&*unobliged],
    );
    check("a contract", |clean| included(clean, "A.7.4", |row| row.contractual = true), [&*unobliged]);
    check(
        "a law that is named",
        |clean| included(clean, "A.7.4", |row| (row.legal, row.inclusion) = (true, Some("GDPR, article 32".into()))),
        [],
    );
    check(
        "a contract that is linked",
        |clean| {
            let contract = clean.context.contract;
            included(clean, "A.7.4", |row| row.contractual = true);
            row(clean, "A.7.4", |row| row.obligations = kernel::Links::to([contract]));
        },
        [],
    );
    check(
        "good practice, whatever else is ticked",
        |clean| included(clean, "A.7.4", |row| (row.business, row.legal) = (true, true)),
        [],
    );
}

#[test]
fn an_excuse_in_more_words_is_still_none() {
    let excluded = |clean: &mut Clean, reason: &str| {
        row(clean, "A.8.30", |row| row.exclusion = Some(reason.into()));
    };
    let told = ["applicability.justifies_exclusion excused judgement A.8.30"];
    for reason in [
        "Too expensive for us at the moment; perhaps next year.",
        "This control is currently not needed in our company: no time for it now.",
        "Out of scope by management decision.",
    ] {
        check(reason, |clean| excluded(clean, reason), told);
    }
    for reason in [
        "Not needed: nobody outside writes software for us",
        "Too expensive beside what it protects: the lobby holds no information at all",
        "Not applicable because all systems are rented",
    ] {
        check(reason, |clean| excluded(clean, reason), []);
    }
}
