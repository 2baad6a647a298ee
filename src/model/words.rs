//! The closed word lists of the content model: each word as it stands in a file, and what it means.
//!
//! A word, its meaning in the reference and its place in the JSON Schema are written once, here.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! words {
    ($($(#[doc = $doc:literal])+ $name:ident { $($(#[doc = $meaning:literal])+ $variant:ident = $word:literal,)+ })+) => {$(
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize, JsonSchema)]
        pub enum $name {
            $($(#[doc = $meaning])+ #[serde(rename = $word)] $variant,)+
        }

        impl $name {
            /// Every word of the list, in the order of the reference.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word as files and the data file write it.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// What the word means, as a phrase for readers.
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$variant => concat!($($meaning),+).trim_ascii()),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(self.word())
            }
        }
    )+};
}

words! {
    /// What a thing of the content is.
    ThingKind {
        /// The settings of the site.
        Site = "site",
        /// A briefing.
        Briefing = "briefing",
        /// A key judgement of a briefing.
        Judgement = "judgement",
        /// An event.
        Event = "event",
        /// A question.
        Question = "question",
        /// A source.
        Source = "source",
        /// A claim of a source.
        Claim = "claim",
        /// An actor.
        Actor = "actor",
        /// A statement of an actor.
        Statement = "statement",
        /// A page of plain prose.
        Page = "page",
    }

    /// What sort of document a source is.
    SourceForm {
        /// A news report.
        NewsReport = "news-report",
        /// A news agency's text.
        Wire = "wire",
        /// A statement published by whoever makes it.
        Statement = "statement",
        /// An interview.
        Interview = "interview",
        /// A post on a social network.
        SocialPost = "social-post",
        /// A record of what was said.
        Transcript = "transcript",
        /// A document of an authority.
        OfficialDocument = "official-document",
        /// An analysis.
        Analysis = "analysis",
        /// An opinion piece.
        Opinion = "opinion",
        /// A radio or television piece.
        Broadcast = "broadcast",
        /// A set of data.
        DataSet = "data-set",
    }

    /// The reliability of a source by the Admiralty code (NATO STANAG 2511), letters A to F.
    Reliability {
        /// Completely reliable.
        A = "A",
        /// Usually reliable.
        B = "B",
        /// Fairly reliable.
        C = "C",
        /// Not usually reliable.
        D = "D",
        /// Unreliable.
        E = "E",
        /// Reliability cannot be judged.
        F = "F",
    }

    /// Whether a machine wrote the text, as far as can be told.
    MachineText {
        /// Nothing points to a machine.
        None = "none",
        /// Something in the text points to a machine.
        Suspected = "suspected",
        /// The publisher says that a machine wrote it.
        Declared = "declared",
    }

    /// How much of the text the desk has.
    Extent {
        /// The whole text.
        Full = "full",
        /// Only part of the text, so that its silence proves nothing.
        Excerpt = "excerpt",
    }

    /// How the desk knows that a source is about an event.
    Certainty {
        /// The source says so.
        Stated = "stated",
        /// The desk concludes it.
        Inferred = "inferred",
    }

    /// What sort of text a passage is that is not the publisher's own.
    ExclusionKind {
        /// Comments of readers.
        ReaderComments = "reader-comments",
        /// Text left by a text generator.
        GeneratedText = "generated-text",
        /// Menus, teasers and other furniture of the page.
        Navigation = "navigation",
        /// An advertisement.
        Advertisement = "advertisement",
        /// A notice of correction.
        Correction = "correction",
        /// Anything else that is not the publisher's text.
        Other = "other",
    }

    /// What of an HTML archive is the publisher's text.
    Inclusion {
        /// Everything, menus and side columns, too.
        All = "all",
    }

    /// How the source came by what it reports.
    Sourcing {
        /// The reporter saw or heard it.
        Witnessed = "witnessed",
        /// A document is cited.
        Document = "document",
        /// A named speaker is cited.
        Named = "named",
        /// Officials are cited without a name.
        OfficialUnnamed = "official-unnamed",
        /// People said to be close to the matter are cited.
        CloseTo = "close-to",
        /// Analysts are cited without a name.
        Analysts = "analysts",
        /// State media are cited.
        StateMedia = "state-media",
        /// A post on a social network is cited.
        SocialPost = "social-post",
        /// Another outlet's report is passed on.
        Relayed = "relayed",
        /// The report says it in its own voice.
        OwnVoice = "own-voice",
    }

    /// How a source renders a speaker.
    Mode {
        /// In the speaker's words.
        Quote = "quote",
        /// In the source's own words.
        Paraphrase = "paraphrase",
    }

    /// What sort of actor somebody is.
    ActorKind {
        /// A human being.
        Person = "person",
        /// An organisation, ministry or body of a state.
        Organisation = "organisation",
        /// A state.
        State = "state",
        /// An armed group.
        ArmedGroup = "armed-group",
        /// A body of several states.
        InternationalBody = "international-body",
        /// A publisher or broadcaster that is cited.
        Media = "media",
        /// A voice that a source cites without a name.
        Unnamed = "unnamed",
    }

    /// How the answers to a question compare.
    QuestionKind {
        /// One answer excludes another.
        Choice = "choice",
        /// Answers add up: each names some of the members.
        Set = "set",
        /// A number with a unit, equal within a tolerance.
        Number = "number",
        /// A date in EDTF.
        Date = "date",
        /// Free text that no machine compares.
        Open = "open",
    }

    /// How likely a judgement is held to be: the words and bands of ICD 203.
    Likelihood {
        /// 1 to 5 %.
        AlmostNoChance = "almost-no-chance",
        /// 5 to 20 %.
        VeryUnlikely = "very-unlikely",
        /// 20 to 45 %.
        Unlikely = "unlikely",
        /// 45 to 55 %.
        RoughlyEvenChance = "roughly-even-chance",
        /// 55 to 80 %.
        Likely = "likely",
        /// 80 to 95 %.
        VeryLikely = "very-likely",
        /// 95 to 99 %.
        AlmostCertain = "almost-certain",
    }

    /// How sure the desk is of its ground for a judgement, apart from the likelihood (ICD 203).
    Confidence {
        /// Thin, doubtful or fragmentary ground.
        Low = "low",
        /// Credible ground that is not enough for more.
        Moderate = "moderate",
        /// Good ground from several sides.
        High = "high",
    }

    /// What can be said of a quote: found in the archived text or not.
    QuoteState {
        /// The words stand in the archived text, once or pinned by their context.
        Proven = "proven",
        /// The words stand there more than once.
        Ambiguous = "ambiguous",
        /// The words stand only in a passage that is not the publisher's.
        Excluded = "excluded",
        /// The words do not stand there, but a near passage does.
        Altered = "altered",
        /// The words do not stand there.
        Absent = "absent",
        /// No archived text has been searched.
        Unarchived = "unarchived",
        /// The quote or its archive changed after the proof.
        Stale = "stale",
        /// The claim carries no quote.
        None = "none",
    }

    /// What the comparison says of a question; the first that fits (`docs/comparison.md`, "Verdicts").
    Verdict {
        /// No report answers it.
        Unanswered = "unanswered",
        /// The answers are listed and not compared.
        Open = "open",
        /// Two reports give answers that exclude each other, each in its own voice.
        SourcesDiffer = "sources-differ",
        /// Two reports give one speaker answers that exclude each other.
        ToldDifferently = "told-differently",
        /// The answers that exclude each other all come from one side.
        SideDiffers = "side-differs",
        /// Those who speak give answers that exclude each other.
        Disputed = "disputed",
        /// The answer changed over time, or may have.
        Developing = "developing",
        /// Every report that answers is by one publisher.
        OnePublisher = "one-publisher",
        /// Several publishers report it, and all go back to one voice.
        OneOrigin = "one-origin",
        /// Reports that nothing ties together say the same; no two rest on a party, mediator or witness.
        ReportedAlike = "reported-alike",
        /// Two parties, mediators or witnesses give answers that fit together, in different reports.
        Corroborated = "corroborated",
    }

    /// The groups of verdicts, in the order in which leaving out a report may raise one to the next.
    VerdictGroup {
        /// No report answers it.
        None = "none",
        /// Listed, not compared.
        Open = "open",
        /// The reports differ.
        Differ = "differ",
        /// Those who speak differ.
        Dispute = "dispute",
        /// The answer changed over time.
        Developing = "developing",
        /// It rests on one publisher or voice.
        One = "one",
        /// Independent reports say the same.
        Alike = "alike",
    }

    /// What stands beside a verdict (`docs/comparison.md`, "Flags").
    Flag {
        /// One speaker gives answers that exclude each other, in one report or in two named statements.
        ActorShifts = "actor-shifts",
        /// A report says in its own voice what it also has from a speaker.
        AlsoOwnVoice = "also-own-voice",
        /// Leaving out one report and its copies changes the group of the finding.
        Fragile = "fragile",
        /// The finding hangs on a report that the desk itself matched to the event.
        HangsOnInference = "hangs-on-inference",
        /// Hearsay, or a machine's text, says something that excludes an answer with a voice.
        HearsayDiffers = "hearsay-differs",
        /// Every report that answers is rated E.
        LowReliability = "low-reliability",
        /// A claim is about a participant or mediator of whom no claim on the question is.
        NotHeard = "not-heard",
        /// Every claim is by one side, which takes part or mediates.
        OneSided = "one-sided",
        /// Two participants of different sides give one answer.
        PartiesAgree = "parties-agree",
        /// Unknown publishers, taken for one, would change the finding.
        PublishersUnknown = "publishers-unknown",
        /// One report contradicts itself in its own voice.
        SelfContradiction = "self-contradiction",
        /// Answers fit together without being equal.
        SomeSayLess = "some-say-less",
        /// Two named speakers of one side give answers that exclude each other.
        SplitSide = "split-side",
        /// Answers would exclude each other, and nobody can tell the times apart for which they hold.
        TimesVague = "times-vague",
        /// A quote that a claim rests on is not proven.
        UnprovenQuotes = "unproven-quotes",
    }

    /// What leaving out a source and its copies does to a judgement (`docs/comparison.md`, "Actors, sources and judgements").
    Effect {
        /// No live support is left.
        Falls = "falls",
        /// A support goes, and what is left is less independent, or leaves an event of the judgement bare.
        Weakens = "weakens",
        /// What is left bears the judgement as before.
        Stands = "stands",
    }

    /// What a cell of a comparison table says of one source on one question.
    CellState {
        /// The source carries a claim.
        Claims = "claims",
        /// It carries a claim, and a later text of its publisher answers in its place.
        Changed = "changed",
        /// What it said is withdrawn.
        Withdrawn = "withdrawn",
        /// It was published before the question could be answered.
        TooEarly = "too-early",
        /// Nobody has read it for this question.
        NotReviewed = "not-reviewed",
        /// We hold only part of it, so that its silence proves nothing.
        Excerpt = "excerpt",
        /// The report was read for this question and says nothing.
        Silent = "silent",
    }

    /// How well an assumption is grounded.
    Strength {
        /// Nothing speaks against it, and much for it.
        Solid = "solid",
        /// It holds as things are, and may not for long.
        HoldsForNow = "holds-for-now",
        /// It is taken for granted for want of better.
        Weak = "weak",
    }

    /// How a claim fits an alternative.
    Fit {
        /// It speaks for it.
        For = "for",
        /// It speaks against it.
        Against = "against",
        /// It fits it as well as another.
        Neutral = "neutral",
    }

    /// What became of a judgement that could be settled.
    Was {
        /// It came true.
        True = "true",
        /// It did not.
        False = "false",
        /// What was to settle it can no longer do so.
        Void = "void",
    }
}

