//! Texts: briefings, sources, the claims of a question, the data file.

use super::node::{Node, certain_date};
use super::thing::{actor_named, event_named};
use super::{absolute, web_page, web_site};
use crate::model::address::WebAddress;
use crate::model::export_format::{DataFormat, ExportFormat};
use crate::model::id::{BriefingKey, ClaimKey, QuestionKey, SourceKey};
use crate::model::site_map::{PageId, claim_anchor};
use crate::model::words::SourceForm;
use crate::plan::viewpoint::Viewpoint;

/// A briefing: a report, where it is known who made it and when.
pub(crate) fn briefing(at: &Viewpoint<'_>, key: BriefingKey) -> Node {
    let library = at.library();
    let briefing = &library[key];
    let authors = if briefing.authors.is_empty() { &library.site.authors } else { &briefing.authors };
    let published = certain_date(Some(briefing.as_of));
    let node = if authors.is_empty() || published.is_none() { Node::wider("CreativeWork", "Report") } else { Node::new("Report") };
    node.text("headline", Some(&briefing.title))
        .text("abstract", briefing.summary.as_deref().or(briefing.status.as_deref()))
        .text("datePublished", published.as_deref())
        .text("version", briefing.edition.map(|edition| edition.to_string()).as_deref())
        .nodes("author", authors.iter().map(|author| organization(author)))
        .nodes("about", briefing.events.iter().map(|&event| event_named(at, event)))
        .text("inLanguage", Some(&library.site.language))
        .node("license", licence(library.site.licence.as_deref()))
        .text("url", absolute(at, PageId::Briefing(key)).as_deref())
        .node("isPartOf", web_site(at))
}

/// A source: an article, where it is known who wrote it and when.
pub(crate) fn source(at: &Viewpoint<'_>, key: SourceKey) -> Node {
    let library = at.library();
    let source = &library[key];
    let issued = certain_date(source.published);
    let kind = match source.form {
        Some(SourceForm::NewsReport | SourceForm::Wire | SourceForm::Interview) => "NewsArticle",
        Some(SourceForm::Opinion) => "OpinionNewsArticle",
        Some(SourceForm::Analysis) => "AnalysisNewsArticle",
        Some(SourceForm::SocialPost) => "SocialMediaPosting",
        Some(SourceForm::OfficialDocument) => "Report",
        Some(SourceForm::Statement | SourceForm::Transcript | SourceForm::Broadcast | SourceForm::DataSet) | None => "CreativeWork",
    };
    let is_whole = kind == "CreativeWork" || (source.author.is_some() && issued.is_some());
    let node = if is_whole { Node::new(kind) } else { Node::wider("CreativeWork", kind) };
    // Who publishes under its own name is a body; any other author is taken for a human being.
    let author = source.author.as_deref().map(|author| match source.publisher.as_deref() {
        Some(publisher) if publisher == author => organization(author),
        _ => Node::new("Person").text("name", Some(author)),
    });
    // A work needs a name; a report whose headline is not known has that by which the site calls it.
    node.text("headline", source.title.as_deref())
        .text("name", source.title.is_none().then(|| source.heading()))
        .node("author", author)
        .node("publisher", source.publisher.as_deref().map(organization))
        .text("datePublished", issued.as_deref())
        .text("inLanguage", source.language.as_deref())
        .nodes("about", source.covers.iter().map(|coverage| event_named(at, coverage.event)))
        .node("isBasedOn", source.original().map(|original| source_named(at, original)))
        .node("license", licence(source.licence.as_deref()))
        .text("url", source.url.as_deref())
        .text("mainEntityOfPage", absolute(at, PageId::Source(key)).as_deref())
}

/// A question with the claims that count, each with who makes it and where it stands. The desk's ruling on an open question is a
/// phrase, not a rating of truth, so it is no `ClaimReview`.
pub(crate) fn question(at: &Viewpoint<'_>, key: QuestionKey) -> Node {
    let question = &at.library()[key];
    let cells = &at.comparisons().question(key).cells;
    let claims = cells.iter().flat_map(|cell| &cell.claims).filter(|&&claim| at.library().counts(claim));
    web_page(at, &question.question)
        .node("about", Some(event_named(at, question.event)))
        .nodes("hasPart", claims.map(|&key| claim(at, key)))
}

fn claim(at: &Viewpoint<'_>, key: ClaimKey) -> Node {
    let library = at.library();
    let claim = &library[key];
    let label = at.answer_of(key);
    let address = absolute(at, PageId::Source(claim.source)).map(|page| format!("{page}#{}", claim_anchor(claim.id.as_str())));
    let publisher = library[claim.source].publisher.as_deref().filter(|_| claim.by.is_empty());
    let authors = claim.by.iter().map(|&actor| actor_named(at, actor)).chain(publisher.map(organization));
    Node::new("Claim")
        .text("text", Some(claim.says.as_deref().unwrap_or(&label)))
        .nodes("author", authors)
        .node("appearance", Some(source_named(at, claim.source)))
        .text("url", address.as_deref())
}

/// The data file. Without a description of the site there is nothing that says what the data are about.
pub(crate) fn data_set(at: &Viewpoint<'_>) -> Node {
    let site = &at.library().site;
    if site.description.is_none() {
        return web_page(at, &site.title);
    }
    let base = site.base_url.as_deref();
    let files = DataFormat::ALL.iter().map(|&format| ExportFormat::Data(format)).filter_map(|format| {
        let address = format!("{}{}", base?, format.path());
        Some(Node::new("DataDownload").text("encodingFormat", Some(format.media_type())).text("contentUrl", Some(&address)))
    });
    Node::new("Dataset")
        .text("name", Some(&site.title))
        .text("description", site.description.as_deref())
        .nodes("creator", site.authors.iter().map(|author| organization(author)))
        .text("inLanguage", Some(&site.language))
        .node("license", licence(site.licence.as_deref()))
        .nodes("distribution", files)
        .text("url", absolute(at, PageId::Data).as_deref())
}

/// A source by title and by the address of its page here.
fn source_named(at: &Viewpoint<'_>, key: SourceKey) -> Node {
    Node::new("CreativeWork")
        .text("headline", Some(at.library()[key].heading()))
        .text("mainEntityOfPage", absolute(at, PageId::Source(key)).as_deref())
}

fn organization(name: &str) -> Node {
    Node::new("Organization").text("name", Some(name))
}

/// A licence by its name, or by its address where it is given as one.
fn licence(licence: Option<&str>) -> Option<Node> {
    let licence = licence?;
    let address = WebAddress::parse(licence).ok();
    Some(Node::new("CreativeWork").text("name", Some(licence)).text("url", address.as_deref()))
}
