//! What was done in an event, to be taken back and done again: kept with the event, so that it outlives the program.

use serde::{Deserialize, Serialize};

use crate::journal::Change;

/// Steps that are kept; older ones can't be taken back any more.
const MOST: usize = 200;

/// One thing done: what it changed, and what changes it back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// What was done.
    pub forward: Change,
    /// What takes it back, in this order.
    pub back: Vec<Change>,
}

/// The steps of an event.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct History {
    /// Those that can be taken back, the last one last.
    pub done: Vec<Step>,
    /// Those that can be done again, the next one last.
    pub undone: Vec<Step>,
}

impl History {
    /// Whether nothing was done yet.
    pub fn is_empty(&self) -> bool {
        self.done.is_empty() && self.undone.is_empty()
    }

    /// Something was done: what was taken back before can't be done again.
    pub fn push(&mut self, step: Step) {
        self.done.push(step);
        self.undone.clear();
        if self.done.len() > MOST {
            self.done.remove(0);
        }
    }

    /// The step to take back or to do again.
    pub fn next(&self, back: bool) -> Option<&Step> {
        if back { self.done.last() } else { self.undone.last() }
    }

    /// That step was taken.
    pub fn stepped(&mut self, back: bool) {
        let (from, to) = if back { (&mut self.done, &mut self.undone) } else { (&mut self.undone, &mut self.done) };
        to.extend(from.pop());
    }
}
