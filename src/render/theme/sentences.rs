//! What templates can do with the words of the interface beside reading them as `t`:
//!
//! - `say(key="…", n=count, place=value)`: a whole sentence with its places filled; with `n`, in the plural form of that count. A value
//!   is text, which is escaped and kept apart where it runs against the sentence, or HTML made by the template, which is left as it is;
//! - `joint(index=…, count=…)`: what joins the thing at `index` of a row to the one before it;
//! - `forms(key="…")`: the plural forms of a sentence by name, for a script that counts;
//! - `text | apart`: text of the content inside words of the interface, kept apart by `<bdi>` where it runs against them.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Kwargs, State, Tera, TeraResult, Value};

use crate::model::direction::runs_against;
use crate::model::interface_words::{CATEGORIES, InterfaceWords, fill};

/// Makes the functions known to the engine.
pub(super) fn register(tera: &mut Tera, words: &Arc<InterfaceWords>) {
    let (for_say, for_joint, for_forms, direction) = (Arc::clone(words), Arc::clone(words), Arc::clone(words), words.direction());
    tera.register_function("say", move |kwargs: Kwargs, state: &State<'_>| say(&for_say, &kwargs, state));
    tera.register_function("joint", move |kwargs: Kwargs, _: &State<'_>| -> TeraResult<String> {
        Ok(for_joint.joint(kwargs.must_get("index")?, kwargs.must_get("count")?).to_owned())
    });
    tera.register_function("forms", move |kwargs: Kwargs, _: &State<'_>| -> TeraResult<BTreeMap<String, String>> {
        let key: &str = kwargs.must_get("key")?;
        let form = |form: &&str| for_forms.table().get(&format!("{key}_{form}")).map(|words| ((*form).to_owned(), words.clone()));
        Ok(CATEGORIES.iter().filter_map(form).collect())
    });
    tera.register_filter("apart", move |text: &str, _: Kwargs, state: &State<'_>| -> TeraResult<Value> {
        Ok(Value::safe_string(&apart(text, direction, state)?))
    });
}

fn say(words: &InterfaceWords, kwargs: &Kwargs, state: &State<'_>) -> TeraResult<Value> {
    let key: &str = kwargs.must_get("key")?;
    let count: Option<usize> = kwargs.get("n")?;
    let mut parts = BTreeMap::new();
    for (name, value) in kwargs.iter() {
        let name = name.to_string();
        let part = match value.as_str() {
            Some(text) if !value.is_safe() => apart(text, words.direction(), state)?,
            _ => state.escape_if_needed(value)?,
        };
        parts.insert(name, part);
    }
    let pattern = match count {
        Some(count) => {
            parts.insert("number".to_owned(), state.escape(&words.number(count))?);
            words.form(key, count)
        }
        None => words.get(key),
    };
    let parts: Vec<(&str, &str)> = parts.iter().map(|(name, part)| (name.as_str(), part.as_str())).collect();
    Ok(Value::safe_string(&fill(&state.escape(pattern)?, &parts)))
}

fn apart(text: &str, direction: &str, state: &State<'_>) -> TeraResult<String> {
    let escaped = state.escape(text)?;
    Ok(if runs_against(text, direction) { format!("<bdi>{escaped}</bdi>") } else { escaped })
}
