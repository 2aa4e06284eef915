//! What files would do, as JSON.

use serde_json::{Value as Json, json};

use super::{Intake, Records};
use crate::sheets;

/// What they are, what they would do, and what speaks against it.
pub fn of(intake: &Intake) -> Json {
    let mut told = sheets::json::of(&intake.preview);
    let records = |own: &Records| json!({ "register": own.register.key, "made": own.made, "changed": own.changed });
    told["kind"] = json!(intake.kind.key());
    told["records"] = intake.records.iter().map(records).collect();
    told["notes"] = intake.notes.iter().chain(&intake.preview.notes).map(|note| json!(note)).collect();
    told["refusals"] = intake.refusals.iter().map(sheets::json::refusal).collect();
    told
}
