//! `#[derive(Record)]`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, Error, Result};

use crate::attributes::{help, needed, settings, text, unknown};
use crate::fields;

pub fn expand(input: &DeriveInput) -> Result<TokenStream> {
    let (mut key, mut plural, mut reference, mut clause) = (None, None, None, String::new());
    settings(&input.attrs, "register", |name, meta| {
        match name {
            "key" => key = Some(text(meta)?),
            "plural" => plural = Some(text(meta)?),
            "reference" => reference = Some(text(meta)?),
            "clause" => clause = text(meta)?,
            _ => return unknown(meta),
        }
        Ok(())
    })?;
    let name = &input.ident;
    let (key, plural) = (needed(key, "key", name)?, needed(plural, "plural", name)?);
    let pattern = pattern(&needed(reference, "reference", name)?)
        .ok_or_else(|| Error::new_spanned(name, "write the reference like R-{n:04} or NC-{year}-{n:03}"))?;
    let fields = fields::of(input)?;
    let title = fields.iter().position(|field| field.title).unwrap_or(0);
    let help = help(&input.attrs);
    let entries = fields.iter().map(|field| &field.entry);
    let idents: Vec<_> = fields.iter().map(|field| &field.ident).collect();
    let types: Vec<_> = fields.iter().map(|field| &field.ty).collect();
    let at: Vec<_> = (0..fields.len()).collect();
    Ok(quote! {
        impl ::kernel::Declared for #name {
            const KEY: &'static str = #key;
            const REGISTER: &'static ::kernel::Register = &::kernel::Register {
                key: #key, plural: #plural, help: #help, clause: #clause, reference: #pattern,
                fields: &[#(#entries),*], title: #title, module: ::core::module_path!(),
                blank: || ::std::boxed::Box::new(<#name as ::kernel::Declared>::blank()),
                table: || ::std::boxed::Box::new(::kernel::TableOf::<#name>::new()),
                guard: ::kernel::emitted::guarded::<#name>,
            };
            fn blank() -> Self {
                Self { #(#idents: <#types as ::kernel::Typed>::blank()),* }
            }
        }
        impl ::kernel::Record for #name {
            fn register(&self) -> &'static ::kernel::Register {
                <Self as ::kernel::Declared>::REGISTER
            }
            fn get(&self, field: usize) -> ::kernel::Value {
                match field {
                    #(#at => ::kernel::Typed::give(&self.#idents),)*
                    _ => ::kernel::Value::Nothing,
                }
            }
            fn set(&mut self, field: usize, key: Option<&str>, part: Option<&str>, value: ::kernel::Value) -> ::core::result::Result<(), ::kernel::refusal::Wrong> {
                match field {
                    #(#at => ::kernel::Typed::put(&mut self.#idents, key, part, value),)*
                    _ => Err(::kernel::refusal::Wrong::new("there is no such field")),
                }
            }
            fn differs(&self, field: usize, other: &dyn ::kernel::Record) -> bool {
                let Some(other) = other.as_any().downcast_ref::<Self>() else { return true };
                match field {
                    #(#at => self.#idents != other.#idents,)*
                    _ => false,
                }
            }
            fn as_any(&self) -> &dyn ::std::any::Any {
                self
            }
            fn copied(&self) -> ::std::boxed::Box<dyn ::kernel::Record> {
                ::std::boxed::Box::new(self.clone())
            }
        }
    })
}

/// `R-{n:04}` or `NC-{year}-{n:03}` as a pattern.
fn pattern(text: &str) -> Option<TokenStream> {
    let (head, digits) = text.strip_suffix('}')?.split_once("{n:0")?;
    let digits: usize = digits.parse().ok()?;
    let head = head.strip_suffix('-')?;
    let (prefix, yearly) = match head.strip_suffix("-{year}") {
        Some(prefix) => (prefix, true),
        None => (head, false),
    };
    Some(quote!(::kernel::reference::Pattern { prefix: #prefix, yearly: #yearly, digits: #digits }))
}
