//! Prints the interface description, for generators of clients and for validators.

fn main() {
    println!("{:#}", exchange::openapi::document());
}
