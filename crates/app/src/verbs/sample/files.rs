//! The files of the sample, one a register.

/// Names the files of registers, in the order of the standard.
macro_rules! files {
    ($($register:literal,)*) => {
        &[$(($register, include_str!(concat!("../../../../../content/sample/", $register, ".yaml"))),)*]
    };
}

/// The acts on the records of each register, under its plural, in the order of the standard.
pub const FILES: &[(&str, &str)] = files! {
    "issues",
    "parties",
    "feedback",
    "obligations",
    "scopes",
    "units",
    "sites",
    "processes",
    "commitments",
    "roles",
    "methods",
    "asset-types",
    "assets",
    "threats",
    "vulnerabilities",
    "risks",
    "treatments",
    "controls",
    "applicability",
    "people",
    "documents",
    "operations",
    "records-of-operation",
    "assessments",
    "incidents",
    "suppliers",
    "exceptions",
    "impacts",
    "continuities",
    "exercises",
    "metrics",
    "measurements",
    "tests",
    "programmes",
    "audits",
    "findings",
    "reviews",
    "nonconformities",
    "actions",
    "improvements",
    "projects",
    "activities",
    "certifications",
    "evidence",
    "tasks",
    "comments",
    "own-fields",
    "saved-views",
    "column-maps",
};
