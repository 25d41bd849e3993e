//! Jobs in the order in which they were given. Of a burst of keystrokes only the last is written: a draft that is overtaken
//! by a newer one of the same form, or by its being dropped, is left out.

use super::worker::Job;
use crate::domain::draft::DraftKey;
use std::collections::VecDeque;
use std::sync::mpsc::Receiver;

/// Jobs that wait to be done; it ends once nobody can give any more and all are done.
#[derive(Debug)]
pub struct Waiting {
    given: Receiver<Job>,
    taken: VecDeque<Job>,
}

impl Waiting {
    /// The jobs that come from here.
    pub const fn new(given: Receiver<Job>) -> Self {
        Self {
            given,
            taken: VecDeque::new(),
        }
    }

    /// Whether a later job does away with what this one would write.
    fn overtaken(&self, job: &Job) -> bool {
        let Job::KeepDraft(draft) = job else {
            return false;
        };
        // What is typed in one school is not for the next one that is opened.
        let same_school = self
            .taken
            .iter()
            .take_while(|later| !matches!(later, Job::OpenDemo | Job::OpenEmpty(_)));
        same_school
            .filter_map(draft_of)
            .any(|key| *key == draft.key)
    }
}

/// The draft a job keeps or drops.
fn draft_of(job: &Job) -> Option<&DraftKey> {
    match job {
        Job::KeepDraft(draft) => Some(&draft.key),
        Job::DropDraft(key) => Some(key),
        Job::Save(_)
        | Job::Seen(_)
        | Job::Audit(_)
        | Job::Load(..)
        | Job::Trail(..)
        | Job::History(_)
        | Job::Evidence(..)
        | Job::Papers(..)
        | Job::Check
        | Job::BackUp(_)
        | Job::Preview(_)
        | Job::OpenDemo
        | Job::OpenEmpty(_) => None,
    }
}

impl Iterator for Waiting {
    type Item = Job;

    fn next(&mut self) -> Option<Job> {
        loop {
            if self.taken.is_empty() {
                self.taken.push_back(self.given.recv().ok()?);
            }
            self.taken.extend(self.given.try_iter());
            let job = self.taken.pop_front()?;
            if !self.overtaken(&job) {
                return Some(job);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::draft::Draft;
    use crate::domain::staff::Initials;
    use crate::domain::time::Moment;
    use std::sync::mpsc::channel;

    fn key(form: &str) -> DraftKey {
        DraftKey {
            form: form.to_owned(),
            subject: [1; 16],
            by: Initials::parse("KB").unwrap(),
        }
    }

    fn keep(form: &str, text: &str) -> Job {
        let local = chrono::NaiveDateTime::default();
        Job::KeepDraft(Box::new(Draft {
            key: key(form),
            at: Moment::from_local(local, 0),
            values: vec![("text".to_owned(), vec![text.to_owned()])],
        }))
    }

    /// What is done of these jobs, in short.
    fn done(jobs: Vec<Job>) -> Vec<String> {
        let (give, given) = channel();
        for job in jobs {
            give.send(job).unwrap();
        }
        drop(give);
        Waiting::new(given).map(|job| said(&job)).collect()
    }

    fn said(job: &Job) -> String {
        if let Job::KeepDraft(draft) = job {
            format!("{} {}", draft.key.form, draft.values[0].1[0])
        } else {
            format!("{job:?}")
        }
    }

    #[test]
    fn of_a_burst_only_the_last_is_written_and_each_form_has_its_own() {
        let jobs = vec![
            keep("plan", "a"),
            keep("passport", "x"),
            keep("plan", "ab"),
            Job::Check,
            keep("plan", "abc"),
        ];
        assert_eq!(done(jobs), ["passport x", "Check", "plan abc"]);
    }

    #[test]
    fn a_draft_that_is_dropped_is_not_written_first() {
        let dropped = Job::DropDraft(key("plan"));
        let shown = format!("{dropped:?}");
        let jobs = vec![keep("plan", "a"), dropped, keep("plan", "b")];
        assert_eq!(done(jobs), [shown.as_str(), "plan b"]);
    }

    #[test]
    fn another_school_does_not_overtake() {
        let jobs = vec![keep("plan", "a"), Job::OpenDemo, keep("plan", "b")];
        assert_eq!(done(jobs), ["plan a", "OpenDemo", "plan b"]);
    }
}
