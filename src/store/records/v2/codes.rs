//! Codes that several records of the second schema hold.

use crate::domain::codes::Area;
use crate::domain::passport::Setting;
use crate::domain::talk::Channel;
use crate::store::records::RecordError;
use crate::store::records::v1::common::code;

/// The members of a code set that bytes stand for, as whatever holds them.
pub(in crate::store) fn codes<T, All: FromIterator<T>>(
    bytes: Vec<u8>,
    from: impl Fn(u8) -> Option<T>,
    what: &'static str,
) -> Result<All, RecordError> {
    bytes
        .into_iter()
        .map(|byte| code(byte, &from, what))
        .collect()
}

/// The area of need that a byte stands for.
pub(in crate::store) fn area(byte: u8) -> Result<Area, RecordError> {
    code(byte, Area::from_byte, "an area of need")
}

/// The area of need that a byte stands for, where there is one.
pub(in crate::store) fn areas(byte: Option<u8>) -> Result<Option<Area>, RecordError> {
    byte.map(area).transpose()
}

/// The settings that bytes stand for.
pub(in crate::store) fn settings(bytes: Vec<u8>) -> Result<Vec<Setting>, RecordError> {
    codes(bytes, Setting::from_byte, "a setting")
}

/// The channel that a byte stands for.
pub(in crate::store) fn channel(byte: u8) -> Result<Channel, RecordError> {
    code(byte, Channel::from_byte, "a way of telling")
}
