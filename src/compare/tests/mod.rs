//! The comparison tested: the truth table of the documentation, tables of corners, and properties that hold whatever sources say.

mod actors;
mod case;
mod cells;
mod explanations;
mod judgements;
mod properties;
mod truth;
