//! Clause 8: tasks are done, risks assessed, incidents closed and opened again, rules waived.

use super::Way;

pub fn tell(way: &mut Way) {
    way.world.create("operation", &[("title", "Restore test"), ("rhythm", "monthly"), ("next_due", "2026-11-20")]);
    way.does("operation.record", &[("operation", "OPS-001"), ("outcome", "as-planned")]);
    way.does("method.adopt", &[]);
    way.world.holds("Manager", "P-002");
    way.does("method.approve", &[("method", "M-01")]);
    way.world.create("risk", &[("title", "Fire"), ("owner", "P-001")]);
    way.world.assess("R-0001", "4", "3");
    way.world.create("assessment", &[("title", "Yearly")]);
    way.does("assessment.complete", &[("assessment", "Yearly"), ("conclusion", "one risk is to be treated")]);
    way.does("incident.report", &[("title", "A stranger in the stockroom"), ("place", "Hall 2")]);
    way.world.create("obligation", &[("title", "Tell the landlord of break-ins"), ("report_hours", "48")]);
    way.does("incident.start_clocks", &[("incident", "A stranger in the stockroom"), ("obligations", "OB-001")]);
    way.does("incident.send_report", &[("incident", "A stranger in the stockroom")]);
    way.world.create("incident", &[("title", "Alarm at night"), ("class", "false-alarm")]);
    way.does("incident.close", &[("incident", "Alarm at night")]);
    way.does("incident.reopen", &[("incident", "Alarm at night"), ("reason", "a door was open after all")]);
    let asked = [("requested_by", "P-002"), ("because", "the scanner knows one account")];
    let waiver = [&[("title", "Shared password"), ("owner", "P-002")][..], &asked].concat();
    way.world.create("exception", &waiver);
    way.does("exception.approve", &[("exception", "Shared password"), ("until", "2027-03-31")]);
}
