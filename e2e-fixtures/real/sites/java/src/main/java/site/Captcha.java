package site;

/** A captcha as one of the libraries draws it. */
record Captcha(String answer, byte[] image, String type) {}
