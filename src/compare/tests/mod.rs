//! The comparison tested: tables of small cases read like the contract, and properties held against a second, naive reading of it.

mod actors;
mod case;
mod cells;
mod flags;
mod oracle;
mod properties;
mod verdicts;
