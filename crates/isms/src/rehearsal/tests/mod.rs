//! A clean organization has no gap; each planted defect is found, named and graded, and nothing else.

mod lists;
