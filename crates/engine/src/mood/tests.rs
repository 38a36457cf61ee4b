//! How a person takes a reply, case by case.

use super::*;
use crate::condition::Condition;
use crate::ids::ReplyId;
use crate::look::{Age, Dress, Hair, Look, Tone};
use crate::scenario::{DayKind, MoodOverride, ReplyKind};

fn persona() -> Persona {
    Persona {
        id: "one".into(),
        name: "One".into(),
        role: "client".into(),
        look: Look {
            age: Age::Middle,
            hair: Hair::Short,
            hair_tone: Tone::Dark,
            skin: Tone::Medium,
            dress: Dress::Shirt,
            glasses: false,
            beard: false,
        },
        baseline: Baseline { rapport: 0, arousal: 40 },
        volatility: Volatility::Medium,
        heard_first: true,
        to_techniques: vec![],
        to_pitfalls: vec![],
        days: vec![DayKind { name: "a day".into(), rapport: 0, arousal: 0 }],
    }
}

fn reply(techniques: &[Technique], pitfalls: &[Pitfall]) -> Reply {
    Reply {
        id: ReplyId::parse("reply").expect("an id"),
        kind: ReplyKind::Speech,
        text: "Words.".into(),
        to: vec![PersonaIx(0)],
        techniques: techniques.to_vec(),
        pitfalls: pitfalls.to_vec(),
        points: None,
        mood: None,
        learns: vec![],
        said: None,
        uses: vec![],
        when: Condition::ALWAYS,
        needs: Condition::ALWAYS,
        closed: None,
        leads: vec![],
        coach: None,
    }
}

struct Told(Vec<(Why, i16, i16)>);

impl Witness for Told {
    fn caused(&mut self, _: PersonaIx, cause: Cause) {
        self.0.push((cause.why, cause.rapport, cause.arousal));
    }
}

/// One reply to somebody at rapport 0 and arousal 40: the named causes, in order.
struct Case {
    persona: Persona,
    mind: Mind,
    too_soon: bool,
    cut_in: bool,
    recent: [TechniqueSet; 2],
}

fn case() -> Case {
    let persona = persona();
    Case { mind: Mind::at_rest(persona.baseline), persona, too_soon: false, cut_in: false, recent: [0; 2] }
}

impl Case {
    #[track_caller]
    fn check(mut self, reply: &Reply, expected: &[(Why, i16, i16)]) {
        let mut told = Told(vec![]);
        self.mind.hear(
            (PersonaIx(0), &self.persona),
            (reply, self.cut_in),
            self.too_soon,
            self.recent,
            &mut told,
        );
        assert_eq!(told.0, expected);
    }
}

const VALIDATE: Why = Why::Technique(Technique::Validate);

#[test]
fn a_technique_does_what_the_table_says() {
    case().check(&reply(&[Technique::Validate], &[]), &[(VALIDATE, 3, -7)]);
    case().check(&reply(&[], &[Pitfall::Blame]), &[(Why::Pitfall(Pitfall::Blame), -8, 12)]);
}

#[test]
fn a_person_answers_in_their_own_way() {
    let answering = |response| {
        let mut case = case();
        case.persona.to_techniques = vec![(Technique::Validate, response)];
        case
    };
    let validate = reply(&[Technique::Validate], &[]);
    answering(Response::Strong).check(&validate, &[(VALIDATE, 5, -12)]);
    answering(Response::Weak).check(&validate, &[(VALIDATE, 2, -4)]);
    answering(Response::None).check(&validate, &[]);
    answering(Response::Backfires).check(&validate, &[(VALIDATE, -2, 4)]);
    let mut volatile = case();
    volatile.persona.volatility = Volatility::High;
    volatile.check(&validate, &[(VALIDATE, 3, -10)]);
}

