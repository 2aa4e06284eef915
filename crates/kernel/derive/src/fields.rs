//! The fields of a struct, as entries of a field table.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Data, DeriveInput, Error, Field, Fields, Ident, Result, Type};

use crate::attributes::{help, settings, text, unknown};

/// One field, read.
pub struct Declared {
    pub ident: Ident,
    pub key: String,
    pub ty: Type,
    pub title: bool,
    pub flat: bool,
    pub entry: TokenStream,
}

/// The named fields of a struct.
pub fn of(input: &DeriveInput) -> Result<Vec<Declared>> {
    match with_flat(input)? {
        (fields, None) => Ok(fields),
        (_, Some(flat)) => Err(Error::new_spanned(flat.ident, "only a group lays the parts of another among its own")),
    }
}

/// The named fields of a group, and the group whose parts follow them as if they were its own.
pub fn with_flat(input: &DeriveInput) -> Result<(Vec<Declared>, Option<Declared>)> {
    let mut fields = named(input)?;
    let flat = fields.pop_if(|field| field.flat);
    match fields.iter().find(|field| field.flat) {
        None => Ok((fields, flat)),
        Some(early) => Err(Error::new_spanned(&early.ident, "let one group alone be flat, and let it come last")),
    }
}

fn named(input: &DeriveInput) -> Result<Vec<Declared>> {
    let Data::Struct(data) = &input.data else {
        return Err(Error::new_spanned(input, "declare this on a struct"));
    };
    let Fields::Named(fields) = &data.fields else {
        return Err(Error::new_spanned(input, "declare this on a struct with named fields"));
    };
    fields.named.iter().map(declared).collect()
}

fn declared(field: &Field) -> Result<Declared> {
    let ident = field.ident.clone().expect("named fields have names");
    let key = ident.to_string().trim_start_matches("r#").to_owned();
    let ty = field.ty.clone();
    let (mut writer, mut clause, mut was) = (quote!(Edit), String::new(), quote!(None));
    let (mut retired, mut unique, mut column, mut title) = (false, false, false, false);
    let (mut when, mut required, mut keyed, mut flat) = (quote!(None), None, false, false);
    settings(&field.attrs, "field", |name, meta| {
        match name {
            "act" => writer = quote!(Act),
            "clause" => clause = text(meta)?,
            "was" => {
                let old = text(meta)?;
                was = quote!(Some(#old));
            }
            "retired" => retired = true,
            "unique" => unique = true,
            "column" => column = true,
            "keyed" => keyed = true,
            "flat" => flat = true,
            "title" => title = true,
            "required" => required = Some(true),
            "optional" => required = Some(false),
            "when" => when = condition(&text(meta)?),
            _ => return unknown(meta),
        }
        Ok(())
    })?;
    let help = help(&field.attrs);
    if help.is_empty() {
        return Err(Error::new_spanned(field, "say in a doc comment what this field means"));
    }
    let required = match required {
        Some(required) => quote!(#required),
        None => quote!(<#ty as ::kernel::Typed>::REQUIRED),
    };
    let entry = quote! {
        ::kernel::Field {
            key: #key, help: #help, kind: <#ty as ::kernel::Typed>::KIND, required: #required,
            writer: ::kernel::Writer::#writer, clause: #clause, was: #was, retired: #retired,
            unique: #unique, column: #column, keyed: #keyed, when: #when,
        }
    };
    Ok(Declared { ident, key, ty, title, flat, entry })
}

/// `option=retain|avoid` as the field and values it depends on.
fn condition(text: &str) -> TokenStream {
    let (field, values) = text.split_once('=').unwrap_or((text, ""));
    let values = values.split('|');
    quote!(Some((#field, &[#(#values),*])))
}
