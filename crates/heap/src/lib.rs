//! The allocator of the program and of its benches, so that what is measured is what runs.
//!
//! Acts are many small allocations, made on one thread and freed on another. `mimalloc` is quick at that, and of itself
//! keeps what is free for seconds: an import would be charged for its preview long after that was gone.

use libmimalloc_sys::{mi_option_set, mi_option_t};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The number of `mi_option_purge_delay`: milliseconds after which a free page goes back to the system.
const PURGE_DELAY: mi_option_t = 15;
/// With 0 a long page of the browser, whose buffers come and go, would cost twice its CPU.
const SOON_MS: i64 = 1;

/// Lets what is free go back to the system soon. To be called first of all, while nothing else runs.
pub fn give_back_soon() {
    // SAFETY: the option exists in the mimalloc that is linked, and no other thread runs yet.
    unsafe { mi_option_set(PURGE_DELAY, SOON_MS) };
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use libmimalloc_sys::mi_option_get;

    use super::*;

    /// What the option is now.
    fn told() -> i64 {
        // SAFETY: as above.
        unsafe { mi_option_get(PURGE_DELAY) }
    }

    #[test]
    fn the_number_is_that_of_the_option_of_this_name() {
        const NAME: &str = "MIMALLOC_PURGE_DELAY";
        if std::env::var_os(NAME).is_some() {
            assert_eq!(told(), 123, "another option has this number now");
            give_back_soon();
            assert_eq!(told(), SOON_MS);
            return;
        }
        let own = std::env::current_exe().expect("this program");
        let child = Command::new(own).env(NAME, "123").output().expect("the child runs");
        assert!(child.status.success(), "{}", String::from_utf8_lossy(&child.stdout));
    }
}
