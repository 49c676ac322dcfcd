package site;

/** A form with one captcha at a time. */
final class SignIn {
    private static final String FORM = """
        <!doctype html>
        <title>Sign in</title>
        <p role="alert">%s</p>
        <form method="post">
          <p><label>Name <input name="name" value="Ada"></label></p>
          <p>
            <label>Code <input name="code" autocomplete="off"></label>
            <img src="%s" alt="code" title="Click for another one" onclick="this.src = '%s?t=' + Date.now()">
          </p>
          <button>Sign in</button>
        </form>
        """;

    private final String image;
    private String answer;

    SignIn(String image) {
        this.image = image;
    }

    synchronized void expect(String text) {
        answer = text;
    }

    synchronized boolean accept(String text) {
        boolean isRight = answer != null && answer.equalsIgnoreCase(text);
        answer = null;
        return isRight;
    }

    String show(String message) {
        return FORM.formatted(message, image, image);
    }
}
