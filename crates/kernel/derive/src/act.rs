//! `#[derive(Act)]`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, Error, Result};

use crate::attributes::{help, needed, settings, text, unknown};
use crate::fields;

pub fn expand(input: &DeriveInput) -> Result<TokenStream> {
    let name = &input.ident;
    let (mut key, mut clause, mut signs) = (None, String::new(), false);
    settings(&input.attrs, "act", |setting, meta| {
        match setting {
            "key" => key = Some(text(meta)?),
            "clause" => clause = text(meta)?,
            "signs" => signs = true,
            _ => return unknown(meta),
        }
        Ok(())
    })?;
    let key = needed(key, "key", name)?;
    let help = help(&input.attrs);
    if help.is_empty() {
        return Err(Error::new_spanned(name, "say in a doc comment what this act does"));
    }
    let fields = fields::of(input)?;
    let entries = fields.iter().map(|field| &field.entry);
    let idents: Vec<_> = fields.iter().map(|field| &field.ident).collect();
    let keys: Vec<_> = fields.iter().map(|field| &field.key).collect();
    let at: Vec<_> = (0..fields.len()).collect();
    Ok(quote! {
        impl ::kernel::Acted for #name {
            const ACT: &'static ::kernel::Act = &::kernel::Act {
                key: #key, help: #help, clause: #clause, signs: #signs,
                arguments: &[#(#entries),*],
                make: |mut args| {
                    let known = <#name as ::kernel::Acted>::ACT.arguments;
                    let mut refusals = Vec::new();
                    let made = #name { #(#idents: ::kernel::emitted::take(&mut args, &known[#at], &mut refusals)),* };
                    let refusals = ::kernel::emitted::decode(args, known, refusals);
                    if refusals.is_empty() { Ok(::std::boxed::Box::new(made)) } else { Err(refusals) }
                },
                offered: <#name as ::kernel::Decide>::offered,
                prefill: |state, context, subject| {
                    let made = <#name as ::kernel::Decide>::prefill(state, context, subject)?;
                    Some(vec![#((#keys.to_owned(), ::kernel::Typed::give(&made.#idents))),*])
                },
            };
        }
    })
}
