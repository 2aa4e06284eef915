//! What stands where on a sheet: which register it is about, the row that names its columns, several tables, merged
//! cells, records over several rows, and rows that are no records.

pub mod blocks;
pub mod circles;
pub mod crosstabs;
pub mod ditto;
pub mod groups;
pub mod heading_row;
mod legends;
pub mod matrices;
pub mod merges;
mod neighbours;
pub mod omissions;
mod periods;
pub mod topic;
mod turned;
