//! `#[derive(Record)]`, `(Group)`, `(Choice)` and `(Act)`: they write a table and small methods, no logic.

mod act;
mod attributes;
mod choice;
mod fields;
mod group;
mod record;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

type Expansion = fn(&DeriveInput) -> syn::Result<proc_macro2::TokenStream>;

fn expand(input: TokenStream, expansion: Expansion) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    expansion(&input).unwrap_or_else(|error| error.to_compile_error()).into()
}

/// Declares a register: `#[register(key = "risk", plural = "risks", reference = "R-{n:04}", clause = "6.1.2")]`.
#[proc_macro_derive(Record, attributes(register, field))]
pub fn record(input: TokenStream) -> TokenStream {
    expand(input, record::expand)
}

/// Declares parts that belong together inside a record. `#[field(flat)]` on the last one lays the parts of that group
/// among its own: the same keys wherever they are kept.
#[proc_macro_derive(Group, attributes(field))]
pub fn group(input: TokenStream) -> TokenStream {
    expand(input, group::expand)
}

/// Declares a closed set of words: `#[choice(key = "treatment-option")]`, `#[choice(alias = "apply")]` on a value.
#[proc_macro_derive(Choice, attributes(choice))]
pub fn choice(input: TokenStream) -> TokenStream {
    expand(input, choice::expand)
}

/// Declares a named act: `#[act(key = "risk.accept", clause = "6.1.3 f", signs)]`.
#[proc_macro_derive(Act, attributes(act, field))]
pub fn act(input: TokenStream) -> TokenStream {
    expand(input, act::expand)
}
