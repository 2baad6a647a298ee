//! The kinds of findings, each with its number, name, severity and explanation. The reference and `variorum explain` are made of
//! these doc comments, so a fact about a finding is written once.

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is built.
    Error,
    /// Worth mending; `--deny-warnings` counts it.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// The word that findings show.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $number:literal $name:literal $severity:ident,)+) => {
        /// A kind of finding.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Code {
            /// Every kind, by number.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The number, such as `V0201`.
            pub fn number(self) -> &'static str {
                match self { $(Self::$variant => $number),+ }
            }

            /// The name, such as `quote-absent`.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// How grave it is.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity),+ }
            }

            /// The explanation as Markdown: what it checks, why, an example, what to write instead.
            pub fn explanation(self) -> String {
                let lines: &[&str] = match self { $(Self::$variant => &[$($doc),+]),+ };
                lines.iter().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect::<Vec<_>>().join("\n")
            }
        }
    };
}

codes! {
    /// **What it checks.** Every content file is UTF-8.
    ///
    /// **Why.** Bytes that are no UTF-8 have no certain meaning; guessing would change names and quotes.
    ///
    /// **Example.** A file saved as Windows-1252.
    ///
    /// **Instead.** Save the file as UTF-8.
    FileNotUtf8 = "V0001" "file-not-utf8" Error,

    /// **What it checks.** A file is no larger than the limit (`limits.max_file_bytes` in `site.yaml`, 4 MiB), and its letters written
    /// out are at most 4 times as many bytes as it has: one ligature may stand for eighteen letters.
    ///
    /// **Why.** A reviewer cannot read such a file, and a hostile one would stall the build.
    ///
    /// **Example.** A whole archive pasted into the body of a source.
    ///
    /// **Instead.** Keep archived texts in the archive folder; split what is really content.
    FileTooLarge = "V0002" "file-too-large" Error,

    /// **What it checks.** A symbolic link leads to a file inside the site's folder, and through no hidden name such as `.git`.
    ///
    /// **Why.** Such a link would publish files of the machine that builds, or the passwords of a checkout.
    ///
    /// **Example.** `content/sources/a.md` linking to `/etc/passwd`.
    ///
    /// **Instead.** Put the file itself where the link stands.
    LinkLeavesRoot = "V0003" "link-leaves-root" Error,

    /// **What it checks.** The path of a content file is an id: lower-case letters `a-z`, digits and inner hyphens, folders with `/`.
    /// Every file, those that are only copied too, has a name that every system can write: no `con.md`, no `what?.png`.
    ///
    /// **Why.** The path is the name by which every other file refers to it, and it becomes the address of the page. A site that cannot
    /// be unpacked on Windows is lost to many readers.
    ///
    /// **Example.** `content/pages/Second Page.md`
    ///
    /// **Instead.** `content/pages/second-page.md`
    FileNameNotAnId = "V0004" "file-name-not-an-id" Error,

    /// **What it checks.** An id stands for one file: not both `x.md` and `x.yaml`.
    ///
    /// **Why.** Nobody could say which of the two counts.
    ///
    /// **Example.** `content/actors/ministry.md` beside `content/actors/ministry.yaml`.
    ///
    /// **Instead.** Keep one of them.
    IdTwice = "V0005" "id-twice" Error,

    /// **What it checks.** A file can be read.
    ///
    /// **Why.** What cannot be read cannot be checked, and leaving it out would change verdicts in silence.
    ///
    /// **Example.** A file without read permission.
    ///
    /// **Instead.** Give the program the right to read it, or take it away.
    FileUnreadable = "V0006" "file-unreadable" Error,

    /// **What it checks.** No two files of the output have the same path, whatever the case of their letters.
    ///
    /// **Why.** One would overwrite the other; on many machines even where only the case differs.
    ///
    /// **Example.** `static/index.html` beside a built page of that name.
    ///
    /// **Instead.** Give one of them another name.
    OutputTwice = "V0007" "output-twice" Error,

    /// **What it checks.** Markdown and YAML files below `content/` lie in the folder of a kind.
    ///
    /// **Why.** A misspelt folder would otherwise hide all of its files.
    ///
    /// **Example.** `content/source/gazette.md`
    ///
    /// **Instead.** `content/sources/gazette.md`
    UnknownFolder = "V0008" "unknown-folder" Warning,

    /// **What it checks.** No archived text of a source lies beside it: `sources/a.txt` or `sources/a.html` with `sources/a.md`.
    ///
    /// **Why.** Every other file below `content/` is published, and with it the whole article.
    ///
    /// **Example.** `content/sources/gazette.txt`
    ///
    /// **Instead.** `archive/gazette.txt`, in the folder that `variorum verify --archive` reads.
    ArchiveInContent = "V0009" "archive-in-content" Error,

    /// **What it checks.** A file that is named as a picture is one: its bytes begin as a PNG, JPEG, GIF, WebP or AVIF does, and SVG can be read.
    ///
    /// **Why.** Readers would see a broken picture, and the book for e-readers holds its words in its place.
    ///
    /// **Example.** `map.svg` that holds the page which a server sent in place of the drawing.
    ///
    /// **Instead.** Save the picture anew, or take the file away.
    PictureUnreadable = "V0010" "picture-unreadable" Warning,

    /// **What it checks.** Some text links every file below `content/` that is no record. One that lies in the folder of a kind and that no text
    /// links is not published; what editors and merges leave behind (`*.bak`, `*.orig`, `*~`, hidden files) never is.
    ///
    /// **Why.** Notes and saved articles that were put beside their source would be published with the site.
    ///
    /// **Example.** `content/sources/notes.txt`, which nothing links.
    ///
    /// **Instead.** Link it, or keep it outside of `content/`. What templates show belongs to `static/`.
    FileUnlinked = "V0011" "file-unlinked" Note,

    /// **What it checks.** A Markdown file begins with a line `---` that opens its frontmatter.
    ///
    /// **Why.** Everything that is compared is written there.
    ///
    /// **Example.** A file that starts with prose.
    ///
    /// **Instead.** Begin with `---`, the fields, and `---`.
    FenceMissing = "V0101" "fence-missing" Error,

    /// **What it checks.** The frontmatter ends with a line `---`.
    ///
    /// **Why.** Without it, nobody can tell fields from prose.
    ///
    /// **Example.** A file with only one `---`.
    ///
    /// **Instead.** Put `---` on a line of its own after the last field.
    FenceUnclosed = "V0102" "fence-unclosed" Error,

    /// **What it checks.** The frontmatter is YAML.
    ///
    /// **Why.** Nothing in a file that cannot be read counts.
    ///
    /// **Example.** `title: Talks: the end`
    ///
    /// **Instead.** `title: "Talks: the end"`
    YamlSyntax = "V0103" "yaml-syntax" Error,

    /// **What it checks.** YAML stays within the limits of size, depth and number of values (`limits` in `site.yaml`), and its texts and
    /// lists within theirs.
    ///
    /// **Why.** A few bytes of hostile YAML can stall a reader; no honest file comes near the limits.
    ///
    /// **Example.** A hundred brackets, one in the other.
    ///
    /// **Instead.** Split the file, or raise the limit.
    YamlLimit = "V0104" "yaml-limit" Error,

    /// **What it checks.** YAML uses no anchors, aliases or merge keys.
    ///
    /// **Why.** A reviewer must see what a field says where it stands; aliases can also grow without bound.
    ///
    /// **Example.** `by: *minister`
    ///
    /// **Instead.** `by: [marta-ruiz]`
    YamlAlias = "V0105" "yaml-alias" Error,

    /// **What it checks.** YAML uses no tags.
    ///
    /// **Why.** No field takes one, and readers of YAML differ on what they do with them.
    ///
    /// **Example.** `title: !loud Talks`
    ///
    /// **Instead.** `title: Talks`
    YamlTag = "V0106" "yaml-tag" Error,

    /// **What it checks.** A key stands once in a mapping.
    ///
    /// **Why.** Nobody could say which value counts.
    ///
    /// **Example.** `title: A` and, further down, `title: B`.
    ///
    /// **Instead.** Keep one of them.
    DuplicateKey = "V0107" "duplicate-key" Error,

    /// **What it checks.** YAML is indented by spaces.
    ///
    /// **Why.** YAML forbids tabs there.
    ///
    /// **Example.** A line that begins with a tab.
    ///
    /// **Instead.** Two spaces a level.
    YamlTab = "V0108" "yaml-tab" Error,

    /// **What it checks.** A field is one that its kind has.
    ///
    /// **Why.** A misspelt field would otherwise be lost in silence. Free fields go under `extra:`.
    ///
    /// **Example.** `publishd: 2025-03-04`
    ///
    /// **Instead.** `published: 2025-03-04`
    UnknownField = "V0110" "unknown-field" Error,

    /// **What it checks.** The required fields are there.
    ///
    /// **Why.** Without them the thing cannot be shown or compared. Where a fact is unknown, the optional field is left out.
    ///
    /// **Example.** A claim without `answer`.
    ///
    /// **Instead.** Add the field.
    MissingField = "V0111" "missing-field" Error,

    /// **What it checks.** A field holds the type that it takes: text, a number, a list, a mapping.
    ///
    /// **Why.** Anything else has no meaning there.
    ///
    /// **Example.** `by: marta-ruiz`
    ///
    /// **Instead.** `by: [marta-ruiz]`
    WrongType = "V0112" "wrong-type" Error,

    /// **What it checks.** A field with a closed list of words holds one of them.
    ///
    /// **Why.** The lists are the field's standard terms, and the comparison rests on them.
    ///
    /// **Example.** `form: newspaper`
    ///
    /// **Instead.** `form: news-report`
    UnknownWord = "V0113" "unknown-word" Error,

    /// **What it checks.** A date is EDTF (ISO 8601-2), level 0 or 1, or `unknown`.
    ///
    /// **Why.** Dates are compared and put in order. What is known in part can be written in part.
    ///
    /// **Example.** `published: 4 March 2025`
    ///
    /// **Instead.** `published: 2025-03-04`, `2025-03` or `2025-03-04~`
    BadDate = "V0114" "bad-date" Error,

    /// **What it checks.** The id of a claim, statement, judgement or answer is one segment: `a-z`, `0-9` and inner `-`.
    ///
    /// **Why.** Other files refer to it, and it becomes part of an address.
    ///
    /// **Example.** `id: Length of talks`
    ///
    /// **Instead.** `id: length-of-talks`
    BadId = "V0115" "bad-id" Error,

    /// **What it checks.** An address is `http` or `https`.
    ///
    /// **Why.** Other schemes can run code in the reader's browser or lead into the reader's own machine.
    ///
    /// **Example.** `url: javascript:alert(1)`
    ///
    /// **Instead.** `url: https://example.org/report`
    UnsafeAddress = "V0116" "unsafe-address" Error,

    /// **What it checks.** A language is a BCP 47 tag.
    ///
    /// **Why.** Browsers and screen readers choose voice, hyphenation and direction by it.
    ///
    /// **Example.** `language: English`
    ///
    /// **Instead.** `language: en`
    BadLanguage = "V0117" "bad-language" Error,

    /// **What it checks.** A number lies in the range that its field takes.
    ///
    /// **Why.** A value outside has no meaning: the Admiralty code of information runs from 1 to 6, a share from 0 to 1.
    ///
    /// **Example.** `credibility: 7`
    ///
    /// **Instead.** `credibility: 6`
    NumberOutOfRange = "V0118" "number-out-of-range" Error,

    /// **What it checks.** A text field holds text.
    ///
    /// **Why.** An empty label on a page says less than an absent one; unknown is said by leaving the field out.
    ///
    /// **Example.** `author: ""`
    ///
    /// **Instead.** Leave the field out.
    EmptyText = "V0119" "empty-text" Error,

    /// **What it checks.** No unquoted YAML text is cut short by ` #` with a letter or digit right behind it.
    ///
    /// **Why.** YAML takes it for a comment and drops the rest in silence; a comment has a blank behind its `#`.
    ///
    /// **Example.** `title: Strike at pier #2 goes on`
    ///
    /// **Instead.** `title: "Strike at pier #2 goes on"`
    TextCutShort = "V0120" "text-cut-short" Warning,

    /// **What it checks.** Names, titles, quotes and addresses read as they look: no word takes letters from another script for their looks, and no
    /// character shows what follows in another order, or begins a direction that nothing ends. Links in prose are held to the same.
    ///
    /// **Why.** Two names that look the same would be two actors, an address would lead elsewhere, and a quote would say what it does not.
    ///
    /// **Example.** `name: Mаrta Ruiz`, whose first `а` is Cyrillic.
    ///
    /// **Instead.** `name: Marta Ruiz`
    MisleadingText = "V0121" "misleading-text" Warning,

    /// **What it checks.** A quote stands in its source's archived text.
    ///
    /// **Why.** The reader's first question is whether it was really said.
    ///
    /// **Example.** A quote written from memory.
    ///
    /// **Instead.** Copy the words from the archived text, or say it in the desk's words under `says:`.
    QuoteAbsent = "V0201" "quote-absent" Error,

    /// **What it checks.** A quote stands in its source's archived text letter for letter, but for the stated normalisation.
    ///
    /// **Why.** A near quote is somebody else's wording under the speaker's name.
    ///
    /// **Example.** `quote: "no dead-lock"` where the text has “no deadlock”.
    ///
    /// **Instead.** Take over the words as they stand; the finding shows how they differ.
    QuoteAltered = "V0202" "quote-altered" Error,

    /// **What it checks.** A quote stands once in the archived text, or its `prefix` and `suffix` say where.
    ///
    /// **Why.** Of two places, only one may be the speaker's.
    ///
    /// **Example.** `quote: "the talks"`
    ///
    /// **Instead.** Quote a few words more, or add `prefix:` or `suffix:`.
    QuoteAmbiguous = "V0203" "quote-ambiguous" Error,

    /// **What it checks.** A quote does not stand in a passage that is not the publisher's text: one of `archive.exclude`, or a menu, aside,
    /// footer, form or hidden block of an HTML page, unless the source says `archive.include: all`.
    ///
    /// **Why.** A reader's comment or a machine's closing question is not what the source reports.
    ///
    /// **Example.** A quote from the comments below an article.
    ///
    /// **Instead.** Drop the claim, or mend the markers of the excluded passage.
    QuoteExcluded = "V0204" "quote-excluded" Error,

    /// **What it checks.** A quote and its archive are still those that were proven.
    ///
    /// **Why.** A proof of other words proves nothing.
    ///
    /// **Example.** A letter of the quote was changed after `verify --write`.
    ///
    /// **Instead.** Run `variorum verify --archive DIR --write`, and look at what it says.
    QuoteStale = "V0205" "quote-stale" Error,

    /// **What it checks.** A quote has been proven against its archived text.
    ///
    /// **Why.** The page says of an unproven quote that nobody has checked it.
    ///
    /// **Example.** A new claim whose quote `verify` has not seen.
    ///
    /// **Instead.** Run `variorum verify --archive DIR --write`.
    QuoteUnproven = "V0206" "quote-unproven" Warning,

    /// **What it checks.** `verify` finds the archived text of every source that is quoted.
    ///
    /// **Why.** Without the text there is no proof.
    ///
    /// **Example.** `archive.file` names a file that is not in the archive folder.
    ///
    /// **Instead.** Put the text there, as `<source-id>.txt`, `.md` or `.html`.
    QuoteUnarchived = "V0207" "quote-unarchived" Warning,

    /// **What it checks.** The archived text has the `sha256` that the source declares.
    ///
    /// **Why.** A changed text is another text; every quote and every silence must be read again.
    ///
    /// **Example.** The article was fetched a second time after a correction.
    ///
    /// **Instead.** Read the new text again, then declare its hash.
    ArchiveChanged = "V0208" "archive-changed" Error,

    /// **What it checks.** The archived text has the number of words that the source declares, counted by Unicode's word boundaries or as
    /// white-space separated tokens.
    ///
    /// **Why.** The share that is quoted is counted against it.
    ///
    /// **Example.** `words: 412` for a text of 421.
    ///
    /// **Instead.** Declare the number that the finding names.
    ArchiveWords = "V0209" "archive-words" Warning,

    /// **What it checks.** The archived text can be read: UTF-8, or UTF-16 with a byte-order mark.
    ///
    /// **Why.** Guessing an encoding would change the words that are to be proven.
    ///
    /// **Example.** A page saved as Windows-1251.
    ///
    /// **Instead.** Save the text as UTF-8.
    ArchiveUnreadable = "V0210" "archive-unreadable" Error,

    /// **What it checks.** The markers of an excluded passage each stand in the archived text once, in their order.
    ///
    /// **Why.** Otherwise nobody can say which passage is meant.
    ///
    /// **Example.** `from: Comments` in a text that has the word twice.
    ///
    /// **Instead.** Use longer markers.
    ExclusionMarker = "V0211" "exclusion-marker" Error,

    /// **What it checks.** A quote is no longer than `limits.max_quote_words`. One of more than 200 words or 4,000 bytes is an error: it is
    /// not looked up. So is one with more than 20 groups in brackets, or more than 400 characters in them.
    ///
    /// **Why.** Short quotes are fair use; long ones republish.
    ///
    /// **Example.** A whole paragraph as `quote:`.
    ///
    /// **Instead.** Quote the words that matter and say the rest in the desk's own.
    QuoteTooLong = "V0212" "quote-too-long" Warning,

    /// **What it checks.** The quotes of a source together stay below `limits.max_quoted_share` of its text, or below
    /// `limits.max_quoted_words` words.
    ///
    /// **Why.** Many short quotes can republish a text as well.
    ///
    /// **Example.** Twenty quotes of ten words from an article of four hundred words.
    ///
    /// **Instead.** Quote less.
    QuotedShare = "V0213" "quoted-share" Warning,

    /// **What it checks.** `content/quotes.lock` can be read.
    ///
    /// **Why.** It holds the proofs.
    ///
    /// **Example.** A merge left its conflict marks in the file.
    ///
    /// **Instead.** Run `variorum verify --archive DIR --write`, which writes it anew.
    LockUnreadable = "V0214" "lock-unreadable" Error,

    /// **What it checks.** Names in an archived text that look like a registered one are registered.
    ///
    /// **Why.** A spelling that nobody registered is an actor whom the reader cannot find, or two actors taken for one.
    ///
    /// **Example.** The text writes “Marta Ruis”, and no `names:` entry says so.
    ///
    /// **Instead.** Register the spelling under `names:` of the source, if it is the same actor.
    NameLookAlike = "V0215" "name-look-alike" Warning,

    /// **What it checks.** A name form that a source is said to use stands in its archived text.
    ///
    /// **Why.** The actor's page says that the source writes the name so.
    ///
    /// **Example.** `as: Martha Ruiz` for a text that only has “Marta Ruiz”.
    ///
    /// **Instead.** Take over the name as the source writes it.
    NameAbsent = "V0216" "name-absent" Warning,

    /// **What it checks.** A text of the frontmatter holds no character that nobody sees: a zero-width space, a soft mark, a byte-order mark.
    /// Joiners that shape letters are no such characters, nor are marks of direction beside letters that run from right to left.
    ///
    /// **Why.** It is overlooked in proving a quote, it keeps equal names apart, and whoever copies the words copies it along.
    ///
    /// **Example.** A quote copied from a page that puts zero-width spaces where lines may break.
    ///
    /// **Instead.** Type the words anew.
    InvisibleCharacters = "V0217" "invisible-characters" Note,

    /// **What it checks.** A quote lies in one paragraph, heading, entry of a list or cell. With `...` across two it is an error. Kept in
    /// the lock, as are the five after it. Where the claim has a `note:`, only the error is raised.
    ///
    /// **Why.** What the publisher set apart, the quote joins.
    ///
    /// **Example.** `quote: "The talks ... ended badly"`, of which the second half stands in the next paragraph.
    ///
    /// **Instead.** Quote from one paragraph, or make two claims.
    QuoteAcrossParagraphs = "V0218" "quote-across-paragraphs" Warning,

    /// **What it checks.** A quote does not lie in the headline or by-line alone: a main heading, a line that is the title, a `byline`.
    ///
    /// **Why.** Headlines shorten, and are seldom the reporter's.
    ///
    /// **Example.** `quote: "Talks collapse"`, which is the headline.
    ///
    /// **Instead.** Quote the text, or say in `note:` why the headline is the evidence.
    QuoteIsHeadline = "V0219" "quote-is-headline" Warning,

    /// **What it checks.** Two claims of a source with different questions or answers do not rest on the same words.
    ///
    /// **Why.** The same words seldom carry both.
    ///
    /// **Example.** `quote: "after three days"` for the length and for the outcome.
    ///
    /// **Instead.** Quote for each the words that carry it, or say in `note:` how one passage carries both.
    QuoteShared = "V0220" "quote-shared" Warning,

    /// **What it checks.** For a number or a date, the quote or its sentence has the answer: in digits, number words, by weekday or month. "More than
    /// ten" has `11..`. Asked where the source's language is one whose words are known.
    ///
    /// **Why.** A reader who follows the link should find the answer there.
    ///
    /// **Example.** `answer: 3` with `quote: "the talks ended"`, in a sentence without a number.
    ///
    /// **Instead.** Quote the words that say it, or say in `note:` how it follows.
    AnswerNotInQuote = "V0221" "answer-not-in-quote" Warning,

    /// **What it checks.** A claim without `by` does not rest on a sentence that says “said” or “according to” beside a registered name.
    ///
    /// **Why.** The source then passes on what somebody says, and does not say it itself.
    ///
    /// **Example.** No `by:` for words that are followed by “, Ruiz said”.
    ///
    /// **Instead.** Name the speaker under `by:`, or say in `note:` why the source says it itself.
    SentenceAttributes = "V0222" "sentence-attributes" Warning,

    /// **What it checks.** A name of each actor in `by` stands in the sentence of the quote or in the two around it.
    ///
    /// **Why.** Otherwise a reader cannot see who speaks.
    ///
    /// **Example.** `by: [marta-ruiz]` for words of a passage in which only the port authority is named.
    ///
    /// **Instead.** Look who speaks, register the name that stands there, or say in `note:` how the text leads to the speaker.
    SpeakerNotNear = "V0223" "speaker-not-near" Note,

    /// **What it checks.** A source that is silent on a question does not have the words that the question says to look for.
    ///
    /// **Why.** Where they stand, the silence may be an oversight.
    ///
    /// **Example.** `look_for: [day]` and a text with “after three days” from which no claim was read.
    ///
    /// **Instead.** Read the place; add the claim, or take the word out of `look_for`.
    SilenceDoubtful = "V0224" "silence-doubtful" Warning,

    /// **What it checks.** The archived texts under `captures` are different texts, in the order of retrieval, and no `archive.file` or
    /// `archive.sha256` stands beside them.
    ///
    /// **Why.** Pages say from them that a publisher changed its text, and what it says now.
    ///
    /// **Example.** Two captures with one `sha256`: the text did not change.
    ///
    /// **Instead.** List each changed text once, the newest last.
    BadCaptures = "V0225" "bad-captures" Error,

    /// **What it checks.** An id that a file refers to exists.
    ///
    /// **Why.** A reference that leads nowhere hides what it was to show.
    ///
    /// **Example.** `by: [marta-ruis]`
    ///
    /// **Instead.** `by: [marta-ruiz]`, or add the missing file.
    UnknownId = "V0301" "unknown-id" Error,

    /// **What it checks.** A bare `[[id]]` is the id of one kind only.
    ///
    /// **Why.** A link must not depend on which kind is looked through first.
    ///
    /// **Example.** `[[harbour]]`, where an actor and an event have that id.
    ///
    /// **Instead.** `[[actor:harbour]]`
    AmbiguousId = "V0302" "ambiguous-id" Error,

    /// **What it checks.** Chains of `part_of`, `derived_from`, `updates` and `follows` end, after at most a hundred steps.
    ///
    /// **Why.** A ring has no top, so there is no side and no origin.
    ///
    /// **Example.** Two sources that each derive from the other.
    ///
    /// **Instead.** Cut the ring where it is wrong.
    Ring = "V0303" "ring" Error,

    /// **What it checks.** Claims of a source, statements of an actor and judgements of a briefing have ids of their own; a list names a
    /// thing once.
    ///
    /// **Why.** A reference to a doubled id could mean either; a thing named twice would be counted twice.
    ///
    /// **Example.** Two claims with `id: length` in one source.
    ///
    /// **Instead.** Give each an id of its own.
    ListedTwice = "V0304" "listed-twice" Error,

    /// **What it checks.** A source that `updates` another is a later text of the same publisher on the same event, and no copy.
    ///
    /// **Why.** A later text takes the place of what the earlier one says itself. Of another publisher it would silence a witness.
    ///
    /// **Example.** `updates: gazette-monday` in a report of the Weekly; or in two reports of the Gazette.
    ///
    /// **Instead.** Name the text of the same publisher that came right before; say `derived_from:` of a copy.
    NoLaterText = "V0305" "no-later-text" Error,

    /// **What it checks.** A source covers the event of every question on which it has a claim.
    ///
    /// **Why.** A comparison is of sources that are about the same event; two rounds of talks are two events.
    ///
    /// **Example.** A claim on the second round in a source whose `covers:` names the first.
    ///
    /// **Instead.** Add the event to `covers:`, or ask the question of the right event.
    EventNotCovered = "V0401" "event-not-covered" Error,

    /// **What it checks.** The answer of a claim is one that its question has, of the question's kind.
    ///
    /// **Why.** Only then can answers be compared.
    ///
    /// **Example.** `answer: four-days` where the question knows `two-days` and `three-days`.
    ///
    /// **Instead.** Correct the answer, or add it to the question.
    UnknownAnswer = "V0402" "unknown-answer" Error,

    /// **What it checks.** The statement that a claim names is one of an actor in `by`.
    ///
    /// **Why.** Nobody speaks in another's statement.
    ///
    /// **Example.** `by: [port-authority]` with `statement: marta-ruiz#press-line`.
    ///
    /// **Instead.** Correct one of the two.
    StatementOfAnother = "V0403" "statement-of-another" Error,

    /// **What it checks.** A source has at least one claim, or says with `reviewed` for which questions it was read.
    ///
    /// **Why.** Without claims it cannot be compared; nobody knows whether its silence is a finding.
    ///
    /// **Example.** A source that was added and not read yet.
    ///
    /// **Instead.** Read it. Where it says nothing on any question, write `reviewed: all`; where nobody has read it yet, `reviewed: []`.
    SourceWithoutClaim = "V0404" "source-without-claim" Warning,

    /// **What it checks.** Publishers that differ only in case, spacing or punctuation are one spelling.
    ///
    /// **Why.** Two spellings count as two origins, so one outlet would corroborate itself.
    ///
    /// **Example.** `publisher: Harbour Gazette` in one file and `publisher: harbour gazette` in another.
    ///
    /// **Instead.** Write the publisher the same way everywhere.
    PublisherSpellings = "V0405" "publisher-spellings" Warning,

    /// **What it checks.** A claim in the source's own voice is not marked as somebody's, and an attributed one not as the source's own:
    /// where `sourcing` says that somebody else said it, `by` says who.
    ///
    /// **Why.** What a source states and what it attributes are never merged.
    ///
    /// **Example.** `sourcing: own-voice` beside `by: [marta-ruiz]`.
    ///
    /// **Instead.** Correct one of the two.
    SourcingContradictsBy = "V0406" "sourcing-contradicts-by" Warning,

    /// **What it checks.** A source's title is what its publisher wrote, not a description in brackets.
    ///
    /// **Why.** A text without a headline has no title, and a made-up one would be cited as if it had been printed.
    ///
    /// **Example.** `title: "[A post, untitled]"`
    ///
    /// **Instead.** Leave `title` away, and say under `short:` what tables are to call it: `short: Post on the talks`.
    TitleInBrackets = "V0407" "title-in-brackets" Warning,

    /// **What it checks.** A field of a claim or an actor has an effect: `only` on answers to a set, `as_of` on answers to a question with
    /// `over_time`, `close_to` on an unnamed voice that is part of nobody.
    ///
    /// **Why.** Elsewhere it would be ignored in silence.
    ///
    /// **Example.** `only: true` on the answer to a question of kind `choice`.
    ///
    /// **Instead.** Take the field away, or correct what it depends on.
    FieldWithoutEffect = "V0408" "field-without-effect" Warning,

    /// **What it checks.** A question of kind `choice` or `set` has answers, and a question of another kind has none.
    ///
    /// **Why.** Answers are what is compared.
    ///
    /// **Example.** `kind: choice` without `answers:`.
    ///
    /// **Instead.** List the answers: `answers: {two-days: Two days, three-days: Three days}`.
    QuestionAnswers = "V0501" "question-answers" Error,

    /// **What it checks.** A field of a question belongs to its kind: `unit` and `tolerance` to `number`, `verdict` and `because` to `open`.
    ///
    /// **Why.** Elsewhere it would be ignored in silence.
    ///
    /// **Example.** `verdict: unclear` on a question of kind `choice`.
    ///
    /// **Instead.** Take the field away, or change the kind.
    FieldOfAnotherKind = "V0502" "field-of-another-kind" Error,

    /// **What it checks.** A question is answered by at least one claim, or its event is covered.
    ///
    /// **Why.** A question that no source could answer is a slip, or belongs to another event.
    ///
    /// **Example.** A question of an event that no source covers.
    ///
    /// **Instead.** Ask it of the right event, or take it away.
    UnusedQuestion = "V0503" "unused-question" Warning,

    /// **What it checks.** An actor is mentioned by something: a claim, a source, an event, another actor or prose.
    ///
    /// **Why.** An actor nobody mentions is a slip.
    ///
    /// **Example.** A file left over after a claim was deleted.
    ///
    /// **Instead.** Use it or delete it.
    UnusedActor = "V0504" "unused-actor" Warning,

    /// **What it checks.** A question does not list `not-known` among its answers.
    ///
    /// **Why.** That a source or speaker does not know is an answer of every question, which contradicts no other. A listed one would be
    /// compared like a fact.
    ///
    /// **Example.** `answers: {yes: It did, no: It did not, not-known: Not known}`
    ///
    /// **Instead.** `answers: {yes: It did, no: It did not}`; claims go on answering `not-known`.
    AnswerOfEveryQuestion = "V0505" "answer-of-every-question" Warning,

    /// **What it checks.** A statement of an actor is named by a claim, or shown by prose.
    ///
    /// **Why.** A statement that no report carries is a slip, or a claim that lost its `statement`.
    ///
    /// **Example.** `statements: [{id: press-line}]`, where no claim has `statement: marta-ruiz#press-line`.
    ///
    /// **Instead.** Name it in the claims that carry it, or take it away.
    UnusedStatement = "V0506" "unused-statement" Warning,

    /// **What it checks.** All tables together have at most two million cells, one for each question and source of an event; and at most a
    /// thousand actors speak on one question.
    ///
    /// **Why.** Every source has its place in the table of every question, and every two speakers may disagree. No reader follows so many,
    /// and a site that large would stall whoever builds it.
    ///
    /// **Example.** An event with 2,000 questions that 2,000 sources cover.
    ///
    /// **Instead.** Fewer questions, or several sites.
    TooMuchToCompare = "V0507" "too-much-to-compare" Error,

    /// **What it checks.** A judgement names at least one claim under `because`.
    ///
    /// **Why.** A conclusion without a support is an opinion.
    ///
    /// **Example.** `because: []`
    ///
    /// **Instead.** Name the claims it rests on, as `source-id#claim-id`.
    JudgementUnsupported = "V0601" "judgement-unsupported" Error,

    /// **What it checks.** Not all supports of a judgement are withdrawn, or answered otherwise by a later text of their publisher.
    ///
    /// **Why.** The judgement has nothing left to stand on.
    ///
    /// **Example.** The only source it rests on was withdrawn.
    ///
    /// **Instead.** Find another support, or take the judgement back.
    SupportsWithdrawn = "V0602" "supports-withdrawn" Error,

    /// **What it checks.** No support of a judgement is withdrawn.
    ///
    /// **Why.** The judgement may be weaker than it says.
    ///
    /// **Example.** One of three claims under `because` was withdrawn.
    ///
    /// **Instead.** Weigh the judgement again and take the claim out.
    SupportWithdrawn = "V0603" "support-withdrawn" Warning,

    /// **What it checks.** No sentence of a judgement holds both a word of likelihood and a word of confidence.
    ///
    /// **Why.** ICD 203 keeps apart how likely a thing is and how sure the desk is of its ground; in one sentence readers mix them.
    ///
    /// **Example.** “We have high confidence that a third round is unlikely.”
    ///
    /// **Instead.** Say the thing in `text:`, and use `likelihood:` and `confidence:`.
    LikelihoodAndConfidence = "V0604" "likelihood-and-confidence" Warning,

    /// **What it checks.** A judgement that could be settled by the date of knowledge of its briefing has an outcome.
    ///
    /// **Why.** Who says how likely things are owes readers whether they came true.
    ///
    /// **Example.** `resolves: {by: 2025-04-01, how: …}` in a briefing as of 2025-04-09, and no `outcome:`.
    ///
    /// **Instead.** `outcome: {on: 2025-04-02, was: false, because: [gazette#third-round], why: …}`
    JudgementDue = "V0605" "judgement-due" Warning,

    /// **What it checks.** No support of a judgement comes from a text whose publisher answered the question anew in a later one.
    ///
    /// **Why.** The earlier answer no longer counts, so the judgement rests on less than it says.
    ///
    /// **Example.** `because: [gazette-monday#length]`, where `gazette-tuesday` updates that report and says how long the talks were.
    ///
    /// **Instead.** `because: [gazette-tuesday#length]`, where the later answer still supports it.
    SupportChanged = "V0606" "support-changed" Warning,

    /// **What it checks.** Raw HTML in prose.
    ///
    /// **Why.** It is shown as text and not obeyed: content from many hands must not run in the reader's browser.
    ///
    /// **Example.** `<b>bold</b>`
    ///
    /// **Instead.** `**bold**`
    RawHtml = "V0701" "raw-html" Warning,

    /// **What it checks.** A figure line names a figure that exists, with the arguments that it takes.
    ///
    /// **Why.** Otherwise the page would lack what the prose announces.
    ///
    /// **Example.** `{{ compere(event="dock-talks-2") }}`
    ///
    /// **Instead.** `{{ compare(event="dock-talks-2") }}`
    BadFigure = "V0702" "bad-figure" Error,

    /// **What it checks.** A figure stands alone on its line.
    ///
    /// **Why.** Inside a sentence it stays text.
    ///
    /// **Example.** `See {{ timeline() }} for the days.`
    ///
    /// **Instead.** Put the figure on a line of its own, with empty lines around it.
    FigureNotAlone = "V0703" "figure-not-alone" Warning,

    /// **What it checks.** A link or picture in prose that points into the site leads to a file that is there, and to a place that its
    /// page has.
    ///
    /// **Why.** A reader offline has nothing else to fall back on.
    ///
    /// **Example.** `[map](map.png)` without such a file, or `[length](../sources/gazette.md#claim-lenght)`.
    ///
    /// **Instead.** Add the file, or link another; name a heading or a claim that is there.
    BrokenLink = "V0704" "broken-link" Error,

    /// **What it checks.** A picture has a text in its place.
    ///
    /// **Why.** Readers who cannot see it have nothing else.
    ///
    /// **Example.** `![](map.png)`
    ///
    /// **Instead.** `![The border crossings named in the text](map.png)`
    PictureWithoutText = "V0705" "picture-without-text" Warning,

    /// **What it checks.** A footnote that prose refers to is there.
    ///
    /// **Why.** The reader would see the brackets and no note.
    ///
    /// **Example.** `[^1]` without a line `[^1]: …`.
    ///
    /// **Instead.** Add the note.
    MissingFootnote = "V0706" "missing-footnote" Error,

    /// **What it checks.** The language of a fenced code block is one that can be coloured.
    ///
    /// **Why.** An unknown one is shown plain, which may surprise.
    ///
    /// **Example.** A fence marked `klingon`.
    ///
    /// **Instead.** Correct the word, or leave it out.
    UnknownCodeLanguage = "V0707" "unknown-code-language" Note,

    /// **What it checks.** A text has at most 10,000 notes and links to things of the site, 100 figures, and 100,000 pieces of Markdown.
    ///
    /// **Why.** Each of these is a few bytes that become much on the page. No reader gets to the end of such a text.
    ///
    /// **Example.** One note, cited 200,000 times.
    ///
    /// **Instead.** Split the text into several files.
    ProseLimit = "V0708" "prose-limit" Error,

    /// **What it checks.** A template of the site can be read and rendered.
    ///
    /// **Why.** A page that cannot be rendered is not built.
    ///
    /// **Example.** `{{ sorce.title }}`
    ///
    /// **Instead.** `{{ source.title }}`
    TemplateFault = "V0801" "template-fault" Error,

    /// **What it checks.** A file in `templates/` is used.
    ///
    /// **Why.** A misspelt name overrides nothing.
    ///
    /// **Example.** `templates/sorce.html`
    ///
    /// **Instead.** `templates/source.html`
    TemplateUnused = "V0802" "template-unused" Warning,

    /// **What it checks.** A key of `templates/words.yaml` is one of the built-in table, a plural form of one, or read by one of the
    /// site's own templates.
    ///
    /// **Why.** A misspelt key overrides nothing, and the page shows the built-in word.
    ///
    /// **Example.** `nav_serch: Suche`
    ///
    /// **Instead.** `nav_search: Suche`
    WordsUnknownKey = "V0803" "words-unknown-key" Warning,

    /// **What it checks.** A sentence of `templates/words.yaml` has the places of the built-in one, and no others. Only the count
    /// (`{n}` or `{number}`) may be missing in a plural form that stands for a single count.
    ///
    /// **Why.** What has no place is not said, and a place of another name stays empty.
    ///
    /// **Example.** `on_question: Zu {frage}`
    ///
    /// **Instead.** `on_question: Zu {question}`
    WordsPlace = "V0804" "words-place" Error,

    /// **What it checks.** A sentence that counts has every plural form of the site's language, where `templates/words.yaml` has one.
    ///
    /// **Why.** A form that is missing is taken from `other`, which is wrong in that language.
    ///
    /// **Example.** In Polish, `count_sources_one` and `count_sources_other` alone.
    ///
    /// **Instead.** `count_sources_one`, `count_sources_few` and `count_sources_many`.
    WordsPlural = "V0805" "words-plural" Warning,

    /// **What it checks.** A file of `content/editions/` is a frozen edition of a briefing that is there, under the number that it names.
    ///
    /// **Why.** Earlier editions would be lost to readers without a word.
    ///
    /// **Example.** `content/editions/dock-talks/1.json` with a comma taken out.
    ///
    /// **Instead.** The file as `variorum edition dock-talks --write` wrote it.
    EditionUnreadable = "V0901" "edition-unreadable" Error,

    /// **What it checks.** A frozen edition is as it was frozen: its digest is that of its text.
    ///
    /// **Why.** Readers are told that this is what they were given then. Whoever changes it rewrites what was said.
    ///
    /// **Example.** `"likelihood": "unlikely"` written over `"likelihood": "likely"` in `content/editions/dock-talks/1.json`.
    ///
    /// **Instead.** The file as it was; what was wrong in it is mended in the next edition.
    EditionChanged = "V0902" "edition-changed" Error,

    /// **What it checks.** Where a briefing has `edition: 2` or more, the edition before it was frozen.
    ///
    /// **Why.** Without it nobody can be shown what changed, and earlier words of likelihood are forgotten.
    ///
    /// **Example.** `edition: 3` without `content/editions/dock-talks/2.json`.
    ///
    /// **Instead.** Run `variorum edition dock-talks --at REVISION --write` with the revision that was published as edition 2.
    EditionNotFrozen = "V0903" "edition-not-frozen" Warning,

    /// **What it checks.** The number and the date of knowledge of a briefing's editions do not go back.
    ///
    /// **Why.** A later edition that knows less than an earlier one is a slip of the pen.
    ///
    /// **Example.** `as_of: 2025-03-06` where the edition before is as of 2025-03-09.
    ///
    /// **Instead.** `as_of: 2025-03-16`
    EditionGoesBack = "V0904" "edition-goes-back" Warning,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_names_are_unique_and_sorted() {
        assert!(Code::ALL.windows(2).all(|pair| pair[0].number() < pair[1].number()));
        let mut names: Vec<_> = Code::ALL.iter().map(|code| code.name()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Code::ALL.len());
    }

    #[test]
    fn every_explanation_has_its_four_parts() {
        for code in Code::ALL {
            let explanation = code.explanation();
            for part in ["**What it checks.**", "**Why.**", "**Example.**", "**Instead.**"] {
                assert!(explanation.contains(part), "{}: {part}", code.number());
            }
        }
    }
}
