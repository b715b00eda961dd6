//! An array in pieces, which copies share until one of them writes.

use std::sync::Arc;

/// How many elements a piece holds.
pub(crate) const PIECE: usize = 1024;

/// A growing array. A copy costs a pointer for each piece, and a write copies one piece at most.
#[derive(Debug, Clone)]
pub(crate) struct Pieces<T> {
    pieces: Vec<Arc<Vec<T>>>,
    len: usize,
}

impl<T> Default for Pieces<T> {
    fn default() -> Self {
        Self {
            pieces: Vec::new(),
            len: 0,
        }
    }
}

impl<T: Copy> Pieces<T> {
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    pub(crate) fn get(&self, at: usize) -> Option<T> {
        self.pieces.get(at / PIECE)?.get(at % PIECE).copied()
    }

    pub(crate) fn get_mut(&mut self, at: usize) -> Option<&mut T> {
        Arc::make_mut(self.pieces.get_mut(at / PIECE)?).get_mut(at % PIECE)
    }

    pub(crate) fn push(&mut self, element: T) {
        if self.len.is_multiple_of(PIECE) {
            self.pieces.push(Arc::default());
        }
        if let Some(last) = self.pieces.last_mut() {
            Arc::make_mut(last).push(element);
            self.len += 1;
        }
    }

    /// Returns the bytes that are held.
    pub(crate) fn bytes(&self) -> usize {
        let pieces = self.pieces.iter();
        let elements: usize = pieces.map(|piece| piece.capacity()).sum();
        elements * size_of::<T>() + self.pieces.capacity() * (size_of::<usize>() + 40)
    }
}

impl<T: Copy> FromIterator<T> for Pieces<T> {
    fn from_iter<I: IntoIterator<Item = T>>(elements: I) -> Self {
        let mut elements = elements.into_iter();
        let mut all = Self::default();
        loop {
            let mut piece = Vec::with_capacity(PIECE.min(elements.size_hint().0));
            piece.extend(elements.by_ref().take(PIECE));
            if piece.is_empty() {
                return all;
            }
            all.len += piece.len();
            all.pieces.push(Arc::new(piece));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_does_not_see_later_writes() {
        let mut all: Pieces<u32> = (0..3000).collect();
        let copy = all.clone();
        *all.get_mut(2000).unwrap() = 7;
        all.push(8);
        assert_eq!((all.get(2000), all.get(3000)), (Some(7), Some(8)));
        assert_eq!((copy.get(2000), copy.get(3000)), (Some(2000), None));
        assert_eq!(copy.get(2999), Some(2999));
        assert!(all.bytes() >= 3001 * 4);
    }
}