impl Likelihood {
    /// The band of the likelihood in per cent, lower and upper bound (ICD 203, "Analytic Standards").
    pub fn band(self) -> (u8, u8) {
        match self {
            Self::AlmostNoChance => (1, 5),
            Self::VeryUnlikely => (5, 20),
            Self::Unlikely => (20, 45),
            Self::RoughlyEvenChance => (45, 55),
            Self::Likely => (55, 80),
            Self::VeryLikely => (80, 95),
            Self::AlmostCertain => (95, 99),
        }
    }
}

impl QuoteState {
    /// Whether there is a quote that is not proven.
    pub fn is_unproven(self) -> bool {
        match self {
            Self::Proven | Self::None => false,
            Self::Ambiguous | Self::Excluded | Self::Altered | Self::Absent | Self::Unarchived | Self::Stale => true,
        }
    }
}

impl Verdict {
    /// The group to which the verdict belongs.
    pub fn group(self) -> VerdictGroup {
        match self {
            Self::Unanswered => VerdictGroup::None,
            Self::Open => VerdictGroup::Open,
            Self::SourcesDiffer | Self::ToldDifferently => VerdictGroup::Differ,
            Self::SideDiffers | Self::Disputed => VerdictGroup::Dispute,
            Self::Developing => VerdictGroup::Developing,
            Self::OnePublisher | Self::OneOrigin => VerdictGroup::One,
            Self::ReportedAlike | Self::Corroborated => VerdictGroup::Alike,
        }
    }
}

impl VerdictGroup {
    /// Whether reports or speakers give answers that exclude each other.
    pub fn excludes(self) -> bool {
        matches!(self, Self::Differ | Self::Dispute)
    }

    /// Whether the group stands higher than `other` in the order differ, dispute, developing, one, alike. The rest have no place in it.
    pub fn rises_above(self, other: Self) -> bool {
        let is_placed = |group| !matches!(group, Self::None | Self::Open);
        is_placed(self) && is_placed(other) && self > other
    }
}
