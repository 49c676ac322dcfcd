//! `captcha` with the image of its readme, from a route.

use crate::form::{show, welcome, Expected, Fields};
use axum::{
    extract::State,
    http::header::{CACHE_CONTROL, CONTENT_TYPE},
    response::{Html, IntoResponse},
    routing::get,
    Form, Router,
};
use captcha::{filters::Noise, Captcha};

const ANOTHER: &str = r#"<button type="button" onclick="image.src = '/captcha.png?' + Date.now()">New image</button>"#;

#[derive(Clone)]
struct Page {
    expected: Expected,
    test_mode: bool,
}

pub fn routes(test_mode: bool) -> Router {
    Router::new()
        .route("/captcha", get(|| async { form("") }).post(sign_up))
        .route("/captcha.png", get(draw))
        .with_state(Page { expected: Expected::default(), test_mode })
}

async fn draw(State(page): State<Page>) -> impl IntoResponse {
    let mut captcha = Captcha::new();
    // The switch for tests that the guide names: a single character to choose from.
    if page.test_mode {
        captcha.set_chars(&['x']);
    }
    captcha.add_chars(5).apply_filter(Noise::new(0.1)).view(220, 120);
    page.expected.set(&captcha.chars_as_string());
    ([(CONTENT_TYPE, "image/png"), (CACHE_CONTROL, "no-store")], captcha.as_png().unwrap())
}

async fn sign_up(State(page): State<Page>, Form(fields): Form<Fields>) -> Html<String> {
    if page.expected.accepts(|text| text == fields.captcha) {
        welcome()
    } else {
        form("The captcha is wrong.")
    }
}

fn form(message: &str) -> Html<String> {
    show(message, "/captcha.png", ANOTHER)
}