#[test]
fn the_same_technique_again_does_less() {
    let validate = reply(&[Technique::Validate], &[]);
    let set = set_of(&[Technique::Validate]);
    let worn = Why::Habituation(Technique::Validate);
    Case { recent: [0, set], ..case() }.check(&validate, &[(VALIDATE, 3, -7), (worn, -1, 3)]);
    Case { recent: [set, set], ..case() }.check(&validate, &[(VALIDATE, 3, -7), (worn, -2, 5)]);
}

#[test]
fn a_solution_before_the_feeling_was_heard_works_the_other_way() {
    let offer = reply(&[Technique::OfferOptions], &[]);
    let technique = (Why::Technique(Technique::OfferOptions), 2, -4);
    Case { too_soon: true, ..case() }
        .check(&offer, &[technique, (Why::TooSoon(Technique::OfferOptions), -3, 6)]);
}

#[test]
fn an_early_breach_holds_trust_down_for_the_rest() {
    let near_the_cap = Mind { mood: Mood { rapport: 24, arousal: 40 }, heard: true, breaches: 1 };
    Case { mind: near_the_cap, ..case() }
        .check(&reply(&[Technique::Validate], &[]), &[(VALIDATE, 3, -7), (Why::Breach, -2, 0)]);
}

#[test]
fn the_end_of_the_scale_is_a_cause_of_its_own() {
    let at_peace = Mind { mood: Mood { rapport: 49, arousal: 3 }, heard: true, breaches: 0 };
    Case { mind: at_peace, ..case() }.check(
        &reply(&[Technique::Validate], &[]),
        &[(VALIDATE, 3, -7), (Why::Limit, -2, 0), (Why::Limit, 0, 4)],
    );
}

#[test]
fn the_author_has_the_last_word() {
    let own = MoodOverride { rapport: -6, arousal: 10, because: "she had heard it before".into() };
    let reply = Reply { mood: Some(own), ..reply(&[Technique::Validate], &[Pitfall::Jargon]) };
    case().check(&reply, &[(Why::Author, -6, 10)]);
}

#[test]
fn to_be_cut_off_counts_once_and_beside_the_authors_word() {
    let cut_off = (Why::Pitfall(Pitfall::Interrupt), -5, 9);
    let cut_in = || Case { cut_in: true, ..case() };
    cut_in().check(&reply(&[Technique::Validate], &[]), &[(VALIDATE, 3, -7), cut_off]);
    cut_in().check(&reply(&[], &[Pitfall::Interrupt]), &[cut_off]);
    let own = MoodOverride { rapport: 2, arousal: -4, because: "it was short".into() };
    let judged = Reply { mood: Some(own), ..reply(&[], &[Pitfall::Interrupt]) };
    cut_in().check(&judged, &[(Why::Author, 2, -4), cut_off]);
}

#[test]
fn arousal_settles_a_fifth_of_the_way_to_the_baseline() {
    let settled = |from| Move::Settle(40, SETTLING).arousal(from);
    assert_eq!([90, 44, 41, 40, 39, 0].map(settled), [80, 43, 40, 40, 40, 8]);
}

#[test]
fn over_a_pause_it_settles_half_of_the_way() {
    let settled = |from| Move::Settle(40, SETTLING_OVER_A_PAUSE).arousal(from);
    assert_eq!([90, 44, 41, 40, 39, 0].map(settled), [65, 42, 40, 40, 40, 20]);
}

#[test]
fn a_mood_has_a_name_and_an_intensity() {
    #[track_caller]
    fn check(rapport: i8, arousal: i8, name: MoodName, intensity: u8) {
        assert_eq!(Mood { rapport, arousal }.named(), Named { name, intensity });
    }
    check(-50, 0, MoodName::Withdrawn, 3);
    check(-11, 64, MoodName::Frustrated, 3);
    check(-50, 100, MoodName::Angry, 3);
    check(14, 34, MoodName::Guarded, 1);
    check(-10, 35, MoodName::Worried, 1);
    check(0, 77, MoodName::Overwhelmed, 2);
    check(50, 0, MoodName::Open, 3);
    check(15, 50, MoodName::Hopeful, 2);
    check(50, 65, MoodName::Shaken, 1);
}
