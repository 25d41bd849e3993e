//! What goes to one client: one picture at a time, by a thread of its own. The loop never waits for it: while a picture is on
//! its way nothing more is drawn for that client, and when it has arrived the newest is.

use super::wire::{FromProgram, PROTOCOL};
use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, channel, sync_channel};
use std::thread;
use std::time::Duration;

pub use super::wire::Farewell;

/// How long a client is given to read the last word, when the program ends.
const PATIENCE: Duration = Duration::from_millis(250);

/// Nothing is on its way.
const FREE: u8 = 0;
/// A picture is on its way.
const BUSY: u8 = 1;
/// A picture is on its way, and there is something newer.
const LATE: u8 = 2;

/// Whether something is on its way to a client; shared by the loop and the client's thread.
#[derive(Debug, Default)]
struct Pace(AtomicU8);

impl Pace {
    /// Whether something may be sent. If not, the loop is told as soon as it may.
    fn begin(&self) -> bool {
        let swap = |from, to| {
            self.0
                .compare_exchange(from, to, Ordering::AcqRel, Ordering::Acquire)
                .is_ok()
        };
        loop {
            if swap(FREE, BUSY) {
                return true;
            }
            // Between the two it may have become free, then it is taken after all.
            if swap(BUSY, LATE) || swap(LATE, LATE) {
                return false;
            }
        }
    }

    /// It has arrived; whether there is something newer.
    fn arrived(&self) -> bool {
        self.0.swap(FREE, Ordering::AcqRel) == LATE
    }

    /// Nothing goes on its way after all.
    fn spare(&self) {
        self.0.store(FREE, Ordering::Release);
    }
}

/// The way to one client.
#[derive(Debug)]
pub struct Outbox {
    queue: SyncSender<FromProgram>,
    pace: Arc<Pace>,
    ended: Receiver<()>,
}

impl Outbox {
    /// Starts the thread that writes; `room` is called when a picture has arrived and there was something newer, and `end`
    /// once nothing will be written any more.
    pub fn start(
        mut out: impl Write + Send + 'static,
        room: impl Fn() + Send + 'static,
        end: impl FnOnce() + Send + 'static,
    ) -> Self {
        // The first word, a picture and the last word: none of them ever finds the queue full.
        let (queue, given) = sync_channel(3);
        let (over, ended) = channel();
        let pace = Arc::new(Pace::default());
        let shared = Arc::clone(&pace);
        thread::spawn(move || {
            for said in given {
                if write(&mut out, &said).is_err() {
                    break;
                }
                match said {
                    FromProgram::Bytes(_) if shared.arrived() => room(),
                    FromProgram::Welcome | FromProgram::Bytes(_) => {}
                    FromProgram::Goodbye(..) => break,
                }
            }
            drop(out);
            end();
            drop(over);
        });
        Self { queue, pace, ended }
    }

    /// Lets the client in.
    pub fn welcome(&self) {
        drop(self.queue.try_send(FromProgram::Welcome));
    }

    /// Sends a picture, if there is room: then `draw` makes it.
    pub fn send(&self, draw: impl FnOnce() -> Vec<u8>) {
        if !self.pace.begin() {
            return;
        }
        let bytes = draw();
        if bytes.is_empty() {
            self.pace.spare();
        } else {
            // Where it can't be sent the thread has ended, and the reader says that the client is gone.
            drop(self.queue.try_send(FromProgram::Bytes(bytes)));
        }
    }

    /// Says the last word, after what is on its way.
    pub fn goodbye(&self, why: Farewell) {
        drop(self.queue.try_send(FromProgram::Goodbye(why, PROTOCOL)));
    }

    /// Waits until the last word is said, but not for long.
    pub fn finish(self) {
        let Self { queue, ended, .. } = self;
        drop(queue);
        let _ = ended.recv_timeout(PATIENCE);
    }
}

fn write(out: &mut impl Write, said: &FromProgram) -> io::Result<()> {
    out.write_all(&said.frames())?;
    out.flush()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runtime::second::wire::{FROM_PROGRAM, Inbox};
    use std::sync::Mutex;
    use std::sync::mpsc::Sender;

    /// Writes once for every permission, and says when it is asked to.
    struct Gate {
        asked: Sender<()>,
        may: Receiver<()>,
        written: Arc<Mutex<Vec<u8>>>,
    }

    impl Write for Gate {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.asked.send(()).unwrap();
            self.may.recv().map_err(|_| io::ErrorKind::TimedOut)?;
            self.written.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn heard(written: &Mutex<Vec<u8>>) -> Vec<FromProgram> {
        let frames = Inbox::new(FROM_PROGRAM).take(&written.lock().unwrap());
        let frames = frames.unwrap().into_iter();
        frames
            .map(|frame| FromProgram::read(frame).unwrap())
            .collect()
    }

    fn bytes(text: &str) -> FromProgram {
        FromProgram::Bytes(text.as_bytes().to_vec())
    }

    #[test]
    fn a_client_that_does_not_read_never_blocks_and_gets_the_newest_once_it_does() {
        let ((asked, asks), (allow, may)) = (channel(), channel());
        let (room, rooms) = channel();
        let written = Arc::new(Mutex::new(Vec::new()));
        let gate = Gate {
            asked,
            may,
            written: Arc::clone(&written),
        };
        let outbox = Outbox::start(gate, move || room.send(()).unwrap(), || {});
        outbox.send(|| b"one".to_vec());
        asks.recv().unwrap();
        for _ in 0..100 {
            outbox.send(|| panic!("nothing is drawn while a picture is on its way"));
        }
        allow.send(()).unwrap();
        rooms.recv().unwrap();
        outbox.send(|| b"newest".to_vec());
        asks.recv().unwrap();
        outbox.goodbye(Farewell::Ended);
        allow.send(()).unwrap();
        allow.send(()).unwrap();
        outbox.finish();
        let last = FromProgram::Goodbye(Farewell::Ended, PROTOCOL);
        assert_eq!(heard(&written), [bytes("one"), bytes("newest"), last]);
        assert!(rooms.try_recv().is_err(), "told without need");
    }

    #[test]
    fn where_nothing_has_changed_nothing_is_sent() {
        let written = Arc::new(Mutex::new(Vec::new()));
        let ((asked, _asks), (allow, may)) = (channel(), channel());
        allow.send(()).unwrap();
        allow.send(()).unwrap();
        let gate = Gate {
            asked,
            may,
            written: Arc::clone(&written),
        };
        let outbox = Outbox::start(gate, || {}, || {});
        outbox.send(Vec::new);
        outbox.send(|| b"one".to_vec());
        outbox.goodbye(Farewell::Left);
        outbox.finish();
        let last = FromProgram::Goodbye(Farewell::Left, PROTOCOL);
        assert_eq!(heard(&written), [bytes("one"), last]);
    }

    #[test]
    fn a_client_that_never_reads_does_not_hold_up_the_end() {
        let ((asked, asks), (_allow, may)) = (channel(), channel());
        let gate = Gate {
            asked,
            may,
            written: Arc::default(),
        };
        let outbox = Outbox::start(gate, || {}, || {});
        outbox.send(|| b"one".to_vec());
        asks.recv().unwrap();
        outbox.goodbye(Farewell::Ended);
        outbox.finish();
    }
}
