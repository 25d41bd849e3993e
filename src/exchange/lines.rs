//! Which line a byte stands in, counted as editors and spreadsheets do: CR, LF and CR LF each end one line.

/// Counts lines up to bytes that are asked for in ascending order, so that a whole file is passed once.
#[derive(Debug, Clone)]
pub(super) struct Lines<'t> {
    bytes: &'t [u8],
    at: usize,
    line: u64,
}

impl<'t> Lines<'t> {
    /// Begins at the first line.
    pub(super) const fn new(text: &'t str) -> Self {
        Self {
            bytes: text.as_bytes(),
            at: 0,
            line: 1,
        }
    }

    /// The line, from 1, that the byte at `offset` stands in. Offsets never go back.
    pub(super) fn at(&mut self, offset: usize) -> u64 {
        let passed = self.bytes.get(self.at..offset).unwrap_or_default();
        let mut following = passed.iter().skip(1);
        for byte in passed {
            let next = following.next();
            // A CR as the last byte passed is counted with the LF that may come after it.
            let ends = *byte == b'\n' || (*byte == b'\r' && next.is_some_and(|n| *n != b'\n'));
            self.line += u64::from(ends);
        }
        let split = passed.last() == Some(&b'\r') && self.bytes.get(offset) != Some(&b'\n');
        self.line += u64::from(split);
        self.at = self.at.max(offset);
        self.line
    }

    /// The first byte from `offset` on that does not end a line.
    pub(super) fn past_breaks(&self, offset: usize) -> usize {
        let rest = self.bytes.get(offset..).unwrap_or_default();
        let breaks = rest.iter().take_while(|b| matches!(b, b'\r' | b'\n'));
        offset + breaks.count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_end_counts_once() {
        let text = "a\r\nb\nc\rd\r\n\r\ne";
        let mut lines = Lines::new(text);
        let seen: Vec<u64> = text
            .char_indices()
            .filter(|(_, c)| c.is_alphabetic())
            .map(|(place, _)| lines.at(place))
            .collect();
        assert_eq!(seen, [1, 2, 3, 4, 6]);
        let mut by_byte = Lines::new(text);
        for place in 0..text.len() {
            by_byte.at(place);
        }
        assert_eq!(by_byte.at(text.len()), 6);
    }
}
