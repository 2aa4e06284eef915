//! Clause 7: what is needed and decided, who can do what, documents from draft to withdrawal, access.

use super::Way;

pub fn tell(way: &mut Way) {
    competence(way);
    document(way);
    access(way);
}

/// What nobody may keep any longer is erased, with a reason.
pub fn dispose(way: &mut Way) {
    way.world.create("person", &[("name", "Cleo Vance"), ("left_on", "2026-01-31")]);
    let refusal = "law because: say why this is erased: the request, or the end of the time it may be kept";
    way.world.refuses("person.erase", &[("person", "Cleo Vance")], &[refusal]);
    way.world = way.world.clone().because("she asked for it");
    way.does("person.erase", &[("person", "Cleo Vance")]);
    way.world.create("document", &[("title", "Notes"), ("kind", "record"), ("body", "Nobody reads this.")]);
    way.does("document.erase", &[("document", "Notes")]);
}

fn competence(way: &mut Way) {
    way.world.create("resource", &[("title", "Eight hours a week"), ("budget", "12000 EUR")]);
    way.does("resource.decide", &[("resource", "RS-001"), ("verdict", "in-part"), ("budget", "8000 EUR")]);
    way.world.create("competence", &[("title", "Restoring backups"), ("level", "independent")]);
    let gap = [("title", "Ben restores"), ("person", "P-002"), ("competence", "CO-001"), ("state", "gap")];
    way.world.create("qualification", &gap);
    way.world.edit("qualification", "Q-0001", &[("action", "a day beside the administrator")]);
    let judged = [("qualification", "Q-0001"), ("worked", "yes"), ("result", "restored alone")];
    way.does("qualification.evaluate", &judged);
    way.does("training.record", &[("people", "P-001\nP-002"), ("title", "Phishing"), ("done_on", "2026-11-20")]);
    let work = [("title", "Audit of a mill"), ("person", "P-002"), ("kind", "audit"), ("hours", "16")];
    way.world.create("experience", &work);
    way.does("experience.confirm", &[("experience", "XP-0001"), ("client", "the miller")]);
}

fn document(way: &mut Way) {
    let policy = [("title", "Policy"), ("kind", "policy"), ("body", "We protect."), ("authors", "P-001")];
    way.world.create("document", &policy);
    let first = ("document", "DOC-001");
    way.does("document.submit", &[first]);
    way.does("document.return", &[first, ("reason", "say why")]);
    way.does("document.submit", &[first]);
    way.acting("P-002");
    way.does("document.review", &[first, ("suits", "yes")]);
    way.does("document.approve", &[first]);
    way.does("document.publish", &[first]);
    way.does("acknowledgement.give", &[first]);
    way.does("document.revise", &[first]);
    way.does("document.withdraw", &[first, ("reason", "the law was repealed")]);
    way.world.create("document", &[("title", "Rules of 2020"), ("kind", "procedure"), ("body", "Lock the door.")]);
    let past = [("approved_by", "P-001"), ("approved_on", "2020-05-04"), ("proof", "signed copy in the safe")];
    way.does("document.bring_in", &[&[("document", "Rules of 2020")], past.as_slice()].concat());
}

fn access(way: &mut Way) {
    let seen = [("title", "Servers"), ("accesses[1].what", "root"), ("accesses[1].verdict", "remove")];
    way.world.create("access-review", &seen);
    way.does("access-review.complete", &[("access_review", "Servers"), ("result", "one right taken")]);
}
