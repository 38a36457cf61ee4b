//! The one table of everything that can be wrong with a file: its code, whether it stops play, a line for
//! `docs/diagnostics.md`, the data it carries, its message and its help. Imports nothing of this crate.
//!
//! S001–S019 names, S020–S039 the file, S040–S059 keys and values, S060–S099 how the talk hangs together, with its stages before and after;
//! from S100 on, smells: S100–S129 what a search of all talks finds, S130–S139 what is said, S140–S154 what is claimed, S155–S164 what can be chosen,
//! S165–S169 allowances, S170–S179 a whole folder.

use std::fmt;

use serde::{Serialize, Serializer};

/// Whether a fault keeps the scenario from being played.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// It is no fault of any file, and good to know.
    Note,
    /// It does not, but a careful colleague would mention it.
    Warning,
    /// It does.
    Error,
}

/// Declares every fault: `/// doc`, code, severity, name and data, message, help.
macro_rules! faults {
    ($(
        #[doc = $doc:literal]
        $code:ident $severity:ident $name:ident { $($field:ident: $type:ty),* } $message:literal, $help:expr;
    )+) => {
        /// The number of a kind of fault.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code { $(#[doc = $doc] $code,)+ }

        impl Code {
            /// All of them, in order.
            pub const ALL: &'static [Self] = &[$(Self::$code,)+];

            /// As it is written, such as `S004`.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$code => stringify!($code),)+ }
            }

            /// Whether it keeps the scenario from being played.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$code => Severity::$severity,)+ }
            }

            /// What it means, in one line.
            #[must_use]
            pub fn doc(self) -> &'static str {
                match self { $(Self::$code => $doc.trim_ascii(),)+ }
            }
        }

        /// Something wrong with a file.
        #[derive(Debug, Clone)]
        pub(crate) enum Fault { $($name { $($field: $type),* },)+ }

        #[allow(unused_variables, reason = "not every fault shows all of its data")]
        impl Fault {
            pub(crate) fn code(&self) -> Code {
                match self { $(Self::$name { .. } => Code::$code,)+ }
            }

            pub(crate) fn help(&self) -> Option<String> {
                match self { $(Self::$name { $($field),* } => $help,)+ }
            }
        }

        #[allow(unused_variables, reason = "not every fault shows all of its data")]
        impl fmt::Display for Fault {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self { $(Self::$name { $($field),* } => write!(f, $message),)+ }
            }
        }
    };
}

