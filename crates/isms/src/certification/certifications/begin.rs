//! The certification that a project aims at, with about its audit time and its earliest visits.

use kernel::{Changes, Date, Decimal, Id, Text};

use super::{Certification, Stage, Visit, VisitKind};
use crate::catalogue::Edition;
use crate::certification::audit_time::{self, audit_time};
use crate::context::Scope;

/// Makes the record. Audit time is that of the table, before any factor: only the certification body decides.
pub fn begin(
    changes: &mut Changes<'_>,
    title: Text,
    scope: Id<Scope>,
    persons: i64,
    (stage_one, stage_two): (Date, Date),
) -> Id<Certification> {
    let row = audit_time(persons);
    changes.create(|certification: &mut Certification| {
        certification.title = title;
        certification.standard = Some(Edition::Iso27001_2022.standard().reference.as_str().into());
        certification.stage = Stage::Implementation;
        certification.scope = Some(scope);
        certification.people_in_scope = Some(persons);
        certification.audit_days = row.and_then(|row| Decimal::try_from(row.days).ok());
        certification.audit_time_factors = row.map(|row| {
            let (reference, from, to) = (audit_time::reference(), row.from, row.to);
            let cited = format!("{reference}, table of audit time, row of {from} to {to} persons, before any factor.");
            format!("{cited} An estimate until the certification body decides.").into()
        });
        for (key, kind, day) in [("1", VisitKind::StageOne, stage_one), ("2", VisitKind::StageTwo, stage_two)] {
            certification.visits.put_at(key, Visit::planned(kind, day));
        }
    })
}
