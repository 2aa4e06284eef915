//! The JSON API under `/api/v1`: the registers, acts and views of the pages, for programs.
//!
//! Its description is made from the registers and acts themselves ([`exchange::openapi`]); a test walks every
//! described address against this list, and this list against the description.

mod accounts;
mod acts;
mod body;
mod call;
mod circumstances;
mod compare;
mod condition;
mod declared;
mod description;
mod examples;
mod export;
mod files;
mod history;
mod import;
mod ledger;
mod list;
mod members;
mod organizations;
pub mod problem;
mod proofs;
mod record;
mod stale;
#[cfg(test)]
mod tests;
mod views;
mod write;

use axum::Router;
use axum::routing::{MethodRouter, get, patch, post};
use exchange::openapi::BASE;

use crate::house::House;

/// Every address below [`BASE`] with who answers it.
fn addresses() -> Vec<(&'static str, MethodRouter<House>)> {
    vec![
        ("/openapi.json", get(description::get)),
        ("/accounts", get(accounts::list)),
        ("/accounts/{account}/leave", post(accounts::takes_leave)),
        ("/accounts/{account}/erase", post(accounts::erase)),
        ("/orgs", get(organizations::list).post(organizations::found)),
        ("/orgs/{org}", patch(organizations::edit)),
        ("/orgs/{org}/members", post(members::invite)),
        ("/orgs/{org}/registers", get(declared::list)),
        ("/orgs/{org}/registers/{register}", get(list::get).post(write::create)),
        ("/orgs/{org}/registers/{register}/{id}", get(record::get).patch(write::edit)),
        ("/orgs/{org}/registers/{register}/{id}/history", get(history::get)),
        ("/orgs/{org}/registers/{register}/{id}/retire", post(write::retire)),
        ("/orgs/{org}/registers/{register}/{id}/restore", post(write::restore)),
        ("/orgs/{org}/files", post(files::bring)),
        ("/orgs/{org}/files/{digest}", get(files::get)),
        ("/orgs/{org}/examples/{register}", post(examples::keep)),
        ("/orgs/{org}/import", post(import::bring)),
        ("/orgs/{org}/export", get(export::get)),
        ("/orgs/{org}/acts/{act}", post(acts::act)),
        ("/orgs/{org}/views/{view}", get(views::get)),
        ("/orgs/{org}/compare", get(compare::get)),
        ("/orgs/{org}/checkpoint", get(ledger::checkpoint)),
        ("/orgs/{org}/verify", get(ledger::verify)),
        ("/orgs/{org}/ledger", get(proofs::raw)),
        ("/orgs/{org}/ledger/key", get(proofs::key)),
        ("/orgs/{org}/ledger/checkpoints", get(proofs::checkpoints)),
        ("/orgs/{org}/ledger/checkpoints/{size}", get(proofs::checkpoint)),
        ("/orgs/{org}/ledger/entries/{seq}/proof", get(proofs::entry)),
        ("/orgs/{org}/ledger/consistency", get(proofs::growth)),
    ]
}

/// The routes, with their whole addresses.
pub fn router() -> Router<House> {
    let add = |router: Router<House>, (path, methods)| router.route(&format!("{BASE}{path}"), methods);
    addresses().into_iter().fold(Router::new(), add)
}
