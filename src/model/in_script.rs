//! JSON that may stand inside a script, whatever the content says.

use serde::Serialize;

/// The value as JSON that neither ends the `<script>` around it, nor begins a comment in it, nor breaks a line of it.
pub fn json_in_script(value: &impl Serialize) -> String {
    let json = serde_json::to_string(value).expect("what is written into scripts holds only strings, numbers, lists and structs");
    let mut safe = String::with_capacity(json.len());
    for character in json.chars() {
        match character {
            '<' => safe.push_str("\\u003c"),
            '>' => safe.push_str("\\u003e"),
            '&' => safe.push_str("\\u0026"),
            '\u{2028}' => safe.push_str("\\u2028"),
            '\u{2029}' => safe.push_str("\\u2029"),
            _ => safe.push(character),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::json_in_script;

    #[test]
    fn no_text_ends_the_script_around_it() {
        let text = "</script><!-- & \u{2028}\u{2029} \"'";
        let json = json_in_script(&[text]);
        assert!(!json.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{json}");
        assert_eq!(serde_json::from_str::<Vec<String>>(&json).expect("it is JSON"), [text]);
    }
}
