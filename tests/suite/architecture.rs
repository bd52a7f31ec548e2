//! The walls of the house: who may use whom, who may touch the browser, and what every file begins with.

use std::fs;
use std::path::{Path, PathBuf};

/// Each layer with the layers it may use. Read it as the architecture.
const MAY_USE: &[(&str, &[&str])] = &[
    ("i18n", &[]),
    ("model", &[]),
    ("canon", &["model"]),
    ("engine", &["model", "canon"]),
    ("codec", &["model", "canon", "engine"]),
    ("charts", &["model", "engine"]),
    ("exchange", &["model", "canon", "engine", "codec"]),
    ("storage", &["model", "canon", "codec"]),
    ("state", &["i18n", "model", "canon", "engine", "codec", "charts", "exchange", "storage"]),
    (
        "ui",
        &["i18n", "model", "canon", "engine", "codec", "charts", "exchange", "storage", "state"],
    ),
];

/// Crates that only exist in a browser, and the places that may name them.
const BROWSER_CRATES: &[&str] =
    &["leptos", "web_sys", "js_sys", "wasm_bindgen", "gloo_storage", "gloo_timers"];
const BROWSER_PLACES: &[&str] =
    &["state/", "ui/", "storage/browser.rs", "main.rs", "bin/worker.rs"];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|it| it == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn lines_of_code(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|it| !it.starts_with("//"))
}

#[test]
fn layers_use_only_what_stands_above_them() {
    for (layer, may_use) in MAY_USE {
        for file in sources(&root().join("src").join(layer)) {
            let text = fs::read_to_string(&file).unwrap();
            for (other, _) in MAY_USE {
                let named =
                    lines_of_code(&text).any(|it| it.contains(&format!("crate::{other}::")));
                assert!(
                    !named || other == layer || may_use.contains(other),
                    "{} is in `{layer}` and must not use `crate::{other}`",
                    file.display()
                );
            }
        }
    }
}

#[test]
fn every_layer_stands_in_the_table_and_in_the_head_of_the_crate() {
    let head = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    for entry in fs::read_dir(root().join("src")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() && name != "bin" {
            assert!(MAY_USE.iter().any(|(layer, _)| *layer == name), "{name} is no layer");
            assert!(head.contains(&format!("| [`{name}`]")), "{name} is not in the crate's table");
        }
    }
}

#[test]
fn the_browser_is_known_in_few_places() {
    for file in sources(&root().join("src")) {
        let place = file.strip_prefix(root().join("src")).unwrap().to_string_lossy().into_owned();
        if BROWSER_PLACES.iter().any(|it| place.starts_with(it)) {
            continue;
        }
        let text = fs::read_to_string(&file).unwrap();
        for name in BROWSER_CRATES {
            assert!(
                !lines_of_code(&text).any(|it| it.contains(&format!("{name}::"))),
                "{place} must not name `{name}`"
            );
        }
    }
}

#[test]
fn every_file_begins_with_one_sentence_and_keeps_to_one_idea() {
    let folders = ["src", "tests/suite", "tests/web", "tests/shared", "examples"];
    for file in folders.iter().flat_map(|it| sources(&root().join(it))) {
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.starts_with("//! "), "{} has no head", file.display());
        let code = text.lines().take_while(|it| *it != "#[cfg(test)]").count();
        assert!(code <= 400, "{} has {code} lines before its tests: split it", file.display());
    }
}

#[test]
fn every_stylesheet_is_linked() {
    let page = fs::read_to_string(root().join("index.html")).unwrap();
    for entry in fs::read_dir(root().join("style")).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        assert!(page.contains(&format!("style/{name}")), "style/{name} is not linked");
    }
}

#[test]
fn views_carry_no_inline_style() {
    for file in sources(&root().join("src/ui")) {
        let text = fs::read_to_string(&file).unwrap();
        assert!(
            !lines_of_code(&text).any(|it| it.contains("style=\"")),
            "{} has an inline style, which the content security policy blocks",
            file.display()
        );
    }
}
