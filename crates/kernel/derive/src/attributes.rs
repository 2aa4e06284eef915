//! Reading `#[name(key = "text", flag)]` and doc comments.

use syn::meta::ParseNestedMeta;
use syn::{Attribute, Error, Expr, ExprLit, Lit, LitStr, Meta, Result};

/// The doc comment as one paragraph.
pub fn help(attributes: &[Attribute]) -> String {
    let line = |attribute: &Attribute| match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value().trim().to_owned()),
            _ => None,
        },
        _ => None,
    };
    attributes.iter().filter_map(line).collect::<Vec<_>>().join(" ").trim().to_owned()
}

/// Hands every setting of the attributes with this name to `each`.
pub fn settings(
    attributes: &[Attribute],
    name: &str,
    mut each: impl FnMut(&str, &ParseNestedMeta) -> Result<()>,
) -> Result<()> {
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident(name)) {
        attribute.parse_nested_meta(|meta| {
            let key = meta.path.get_ident().map(ToString::to_string).unwrap_or_default();
            each(&key, &meta)
        })?;
    }
    Ok(())
}

/// The text of `key = "text"`.
pub fn text(meta: &ParseNestedMeta) -> Result<String> {
    Ok(meta.value()?.parse::<LitStr>()?.value())
}

/// A setting nobody knows.
pub fn unknown<T>(meta: &ParseNestedMeta) -> Result<T> {
    Err(meta.error("unknown setting"))
}

/// A setting that has to be there.
pub fn needed(found: Option<String>, key: &str, near: &dyn quote::ToTokens) -> Result<String> {
    found.ok_or_else(|| Error::new_spanned(near, format!("{key} = \"…\" is missing")))
}
