//! Money as it is read: pounds with their pence, thousands apart.

/// `£1,234.50` from so many pence.
pub fn pounds(pence: u64) -> String {
    let digits = (pence / 100).to_string();
    let mut whole = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            whole.push(',');
        }
        whole.push(digit);
    }
    format!("£{whole}.{:02}", pence % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pence_read_as_pounds() {
        for (pence, words) in [
            (0, "£0.00"),
            (5, "£0.05"),
            (99_999, "£999.99"),
            (100_000, "£1,000.00"),
            (123_456_789, "£1,234,567.89"),
            (u64::MAX, "£184,467,440,737,095,516.15"),
        ] {
            assert_eq!(pounds(pence), words);
        }
    }
}
