//! The schemas of what templates see.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::Value;

use crate::model::view::{
    ActorPage, ActorsPage, BriefingList, BriefingPage, ComparePage, ConclusionsPage, DataPage, EventPage, FigureView, Frame, MethodPage,
    NotFoundPage, ProsePage, QuestionPage, SearchPage, SourcePage, SourcesPage, TextPage, TimelinePage,
};

/// A template and the page that it sees.
pub(crate) struct Template {
    /// Its name; of a template that includes another by the kind of page, both.
    pub(crate) name: &'static str,
    /// The schema of `page`.
    pub(crate) schema: Value,
}

/// The schema of `frame`.
pub(crate) fn frame() -> Value {
    of::<Frame>()
}

/// The schema of a figure in prose.
pub(crate) fn figure() -> Value {
    of::<FigureView>()
}

/// Every template that makes a page.
pub(crate) fn templates() -> Vec<Template> {
    let template = |name, schema| Template { name, schema };
    vec![
        template("briefing.html", of::<BriefingPage>()),
        template("conclusions.html", of::<ConclusionsPage>()),
        template("text.html", of::<TextPage>()),
        template("compare.html", of::<ComparePage>()),
        template("event.html", of::<EventPage>()),
        template("question.html", of::<QuestionPage>()),
        template("source.html", of::<SourcePage>()),
        template("actor.html", of::<ActorPage>()),
        template("page.html", of::<ProsePage>()),
        template("list.html` for briefings, `list/briefings.html", of::<BriefingList>()),
        template("list.html` for sources, `list/sources.html", of::<SourcesPage>()),
        template("list.html` for actors, `list/actors.html", of::<ActorsPage>()),
        template("timeline.html", of::<TimelinePage>()),
        template("search.html", of::<SearchPage>()),
        template("data.html", of::<DataPage>()),
        template("method.html", of::<MethodPage>()),
        template("404.html", of::<NotFoundPage>()),
    ]
}

fn of<View: JsonSchema>() -> Value {
    SchemaSettings::draft07().for_serialize().into_generator().into_root_schema_for::<View>().to_value()
}
