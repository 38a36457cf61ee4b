//! What is known of the talk that a text is about. Imports nothing.

/// Which text it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The message to the client.
    Message,
    /// The case note.
    Note,
}

/// What a text can be held against. Words are compared whole, in any case, and in their simple forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Which text it is.
    pub kind: Kind,
    /// Who gets the message, and whom the note is about.
    pub recipient: String,
    /// A telephone number, or words such as the name of a desk; empty where there is nothing to say.
    pub reach: String,
    /// What was agreed in the talk.
    pub agreed: Vec<Agreed>,
    /// What did not happen in the talk.
    pub untrue: Vec<Untrue>,
    /// What this reader must not learn.
    pub private: Vec<Private>,
}

/// A step that was agreed; the text should say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreed {
    /// Any of these words says what it is.
    pub about: Vec<String>,
    /// Any of these says by when; none, where no time was agreed.
    pub by: Vec<String>,
    /// Any of these says who does it; none, where it needs no owner.
    pub owner: Vec<String>,
}

/// What would be untrue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Untrue {
    /// In which way.
    pub claim: Claim,
    /// Any of these words speaks of it.
    pub about: Vec<String>,
    /// Why it is untrue.
    pub because: String,
}

/// What a text can claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Claim {
    /// That it was agreed.
    Agreed,
    /// That it was said.
    Said,
    /// That it was read.
    Read,
}

/// What must not be passed on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Private {
    /// Any of these words speaks of it.
    pub about: Vec<String>,
    /// Why not to this reader.
    pub because: String,
}
