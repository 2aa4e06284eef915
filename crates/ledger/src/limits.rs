//! Every limit of the ledger, written down once.

/// The largest stored entry, header and body together: some twenty thousand rows of a workbook come in as one.
pub const ENTRY_BYTES_MAX: usize = 32 << 20;
/// The most entries one append may carry.
pub const BATCH_ENTRIES_MAX: usize = 256;
/// The most bytes one append may carry: headers and bodies together.
pub const BATCH_BYTES_MAX: usize = 8 << 20;
/// The longest act key: its length is stored in one byte.
pub const ACT_BYTES_MAX: usize = 255;
/// The longest idempotency key: its length is stored in one byte.
pub const IDEMPOTENCY_BYTES_MAX: usize = 255;
/// The longest organization key; see [`is_organization_key`].
pub const ORGANIZATION_BYTES_MAX: usize = 40;
/// The most entries one ledger can hold.
pub const ENTRIES_MAX: u64 = 1 << 40;
/// The most organizations one store can hold.
pub const ORGANIZATIONS_MAX: u64 = 1 << 22;
/// A checkpoint is kept for ever at every multiple of this size, and one a day.
pub const CHECKPOINT_EVERY: u64 = 1_000;
/// The most bytes of entries one read gives back, unless a single entry is larger.
pub const READ_BYTES_MAX: usize = 8 << 20;
/// The most findings one report lists; the rest is counted.
pub const FINDINGS_MAX: usize = 100;
/// The organization that holds accounts and memberships of the instance itself.
pub const INSTANCE: &str = "instance";

/// Whether `key` is a possible organization key: `[a-z][a-z0-9-]{0,39}`.
///
/// The key of the instance's own ledger, [`INSTANCE`], is one too.
pub fn is_organization_key(key: &str) -> bool {
    let mut bytes = key.bytes();
    key.len() <= ORGANIZATION_BYTES_MAX
        && bytes.next().is_some_and(|first| first.is_ascii_lowercase())
        && bytes.all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}
