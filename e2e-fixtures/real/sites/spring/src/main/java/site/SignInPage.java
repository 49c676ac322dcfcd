package site;

/** A page that the server draws. */
final class SignInPage {
    private static final String FORM = """
        <!doctype html>
        <title>Sign in</title>
        <p role="alert">%s</p>
        <form method="post">
          <p><label>Name <input name="name" value="Ada"></label></p>
          <p>
            <label>Code <input name="code" autocomplete="off"></label>
            <img src="%2$s" alt="code" title="Click for another one" onclick="this.src = '%2$s?t=' + Date.now()">
          </p>
          <button>Sign in</button>
        </form>
        """;

    static String show(String image) {
        return FORM.formatted("", image);
    }

    static String answer(boolean isRight, String image) {
        return Answers.tell(isRight) ? "<h1>Welcome, Ada</h1>" : FORM.formatted("The code is wrong.", image);
    }

    private SignInPage() {}
}
