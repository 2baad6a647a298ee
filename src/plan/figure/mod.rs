//! Figures that prose places: the tables of the pages, for the events that the figure names.

pub(super) mod answer_scale;
pub(super) mod collation;
pub(super) mod compact;
pub(super) mod scale;
pub(super) mod series;
pub(super) mod time_chart;
pub(super) mod timeline;

use crate::model::id::EventKey;
use crate::model::view::FigureView;
use crate::plan::figure::answer_scale::answer_scale;
use crate::plan::figure::collation::collation_of;
use crate::plan::figure::compact::{compact, compact_row};
use crate::plan::figure::series::series;
use crate::plan::figure::timeline::timeline_of;
use crate::plan::viewpoint::Viewpoint;
use crate::prose::{Figure, FigureArgument, FigureName};

/// The view of a figure on this page; `None` where its argument names nothing, which a finding has said.
///
/// `around` are the events that a figure without an event stands for: a briefing's own, an event itself, elsewhere all.
pub(crate) fn figure(at: &Viewpoint<'_>, figure: &Figure, around: &[EventKey]) -> Option<FigureView> {
    let library = at.library();
    let argument = figure.argument.as_ref().map(|(value, _)| value.as_str());
    let named: Vec<EventKey> = match argument {
        Some(id) if figure.name.names() == FigureArgument::Event => vec![library.event_key(id)?],
        _ => around.to_vec(),
    };
    Some(match figure.name {
        FigureName::Compare => FigureView::Compare { tables: named.iter().filter_map(|&event| compact(at, event)).collect() },
        FigureName::Timeline => timeline_of(at, &named.iter().copied().collect()),
        FigureName::Question => {
            let question = library.question_key(argument?)?;
            FigureView::Question { table: Box::new(compact_row(at, question)), scale: answer_scale(at, question).map(Box::new) }
        }
        FigureName::Collation => {
            let (actor, statement) = argument?.split_once('#')?;
            collation_of(at, library.statement_key(library.actor_key(actor)?, statement)?)
        }
        FigureName::Series => FigureView::Series(Box::new(series(at, library.question_key(argument?)?)?)),
        FigureName::Claim => {
            let (source, claim) = argument?.split_once('#')?;
            let claim = library.claim_key(library.source_key(source)?, claim)?;
            FigureView::Claim { told: at.told(&[claim]), report: at.source(library[claim].source) }
        }
    })
}
