//! Compiles the program anew when a built-in template or static file is added or changed; the compiler itself does not see new ones.

fn main() {
    println!("cargo::rerun-if-changed=templates");
    println!("cargo::rerun-if-changed=static");
}
