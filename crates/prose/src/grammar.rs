//! Closed lists of small words by which a clause is told from a claim. Lists only. Imports nothing.

/// Short forms, and what they stand for. An apostrophe that was left out is forgiven where that makes no other word.
pub(crate) const CONTRACTED: &[(&str, &str)] = &[
    ("cannot", "can"),
    ("can't", "can"),
    ("cant", "can"),
    ("won't", "will"),
    ("shan't", "shall"),
    ("dont", "do"),
    ("didnt", "did"),
    ("doesnt", "does"),
    ("isnt", "is"),
    ("wasnt", "was"),
    ("arent", "are"),
    ("werent", "were"),
    ("couldnt", "could"),
    ("wouldnt", "would"),
    ("shouldnt", "should"),
    ("havent", "have"),
    ("hasnt", "has"),
    ("hadnt", "had"),
];

/// What hangs on to a word by an apostrophe.
pub(crate) const TAILS: &[(&str, &str)] =
    &[("'ll", "will"), ("'ve", "have"), ("'re", "are"), ("'d", "would"), ("'m", "am")];

/// After these `'s` is `is`; after others it says whose.
pub(crate) const BEFORE_IS: &[&str] =
    &["he", "she", "it", "that", "there", "here", "who", "what", "where", "how", "which", "this"];

/// What can begin a clause after `and` or a comma.
pub(crate) const SUBJECTS: &[&str] = &["i", "we", "you", "he", "she", "it", "they", "there", "nobody"];

/// What begins a clause of its own.
pub(crate) const BREAKS: &[&str] =
    &["but", "however", "yet", "though", "although", "because", "nevertheless"];

/// A clause that begins so ends at its comma.
pub(crate) const SUBORDINATE: &[&str] = &[
    "if", "when", "once", "as", "since", "because", "although", "though", "while", "after", "before",
    "unless",
];

pub(crate) const NEGATIONS: &[&str] = &[
    "not",
    "no",
    "never",
    "nothing",
    "nobody",
    "none",
    "neither",
    "nor",
    "without",
    "unable",
    "cancelled",
    "canceled",
];

/// `not only`, `no later than`, `do not worry`: a negation that denies nothing.
pub(crate) const HARMLESS: &[&str] = &[
    "only", "just", "later", "doubt", "problem", "worry", "worries", "hesitate", "matter", "wait", "forget",
    "least",
];

/// What asks, wishes or leaves open, and promises nothing.
pub(crate) const HEDGES: &[&str] = &[
    "ask",
    "asks",
    "asked",
    "asking",
    "request",
    "requests",
    "requested",
    "requesting",
    "want",
    "wants",
    "wanted",
    "wish",
    "wishes",
    "wished",
    "hope",
    "hopes",
    "hoped",
    "whether",
    "if",
    "unless",
    "suggest",
    "suggested",
    "suggestion",
    "idea",
    "offered",
    "considered",
    "discuss",
    "discussed",
    "talked",
    "spoke",
    "question",
    "instead",
    "rather",
    "wonder",
    "wondered",
    "refuse",
    "refused",
    "declined",
    "decline",
    "mentioned",
    "prefer",
    "preferred",
    "depends",
    "need",
    "needs",
    "needed",
    "like",
    "afraid",
];

/// What makes a possibility of a promise, before or after it.
pub(crate) const MAYBE: &[&str] = &["could", "might", "perhaps", "maybe", "possibly"];

pub(crate) const SPEAKING: &[&str] = &[
    "say",
    "said",
    "says",
    "tell",
    "told",
    "mention",
    "mentioned",
    "talk",
    "talked",
    "speak",
    "spoke",
    "spoken",
    "discuss",
    "discussed",
    "raise",
    "raised",
    "bring",
    "brought",
    "hear",
    "heard",
    "come",
    "came",
];

pub(crate) const READING: &[&str] = &[
    "read", "reading", "seen", "see", "looked", "look", "checked", "check", "studied", "opened", "found",
    "know", "have", "got",
];

pub(crate) const FUTURE: &[&str] =
    &["will", "shall", "going", "let", "until", "till", "please", "send", "sent"];

/// What may stand between somebody and what they do or are.
pub(crate) const FILLERS: &[&str] = &[
    "very",
    "quite",
    "rather",
    "so",
    "extremely",
    "really",
    "simply",
    "again",
    "also",
    "still",
    "just",
    "repeatedly",
    "often",
    "too",
    "a",
    "bit",
    "being",
    "has",
    "have",
    "had",
    "then",
    "both",
    "once",
    "clearly",
    "obviously",
    "always",
    "rather",
    "somewhat",
    "increasingly",
    "would",
    "yet",
];

pub(crate) const BEING: &[&str] = &[
    "is", "are", "am", "was", "were", "be", "been", "being", "seems", "seemed", "became", "gets", "got",
    "remains",
];

/// Who is spoken of in a note.
pub(crate) const THEM: &[&str] = &[
    "he", "she", "they", "client", "patient", "family", "mother", "father", "mum", "dad", "son", "daughter",
    "husband", "wife", "partner", "sister", "brother", "caller", "carer", "claimant", "employee", "tenant",
];

pub(crate) const THEIRS: &[&str] = &["his", "her", "their"];

/// What a person or their way is called after a judging word.
pub(crate) const PERSONS: &[&str] = &[
    "client",
    "patient",
    "person",
    "man",
    "woman",
    "mother",
    "father",
    "husband",
    "wife",
    "caller",
    "lady",
    "gentleman",
    "customer",
    "tenant",
    "behaviour",
    "behavior",
    "attitude",
    "manner",
    "personality",
    "character",
];

/// By which the writer of a note calls themselves.
pub(crate) const WRITER: &[&str] = &["i", "we", "cm", "manager", "writer", "undersigned"];

/// What refers back to the sentence before.
pub(crate) const BACK: &[&str] =
    &["it", "this", "that", "these", "those", "he", "she", "they", "them", "both", "then", "which"];

pub(crate) const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

pub(crate) const WEEKDAYS: &[&str] =
    &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
