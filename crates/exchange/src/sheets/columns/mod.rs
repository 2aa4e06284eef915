//! From headings to fields: what each column means, by the words of its heading, by what stands below it, or by what
//! was said before; and what becomes of columns that mean nothing here.

pub mod ambiguities;
pub mod context;
pub mod denials;
pub mod headings;
pub mod joins;
pub mod maps;
pub mod meanings;
pub mod own_fields;
pub mod samples;
pub mod suggestions;
pub mod unknowns;
mod variants;
pub mod vocabulary;
