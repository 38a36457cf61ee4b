//! What follows from events, and that all of it can be undone.

use super::*;

const BEGUN: &str = "rapport/2 not-covered 00f3a1b2c3d4e5f6 7 1763764000 standard";

fn journal(steps: &str) -> Journal {
    format!("{BEGUN}{steps}").parse().expect("a journal")
}

fn id(id: &str) -> ReplyId {
    ReplyId::parse(id).expect("an id")
}

fn room(events: impl IntoIterator<Item = Event>) -> Room {
    events.into_iter().fold(Room::begin(journal("")), Room::after)
}

fn count(reply: &str, hands: i16) -> Event {
    Event::HandsCounted(id(reply), hands)
}

fn given(reply: &str) -> Event {
    Event::ReplyGiven { reply: id(reply), millis: 1, ended: false }
}

fn last(reply: &str) -> Event {
    Event::ReplyGiven { reply: id(reply), millis: 1, ended: true }
}

fn back(turn: u32) -> Event {
    Event::WentBack { turn, started: 1_763_764_000 }
}

#[test]
fn hands_are_counted_for_the_present_turn_and_kept_with_it() {
    let room = room([count("wait", 3), count("ask", 1), count("wait", -1), given("ask"), count("go", 2)]);
    let hands = |turn: usize, reply| room.now().votes[turn].hands(&id(reply));
    assert_eq!((hands(0, "wait"), hands(0, "ask"), hands(1, "go"), hands(1, "ask")), (2, 1, 2, 0));
}

#[test]
fn what_was_noticed_is_no_turn() {
    let noticed = Room::begin(journal(" ?0:4"));
    let room = [given("ask"), given("go"), back(1)].into_iter().fold(noticed, Room::after);
    assert_eq!(room.now().journal, journal(" ?0:4 ask:1"));
    assert_eq!(room.now().votes.len(), 2);
}

#[test]
fn going_back_keeps_the_way_that_is_left_with_its_votes() {
    let room = room([count("ask", 5), given("ask"), given("go"), back(1)]);
    let now = room.now();
    assert_eq!((&now.journal, now.votes.len(), now.ways.len()), (&journal(" ask:1"), 2, 1));
    assert_eq!(now.votes[0].hands(&id("ask")), 5);
    assert_eq!(now.ways[0].journal, journal(" ask:1 go:1"));
    assert_eq!(now.ways[0].votes.len(), 3);
}

#[test]
fn a_way_is_kept_once_and_one_without_a_step_ahead_not_at_all() {
    assert!(!room([back(0)]).can_undo());
    assert!(!room([back(7)]).can_undo());
    let slower = Event::ReplyGiven { reply: id("ask"), millis: 9, ended: false };
    let twice = room([given("ask"), back(0), slower, back(0)]);
    assert_eq!(twice.now().ways.len(), 1);
}

#[test]
fn going_back_step_by_step_keeps_one_way_and_the_longer_of_two_stays() {
    let ways = |room: &Room| room.now().ways.iter().map(|way| way.journal.clone()).collect::<Vec<_>>();
    let whole = room([given("ask"), given("go"), given("end"), back(2), back(1), back(0)]);
    assert_eq!(ways(&whole), [journal(" ask:1 go:1 end:1")]);
    let other = [given("wait"), back(0)].into_iter().fold(whole, Room::after);
    assert_eq!(ways(&other), [journal(" ask:1 go:1 end:1"), journal(" wait:1")]);
    let longer = [given("wait"), given("go"), back(0)].into_iter().fold(other, Room::after);
    assert_eq!(ways(&longer), [journal(" ask:1 go:1 end:1"), journal(" wait:1 go:1")]);
}

#[test]
fn a_way_that_was_left_is_taken_up_again_where_it_was() {
    let left = room([
        count("ask", 5),
        given("ask"),
        given("go"),
        count("on", 2),
        back(0),
        given("wait"),
        count("by", 1),
    ]);
    let taken = left.clone().after(Event::WayTaken(0));
    let now = taken.now();
    assert_eq!((&now.journal, now.ways.len(), now.shows), (&journal(" ask:1 go:1"), 1, Shows::Talk));
    assert_eq!((now.votes[0].hands(&id("ask")), now.votes[2].hands(&id("on"))), (5, 2));
    assert_eq!((&now.ways[0].journal, &now.ways[0].votes), (&journal(" wait:1"), &left.now().votes));
    assert_eq!(taken.clone().undone().now(), left.now());
    let both = taken.after(Event::WayTaken(0));
    assert_eq!(
        (both.now().votes.clone(), both.now().ways.clone()),
        (left.now().votes.clone(), left.now().ways.clone())
    );
    assert!(
        !room([given("ask"), back(0)]).after(Event::WayTaken(1)).now().ways.is_empty(),
        "there is no such way"
    );
}

#[test]
fn a_way_that_is_the_beginning_of_the_one_taken_up_is_not_kept() {
    let taken = room([given("ask"), given("go"), back(1), Event::WayTaken(0)]);
    assert_eq!((&taken.now().journal, taken.now().ways.len()), (&journal(" ask:1 go:1"), 0));
    let over = room([last("ask"), back(0), given("wait"), Event::WayTaken(0)]);
    assert_eq!((over.now().vote(), over.now().ways.len()), (None, 1));
}

#[test]
fn the_way_to_compare_with_is_the_last_that_is_not_the_beginning_of_the_present_one() {
    let apart = |events: &[Event]| room(events.iter().cloned()).now().last_apart();
    assert_eq!(apart(&[given("ask")]), None);
    assert_eq!(apart(&[given("ask"), back(0)]), Some(0));
    assert_eq!(apart(&[given("ask"), back(0), given("ask"), given("go")]), None);
    let two = [given("ask"), back(0), given("wait"), back(0)];
    assert_eq!(apart(&two), Some(1));
    assert_eq!(apart(&[&two[..], &[given("wait"), given("go")]].concat()), Some(0));
}