faults! {
    /// The file's name and the `id` in it differ.
    S001 Error FileName { id: String, name: String }
        "the scenario `{id}` is in a file named `{name}`", say("the file's name is the id and `.yaml`");
    /// An id is not lower-case words joined by hyphens.
    S002 Error NotAnId { text: String }
        "`{text}` cannot be an id", say("an id is 1 to 40 of a-z, 0-9 and -, and begins with a letter");
    /// Two replies have the same id, a node and an ending share one, or two twists share an option.
    S003 Error TakenId { what: &'static str, id: String, line: u32 }
        "{what} `{id}` has an id that line {line} already uses", None;
    /// A reply leads nowhere: no node and no ending has this id.
    S004 Error UnknownNode { target: String, nearest: Option<String> }
        "reply leads to unknown node `{target}`", meant(nearest);
    /// A breaking point leads to, or a play expects, something that is not an ending.
    S005 Error UnknownEnding { target: String, nearest: Option<String> }
        "unknown ending `{target}`", meant(nearest);
    /// Somebody is named who is not in the cast.
    S006 Error UnknownPersona { name: String, nearest: Option<String> }
        "unknown persona `{name}`", meant(nearest);
    /// A fact is named that `facts` does not list.
    S007 Error UnknownFact { name: String, nearest: Option<String> }
        "unknown fact `{name}`", meant(nearest);
    /// A reply is named that the scenario does not have.
    S008 Error UnknownReply { name: String, nearest: Option<String> }
        "unknown reply `{name}`", meant(nearest);
    /// A condition asks for an option that no twist has.
    S009 Error UnknownOption { name: String, nearest: Option<String> }
        "unknown twist option `{name}`", meant(nearest);
    /// A word that is not in the list it comes from, such as a technique that the curriculum does not have.
    S010 Error UnknownWord { what: &'static str, word: String, nearest: Option<String>, known: String }
        "unknown {what} `{word}`", meant(nearest).or_else(|| say(known));
    /// The same word twice in one list.
    S011 Error Repeated { word: String }
        "`{word}` is listed twice", None;
    /// A file of plays has no scenario of its name beside it.
    S012 Error PlaysAlone { scenario: String }
        "there is no scenario `{scenario}` beside these plays", None;
    /// An expectation is about a reply that its play does not give.
    S013 Error NotGiven { reply: String, nearest: Option<String> }
        "this play does not give the reply `{reply}`", meant(nearest);
    /// Two plays of one file have the same name.
    S014 Error TakenName { name: String, line: u32 }
        "the play on line {line} has the name `{name}` already", None;
    /// A condition or the standard preparation names something that `prepare` does not list.
    S015 Error UnknownChoice { name: String, nearest: Option<String> }
        "there is nothing `{name}` to prepare", meant(nearest);
    /// Something to prepare has a name that stands for a whole preparation.
    S016 Error ReservedId { id: String }
        "`{id}` cannot be the id of something to prepare",
        say("`standard` and `none` stand for a whole preparation");

    /// The file is larger than any scenario.
    S020 Error TooLarge { most: u64 }
        "the file has more than {most} bytes and is not read", None;
    /// The file is not text in UTF-8.
    S021 Error NotUtf8 {}
        "the file is not UTF-8 from here on", say("save it with the encoding UTF-8");
    /// There is nothing in the file, or only comments.
    S022 Error Empty {}
        "the file is empty", None;
    /// The file is not YAML.
    S023 Error NotYaml { reason: String, help: &'static str }
        "this is not YAML: {reason}", say(help);
    /// Lists and maps are nested deeper than the format ever is.
    S024 Error TooDeep { most: usize }
        "more than {most} levels are nested here", None;
    /// An anchor or an alias, which the format does not have.
    S025 Error Anchor {}
        "anchors and aliases are not part of the format",
        say("a text that begins with `&` or `*` needs quotes");
    /// A tag, which the format does not have.
    S026 Error Tag {}
        "tags are not part of the format", say("a text that begins with `!` needs quotes");
    /// A second document in the same file.
    S027 Error SecondDocument {}
        "a second document begins here", say("one file is one talk");
    /// The same key twice in one map.
    S028 Error SameKey { key: String, line: u32, help: Option<&'static str> }
        "the key `{key}` is already on line {line}", help.and_then(say);
    /// A key that is a list or a map.
    S029 Error KeyNotText {}
        "a key is a word, not a list or a map", None;
    /// The file is written for a later version of the format.
    S030 Error LaterFormat { format: i128, ours: i128 }
        "this file is written for format {format}; this rapport reads format {ours}",
        say("a newer rapport reads it");
    /// More of one thing than a scenario can number.
    S031 Error TooMany { what: &'static str, count: usize, most: usize }
        "there are {count} {what}; the most is {most}", None;
    /// There are so many faults that the rest is not listed.
    S032 Error MoreFaults { unlisted: usize }
        "{unlisted} more faults are not listed", None;
    /// There are so many warnings that the rest is not listed.
    S033 Warning MoreWarnings { unlisted: usize }
        "{unlisted} more warnings are not listed", None;
    /// A text without quotes that a `#` cuts off: all behind it is a comment.
    S034 Warning CutOff { word: String }
        "the text ends before `#{word}`, which begins a comment",
        say("put the text in quotes; a comment has a space behind its `#`");
    /// A text without quotes around it that has one quotation mark in it: the other was forgotten.
    S035 Warning LoneQuote {}
        "the text has one quotation mark `\"` without its other",
        say("put quotes around the whole text, or take it out");
    /// A text that stands in quotation marks which are none of the format's, as a word processor sets them.
    S036 Warning CurlyQuotes {}
        "the quotation marks around the text are part of it, and are shown",
        say("use straight ones, `\"` or `'`, or take them out");
    /// A text without quotes in which a dash stands at a word: an entry of a list was meant.
    S037 Warning DashInText {}
        "the text has a dash at a word in it, as if an entry of a list began there",
        say("an entry begins with `- `, with the space; a text that means the dash needs quotes");
    /// In braces, a key and its value without a space between them.
    S038 Error CloseColon { key: String }
        "no space stands behind `{key}:`", say("a key is followed by `: `, with the space");

    /// A key that does not belong here.
    S040 Error UnknownKey { keys: Keys, record: &'static str, help: Known }
        "unknown {keys} in {record}", comma(keys).or_else(|| say(&help.to_string()));
    /// A key that must be here is not.
    S041 Error MissingKey { key: String, record: &'static str }
        "{record} lacks `{key}`", None;
    /// A value of the wrong kind: a list for a text, a word for a number.
    S042 Error WrongKind { expected: String, found: String, help: Option<&'static str> }
        "expected {expected}, found {found}", help.and_then(say);
    /// A number outside its range.
    S043 Error OutOfRange { found: i128, least: i128, most: i128 }
        "expected a whole number from {least} to {most}, found `{found}`", None;
    /// A text with nothing in it.
    S044 Error EmptyText {}
        "the text is empty", None;
    /// A text longer than is read aloud in one breath.
    S045 Error LongText { length: usize, most: usize }
        "the text has {length} characters; the most is {most}", None;
    /// A list or map with too few or too many entries.
    S046 Error WrongCount { found: usize, expected: String }
        "expected {expected}, found {found}", None;
    /// A condition that asks nothing.
    S047 Error EmptyCondition {}
        "the condition asks nothing", say("leave it out, or give it one of its keys");
    /// A text with characters that cannot be seen, such as a bell or a text direction mark.
    S048 Error Invisible { code: u32 }
        "the text has the invisible character U+{code:04X} in it", say("type the text anew");
    /// An expectation that expects nothing.
    S050 Error NothingExpected {}
        "nothing is expected here", say("give it one more key, such as `ending` or `holds`");
    /// An expectation that is about two moments at once.
    S051 Error TwoMoments {}
        "an expectation has `before` or `after`, not both", say("make two of it");
    /// Points are expected of no reply in particular.
    S052 Error PointsOfNothing {}
        "`points` are those of one reply", say("name it in `after`");
    /// A date that the calendar does not have, or that is written in another way.
    S053 Error NotADate { text: String }
        "`{text}` is not a date", say("a day of the calendar, such as 2026-03-11");
    /// A window of days that ends before it begins.
    S054 Error EmptyWindow { from: u8, to: u8 }
        "no day is from {from} to {to} days later", None;
    /// `feeling-of` at a node without a feeling.
    S055 Error FeelingOfNobody { node: String }
        "node `{node}` has `feeling-of` but not `feeling`", None;
    /// A line that somebody says to themselves.
    S056 Error ToOneself { persona: String }
        "`{persona}` says this to `{persona}`", say("leave `to` out where the trainee is meant");
    /// Something agreed that is not said in a sentence.
    S057 Error AgreedWithoutWords { claim: String }
        "claim `{claim}` is `agreed` and has no `says`", say("the debrief says by it what the message left out");
    /// A play has a preparation that nobody can choose.
    S058 Error Unpreparable { why: String }
        "nobody can prepare so: {why}", None;

    /// A node that no reply leads to.
    S060 Error UnreachedNode { node: String }
        "nothing leads to node `{node}`", None;
    /// An ending that neither a reply nor a breaking point leads to.
    S061 Error UnreachedEnding { ending: String }
        "nothing leads to ending `{ending}`", None;
    /// A node from which no way leads to an ending.
    S064 Error NoWayOut { node: String }
        "from node `{node}` no reply ever leads to an ending", None;
    /// A node in which nothing may be open: each reply has `when`, `needs` or `times`.
    S065 Error NoFreeReply { node: String }
        "node `{node}` has no reply without `when`, `needs` and `times`", say("somebody may be stuck there");
    /// A way that leads back to where it began and can be walked for ever.
    S066 Error EndlessRound { nodes: String }
        "the talk can go round for ever: {nodes}", say("give `times` to one of the replies on the way");
    /// A lock without the sentence that explains it.
    S067 Error NeedsWithoutClosed { reply: String }
        "reply `{reply}` has `needs` but not `closed`", say("say in `closed` why it is locked");
    /// The sentence that explains a lock, without the lock.
    S068 Error ClosedWithoutNeeds { reply: String }
        "reply `{reply}` has `closed` but not `needs`", None;
    /// The last way a reply leads has a condition: it might lead nowhere.
    S069 Error LastLeadAsks { reply: String }
        "the last lead of reply `{reply}` has a condition", say("the last one is for when no other holds");
    /// A way a reply leads that comes after one without a condition is never taken.
    S070 Error LeadAlways { reply: String }
        "a lead of reply `{reply}` has no condition, so those after it are never taken", None;
    /// A condition asks for a fact that no reply teaches.
    S071 Error NeverLearned { fact: String }
        "fact `{fact}` is asked for, but no reply learns it", None;
    /// Several options of a twist that nothing in the talk tells apart.
    S072 Warning SameOptions { twist: String, options: String }
        "nothing in the talk tells {options} of twist `{twist}` apart", None;
    /// A node with one reply: there is nothing to choose.
    S073 Warning OneReply { node: String }
        "node `{node}` has one reply: there is nothing to choose", None;
    /// A node that can show more than four replies at once.
    S074 Warning ManyReplies { node: String, shown: usize }
        "node `{node}` can show {shown} replies at once; two to four can be weighed", None;
    /// A condition that contradicts itself.
    S075 Error Contradiction {}
        "this condition can never hold", None;
    /// A persona who has no line anywhere.
    S076 Warning Mute { persona: String }
        "persona `{persona}` never speaks", None;
    /// `of` where no mood is asked for.
    S077 Error IdleOf {}
        "`of` says whose mood is meant, but the condition asks for no mood", None;
    /// A reply that says nothing although it is not a silence.
    S078 Error NothingSaid { reply: String }
        "reply `{reply}` has no `says`", say("only `kind: silence` can do without");
    /// Points of the author's that give no points.
    S079 Error NoPoints {}
        "`points` needs one of `empathy`, `clarity` and `solution`", None;
    /// There is time to read the whole file: nothing has to be left out.
    S080 Error BudgetSuffices { minutes: u8, needed: u16 }
        "the whole file takes {needed} minutes to read, and there are {minutes}",
        say("give less time than that, so that reading is a choice");
    /// The standard preparation is one that nobody can choose.
    S081 Error UnfitStandard { why: String }
        "nobody can choose the standard preparation: {why}", None;
    /// A paper in the case file that nothing asks for: to read it changes nothing.
    S082 Warning IdleItem { item: String }
        "nothing in the talk asks whether `{item}` was read", None;
    /// A paper in the case file that takes longer than there is time.
    S083 Warning LongRead { item: String, minutes: u8 }
        "nobody can read `{item}`: there are {minutes} minutes", None;
    /// An expectation that fits and opens nothing.
    S084 Warning IdleExpectation { expectation: String }
        "`{expectation}` fits, and expecting it opens nothing", say("give it a reply with `when: { prepared: … }`");
    /// An assumption of the trainee's that colours nothing.
    S085 Warning IdleAssumption { assumption: String }
        "`{assumption}` is the trainee's own, and noticing it changes nothing",
        say("give it a reply with `when: { not-prepared: … }`");
    /// A node with `breaths` where less than two lines can be shown: nobody can cut in.
    S086 Warning OneBreath { node: String }
        "node `{node}` has `breaths`, but no second line", None;
    /// A claim is by a weekday, and by a date that is another one.
    S087 Warning WrongWeekday { day: String, date: String, weekday: &'static str }
        "`{day}` is the {date}, a {weekday}", None;

    /// No talk comes to this end, on any kind of day.
    S100 Warning UnmetEnding { ending: String }
        "no talk comes to ending `{ending}`", say("some condition on the way never holds: see the other warnings");
    /// No talk comes to this node, on any kind of day.
    S101 Warning UnmetNode { node: String }
        "no talk comes to node `{node}`", say("some condition on the way never holds: see the other warnings");
    /// A reply that cannot be given in any talk.
    S102 Warning ReplyNeverOpen { reply: String, shown: bool }
        "reply `{reply}` is never open",
        say(if *shown { "its `needs` never holds" } else { "its `when` never holds" });
    /// A condition that holds in no talk that asks for it.
    S103 Warning NeverHolds {}
        "this condition never holds", None;
    /// A condition that holds in every talk that asks for it.
    S104 Warning AlwaysHolds {}
        "this condition always holds", say("leave it out, or ask for more");
    /// A score that cannot be earned any more, although the talk goes on.
    S105 Warning ScoreStill { node: String, score: &'static str, left: u16 }
        "from node `{node}` on, nothing earns {score}, and the talk goes on for {left} replies or more", None;
    /// A mood that runs into the end of its scale and stays there: nothing that is said does anything more.
    S106 Warning MoodStuck { persona: String, end: &'static str, percent: usize, replies: usize }
        "`{persona}`: {end} for more than the last {replies} replies in {percent}% of talks at random",
        say("let them settle, let the story shift them, or end the talk");
    /// The talk that gets most comes to an end that is called a failure.
    S107 Warning BestEndsBadly { ending: String, kind: &'static str, seed: u64 }
        "the best talk ends in `{ending}`, of kind `{kind}` (day {seed})", say("`rapport analyze` shows the talk");
    /// The talk that gets least comes to an agreement.
    S108 Warning WorstEndsWell { ending: String, kind: &'static str, seed: u64 }
        "the worst talk ends in `{ending}`, of kind `{kind}` (day {seed})", say("`rapport analyze` shows the talk");
    /// Two replies without a pitfall earn the same at once, and one of them closes the way to more.
    S109 Warning UnequalFork { more: String, less: String, points: u32 }
        "reply `{less}` earns what `{more}` does, and later {points} points less",
        say("give the better one its due at once, or let their ways come to the same");
    /// The look of the replies gives the best one away.
    S110 Warning BestIsTold { look: &'static str, percent: u32, guess: u32 }
        "the best reply is {look} in {percent}% of choices; a guess finds it in {guess}%", None;
    /// There are more talks than are looked at: what the search finds is not complete.
    S111 Warning TooManyTalks { states: usize }
        "there are too many talks to look at all of them", say("fewer facts and gates that are asked for far away");
    /// A talk can take more replies than a journal holds: it could not be finished.
    S112 Warning TalkTooLong { replies: u16, most: usize }
        "a talk can take {replies} replies; a journal holds {most}", None;
    /// A goal that no talk reaches, on any kind of day and with any preparation; that may be meant.
    S113 Warning UnreachedGoal { goal: String }
        "no talk comes to an ending that reaches the goal `{goal}`", None;

    /// A reply or line with more words than anybody says at once.
    S130 Warning LongSpeech { what: String, words: usize, most: usize }
        "{what} has {words} words; the most is {most}", say("say the one thing that matters here");
    /// A reply or line in longer words and sentences than people speak in, by the Flesch-Kincaid grade (Kincaid and others, 1975). Syllables are counted by a heuristic; a name counts as one.
    S131 Warning HardSpeech { what: String, grade: usize, most: usize }
        "{what} reads at school grade {grade} (Flesch-Kincaid); the most is {most}",
        say("shorter sentences, shorter words: read it aloud");
    /// A word of the trade in a reply that is meant as a good one.
    S132 Warning JargonSaid { reply: String, word: &'static str, everyday: &'static str }
        "reply `{reply}` says `{word}`", say(&format!("in everyday words: {everyday}"));

    /// A reply claims `open-question` and asks nothing.
    S140 Warning NoQuestion { reply: String }
        "reply `{reply}` claims `open-question` and asks nothing", None;
    /// A reply claims `open-question`, but yes or no would answer it.
    S141 Warning ClosedQuestion { reply: String, question: String }
        "reply `{reply}` claims `open-question`, but yes or no answers `{question}`",
        say("begin with what, how or why");
    /// A reply claims `paraphrase` and is longer than all that it could repeat.
    S142 Warning LongParaphrase { reply: String, said: usize, heard: usize }
        "reply `{reply}` claims `paraphrase` with {said} words for the {heard} that were said",
        say("give back the heart of it");
    /// A reply claims `specifics` and names nobody, no number and no time.
    S143 Warning NothingSpecific { reply: String }
        "reply `{reply}` claims `specifics` and names nobody, no number and no time", None;
    /// A reply claims `next-step`, `check-back` or `take-a-break` and names no time.
    S144 Warning NoTime { reply: String, technique: &'static str }
        "reply `{reply}` claims `{technique}` and names no time", say("say by which day, or at what time");
    /// A reply claims `give-space` and fills it.
    S145 Warning NoSpace { reply: String, words: usize, most: usize }
        "reply `{reply}` claims `give-space` with {words} words; the most is {most}", None;
    /// A reply claims `offer-options` and has one thing in it.
    S146 Warning NoAlternative { reply: String }
        "reply `{reply}` claims `offer-options`, and there is one thing in it", None;
    /// A reply claims `summarise` in fewer words than a summary takes.
    S147 Warning ThinSummary { reply: String, words: usize, least: usize }
        "reply `{reply}` claims `summarise` with {words} words; the least is {least}", None;
    /// A reply claims `chunk-and-check` and does not check.
    S148 Warning NoCheck { reply: String }
        "reply `{reply}` claims `chunk-and-check` and does not check", say("ask them to say it back");
    /// A reply claims the pitfall `interrogate` and asks nothing.
    S149 Warning NotAsked { reply: String }
        "reply `{reply}` claims the pitfall `interrogate` and asks nothing", None;
    /// A reply claims a technique and the pitfall that is its opposite.
    S150 Warning Opposites { reply: String, technique: &'static str, pitfall: &'static str }
        "reply `{reply}` claims `{technique}` and its opposite, `{pitfall}`", None;
    /// A reply claims more techniques or pitfalls than one reply can show.
    S151 Warning ManyClaims { reply: String, what: &'static str, count: usize, most: usize }
        "reply `{reply}` claims {count} {what}; the most is {most}", say("keep those that a listener would name");

    /// A node with a feeling where every reply stands on the lowest step of the empathy ladder.
    S155 Warning Unanswered { node: String }
        "node `{node}` has a feeling, and no reply there can answer it",
        say("give one reply a technique that feeds empathy, or take the `feeling` out");
    /// A node where every reply has a pitfall.
    S156 Warning OnlyPitfalls { node: String }
        "every reply at node `{node}` has a pitfall", say("somebody who has learned needs a way to show it");
    /// A node whose replies all lead to the same place with the same effect.
    S157 Warning FalseChoice { node: String }
        "all replies at node `{node}` come to the same", None;
    /// Two replies at one node with the same words.
    S158 Warning SameReply { node: String, reply: String, earlier: String }
        "replies `{earlier}` and `{reply}` at node `{node}` say the same", None;
    /// The same words twice among the variants of a line.
    S159 Warning SameVariant { persona: String }
        "two variants of this line of `{persona}` say the same", None;
    /// A reply with a pitfall and without a `coach` note, in a file that has such notes.
    S160 Warning NoNote { reply: String }
        "reply `{reply}` has a pitfall, but no `coach` note",
        say("say in the debrief what it did to this person");
    /// A persona answers in their own way to something that nobody ever says to them.
    S161 Warning NeverTried { persona: String, word: &'static str }
        "`answers` of persona `{persona}` has `{word}`, which no reply to them shows", None;
    /// Every ending is of the same kind: nothing is at stake.
    S162 Warning OneEnd { kind: &'static str }
        "every ending is of the kind `{kind}`", None;
    /// A condition asks for something that cannot have happened yet on any way to this place.
    S163 Warning NotYet { what: String }
        "the condition asks for {what}, but no way leads from there to here", None;
    /// What there was to notice stands out by its length.
    S164 Warning NoticeTold { node: String, look: &'static str }
        "what is right to notice at node `{node}` is much {look} than all that is wrong", None;

    /// A comment `# rapport:` that is no allowance with a reason.
    S165 Warning UnreadAllow {}
        "this comment allows nothing", say("write `# rapport: allow S130 because` and the reason");
    /// A code is allowed that there is not.
    S166 Warning UnknownCode { id: String }
        "there is no warning `{id}` to allow", None;
    /// An error is allowed; only warnings can be.
    S167 Warning AllowedError { id: &'static str }
        "`{id}` is an error and cannot be allowed", None;
    /// A warning is allowed where it does not occur.
    S168 Warning IdleAllow { id: &'static str }
        "`{id}` is allowed here, but there is no such warning", say("take the comment out");

    /// Techniques of the curriculum that no scenario of the folder has.
    S170 Note NoTechnique { count: usize, of: usize, ids: String }
        "techniques in no scenario: {count} of {of}", say(ids);
    /// Pitfalls of the curriculum that no scenario of the folder has.
    S171 Note NoPitfall { count: usize, of: usize, ids: String }
        "pitfalls in no scenario: {count} of {of}", say(ids);
    /// Pitfalls of the curriculum that fewer scenarios of the folder have than they should.
    S172 Note RarePitfall { count: usize, of: usize, ids: String }
        "pitfalls in too few scenarios: {count} of {of}", say(ids);
    /// Topics of the curriculum that no scenario of the folder is about.
    S173 Note NoTopic { count: usize, of: usize, ids: String }
        "topics in no scenario: {count} of {of}", say(ids);
    /// Settings of the curriculum in which no scenario of the folder takes place.
    S174 Note NoSetting { count: usize, of: usize, ids: String }
        "settings in no scenario: {count} of {of}", say(ids);
    /// Scenarios above the level `foundation` without a stage before the talk, or after it.
    S175 Warning TalkOnly { count: usize, of: usize, ids: String }
        "scenarios without `prepare` or `follow-up`: {count} of {of}", say(ids);
}

fn say(help: &str) -> Option<String> {
    Some(help.to_owned())
}

/// In braces, what follows a comma is taken for the next key.
fn comma(keys: &Keys) -> Option<String> {
    keys.0
        .iter()
        .any(|key| key.contains(' '))
        .then(|| "in braces, a text with a comma needs quotes, straight ones: `\"` or `'`".to_owned())
}

fn meant(nearest: &Option<String>) -> Option<String> {
    nearest.as_ref().map(|nearest| format!("did you mean `{nearest}`?"))
}

/// Keys of a record.
#[derive(Debug, Clone)]
pub(crate) struct Keys(pub(crate) Vec<String>);

impl fmt::Display for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let keys: Vec<String> = self.0.iter().map(|key| format!("`{key}`")).collect();
        write!(f, "{} {}", if keys.len() == 1 { "key" } else { "keys" }, keys.join(", "))
    }
}

/// What is known of a record with an unknown key.
#[derive(Debug, Clone)]
pub(crate) enum Known {
    /// This was probably meant.
    Meant(String),
    /// It must have these, and does not.
    Lacks(Keys),
    /// It can have these.
    All(Keys),
}

impl fmt::Display for Known {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Meant(key) => write!(f, "did you mean `{key}`?"),
            Self::Lacks(keys) => write!(f, "it lacks the {keys}"),
            Self::All(keys) => write!(f, "it can have the {keys}"),
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.id())
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        })
    }
}
