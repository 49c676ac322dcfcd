//! A form with one captcha at a time, in place of a session.

use axum::response::Html;
use std::sync::{Arc, Mutex};

#[derive(serde::Deserialize)]
pub struct Fields {
    pub captcha: String,
}

#[derive(Clone, Default)]
pub struct Expected(Arc<Mutex<Option<String>>>);

impl Expected {
    pub fn set(&self, text: &str) {
        println!("captcha {text}");
        *self.0.lock().unwrap() = Some(text.to_owned());
    }

    /// An answer counts once.
    pub fn accepts(&self, is_right: impl Fn(&str) -> bool) -> bool {
        let accepts = self.0.lock().unwrap().take().is_some_and(|text| is_right(&text));
        println!("{}", if accepts { "accepted" } else { "rejected" });
        accepts
    }
}

pub fn show(message: &str, image: &str, another: &str) -> Html<String> {
    Html(format!(
        r##"<!doctype html>
<title>Sign up</title>
<p role="alert">{message}</p>
<form method="post">
  <p><label>Name <input name="name" value="Ada"></label></p>
  <p><img id="image" src="{image}" alt="captcha"> {another}</p>
  <p><label>Captcha <input name="captcha" autocomplete="off"></label></p>
  <button>Sign up</button>
</form>"##
    ))
}

pub fn welcome() -> Html<String> {
    Html("<h1>Welcome, Ada</h1>".to_owned())
}
