//! The store: its contract over memory and disk, and what damage, stops and failing disks do to it.

#[cfg(test)]
mod any;
#[cfg(test)]
#[path = "../support/arbitrary/mod.rs"]
mod arbitrary;
#[cfg(test)]
mod audit;
#[cfg(test)]
mod backup;
#[cfg(test)]
mod contract;
#[cfg(test)]
mod damage;
#[cfg(test)]
mod day;
#[cfg(test)]
mod drafts;
#[cfg(test)]
mod erase;
#[cfg(test)]
mod flips;
#[cfg(test)]
mod history;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod keys;
#[cfg(test)]
mod kit;
#[cfg(test)]
mod older;
#[cfg(test)]
mod older_sealed;
#[cfg(test)]
mod older_v2;
#[cfg(test)]
mod outside;
#[cfg(test)]
mod platter;
#[cfg(test)]
mod power;
#[cfg(test)]
mod sealed;
#[cfg(test)]
mod stops;

// Where the generators look for it.
#[cfg(test)]
use plimsoll::domain;
