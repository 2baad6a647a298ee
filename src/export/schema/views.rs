//! The schemas of what templates see.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::Value;

use crate::model::site_map::template as name;
use crate::model::view::{
    ActorPage, ActorsPage, BriefingList, BriefingPage, ChangesPage, ComparePage, ConclusionsPage, DataPage, EventPage, FigureView, Frame,
    MethodPage, NotFoundPage, ProsePage, QuestionPage, RecordPage, SearchPage, SourcePage, SourcesPage, TextPage, TimelinePage,
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
        template(name::BRIEFING, of::<BriefingPage>()),
        template(name::CONCLUSIONS, of::<ConclusionsPage>()),
        template(name::TEXT, of::<TextPage>()),
        template(name::CHANGES, of::<ChangesPage>()),
        template(name::COMPARE, of::<ComparePage>()),
        template(name::EVENT, of::<EventPage>()),
        template(name::QUESTION, of::<QuestionPage>()),
        template(name::SOURCE, of::<SourcePage>()),
        template(name::ACTOR, of::<ActorPage>()),
        template(name::PAGE, of::<ProsePage>()),
        template(name::LIST_OF_BRIEFINGS, of::<BriefingList>()),
        template(name::LIST_OF_SOURCES, of::<SourcesPage>()),
        template(name::LIST_OF_ACTORS, of::<ActorsPage>()),
        template(name::TIMELINE, of::<TimelinePage>()),
        template(name::SEARCH, of::<SearchPage>()),
        template(name::DATA, of::<DataPage>()),
        template(name::RECORD, of::<RecordPage>()),
        template(name::METHOD, of::<MethodPage>()),
        template(name::NOT_FOUND, of::<NotFoundPage>()),
    ]
}

fn of<View: JsonSchema>() -> Value {
    SchemaSettings::draft07().for_serialize().into_generator().into_root_schema_for::<View>().to_value()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::view::Body;

    #[test]
    fn every_kind_of_page_is_explained() {
        let kinds = of::<Body>()["anyOf"].as_array().map_or(0, Vec::len);
        assert_eq!(templates().len(), kinds);
    }
}
