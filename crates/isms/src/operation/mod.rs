//! Clause 8: doing what was planned, again and again.
