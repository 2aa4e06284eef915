//! `#[derive(Group)]`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, Result};

use crate::fields;

pub fn expand(input: &DeriveInput) -> Result<TokenStream> {
    let name = &input.ident;
    let (fields, flat) = fields::with_flat(input)?;
    let entries = fields.iter().map(|field| &field.entry);
    let idents: Vec<_> = fields.iter().map(|field| &field.ident).collect();
    let types: Vec<_> = fields.iter().map(|field| &field.ty).collect();
    let at: Vec<_> = (0..fields.len()).collect();
    let count = fields.len();
    let (flat, flat_type): (Vec<_>, Vec<_>) = flat.iter().map(|field| (&field.ident, &field.ty)).unzip();
    let own = quote!(&[#(#entries),*]);
    let all = match flat_type.first() {
        None => own,
        Some(other) => quote! {
            &::kernel::emitted::joined::<{ #count + <#other as ::kernel::Group>::FIELDS.len() }>(
                #own, <#other as ::kernel::Group>::FIELDS,
            )
        },
    };
    Ok(quote! {
        impl ::kernel::Group for #name {
            const FIELDS: &'static [::kernel::Field] = #all;
            fn blank() -> Self {
                Self {
                    #(#idents: <#types as ::kernel::Typed>::blank(),)*
                    #(#flat: <#flat_type as ::kernel::Group>::blank(),)*
                }
            }
            fn get(&self, part: usize) -> ::kernel::Value {
                match part {
                    #(#at => ::kernel::Typed::give(&self.#idents),)*
                    #(part if part >= #count => ::kernel::Group::get(&self.#flat, part - #count),)*
                    _ => ::kernel::Value::Nothing,
                }
            }
            fn set(&mut self, part: usize, value: ::kernel::Value) -> ::core::result::Result<(), ::kernel::refusal::Wrong> {
                match part {
                    #(#at => ::kernel::Typed::put(&mut self.#idents, None, None, value),)*
                    #(part if part >= #count => ::kernel::Group::set(&mut self.#flat, part - #count, value),)*
                    _ => Err(::kernel::refusal::Wrong::new("there is no such part")),
                }
            }
        }
        impl ::kernel::Typed for #name {
            const KIND: ::kernel::Kind = ::kernel::Kind::Group(<Self as ::kernel::Group>::FIELDS);
            const REQUIRED: bool = false;
            fn blank() -> Self {
                <Self as ::kernel::Group>::blank()
            }
            fn give(&self) -> ::kernel::Value {
                ::kernel::Value::Group(::kernel::Group::parts(self))
            }
            fn take(value: ::kernel::Value) -> ::core::result::Result<Self, ::kernel::refusal::Wrong> {
                match value {
                    ::kernel::Value::Group(parts) => <Self as ::kernel::Group>::of_parts(parts),
                    ::kernel::Value::Nothing => Ok(<Self as ::kernel::Group>::blank()),
                    other => Err(::kernel::refusal::Wrong::new(format!("write the parts of the group, not {other:?}"))),
                }
            }
            fn put(&mut self, key: Option<&str>, part: Option<&str>, value: ::kernel::Value) -> ::core::result::Result<(), ::kernel::refusal::Wrong> {
                match (key, part) {
                    (Some(_), _) => Err(::kernel::refusal::Wrong::new("this group is not a list; leave out the [key]")),
                    (None, Some(part)) => ::kernel::types::put_part(self, part, value),
                    (None, None) => {
                        *self = <Self as ::kernel::Typed>::take(value)?;
                        Ok(())
                    }
                }
            }
        }
    })
}
