use crate::sample::findings;

#[test]
fn the_sample_is_sound() {
    assert_eq!(findings(&[]), Vec::<String>::new());
}
