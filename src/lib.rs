//! Plimsoll: a school's SEND support on one screen.
//!
//! ```text
//!  header   school · term and week · who is signed in · what is due
//! ┌ pupils ───────────────┐┌ passport ────────────────────────────────────────────┐
//! │ filter, sort          ││ headings and strategies, pinned first                │
//! │▸Hassan, Amira   4B K  │├ plan ────────────────────────────────────────────────┤
//! │  G✓ A▴ G✓  due 12 Dec ││ cycle, last and next review; targets with trend      │
//! │ …                     │├ log ─────────────────────────────────────────────────┤
//! │                       ││ entries, newest first: performance, participation    │
//! └───────────────────────┘└──────────────────────────────────────────────────────┘
//!  hint bar   the keys that work here, now
//! ```
//!
//! *pane* one of the four · *layer* a finder, palette, question or help page over the panes · *toast* a passing message ·
//! *sweep* group entry · *entry* one line of the log · *change* what one act does to the record.
//!
//! Layers of the code, each knowing only those before it: `domain`, `text` and `demo`, then `store`, `exchange` and `app`
//! (which do not know one another), then `input`, `config` and `theme`, then `view`, then `cli` and `runtime`.
//! `docs/architecture.md` is the map.

pub mod app;
pub mod cli;
pub mod config;
pub mod demo;
pub mod domain;
pub mod exchange;
pub mod input;
pub mod runtime;
pub mod store;
pub mod text;
pub mod theme;
pub mod view;
