//! The rehearsal auditor: every requirement a rule over live records.
