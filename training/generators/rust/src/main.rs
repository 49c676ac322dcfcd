//! Images of three captcha crates.
//!
//! usage: captcha-generators <captcha|captcha-easy|captcha-medium|captcha-hard|captcha-rs|biosvg> <count> <seed> <defaults|varied>
//!
//! The images of biosvg are SVG files; ../biosvg.mjs renders them.
//! The crates draw on generators of their own, which can't be seeded: only the choice of settings repeats, not the images.

use base64::{engine::general_purpose::STANDARD, Engine};
use biosvg::BiosvgBuilder;
use captcha::filters::{Cow, Dots, Grid, Noise, Wave};
use captcha::{generate, Captcha, Difficulty};
use captcha_rs::CaptchaBuilder;
use fastrand::Rng;
use std::io::{self, BufWriter, Write};

type Sample = (String, Vec<u8>);

const ALPHABETS: [&str; 5] = [
    "23456789",
    "ABCDEFGHJKMNPQRSTUVWXYZ",
    "abcdefghijkmnpqrstuvwxyz",
    "ABCDEFGHJKMNPQRSTUVWXYZ23456789",
    "ABCDEFGHJKMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789",
];

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().collect();
    let (library, count) = (arguments[1].as_str(), arguments[2].parse::<usize>().expect("a count"));
    let mut chooser = Rng::with_seed(arguments[3].parse().expect("a seed"));
    let varied = arguments.get(4).is_some_and(|mode| mode == "varied");
    let mut output = BufWriter::new(io::stdout().lock());
    for _ in 0..count {
        let vary = varied && chooser.f32() < 0.35;
        let (label, image) = match library {
            "captcha" if vary => varied_captcha(&mut chooser),
            "captcha" => {
                let difficulty = [Difficulty::Easy, Difficulty::Medium, Difficulty::Hard].into_iter().nth(chooser.usize(..3));
                drawn(&generate(difficulty.expect("one of three")))
            }
            "captcha-easy" => drawn(&generate(Difficulty::Easy)),
            "captcha-medium" => drawn(&generate(Difficulty::Medium)),
            "captcha-hard" => drawn(&generate(Difficulty::Hard)),
            "captcha-rs" => captcha_rs(&mut chooser, vary),
            "biosvg" => biosvg(&mut chooser, vary),
            _ => panic!("no library {library}"),
        };
        output.write_all(&[label.len() as u8])?;
        output.write_all(label.as_bytes())?;
        output.write_all(&(image.len() as u32).to_le_bytes())?;
        output.write_all(&image)?;
    }
    output.flush()
}

fn drawn(captcha: &Captcha) -> Sample {
    captcha.as_tuple().expect("a PNG")
}

fn varied_captcha(chooser: &mut Rng) -> Sample {
    let mut captcha = Captcha::new();
    if chooser.bool() {
        let alphabet: Vec<char> = ALPHABETS[chooser.usize(..ALPHABETS.len())].chars().collect();
        captcha.set_chars(&alphabet);
    }
    captcha.add_chars(chooser.u32(3..=6)).apply_filter(Noise::new(chooser.f32() * 0.5));
    if chooser.f32() < 0.3 {
        let gap = chooser.u32(4..=10);
        captcha.apply_filter(Grid::new(gap, gap));
    }
    if chooser.f32() < 0.6 {
        captcha.apply_filter(Wave::new(2.0, chooser.u32(10..=20).into()).horizontal());
    }
    if chooser.f32() < 0.6 {
        captcha.apply_filter(Wave::new(2.0, chooser.u32(10..=20).into()).vertical());
    }
    captcha.view(chooser.u32(200..=260), chooser.u32(80..=120));
    if chooser.f32() < 0.4 {
        captcha.apply_filter(Dots::new(chooser.u32(5..=20)).min_radius(3).max_radius(7));
    }
    if chooser.f32() < 0.2 {
        captcha.apply_filter(Cow::new().min_radius(20).max_radius(40).circles(1));
    }
    if chooser.f32() < 0.4 {
        captcha.set_color([chooser.u8(..180), chooser.u8(..180), chooser.u8(..180)]);
    }
    drawn(&captcha)
}

fn captcha_rs(chooser: &mut Rng, vary: bool) -> Sample {
    // The example of the documentation.
    let mut builder = CaptchaBuilder::new().length(5).width(130).height(40).dark_mode(false).complexity(1).compression(40);
    if vary {
        let length = chooser.u32(3..=7);
        let (width, height) = if chooser.bool() { (20 + 25 * length, 40) } else { (30 + 34 * length, chooser.u32(50..=80)) };
        builder = builder.length(length as usize).width(width).height(height).dark_mode(chooser.f32() < 0.3).complexity(chooser.u32(1..=8)).compression(chooser.u8(30..=90));
        builder = builder.drop_shadow(chooser.f32() < 0.25).interference_lines(chooser.usize(0..=6)).interference_ellipses(chooser.usize(0..=6));
        if chooser.f32() < 0.4 {
            builder = builder.distortion(chooser.u32(1..=4));
        }
        if chooser.bool() {
            builder = builder.chars(ALPHABETS[chooser.usize(..ALPHABETS.len())].chars().collect());
        }
    }
    let captcha = builder.build();
    let address = captcha.to_base64();
    let image = STANDARD.decode(address.split_once(',').expect("a data address").1).expect("base64");
    (captcha.text, image)
}

fn biosvg(chooser: &mut Rng, vary: bool) -> Sample {
    // The example of the documentation, whose colours are meant for a light page.
    let mut colours = vec!["#0078D6", "#aa3333", "#f08012", "#33aa00", "#aa33aa"];
    let (mut length, mut difficulty) = (4, 6);
    if vary {
        length = chooser.usize(3..=6);
        difficulty = chooser.u16(1..=12);
        if chooser.bool() {
            colours = vec!["#222222", "#444466", "#224488", "#663322"];
        }
    }
    let colours = colours.into_iter().map(String::from).collect();
    let (label, svg) = BiosvgBuilder::new().length(length).difficulty(difficulty).colors(colours).build().expect("an SVG");
    (label, svg.into_bytes())
}
