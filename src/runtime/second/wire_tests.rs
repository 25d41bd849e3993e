//! Tests of [`super`]: what is said is heard, however it is cut, and nothing that comes does harm.

use super::*;
use proptest::prelude::*;

fn any_size() -> impl Strategy<Value = Size> {
    (1..=500_u16, 1..=200_u16).prop_map(|(columns, rows)| Size { columns, rows })
}

fn any_hello() -> impl Strategy<Value = Hello> {
    let colours = prop_oneof![
        Just(Colours::None),
        Just(Colours::Sixteen),
        Just(Colours::Indexed),
        Just(Colours::True)
    ];
    let sync = prop_oneof![Just(Sync::On), Just(Sync::Off)];
    (any_size(), colours, sync).prop_map(|(size, colours, sync)| Hello {
        protocol: PROTOCOL,
        size,
        colours,
        sync,
    })
}

fn any_press() -> impl Strategy<Value = Press> {
    let names = [
        "j",
        "L",
        "ctrl-c",
        "alt-x",
        "shift-tab",
        "space",
        "f12",
        "é",
        "-",
    ];
    let strokes = prop_oneof![Just(Stroke::First), Just(Stroke::Repeat)];
    (proptest::sample::select(names.to_vec()), strokes).prop_map(|(name, stroke)| Press {
        key: Key::parse(name).unwrap(),
        stroke,
    })
}

fn anything_said() -> impl Strategy<Value = FromClient> {
    prop_oneof![
        any_hello().prop_map(FromClient::Hello),
        any_press().prop_map(FromClient::Key),
        "[^\\x00]{1,80}".prop_map(FromClient::Paste),
        any_size().prop_map(FromClient::Size),
    ]
}

fn heard(frames: &[Frame]) -> Vec<FromClient> {
    frames
        .iter()
        .map(|frame| FromClient::read(frame).unwrap())
        .collect()
}

proptest! {
    #[test]
    fn what_is_said_is_heard_however_it_is_cut(
        said in proptest::collection::vec(anything_said(), 0..12),
        step in 1..40_usize,
    ) {
        let bytes: Vec<u8> = said.iter().flat_map(FromClient::frames).collect();
        let mut inbox = Inbox::new(FROM_CLIENT);
        let frames: Vec<Frame> = bytes.chunks(step).flat_map(|part| inbox.take(part).unwrap()).collect();
        prop_assert_eq!(heard(&frames), said);
        prop_assert!(inbox.held.is_empty());
    }

    #[test]
    fn nothing_that_comes_panics_or_fills_the_memory(
        parts in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..600), 0..20),
    ) {
        let mut inbox = Inbox::new(FROM_CLIENT);
        for part in parts {
            let Ok(frames) = inbox.take(&part) else { break };
            for frame in frames {
                drop(FromClient::read(&frame));
                drop(FromProgram::read(frame));
            }
            prop_assert!(inbox.held.len() < HEAD + FROM_CLIENT);
        }
    }

    #[test]
    fn a_body_of_any_bytes_is_read_or_refused(kind in any::<u8>(), body in proptest::collection::vec(any::<u8>(), 0..40)) {
        let frame = Frame { kind, body };
        if let Ok(said) = FromClient::read(&frame) {
            let again = Inbox::new(FROM_CLIENT).take(&said.frames()).unwrap();
            prop_assert!(heard(&again).first().is_none_or(|heard| *heard == said));
        }
    }
}

#[test]
fn a_frame_beyond_the_limit_is_refused_before_it_is_kept() {
    let mut inbox = Inbox::new(FROM_CLIENT);
    let length = u32::try_from(FROM_CLIENT + 1).unwrap().to_le_bytes();
    let head = [&b"P"[..], &length].concat();
    assert_eq!(inbox.take(&head), Err(Foreign));
}

#[test]
fn sizes_are_kept_within_what_there_is_memory_for() {
    for (said, meant) in [
        ((0, 0), (1, 1)),
        ((u16::MAX, u16::MAX), (500, 200)),
        ((120, 30), (120, 30)),
    ] {
        let frame = Frame {
            kind: b'S',
            body: size_body(Size {
                columns: said.0,
                rows: said.1,
            })
            .to_vec(),
        };
        let Ok(FromClient::Size(size)) = FromClient::read(&frame) else {
            panic!("{said:?}");
        };
        assert_eq!((size.columns, size.rows), meant);
    }
}

#[test]
fn another_version_is_known_by_its_number_whatever_else_it_says() {
    let mut body = MAGIC.to_vec();
    body.extend(7_u16.to_le_bytes());
    body.extend(b"a later version says more");
    let said = FromClient::read(&Frame { kind: b'H', body });
    assert!(matches!(said, Ok(FromClient::Hello(hello)) if hello.protocol == 7));
    let without = FromClient::read(&Frame {
        kind: b'H',
        body: b"GET / HTTP".to_vec(),
    });
    assert_eq!(without, Err(Foreign));
}

#[test]
fn a_long_paste_and_a_large_screen_are_several_frames() {
    let text = "é".repeat(FROM_CLIENT);
    let mut inbox = Inbox::new(FROM_CLIENT);
    let frames = inbox
        .take(&FromClient::Paste(text.clone()).frames())
        .unwrap();
    let pasted: String = heard(&frames)
        .into_iter()
        .filter_map(|said| match said {
            FromClient::Paste(piece) => Some(piece),
            FromClient::Hello(_) | FromClient::Key(_) | FromClient::Size(_) => None,
        })
        .collect();
    assert_eq!((frames.len(), pasted), (2, text));
    let screen = vec![7; FROM_PROGRAM + 1];
    let frames = Inbox::new(FROM_PROGRAM)
        .take(&FromProgram::Bytes(screen).frames())
        .unwrap();
    assert_eq!(frames.len(), 2);
}

#[test]
fn the_bytes_are_as_the_document_has_them() {
    let hello = Hello {
        protocol: 1,
        size: Size {
            columns: 120,
            rows: 30,
        },
        colours: Colours::True,
        sync: Sync::On,
    };
    let bytes = FromClient::Hello(hello).frames();
    assert_eq!(bytes, b"H\x10\0\0\0PLIMSOLL\x01\0\x78\0\x1e\0\x03\x01");
    let press = Press {
        key: Key::parse("ctrl-c").unwrap(),
        stroke: Stroke::First,
    };
    assert_eq!(FromClient::Key(press).frames(), b"K\x07\0\0\0\0ctrl-c");
    assert_eq!(FromProgram::Welcome.frames(), b"W\0\0\0\0");
    for (why, byte) in [
        (Farewell::Left, 0),
        (Farewell::Ended, 1),
        (Farewell::OtherVersion, 2),
        (Farewell::Full, 3),
        (Farewell::Foreign, 4),
    ] {
        let bytes = FromProgram::Goodbye(why, 1).frames();
        assert_eq!(bytes, [b'G', 3, 0, 0, 0, byte, 1, 0]);
        let frame = Inbox::new(FROM_PROGRAM).take(&bytes).unwrap().remove(0);
        assert_eq!(FromProgram::read(frame), Ok(FromProgram::Goodbye(why, 1)));
    }
}
