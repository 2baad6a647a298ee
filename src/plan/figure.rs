//! Figures that prose places: the tables of the pages, for the events that the figure names.

use std::collections::BTreeSet;

use crate::model::id::{ActorKey, EventKey};
use crate::model::view::{FigureView, NetworkNode};
use crate::plan::Viewpoint;
use crate::plan::agreement::agreement;
use crate::plan::comparison::{comparison, single_row};
use crate::plan::coverage::coverage;
use crate::plan::positions::positions;
use crate::plan::timeline::entries_of;
use crate::plan::voices::voices;
use crate::prose::{Figure, FigureName};

/// The view of a figure on this page; `None` where its argument names nothing, which a finding has said.
///
/// `around` are the events that a figure without an event stands for: a briefing's own, an event itself, elsewhere all.
pub(crate) fn figure(at: &Viewpoint<'_>, figure: &Figure, around: &[EventKey]) -> Option<FigureView> {
    let library = at.library();
    let argument = figure.argument.as_ref().map(|(value, _)| value.as_str());
    let named: Vec<EventKey> = match argument {
        Some(id) if figure.name.parameter() == "event" => vec![library.event_key(id)?],
        _ => around.to_vec(),
    };
    let events = || named.iter().copied();
    Some(match figure.name {
        FigureName::Compare => FigureView::Compare { tables: events().filter_map(|event| comparison(at, event)).collect() },
        FigureName::Positions => FigureView::Positions { tables: events().filter_map(|event| positions(at, event)).collect() },
        FigureName::Coverage => FigureView::Coverage { tables: events().filter_map(|event| coverage(at, event)).collect() },
        FigureName::Voices => FigureView::Voices { tables: events().filter_map(|event| voices(at, event)).collect() },
        FigureName::Agreement => FigureView::Agreement { tables: events().filter_map(|event| agreement(at, event)).collect() },
        FigureName::Timeline => FigureView::Timeline { entries: entries_of(at, &named.iter().copied().collect()) },
        FigureName::Network => FigureView::Network { actors: network(at, &named) },
        FigureName::Question => FigureView::Question { table: Box::new(single_row(at, library.question_key(argument?)?)) },
        FigureName::Claim => {
            let (source, claim) = argument?.split_once('#')?;
            let claim = library.claim_key(library.source_key(source)?, claim)?;
            FigureView::Claim { claim: Box::new(at.claim(claim)) }
        }
    })
}

/// The actors of some events below those they belong to.
fn network(at: &Viewpoint<'_>, events: &[EventKey]) -> Vec<NetworkNode> {
    let library = at.library();
    let mut shown: BTreeSet<ActorKey> = BTreeSet::new();
    for &event in events {
        let present = library[event].participants.iter().chain(&library[event].mediators).chain(&at.comparisons().event(event).speakers);
        for &actor in present {
            shown.extend(std::iter::successors(Some(actor), |&actor| library[actor].part_of));
        }
    }
    let tops: Vec<_> = shown.iter().copied().filter(|&actor| library[actor].part_of.is_none()).collect();
    tops.into_iter().map(|actor| node(at, actor, &shown, events)).collect()
}

fn node(at: &Viewpoint<'_>, actor: ActorKey, shown: &BTreeSet<ActorKey>, events: &[EventKey]) -> NetworkNode {
    let library = at.library();
    let compared = at.comparisons().actor(actor);
    let claims: Vec<_> = compared.claims.iter().map(|&claim| (claim, &library[claim])).collect();
    let counted = || claims.iter().filter(|(key, claim)| library.is_live(*key) && events.contains(&library[claim.question].event));
    let speaks_for: BTreeSet<ActorKey> = counted().filter_map(|(_, claim)| claim.on_behalf_of).collect();
    NetworkNode {
        actor: at.actor(actor),
        kind: library[actor].kind.word(),
        claims: counted().count(),
        speaks_for: speaks_for.into_iter().map(|actor| at.actor(actor)).collect(),
        members: compared.members.iter().filter(|member| shown.contains(member)).map(|&member| node(at, member, shown, events)).collect(),
    }
}
