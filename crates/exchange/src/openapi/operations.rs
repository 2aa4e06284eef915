//! One operation: its id, parameters, body and answers.

use serde_json::{Value as Json, json};

use super::shared;

/// An operation as its path lists it.
pub struct Operation<'a> {
    /// The name a generated client gives it.
    pub id: String,
    /// The group it stands in.
    pub tag: &'a str,
    /// What it does.
    pub summary: String,
    /// Its parameters, shared ones or its own.
    pub parameters: Vec<Json>,
    /// The schema of its body.
    pub body: Option<String>,
    /// Its answers by status.
    pub responses: Json,
}

impl Operation<'_> {
    /// The operation as JSON.
    pub fn print(self) -> Json {
        let mut operation = json!({
            "operationId": self.id,
            "tags": [self.tag],
            "summary": self.summary,
            "parameters": self.parameters,
            "responses": self.responses,
        });
        if let Some(schema) = self.body {
            let content = json!({ "application/json": { "schema": shared("schemas", &schema) } });
            operation["requestBody"] = json!({ "required": true, "content": content });
        }
        operation
    }
}

/// Shared parameters by name.
pub fn with(names: &[&str]) -> Vec<Json> {
    names.iter().map(|name| shared("parameters", name)).collect()
}