#[test]
fn a_talk_that_is_over_has_no_vote() {
    let over = room([last("ask"), count("ask", 1)]);
    assert_eq!((over.now().vote(), over.now().votes.len()), (None, 1));
}

#[test]
fn a_reply_brings_the_talk_to_the_stage_and_ends_the_timer() {
    let room = room([Event::Showed(Shows::Pause), Event::TimerSet(Some(9)), given("ask")]);
    assert_eq!((room.now().shows, room.now().timer), (Shows::Talk, None));
}

#[test]
fn every_event_can_be_undone_one_after_the_other() {
    let events = [
        count("ask", 2),
        Event::VoteRevealed(true),
        Event::DissentNoted("too early".to_owned()),
        given("ask"),
        Event::Showed(Shows::Pause),
        Event::TimerSet(Some(90)),
        back(0),
        Event::Showed(Shows::Beside(0)),
        last("go"),
        Event::Showed(Shows::Debrief),
    ];
    let mut states = vec![Room::begin(journal(""))];
    for event in events {
        states.push(states[states.len() - 1].clone().after(event));
    }
    let mut room = states[states.len() - 1].clone();
    for before in states.iter().rev().skip(1) {
        let last = room.told();
        room = room.undone();
        assert_eq!(room.now(), before.now());
        assert!(room.told().is_news_after(Some(&last)));
    }
    assert!(!room.can_undo());
    assert_eq!(room.clone().undone(), room);

    // And done again, also by a desk that was closed meanwhile.
    let text = serde_json::to_string(&room).expect("text");
    let mut room: Room = serde_json::from_str(&text).expect("a room");
    for after in &states[1..] {
        let last = room.told();
        room = room.redone();
        assert_eq!(room.now(), after.now());
        assert!(room.told().is_news_after(Some(&last)));
    }
    assert!(!room.can_redo());
    assert_eq!(room.clone().redone(), room);
    assert!(!room.undone().after(Event::TimerSet(Some(7))).can_redo(), "what happens since is another way");
}

#[test]
fn a_note_that_is_written_letter_by_letter_is_one_note() {
    let note = |text: &str| Event::DissentNoted(text.to_owned());
    let room = room([count("ask", 1), note("t"), note("to"), note("too")]);
    assert_eq!(room.now().vote().map(|vote| vote.dissent.as_str()), Some("too"));
    let before = room.undone();
    assert_eq!(before.now().vote().map(|vote| vote.dissent.as_str()), Some(""));
    assert!(!before.undone().can_undo());
}

#[test]
fn what_changes_nothing_cannot_be_undone_and_is_no_news() {
    let nothing = [Event::VoteRevealed(false), Event::Showed(Shows::Beside(3)), Event::TimerSet(None)];
    let room = room(nothing);
    assert!(!room.can_undo());
    assert!(!room.told().is_news_after(Some(&Room::begin(journal("")).told())));
}

#[test]
fn an_endless_session_forgets_its_oldest_events_only_as_such() {
    let mut room = room((0..1_000).map(|at| Event::TimerSet(Some(at))));
    assert_eq!(room.events.len(), MOST_UNDONE);
    while room.can_undo() {
        room = room.undone();
    }
    assert_eq!(room.now().timer, Some(499));
}

#[test]
fn a_session_reads_back_as_it_was_written() {
    let room = room([count("ask", 2), given("ask"), back(0), Event::Showed(Shows::Beside(0))]);
    let text = serde_json::to_string(&room).expect("text");
    assert_eq!(serde_json::from_str::<Room>(&text).expect("a room"), room);
    for damaged in ["", "{}", "null", &text.replace("rapport/2", "rapport/9"), &text.replace("beside", "x")] {
        assert!(serde_json::from_str::<Room>(damaged).is_err(), "{damaged}");
    }
}

#[test]
fn a_stage_that_was_told_everything_is_enough_to_go_on() {
    let room = room([count("ask", 2), given("ask"), count("go", 1)]);
    let resumed = Room::resume(room.told());
    assert_eq!(resumed.now(), room.now());
    assert!(resumed.after(count("go", 1)).told().is_news_after(Some(&room.told())));
}

#[test]
fn a_moment_that_cannot_have_been_is_refused() {
    let room = room([given("ask"), back(0), given("go"), Event::Showed(Shows::Beside(0))]);
    let text = serde_json::to_string(room.now()).expect("text");
    let vote = r#"{"hands":{},"revealed":false,"dissent":""}"#;
    assert_eq!(serde_json::from_str::<Moment>(&text).ok().as_ref(), Some(room.now()));
    for (part, other) in [
        ("\"beside\":0", "\"beside\":1"),
        (" go:1", ""),
        (" go:1", " go:1 go:1 go:1"),
        (&format!("[{vote}"), &format!("[{vote},{vote}")),
        (" 7 1763764000 standard ask", " 8 1763764000 standard ask"),
    ] {
        let damaged = text.replacen(part, other, 1);
        assert_ne!(damaged, text, "{part}");
        assert!(serde_json::from_str::<Moment>(&damaged).is_err(), "{damaged}");
    }
}

#[test]
fn a_timer_runs_four_hours_at_most() {
    assert_eq!(Moment::timer_of(300, 1_000), 1_300);
    assert_eq!(Moment::timer_of(u32::MAX, 0), 14_400);
}
