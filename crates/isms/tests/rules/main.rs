//! The rules, asked as every surface asks them: a command, a state, and the changes or the refusals.

mod acceptances;
mod ahead;
mod approvals;
mod beginning;
mod declared;
mod duties;
mod exclusions;
mod guards;
mod indicated;
mod inheritance;
mod lowered_lines;
mod matrix;
mod methods;
mod owned;
mod proposals;
mod registers;
mod risks;
mod roles;
mod scopes;
mod scoring;
mod statement;
mod stories;
mod treatments;
mod versions;
mod work;
mod world;
