"""Installed fonts by style. A kind names the style its library ships and gets one of several free fonts of it."""
import re
from functools import lru_cache

from ..fonts import all_families, draws, is_held_out
from ..layout import FALLBACK_FONT

BOLD, SLANTED = r"Bold|Black|Heavy|Demi|Semi|bd\.|Bd\.|-700-", r"Italic|Oblique|Ital|It\.|-I\.|-It|Mobi|BI\."
SANS = ["DejaVu Sans", "Liberation Sans", "FreeSans", "Nimbus Sans", "Open Sans", "Noto Sans", "Roboto", "Bitstream Vera Sans", "Carlito", "Inter", "PT Sans", "Cabin", "Karla", "Manrope", "Tuffy", "Cantarell", "Verana Sans", "Waree", "Loma", "Garuda", "Laksaman", "Sora", "Go", "B612", "Andika", "Allerta", "Gillius ADF", "URW Gothic", "Quicksand", "Dosis", "National Park", "Libris ADF Std", "Montserrat", "Poppins", "Raleway", "Rubik", "Ubuntu", "Nunito", "Barlow Condensed", "Antonio", "Khand", "Rajdhani", "Economica", "Oswald", "Share Tech Mono", "Pathway Gothic One", "Big Shoulders Display"]
SERIF = ["DejaVu Serif", "Liberation Serif", "FreeSerif", "Nimbus Roman", "Noto Serif", "Bitstream Vera Serif", "Gentium Basic", "Gentium Book Basic", "Charis SIL", "Caladea", "Linux Libertine O", "PT Serif", "EB Garamond", "C059", "P052", "Vollkorn", "Old Standard TT", "Goudy Bookletter 1911", "Norasi", "Kinnari", "Quattrocento", "Rasa", "Playfair Display", "Arvo", "Josefin Slab", "Bree Serif", "Rozha One"]
MONO = ["DejaVu Sans Mono", "Liberation Mono", "Anonymous Pro", "Bitstream Vera Sans Mono", "Courier Prime", "Hack", "Inconsolata", "Fira Code", "Fantasque Sans Mono", "Nimbus Mono PS", "Noto Sans Mono", "B612 Mono", "OCRA", "PT Mono", "monofur", "Tlwg Mono", "Cutive Mono", "Share Tech Mono", "Special Elite"]
HEAVY = ["Cherry Bomb", "Lobster Two", "Reggae One", "RocknRoll One", "Engadget", "Chumbly BRK", "Stranded BRK", "Splatz BRK", "League Spartan", "National Park", "Inter Display", "Summersby", "Ataxia BRK", "Vollkorn", "Kaushan Script", "Unexplored Galaxies BRK", "8\\-bit Limit R BRK", "OpenDyslexic", "Conduit BRK", "Backlash BRK", "Spicy Rice", "Bangers", "Luckiest Guy", "Lilita One", "Titan One", "Chango", "Passion One", "Anton", "Archivo Black", "Alfa Slab One", "Black Ops One", "Bowlby One", "Bungee", "Carter One", "Changa One", "Chewy", "Concert One", "Days One", "Dela Gothic One", "Erica One", "Fugaz One", "Galindo", "Gravitas One", "Krona One", "Lemon", "Londrina Solid", "Modak", "Paytone One", "Potta One", "Racing Sans One", "Rammetto One", "Ranchers", "Rowdies", "Russo One", "Seymour One", "Shrikhand", "Sigmar One", "Sniglet", "Sonsie One", "Squada One", "Suez One", "Ultra", "Vampiro One", "Yeseva One", "Abril Fatface"]
HAND = ["Rufscript", "Domestic Manners", "Humor Sans", "Purisa", "Comic Neue", "Kaushan Script", "StayPuft", "Junkyard", "Ænigma Scrawl 4 BRK", "Steve", "Penguin Attack", "Delphine", "Breip", "Isabella", "DkgHandwriting", "OpenDyslexicAlta", "Lobster Two", "Summersby", "Tomson Talks", "It wasn't me", "Chancery Uralic", "Permanent Marker", "Caveat Brush", "Caveat", "Indie Flower", "Shadows Into Light", "Gloria Hallelujah", "Patrick Hand", "Architects Daughter", "Kalam", "Handlee", "Rock Salt", "Covered By Your Grace", "Reenie Beanie", "Just Another Hand", "Schoolbell", "Coming Soon", "Annie Use Your Telescope", "Walter Turncoat", "Gochi Hand", "Delius", "Neucha", "Boogaloo", "Short Stack", "Freckle Face", "Sue Ellen Francisco", "Pacifico"]
OUTLINE = ["8\\-bit Limit O BRK", "8\\-bit Limit RO BRK", "Brass Knuckle BRK", "Bumped BRK", "Unexplored Galaxies O BRK", "Crackdown O1 BRK", "Cabin Sketch", "CabinSketch", "Amalgamate O BRK", "Arthritis BRK", "Chintzy CPU Shadow BRK", "Collective O BRK", "Londrina Outline", "Bungee Outline", "Fascinate Inline", "Monoton", "Vast Shadow", "Ewert", "Rye", "Fredericka the Great", "Londrina Sketch", "Londrina Shadow", "Train One", "Kumar One Outline", "Rampart One", "Ribeye Marrow", "Bungee Shade"]
DISPLAY = [*HEAVY, "36 days ago Thick BRK", "Amplitude BRK", "Alpha Beta BRK", "Chemical Reaction B BRK", "Blackoninaut Bold BRK", "Bobcaygeon Plain BRK", "Amalgamate BRK", "Aspartame BRK", "Bendable BRK", "Bewilder Thick BRK", "Candy Stripe BRK", "Cleaved TTR BRK", "Jura", "eurofurence", "okolaks", "Stick", "Bebas Neue", "Comfortaa", "Yanone Kaffeesatz", "GNUTypewriter", "Mekanus ADF Std", "Play", "Ceviche One", "Chicle", "Cherry Cream Soda", "Coiny", "Corben", "Fascinate", "Fjalla One", "Francois One", "Hanalei Fill", "Irish Grover", "Jockey One", "Kavoon", "Knewave", "Lobster", "Love Ya Like A Sister", "McLaren", "Mogra", "New Rocker", "Oleo Script", "Piedra", "Press Start 2P", "Righteous", "Rubik Mono One", "Ribeye", "Shojumaru", "Supermercado One", "Trade Winds", "Unkempt", "VT323", "Wallpoet", "Yatra One", "Mystery Quest", "Jolly Lodger", "Spirax", "Kelly Slab", "Metamorphous", "Uncial Antiqua", "Almendra", "Germania One", "Pirata One", "MedievalSharp", "Cherry Swash", "Stint Ultra Expanded", "Stint Ultra Condensed", "Orbitron", "Audiowide", "Michroma", "Aldrich", "Electrolize", "Quantico", "Iceland", "Teko", "Syne", "Unica One"]
# name: (families, pattern that a file must match, pattern that it must not match)
STYLES = {
    "sans": (SANS, "", f"{SLANTED}|{BOLD}|Thin|Hairline"),
    "sans bold": (SANS + ["Lato"], BOLD, SLANTED),
    "sans any": (SANS, "", "Thin|Hairline"),
    "serif": (SERIF, "", SLANTED),
    "serif bold": (SERIF, BOLD, SLANTED),
    "mono": (MONO, "", SLANTED),
    "heavy": (HEAVY, "", "Light|Thin|Hairline"),
    "hand": (HAND, "", "Light|Thin"),
    "outline": (OUTLINE, "", "^$"),
    "display": (DISPLAY, "", "Light|Thin"),
    "any": (SANS + SERIF + MONO + HAND + DISPLAY, "", "Thin|Hairline"),
}


