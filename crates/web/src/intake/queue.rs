//! Who reads next: as many files at once as there are processors, and of those who wait first whoever's organization
//! has none being read.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::available_parallelism;

use exchange::progress::Progress;
use tokio::sync::oneshot;

/// Files read at the same time where nobody knows how many processors there are.
const ROOMS: usize = 2;

/// The queue of a house; a copy is the same one.
#[derive(Clone)]
pub struct Queue(Arc<Mutex<Line>>);

struct Line {
    rooms: usize,
    /// The organizations whose files are being read.
    reading: Vec<String>,
    /// Those who wait, in the order in which they came.
    waiting: Vec<Waiting>,
}

struct Waiting {
    org: String,
    progress: Arc<Progress>,
    call: oneshot::Sender<Room>,
}

/// A place to read at, until it is dropped.
pub struct Room {
    queue: Queue,
    org: String,
}

impl Default for Queue {
    fn default() -> Self {
        Self::of(available_parallelism().map_or(ROOMS, usize::from).max(ROOMS))
    }
}

impl Queue {
    fn of(rooms: usize) -> Self {
        Self(Arc::new(Mutex::new(Line { rooms, reading: Vec::new(), waiting: Vec::new() })))
    }

    /// Waits for a place. Meanwhile the progress tells how many are before it; whoever goes away leaves the queue.
    pub async fn room(&self, org: &str, progress: &Arc<Progress>) -> Room {
        let (call, called) = oneshot::channel();
        self.line().waiting.push(Waiting { org: org.to_owned(), progress: progress.clone(), call });
        self.call();
        // Who waits is called by whoever leaves, and a queue is never dropped with somebody in it.
        called.await.unwrap_or_else(|_| Room { queue: self.clone(), org: String::new() })
    }

    /// Calls whoever is next while there is room, and tells the others how many are before them.
    fn call(&self) {
        loop {
            let Some((next, room)) = self.next() else { return };
            // Who went away at this very moment leaves the room empty: it is given back, and the next one called.
            drop(next.call.send(room));
        }
    }

    fn next(&self) -> Option<(Waiting, Room)> {
        let mut line = self.line();
        line.waiting.retain(|waiting| !waiting.call.is_closed());
        let next = line.next().map(|at| line.waiting.remove(at));
        line.tell();
        let next = next?;
        line.reading.push(next.org.clone());
        let room = Room { queue: self.clone(), org: next.org.clone() };
        Some((next, room))
    }

    fn line(&self) -> MutexGuard<'_, Line> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Line {
    /// Who is next, if there is room.
    fn next(&self) -> Option<usize> {
        if self.reading.len() >= self.rooms || self.waiting.is_empty() {
            return None;
        }
        let fresh = self.waiting.iter().position(|waiting| !self.reading.contains(&waiting.org));
        Some(fresh.unwrap_or(0))
    }

    fn tell(&self) {
        for (ahead, waiting) in self.waiting.iter().enumerate() {
            waiting.progress.tell(ahead + 1, 0);
        }
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        let mut line = self.queue.line();
        if let Some(at) = line.reading.iter().position(|org| *org == self.org) {
            line.reading.swap_remove(at);
        }
        drop(line);
        self.queue.call();
    }
}

#[cfg(test)]
mod tests {
    use std::future::Future;
    use std::pin::Pin;
    use std::task::{Context, Poll, Waker};

    use super::*;

    type Asking<'a> = Pin<Box<dyn Future<Output = Room> + 'a>>;

    fn asked<'a>(queue: &'a Queue, org: &'a str, progress: &'a Arc<Progress>) -> (Asking<'a>, Option<Room>) {
        let mut asking: Asking<'a> = Box::pin(queue.room(org, progress));
        let room = now(&mut asking);
        (asking, room)
    }

    fn now(asking: &mut Asking<'_>) -> Option<Room> {
        match asking.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(room) => Some(room),
            Poll::Pending => None,
        }
    }

    #[test]
    fn another_organization_is_served_before_the_second_file_of_one() {
        let (queue, progress) = (Queue::of(2), [(); 4].map(|()| Arc::<Progress>::default()));
        let (_, first) = asked(&queue, "a", &progress[0]);
        let (_, second) = asked(&queue, "a", &progress[1]);
        assert!(first.is_some() && second.is_some());
        let (mut third, none) = asked(&queue, "a", &progress[2]);
        let (mut fourth, nobody) = asked(&queue, "b", &progress[3]);
        assert!(none.is_none() && nobody.is_none());
        assert_eq!((progress[2].far(), progress[3].far()), ((1, 0), (2, 0)), "how many are before them, and they");
        drop(first);
        let room = now(&mut fourth);
        assert!(now(&mut third).is_none() && room.is_some());
        drop(second);
        assert!(now(&mut third).is_some());
    }

    #[test]
    fn whoever_goes_away_is_waited_for_no_longer() {
        let (queue, progress) = (Queue::of(1), [(); 3].map(|()| Arc::<Progress>::default()));
        let (_, first) = asked(&queue, "a", &progress[0]);
        let (second, _) = asked(&queue, "b", &progress[1]);
        let (mut third, _) = asked(&queue, "c", &progress[2]);
        drop(second);
        drop(first);
        let room = now(&mut third).expect("it is the only one");
        drop(third);
        drop(room);
        assert!(asked(&queue, "d", &progress[0]).1.is_some());
    }
}
