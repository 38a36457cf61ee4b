//! What is said in generated scenarios: sentences in two halves, so that few come twice, and the words of the
//! curriculum. Imports nothing.

/// A placeholder of the templates, and what may stand in its place: one of each list, joined by a space.
pub(crate) const WORDS: &[(&str, &[&[&str]])] = &[
    ("line", &[SHE_BEGINS, SHE_ENDS]),
    ("reply", &[YOU_BEGIN, YOU_END]),
    ("coach", &[IT_DID, BECAUSE]),
    ("cue", &[&["looking at her hands", "louder", "a long breath", "half turned away", "pen tapping"]]),
    (
        "feeling",
        &[&[
            "afraid of losing the flat",
            "tired of asking",
            "ashamed of the letters",
            "angry at being passed on",
        ]],
    ),
    (
        "hears",
        &[&[
            "validate",
            "acknowledge",
            "name-feeling",
            "open-question",
            "paraphrase",
            "genuine-interest",
            "stay-with",
        ]],
    ),
    ("clears", &[&["state-issue", "plain-language", "specifics", "give-context", "honest-limits"]]),
    ("solves", &[&["offer-options", "collaborate", "explore-barrier", "next-step", "negotiate"]]),
    ("slips", &[&["jargon", "vague", "minimise", "lecture", "premature-solution", "argue", "interrupt"]]),
    ("low", &[&["-6", "0", "5"]]),
    ("high", &[&["8", "15"]]),
    ("hot", &[&["55", "65"]]),
];

const SHE_BEGINS: &[&str] = &[
    "I have sent that form three times.",
    "My sister keeps telling me to wait.",
    "The heating has been off since Sunday.",
    "Nobody at your counter wrote anything down.",
    "We counted the boxes again last night.",
    "The school wants an address by Friday.",
    "You are the fourth person I tell this to.",
    "He says we could sleep at the shop.",
    "I know what the contract says, I signed it.",
    "The landlord came by with two men and a tape measure.",
];
const SHE_ENDS: &[&str] = &[
    "What would you do with that?",
    "So do not tell me it takes time.",
    "I just want to know where the beds go.",
    "I am not asking for a palace.",
    "And then I get a letter with a number on it.",
    "You can write that down, too.",
    "It is not your fault, I suppose.",
    "I have until the end of the month.",
    "The little one has started to stammer.",
    "Say something that is true.",
];
const YOU_BEGIN: &[&str] = &[
    "Three letters and no answer would wear anybody out.",
    "Let me say first what I cannot change.",
    "Here is what I have in front of me.",
    "I would like to understand the week you had.",
    "There are two ways from here.",
    "This is how the office sees it.",
    "Before we go on, one thing about the lease.",
    "You came here with your brother for a reason.",
    "I have read the note of the last visit.",
    "We do this every day, it will sort itself out.",
];
const YOU_END: &[&str] = &[
    "What matters most to you in it?",
    "I can ring them today at two.",
    "Tell me if I have that wrong.",
    "Which of the two would you rather try?",
    "That is the rule and I did not make it.",
    "We will look at it when the time comes.",
    "I will write down the day and the name.",
    "How does that sound to you?",
    "There really is no need to worry.",
    "Shall we go through it line by line?",
];
const IT_DID: &[&str] = &[
    "You answered the question under the question,",
    "You gave her a fact before she had been heard,",
    "You let her finish,",
    "You said whose job it is,",
    "You filled the pause,",
];
const BECAUSE: &[&str] = &[
    "and she had waited for somebody to do so.",
    "and that is where her trust moved.",
    "which cost little now and more later.",
    "so that the next step had a name on it.",
    "and her brother noticed it first.",
];

/// What can be learned, a sentence each.
pub(crate) const FACTS: &[&str] = &[
    "She has paid two months ahead and has the slips.",
    "Her brother could take the children for a week.",
    "The letter went to the flat upstairs.",
    "She works nights and cannot ring before noon.",
    "The landlord offered her money to go.",
];
