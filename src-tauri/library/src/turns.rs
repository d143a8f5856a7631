//! Who may write to sled now. All of sled's databases in a process share one lock: a writer takes it alone, and a flush or a close holds it
//! with the readers for as long as the disk takes, which after a full disk may be for ever. A writer that then waits for the lock keeps every
//! reader out as well.
//!
//! sled 0.34.7 may wait for ever in three places, found by reading it after full-disk runs hung:
//!
//! 1. `Log::reserve_inner`: a page that is put into a file of its own, which the full disk refuses, leaves its buffer with a writer who is
//!    gone. `pieces` makes no such pages of what is written now; a page of values that an earlier version wrote whole may still be one.
//! 2. `Log::exit_reservation`: where the last writer of a sealed buffer hands it to be written and that fails, the error is set and those
//!    who wait in `make_stable_inner` are not woken (all other places wake them). Whoever flushes next wakes them.
//! 3. A panic of a thread that writes: no error is set. Not seen.
//!
//! So what writes, flushes, opens or closes does it on a thread of its own and one at a time, nobody waits for it without end, and once one
//! is given up the next are refused at once.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError, mpsc};
use std::time::{Duration, Instant};

/// What is being done with sled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Doing {
    Nothing,
    /// It has the lock alone, or waits for that: readers wait too.
    Writing,
    /// It has the lock with the readers, or none.
    Flushing,
}

#[derive(Debug)]
struct State {
    doing: Doing,
    /// Threads that took longer than anybody waits, and are at it still.
    stuck: usize,
}

/// Who may write now.
#[derive(Debug)]
pub(crate) struct Turns {
    state: Mutex<State>,
    changed: Condvar,
}

/// Of all that is sled's in this process.
pub(crate) static TURNS: Turns = Turns::new();

/// The turn of one thread; over when it is dropped.
pub(crate) struct Turn(&'static Turns);

impl Turn {
    /// From now on it does nothing that keeps readers out.
    pub fn flushing(&self) {
        self.0.does(Doing::Flushing);
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.0.does(Doing::Nothing);
    }
}

/// Why something was not done, or not to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Waits {
    /// What another does takes too long: it was not begun.
    ForAnother,
    /// It was begun and takes too long.
    Still,
}

impl Turns {
    const fn new() -> Self {
        Self { state: Mutex::new(State { doing: Doing::Nothing, stuck: 0 }), changed: Condvar::new() }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn does(&self, doing: Doing) {
        self.state().doing = doing;
        self.changed.notify_all();
    }

    /// Waits for a turn. `None` where the one before takes too long.
    fn take(&'static self, patience: Duration) -> Option<Turn> {
        let waits = |s: &mut State| s.stuck == 0 && s.doing != Doing::Nothing;
        let (mut state, _) = self.changed.wait_timeout_while(self.state(), patience, waits).unwrap_or_else(PoisonError::into_inner);
        if state.stuck > 0 || state.doing != Doing::Nothing {
            return None;
        }
        state.doing = Doing::Writing;
        Some(Turn(self))
    }

    /// Does work on a thread of its own, in turn. What the work gives beside its answer is dropped when the turn is over and before the answer
    /// is heard: it may be the last hand on a database, which is closed in a turn of its own.
    pub fn take_one<T: Send + 'static, R: Send + 'static>(
        &'static self,
        name: &str,
        patience: Duration,
        work: impl FnOnce(&Turn) -> (T, R) + Send + 'static,
    ) -> Result<T, Waits> {
        let turn = self.take(patience).ok_or(Waits::ForAnother)?;
        let (done, wait) = mpsc::channel();
        let thread = move || {
            let (answer, rest) = work(&turn);
            drop(turn);
            drop(rest);
            if done.send(answer).is_err() {
                // Nobody waits any more.
                self.state().stuck -= 1;
                self.changed.notify_all();
            }
        };
        std::thread::Builder::new().name(name.into()).spawn(thread).map_err(|_| Waits::ForAnother)?;
        match wait.recv_timeout(patience) {
            Ok(answer) => Ok(answer),
            // The work panicked: that is not an answer, but nothing waits.
            Err(mpsc::RecvTimeoutError::Disconnected) => Err(Waits::Still),
            Err(mpsc::RecvTimeoutError::Timeout) => {
                let mut state = self.state();
                // It may have come to its end just now.
                if let Ok(answer) = wait.try_recv() {
                    return Ok(answer);
                }
                state.stuck += 1;
                drop(wait);
                self.changed.notify_all();
                Err(Waits::Still)
            }
        }
    }

    /// Waits until a reader would not wait for a writer. False where that takes too long.
    pub fn may_read(&self, patience: Duration) -> bool {
        let end = Instant::now() + patience;
        let mut state = self.state();
        while state.doing == Doing::Writing {
            let left = end.saturating_duration_since(Instant::now());
            if state.stuck > 0 || left.is_zero() {
                return false;
            }
            state = self.changed.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static OWN: Turns = Turns::new();

    #[test]
    fn nobody_waits_for_ever_for_one_who_does() {
        // What comes to its end may take its time on a busy machine.
        let (soon, late) = (Duration::from_millis(100), Duration::from_secs(30));
        assert_eq!(OWN.take_one("quick", late, |_| (7, ())), Ok(7));
        let (go, stuck) = mpsc::channel::<()>();
        // One that writes and does not end; nobody gets in meanwhile, whoever comes later is refused at once.
        let begun = Instant::now();
        assert_eq!(OWN.take_one("stuck", soon, move |_| (stuck.recv().is_ok(), ())), Err(Waits::Still));
        assert_eq!(OWN.take_one("next", Duration::from_secs(60), |_| (7, ())), Err(Waits::ForAnother));
        assert!(!OWN.may_read(Duration::from_secs(60)));
        assert!(begun.elapsed() < Duration::from_secs(30));
        // It ends after all.
        go.send(()).unwrap();
        while OWN.take_one("next", late, |_| (7, ())) != Ok(7) {
            assert!(begun.elapsed() < Duration::from_secs(30));
        }
        // One that flushes keeps no reader out.
        let (go, stuck) = mpsc::channel::<()>();
        let flush = move |turn: &Turn| {
            turn.flushing();
            (stuck.recv().is_ok(), ())
        };
        assert_eq!(OWN.take_one("flush", soon, flush), Err(Waits::Still));
        assert!(OWN.may_read(soon));
        go.send(()).unwrap();
        while OWN.take_one("next", late, |_| (7, ())) != Ok(7) {
            assert!(begun.elapsed() < Duration::from_secs(30));
        }
        // A panic is no lock.
        assert_eq!(OWN.take_one::<(), ()>("panics", late, |_| panic!("as sled may")), Err(Waits::Still));
        assert_eq!(OWN.take_one("next", late, |_| (7, ())), Ok(7));
    }
}
