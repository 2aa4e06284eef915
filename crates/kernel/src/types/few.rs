//! Lists that are empty in most records: there they take one word, and no room of their own.

use std::ops::{Deref, DerefMut};

/// Things in their order.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Few<T>(Option<Box<Box<[T]>>>);

impl<T> Few<T> {
    /// The things, to be changed.
    pub fn into_vec(self) -> Vec<T> {
        self.0.map_or_else(Vec::new, |all| all.into_vec())
    }

    /// Adds one at the end.
    pub fn push(&mut self, thing: T) {
        let mut all = std::mem::take(self).into_vec();
        all.push(thing);
        *self = all.into();
    }
}

impl<T> Default for Few<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> From<Vec<T>> for Few<T> {
    fn from(all: Vec<T>) -> Self {
        Self((!all.is_empty()).then(|| Box::new(all.into_boxed_slice())))
    }
}

impl<T> Deref for Few<T> {
    type Target = [T];
    fn deref(&self) -> &[T] {
        self.0.as_deref().map_or(&[], |all| all)
    }
}

impl<T> DerefMut for Few<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        self.0.as_deref_mut().map_or(&mut [], |all| all)
    }
}
