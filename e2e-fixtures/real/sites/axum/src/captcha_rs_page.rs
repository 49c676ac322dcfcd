//! `captcha-rs` with the image of its readme's builder, in the page. Case does not count, as in its own `verify`.

use crate::form::{show, welcome, Expected, Fields};
use axum::{extract::State, response::Html, routing::get, Form, Router};
use captcha_rs::CaptchaBuilder;

#[derive(Clone)]
struct Page {
    expected: Expected,
    test_mode: bool,
}

pub fn routes(test_mode: bool) -> Router {
    Router::new()
        .route("/captcha-rs", get(|State(page): State<Page>| async move { form(&page, "") }).post(sign_up))
        .with_state(Page { expected: Expected::default(), test_mode })
}

async fn sign_up(State(page): State<Page>, Form(fields): Form<Fields>) -> Html<String> {
    if page.expected.accepts(|text| text.eq_ignore_ascii_case(&fields.captcha)) {
        welcome()
    } else {
        form(&page, "The captcha is wrong.")
    }
}

fn form(page: &Page, message: &str) -> Html<String> {
    let mut builder = CaptchaBuilder::new().length(5).width(130).height(40).dark_mode(false).complexity(1);
    // The switch for tests that the guide names: a text of your own.
    if page.test_mode {
        builder = builder.text("bcd35".to_owned());
    }
    let captcha = builder.build();
    page.expected.set(&captcha.text);
    show(message, &captcha.to_base64(), "")
}
