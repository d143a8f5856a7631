//! What the journal gives back, and what it does with damage.

use super::*;

fn entry(name: &str) -> Entry {
    Entry::new("2026-01-01T00:00:00Z", Change::EventMade { event: "e1".into(), name: name.into() })
}

fn entries(journal: &mut Journal, from: u64) -> Vec<Entry> {
    journal.read_from(from).unwrap().entries.into_iter().map(|(e, _)| e).collect()
}

#[test]
fn gives_back_what_was_appended() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.jsonl");
    Journal::open(&path, None).unwrap().append(&[entry("a\nb"), entry("ü")]).unwrap();
    let mut journal = Journal::open(&path, None).unwrap();
    assert_eq!(entries(&mut journal, 0), [entry("a\nb"), entry("ü")]);
    let end = journal.length();
    journal.append(&[entry("c")]).unwrap();
    assert_eq!(entries(&mut journal, end), [entry("c")]);
    assert_eq!(journal.read_from(end).unwrap().entries[0].1, journal.length());
}

#[test]
fn cuts_a_line_that_a_kill_left_unfinished_and_steps_over_damage() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.jsonl");
    Journal::open(&path, None).unwrap().append(&[entry("a")]).unwrap();
    let mut text = std::fs::read(&path).unwrap();
    text.extend_from_slice(b"\xff\xfenoise\n{\"v\":1,\"time\":\"20");
    std::fs::write(&path, text).unwrap();
    let mut journal = Journal::open(&path, None).unwrap();
    journal.append(&[entry("b")]).unwrap();
    let contents = Journal::open(&path, None).unwrap().read_from(0).unwrap();
    assert_eq!(contents.entries.iter().map(|(e, _)| e.clone()).collect::<Vec<_>>(), [entry("a"), entry("b")]);
    assert_eq!(contents.unreadable, 1);
}

#[test]
fn a_letter_that_changed_is_noticed_wherever_it_is() {
    let whole = written(&[entry("one"), entry("two"), entry("three")]).unwrap();
    assert_eq!(state(&whole), State::default());
    for at in 0..whole.len() {
        for bit in 0..8 {
            let mut text = whole.clone();
            text[at] ^= 1 << bit;
            let found = state(&text);
            // The very last byte ends the last line: without it the line was never acknowledged.
            assert!(found.damaged.iter().any(|d| d.contains(&(at as u64))) && !found.newer, "byte {at}, bit {bit}");
        }
    }
}

#[test]
fn lines_of_the_first_form_are_read_and_those_of_a_later_one_are_known() {
    let first = br#"{"v":1,"time":"t","change":"event_made","event":"e","name":"n"}"#;
    let first = [first.as_slice(), b"\n"].concat();
    assert_eq!(parsed(&first, 0).entries.len(), 1);
    assert_eq!(state(&first), State::default());
    // A store that took it in, and a journal that has it, say the same of it.
    assert_eq!(sum_of(&parsed(&first, 0).entries[0].0).unwrap(), None);
    assert_eq!(sum_of(&entry("a")).unwrap(), last_sum(&written(&[entry("a")]).unwrap()));
    let later = Entry { version: 3, ..entry("a") };
    let found = state(&written(&[later]).unwrap());
    assert!(found.newer && found.damaged.is_empty());
}

#[test]
fn sealed_lines_are_read_in_their_order_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.jsonl");
    let seal = || Some(Seal::new(&crate::secrecy::seal::Key::new([3; 32])));
    let all = ["a", "b", "c", "d"].map(entry);
    Journal::open(&path, seal()).unwrap().append(&all[..2]).unwrap();
    Journal::open(&path, seal()).unwrap().append(&all[2..]).unwrap();
    assert!(is_sealed(&path));
    let read = || Journal::open(&path, seal()).unwrap().read_from(0).unwrap();
    assert_eq!(read().entries.iter().map(|(e, _)| e.clone()).collect::<Vec<_>>(), all);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(!text.contains("event") && text.lines().count() == 4);
    let lines: Vec<&str> = text.lines().collect();
    let left = |lines: &[&str]| {
        std::fs::write(&path, lines.join("\n") + "\n").unwrap();
        let contents = read();
        (contents.entries.len(), contents.unreadable)
    };
    assert_eq!(left(&[lines[0], lines[2], lines[1], lines[3]]), (3, 1), "put elsewhere");
    assert_eq!(left(&[lines[0], lines[1], lines[1], lines[2], lines[3]]), (4, 1), "repeated");
    assert_eq!(left(&[lines[0], &lines[1].replace("\"n\":2", "\"n\":9"), lines[2], lines[3]]), (3, 1), "another number");
    assert_eq!(left(&[lines[0], &serde_json::to_string(&all[1]).unwrap(), lines[2]]), (2, 1), "not sealed");
    // After a damaged last line the numbers go on to rise.
    assert_eq!(left(&[lines[0], lines[1], "{\"n\":3,\"sealed\":\"AAAA\"}"]), (2, 1));
    Journal::open(&path, seal()).unwrap().append(&all[2..]).unwrap();
    assert_eq!((read().entries.len(), read().unreadable), (4, 1));
    assert_eq!(Journal::open(&path, None).unwrap().read_from(0).unwrap().entries.len(), 0);
}
