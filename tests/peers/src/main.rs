//! Serves the house of the tests, so that a tool can be tried by hand: prints address and token, ends with its input.

use std::error::Error;
use std::io;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let served = peers::serve().await?;
    println!("{} {}", served.url, served.token);
    tokio::task::spawn_blocking(|| io::stdin().read_line(&mut String::new())).await??;
    Ok(())
}
