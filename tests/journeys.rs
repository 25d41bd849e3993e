//! Journeys: a person at the keyboard, from key to screen to record, through the real update, view and keymaps. Only the
//! terminal and the disk are not there. The scripts are in `journeys/`; `support/script.rs` says what they can say.

#[cfg(test)]
#[expect(dead_code, reason = "other tests use the rest of it")]
mod support;

#[cfg(test)]
#[path = "support/desk.rs"]
mod desk;

#[cfg(test)]
#[path = "support/keyed.rs"]
#[expect(dead_code, reason = "random keys use the rest of it")]
mod keyed;

#[cfg(test)]
#[path = "support/script.rs"]
mod script;

/// One test for each script, and one that no script is left out.
macro_rules! journeys {
    ($($name:ident)+) => {
        $(
            #[test]
            fn $name() {
                let script = include_str!(concat!("journeys/", stringify!($name), ".txt"));
                script::run(stringify!($name), script);
            }
        )+

        #[test]
        fn every_script_is_run() {
            let mut files: Vec<String> = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/journeys"))
                .unwrap()
                .map(|file| file.unwrap().file_name().into_string().unwrap())
                .collect();
            files.sort();
            let mut run = vec![$(concat!(stringify!($name), ".txt")),+];
            run.sort_unstable();
            assert_eq!(files, run);
        }
    };
}

journeys! {
    blank
    clock_back
    emacs
    filters
    held_replies
    key_repeat
    late_answers
    log_bar
    mouse
    narrow
    palette
    paste
    refused
    refused_in_order
    sign_in
    sweep
    sweep_left
    ta_day
    teacher_lookup
    themes
    undone_import
    vim
    welcome
}
