//! The socket in the store's folder: made, found, taken away. Only its owner can connect, and it is no network: nothing of it
//! leaves the machine.

use std::fs::{self, File, Permissions};
use std::io;
use std::os::fd::AsRawFd;
use std::os::unix::fs::{FileTypeExt, PermissionsExt};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};

/// The socket's name in the store's folder.
pub const NAME: &str = "screen.sock";

/// Its name while it is being made.
const MAKING: &str = "s";

/// A longer path is no address of a socket; the shortest limit there is, that of macOS with its final nought, less one.
const LONGEST: usize = 103;

/// A socket that is listened at. Dropping it takes it away.
#[derive(Debug)]
pub struct Socket {
    path: PathBuf,
}

impl Socket {
    /// Makes the socket. The store's lock is held, so one that is there belongs to a program that is no more.
    ///
    /// It is made in a folder that only its owner can enter and moved to its place when its mode is set: the store's own folder
    /// may have been there before, open to all, and nobody is to get in between.
    pub fn listen(folder: &Path) -> io::Result<(Self, UnixListener)> {
        let path = folder.join(NAME);
        if fs::symlink_metadata(&path).is_ok_and(|there| !there.file_type().is_socket()) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let making = tempfile::Builder::new()
            .prefix(".")
            .rand_bytes(4)
            .permissions(Permissions::from_mode(0o700))
            .tempdir_in(folder)?;
        let listener = at(&making.path().join(MAKING), |address| {
            UnixListener::bind(address)
        })?;
        let made = making.path().join(MAKING);
        fs::set_permissions(&made, Permissions::from_mode(0o600))?;
        fs::rename(&made, &path)?;
        Ok((Self { path }, listener))
    }

    /// Wakes whoever waits for the next client.
    pub fn knock(&self) {
        drop(at(&self.path, |address| UnixStream::connect(address)));
    }
}

impl Drop for Socket {
    fn drop(&mut self) {
        drop(fs::remove_file(&self.path));
    }
}

/// Connects to the program that has the school in this folder open.
pub fn connect(folder: &Path) -> io::Result<UnixStream> {
    at(&folder.join(NAME), |address| UnixStream::connect(address))
}

/// Does something with the address of a socket. Where its path is too long to be one, Linux has a short way to its folder.
fn at<T>(path: &Path, act: impl FnOnce(&Path) -> io::Result<T>) -> io::Result<T> {
    if path.as_os_str().len() <= LONGEST {
        return act(path);
    }
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
        return Err(io::ErrorKind::InvalidFilename.into());
    };
    if !cfg!(target_os = "linux") {
        return Err(io::ErrorKind::InvalidFilename.into());
    }
    let folder = File::open(folder)?;
    let short = format!("/proc/self/fd/{}", folder.as_raw_fd());
    act(&Path::new(&short).join(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read, Write};

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    fn greets(folder: &Path, listener: &UnixListener) {
        let mut client = connect(folder).unwrap();
        client.write_all(b"hello").unwrap();
        drop(client);
        let mut said = String::new();
        listener
            .accept()
            .unwrap()
            .0
            .read_to_string(&mut said)
            .unwrap();
        assert_eq!(said, "hello");
    }

    #[test]
    fn it_is_its_owners_alone_and_goes_when_it_is_let_go_of() {
        let folder = tempfile::tempdir().unwrap();
        fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();
        let (socket, listener) = Socket::listen(folder.path()).unwrap();
        assert_eq!(mode(&folder.path().join(NAME)), 0o600);
        greets(folder.path(), &listener);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        drop(socket);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn one_that_a_dead_program_left_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let (socket, listener) = Socket::listen(folder.path()).unwrap();
        std::mem::forget(socket);
        drop(listener);
        assert!(connect(folder.path()).is_err());
        let (_socket, listener) = Socket::listen(folder.path()).unwrap();
        greets(folder.path(), &listener);
    }

    #[test]
    fn a_file_of_that_name_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(NAME), "mine").unwrap();
        assert!(Socket::listen(folder.path()).is_err());
        assert_eq!(fs::read(folder.path().join(NAME)).unwrap(), b"mine");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_folder_with_a_long_path_is_reached_all_the_same() {
        let top = tempfile::tempdir().unwrap();
        let folder = top.path().join("long".repeat(40)).join("school");
        fs::create_dir_all(&folder).unwrap();
        let (_socket, listener) = Socket::listen(&folder).unwrap();
        greets(&folder, &listener);
    }
}
