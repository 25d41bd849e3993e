//! Ending a meeting.
