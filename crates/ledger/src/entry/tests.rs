use super::*;
use proptest::prelude::*;

fn draft(items: &[&str]) -> Draft {
    Draft {
        time_us: 1_700_000_000_000_000,
        actor: *b"the-actor-is-16b",
        act: "risk.accept".into(),
        idempotency: Some("once".into()),
        items: items.iter().collect(),
    }
}

fn sealed(draft: Draft) -> Entry {
    let mut next = 0;
    let mut salts = || {
        next += 1;
        [next; 32]
    };
    seal(draft, 7, &mut salts).unwrap().entry()
}

#[test]
fn a_header_is_the_documented_bytes() {
    let entry = sealed(draft(&["why", "what"]));
    let mut expected = vec![1];
    expected.extend([0, 0, 0, 0, 0, 0, 0, 7]);
    expected.extend(1_700_000_000_000_000i64.to_be_bytes());
    expected.extend(b"the-actor-is-16b");
    expected.extend(entry.body_root());
    expected.extend(b"\x0brisk.accept\x04once");
    assert_eq!(entry.header, expected);
}

#[test]
fn a_body_is_the_documented_bytes_before_and_after_erasing() {
    let mut entry = sealed(draft(&["why"]));
    let root = entry.body_root();
    let mut expected = vec![1, 1];
    expected.extend([1; 32]);
    expected.extend(b"\0\0\0\x03why");
    assert_eq!(encode_body(&entry.body), expected);

    entry.body[0] = entry.body[0].erased();
    let mut expected = vec![1, 2];
    expected.extend(hash::item(&[1; 32], b"why"));
    assert_eq!(encode_body(&entry.body), expected);
    assert_eq!(entry.body_root(), root);
    assert_eq!(stored_body_root(&expected), Ok((root, 1)));
}

#[test]
fn keys_and_sizes_beyond_the_limits_are_refused() {
    let refused = |change: fn(&mut Draft), message: &str| {
        let mut bad = draft(&["why"]);
        change(&mut bad);
        let said = seal(bad, 0, &mut || [0; 32]).unwrap_err().to_string();
        assert!(said.contains(message), "{said}");
    };
    refused(|d| d.act.clear(), "an act key has 1 to 255 bytes");
    refused(|d| d.act = "a".repeat(256), "an act key has 1 to 255 bytes");
    refused(|d| d.idempotency = Some(String::new()), "send a shorter one");
    refused(|d| d.idempotency = Some("i".repeat(256)), "send a shorter one");
    refused(|d| d.items = [vec![0; ENTRY_BYTES_MAX]].iter().collect(), "split the act");
}

#[test]
fn a_body_that_was_changed_is_not_sealed_again() {
    let mut entry = sealed(draft(&["why"]));
    entry.body[0] = BodyItem::Kept { salt: [1; 32], bytes: b"another reason".into() };
    assert!(entry.sealed().unwrap_err().to_string().contains("does not belong to its header"));
}

#[test]
fn a_large_body_is_written_in_parts_as_it_is_read() {
    let items: Items = (0..9_u8).map(|nth| vec![nth; 20 << 10]).collect();
    let mut next = 0;
    let (body, root) = Unwritten::of(items, &mut || {
        next += 1;
        [next; 32]
    });
    let mut parts = Vec::new();
    body.write(|part| {
        parts.push(part.to_vec());
        Ok::<_, ()>(())
    })
    .unwrap();
    assert!(parts.len() > 2, "{} parts", parts.len());
    let bytes = parts.concat();
    assert_eq!((bytes.len(), stored_body_root(&bytes)), (body.len(), Ok((root, 0))));
    assert_eq!(encode_body(&decode_body(&bytes).unwrap()), bytes);
}

#[test]
fn random_salts_differ() {
    let mut salts = random_salts();
    let drawn: std::collections::BTreeSet<_> = (0..100).map(|_| salts()).collect();
    assert_eq!(drawn.len(), 100);
}

proptest! {
    #[test]
    fn what_was_sealed_is_read_back(
        time_us: i64,
        seq: u64,
        act in ".{1,40}",
        idempotency in proptest::option::of(".{1,40}"),
        items in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..50), 0..5),
    ) {
        let draft = Draft { time_us, actor: [3; 16], act, idempotency, items: items.iter().collect() };
        let sealed = seal(draft.clone(), seq, &mut random_salts()).unwrap();
        let entry = sealed.entry();
        prop_assert_eq!(entry.sealed(), Ok(sealed));
        let view = entry.view().unwrap();
        prop_assert_eq!((view.seq, view.time_us, view.actor), (seq, time_us, [3; 16]));
        prop_assert_eq!((view.act, view.idempotency), (draft.act, draft.idempotency));
        prop_assert_eq!(view.body_root, entry.body_root());
        let stored = encode_body(&entry.body);
        prop_assert_eq!(stored.len() + entry.header.len(), entry.stored_bytes());
        prop_assert_eq!(decode_body(&stored).unwrap(), entry.body);
    }

    #[test]
    fn any_bytes_are_read_or_refused_but_never_break_the_reader(bytes: Vec<u8>) {
        let _ = Header::read(&bytes);
        let _ = decode_body(&bytes);
    }

    #[test]
    fn every_cut_of_a_header_is_refused(cut in 0usize..83) {
        let header = sealed(draft(&["why"])).header;
        prop_assert!(Header::read(&header[..cut.min(header.len() - 1)]).is_err());
    }
}
