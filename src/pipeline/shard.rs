//! One of several builds that make a site together, each on a machine of its own (`docs/scale.md`).

use sha2::{Digest as _, Sha256};

use crate::model::site_map::SEARCH_FOLDER;

/// Which part of the files a build makes: the `number`th of `count` parts, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    number: u32,
    count: u32,
}

impl Shard {
    /// The part that is the whole.
    pub const WHOLE: Self = Self { number: 1, count: 1 };

    /// The `number`th of `count` parts; `None` where there is no such part.
    pub fn new(number: u32, count: u32) -> Option<Self> {
        (1..=count).contains(&number).then_some(Self { number, count })
    }

    /// Whether the file at a path below the output is of this part. Every path is of exactly one, whatever else the site has, so that a new
    /// page moves no other one. The files of the search are made together, and so are of one part.
    pub(super) fn has(self, path: &str) -> bool {
        if self.count == 1 {
            return true;
        }
        let unit = if path.starts_with(SEARCH_FOLDER) { SEARCH_FOLDER } else { path };
        let digest = Sha256::digest(unit.as_bytes());
        let number = digest.iter().take(4).fold(0, |number: u32, &byte| number << 8 | u32::from(byte));
        number % self.count == self.number - 1
    }
}

impl Default for Shard {
    fn default() -> Self {
        Self::WHOLE
    }
}

#[cfg(test)]
mod tests {
    use super::Shard;

    #[test]
    fn every_file_is_of_one_part() {
        assert!(Shard::new(0, 3).is_none() && Shard::new(4, 3).is_none() && Shard::new(1, 0).is_none());
        let parts: Vec<Shard> = (1..=3).filter_map(|number| Shard::new(number, 3)).collect();
        let of_parts = |path: &str| parts.iter().filter(|part| part.has(path)).count();
        let paths: Vec<String> = (0..300).map(|number| format!("sources/source-{number}.html")).collect();
        assert!(paths.iter().all(|path| of_parts(path) == 1 && Shard::WHOLE.has(path)));
        for part in &parts {
            let count = paths.iter().filter(|path| part.has(path)).count();
            assert!((70..130).contains(&count), "{part:?} has {count} of 300");
            assert_eq!(part.has("search/index.js"), part.has("search/terms-12.js"));
        }
    }
}
