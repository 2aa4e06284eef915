//! What goes across all registers: tasks, comments, views and an organization's own fields.

pub mod calendar;
pub mod column_maps;
pub mod comments;
pub mod duties;
pub mod held;
pub mod now;
pub mod own_fields;
pub mod saved_views;
pub mod tasks;

pub use column_maps::{ColumnMap, Meant};
pub use comments::Comment;
pub use duties::{Duty, duties};
pub use now::Now;
pub use own_fields::OwnField;
pub use saved_views::SavedView;
pub use tasks::{AskFor, CompleteTasks, Task};
