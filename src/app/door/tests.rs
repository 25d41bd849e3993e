//! Each page of the door.
