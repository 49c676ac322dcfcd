//! A site on axum with two crates, each as its readme has it: `captcha` at /captcha, with the image from a route, and
//! `captcha-rs` at /captcha-rs, with the image in the page. Says on standard output what only the server knows:
//! `captcha TEXT`, `accepted` or `rejected`.
//!
//! usage: site PORT [test-mode]

mod captcha_page;
mod captcha_rs_page;
mod form;

use axum::{routing::get, Router};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let test_mode = arguments.len() > 2;
    let site = Router::new()
        .route("/", get(|| async { "captcha, captcha-rs" }))
        .merge(captcha_page::routes(test_mode))
        .merge(captcha_rs_page::routes(test_mode));
    let listener = tokio::net::TcpListener::bind(format!("127.0.0.1:{}", arguments[1])).await.unwrap();
    axum::serve(listener, site).await.unwrap();
}
