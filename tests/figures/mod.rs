//! Every figure agrees with the data file: a page's marks are read as a program for readers would read them and compared with what
//! `data/briefing.json` says, without the code that drew them.

mod data;
mod page;
mod placing;
mod scales;

use crate::support::Site;

/// The briefing of this repository and the invented site with every verdict, flag and kind of silence, both built.
fn sites() -> [Site; 2] {
    let sites = [Site::of_this_repository(), Site::copy_of("tests/golden/dock-talks")];
    for site in &sites {
        site.build(&[]).ends(0);
    }
    sites
}
