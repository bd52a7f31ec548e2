//! The page: mounts the application.

fn main() {
    console_error_panic_hook::set_once();
    jiheng::ui::start();
}
