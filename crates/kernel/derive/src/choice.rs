//! `#[derive(Choice)]`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Data, DeriveInput, Error, Result};

use crate::attributes::{needed, settings, text, unknown};

pub fn expand(input: &DeriveInput) -> Result<TokenStream> {
    let name = &input.ident;
    let Data::Enum(data) = &input.data else {
        return Err(Error::new_spanned(input, "declare this on an enum"));
    };
    let mut key = None;
    settings(&input.attrs, "choice", |setting, meta| match setting {
        "key" => {
            key = Some(text(meta)?);
            Ok(())
        }
        _ => unknown(meta),
    })?;
    let key = needed(key, "key", name)?;
    let (mut idents, mut values, mut aliases) = (Vec::new(), Vec::new(), Vec::new());
    for variant in &data.variants {
        let value = kebab(&variant.ident.to_string());
        settings(&variant.attrs, "choice", |setting, meta| match setting {
            "alias" => {
                let alias = text(meta)?;
                aliases.push(quote!((#alias, #value)));
                Ok(())
            }
            _ => unknown(meta),
        })?;
        idents.push(&variant.ident);
        values.push(value);
    }
    let first = idents.first().ok_or_else(|| Error::new_spanned(name, "a choice needs values"))?;
    Ok(quote! {
        impl ::kernel::Choice for #name {
            const CHOICES: &'static ::kernel::kind::Choices =
                &::kernel::kind::Choices { key: #key, values: &[#(#values),*], aliases: &[#(#aliases),*] };
            fn key(self) -> &'static str {
                match self { #(Self::#idents => #values),* }
            }
            fn of(key: &str) -> Option<Self> {
                match key { #(#values => Some(Self::#idents),)* _ => None }
            }
        }
        impl ::kernel::Typed for #name {
            const KIND: ::kernel::Kind = ::kernel::Kind::Choice(<Self as ::kernel::Choice>::CHOICES);
            const REQUIRED: bool = true;
            fn blank() -> Self {
                Self::#first
            }
            fn give(&self) -> ::kernel::Value {
                ::kernel::Value::Choice(::std::borrow::Cow::Borrowed(::kernel::Choice::key(*self)))
            }
            fn take(value: ::kernel::Value) -> ::core::result::Result<Self, ::kernel::refusal::Wrong> {
                let word = match &value {
                    ::kernel::Value::Choice(word) => word.as_ref(),
                    ::kernel::Value::Text(word) => word.as_str(),
                    _ => return Err(::kernel::refusal::Wrong::new(format!("choose one of {}", <Self as ::kernel::Choice>::CHOICES.values.join(", ")))),
                };
                let known = <Self as ::kernel::Choice>::CHOICES.find(word).and_then(<Self as ::kernel::Choice>::of);
                known.ok_or_else(|| ::kernel::refusal::Wrong::new(format!("\"{word}\" is none of the choices; choose {}", <Self as ::kernel::Choice>::CHOICES.values.join(", "))))
            }
        }
    })
}

/// `NotStarted` as `not-started`, `Iso27001_2022` as `iso27001-2022`.
fn kebab(name: &str) -> String {
    let mut out = String::new();
    for letter in name.replace('_', "-").chars() {
        if letter.is_uppercase() && !out.is_empty() {
            out.push('-');
        }
        out.extend(letter.to_lowercase());
    }
    out
}