@lru_cache(maxsize=None)
def _files(style, capitals):
    """The files of each family of a style. With capitals, also fonts without lower case."""
    families, wanted, unwanted = STYLES[style]
    groups = []
    for family in families:
        entry = all_families().get(family)
        if not entry or is_held_out(family):
            continue
        fitting = [path for path, cases in entry["files"] if (capitals or cases == "both") and re.search(wanted, path) and not re.search(unwanted, path)]
        if fitting:
            groups.append(fitting)
    return groups


def choose_face(random, style, text):
    """A font file of the style that draws every character of the text."""
    groups = _files(style, text == text.upper())
    for _ in range(8 if groups else 0):
        path = random.choice(random.choice(groups))
        if all(draws(path, character) for character in set(text) if character != " "):
            return path
    return FALLBACK_FONT


def choose_family(random, names, style, text):
    """A font file of the named families that suits the style and draws the text if one is installed, else any of the style."""
    _, wanted, unwanted = STYLES[style]
    files = [path for name in names if not is_held_out(name) for path, _ in all_families().get(name, {"files": []})["files"]]
    fitting = [path for path in files if re.search(wanted, path) and not re.search(unwanted, path)]
    fitting = [path for path in fitting if all(draws(path, character) for character in set(text) if character != " ")]
    return random.choice(fitting) if fitting else choose_face(random, style, text)
