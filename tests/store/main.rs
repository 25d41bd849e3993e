//! The store: its contract over memory and disk, and what damage, stops and failing disks do to it.

#[cfg(test)]
mod contract;
#[cfg(test)]
mod damage;
#[cfg(test)]
mod kit;
#[cfg(test)]
mod older;
#[cfg(test)]
mod stops;
