//! A list in what is written, of which one thing is in memory at a time.

use serde::{Serialize, Serializer};

/// Things that are made one after the other while they are written: all of them together would take more memory than the site itself.
pub struct Each<'site, Thing>(Box<Make<'site, Thing>>);

/// Makes the things, from the first on.
type Make<'site, Thing> = dyn Fn() -> Box<dyn Iterator<Item = Thing> + 'site> + 'site;

impl<'site, Thing> Each<'site, Thing> {
    /// The things that this makes whenever they are asked for.
    pub fn new<Things: Iterator<Item = Thing> + 'site>(make: impl Fn() -> Things + 'site) -> Self {
        Self(Box::new(move || Box::new(make())))
    }
}

impl<Thing: Serialize> Serialize for Each<'_, Thing> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}
