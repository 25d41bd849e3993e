//! The columns the text layer counts are the columns the screen draws, or panes would be cut or run over.

use plimsoll::text::fit::{fit, width};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

fn drawn(text: &str) -> usize {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 200, 1));
    usize::from(buffer.set_stringn(0, 0, text, 200, Style::new()).0)
}

#[test]
fn counted_columns_are_drawn_columns() {
    for text in [
        "Amira Hassan",
        "Zoë Ångström",
        "Oluwaseun Adébáyọ\u{300}",
        "李小龍",
        "김민준",
        "محمد عبد الرحمن لا",
        "می\u{200c}خواهم",
        "मीरा क्\u{200d}ष",
        "สมชาย",
        "\u{1f469}\u{200d}\u{1f3eb}\u{1f469}\u{1f3fd}\u{200d}\u{2695}\u{fe0f}",
        "\u{1f1ec}\u{1f1e7} 1\u{20e3} \u{2764}\u{fe0f}",
        "R✖ A▴ G✓ · – ▸ ⚑ …",
    ] {
        assert_eq!(width(text), drawn(text), "{text}");
        for columns in 0..width(text) {
            let cut = fit(text, columns);
            assert_eq!(drawn(&cut), width(&cut), "{cut}");
        }
    }
}
