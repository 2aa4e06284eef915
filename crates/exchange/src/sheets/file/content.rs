//! Texts that stand in a file, each once, one behind the other in rooms: no text has a room of its own, and none moves
//! while more come.

/// Bytes of a room; a larger text has one to itself.
const ROOM_BYTES: usize = 64 << 10;

/// Texts in the order of their coming.
#[derive(Clone, Debug, Default)]
pub struct Content {
    rooms: Vec<String>,
    /// Where each room begins, counted over all rooms.
    begins: Vec<u32>,
    /// Where each text ends, counted in the same way.
    ends: Vec<u32>,
}

impl Content {
    /// Adds a text and gives its number.
    pub fn push(&mut self, text: &str) -> u32 {
        let from = self.ends.last().copied().unwrap_or(0);
        if self.rooms.last().is_none_or(|room| room.len() + text.len() > room.capacity()) {
            self.rooms.push(String::with_capacity(text.len().max(ROOM_BYTES)));
            self.begins.push(from);
        }
        if let Some(room) = self.rooms.last_mut() {
            room.push_str(text);
        }
        self.ends.push(from + count(text.len()));
        count(self.ends.len() - 1)
    }

    /// The text with this number.
    pub fn get(&self, number: u32) -> Option<&str> {
        let (room, from, to) = self.place(number)?;
        let begin = self.begins[room];
        self.rooms[room].get((from - begin) as usize..(to - begin) as usize)
    }

    /// The room in which a text stands.
    pub fn room(&self, number: u32) -> Option<usize> {
        self.place(number).map(|(room, ..)| room)
    }

    /// Lets go of the texts in a room; none of them may be asked for after that.
    pub fn let_go(&mut self, room: usize) {
        if let Some(room) = self.rooms.get_mut(room) {
            *room = String::new();
        }
    }

    /// The room of a text, and where it begins and ends.
    fn place(&self, number: u32) -> Option<(usize, u32, u32)> {
        let number = number as usize;
        let to = *self.ends.get(number)?;
        let from = if number == 0 { 0 } else { self.ends[number - 1] };
        // A text of no letters may end a room and begin the next one.
        let room = self.begins.partition_point(|begin| *begin <= from).checked_sub(1)?;
        Some((room, from, to))
    }
}

fn count(bytes: usize) -> u32 {
    u32::try_from(bytes).expect("files that come in are megabytes")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_back_by_their_numbers_whatever_their_length() {
        let lengths = [0, 3, ROOM_BYTES - 3, 0, 1, ROOM_BYTES + 5, 0, 0, 7];
        let texts: Vec<_> = ('a'..).zip(lengths).map(|(letter, length)| letter.to_string().repeat(length)).collect();
        let mut content = Content::default();
        let numbers: Vec<_> = texts.iter().map(|text| content.push(text)).collect();
        assert!(content.rooms.len() > 2, "{} rooms", content.rooms.len());
        assert!(numbers.iter().zip(&texts).all(|(number, text)| content.get(*number) == Some(text)));
        assert_eq!(content.get(9), None);
    }
}
