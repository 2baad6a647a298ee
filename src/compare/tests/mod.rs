//! The comparison tested: tables of small cases.

mod actors;
mod case;
mod cells;
