package site;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The pages of the front ends, each with the script and the style sheet it was built into. */
@RestController
class FrontEnds {
    @GetMapping(path = "/app/{name}", produces = "text/html;charset=utf-8")
    String show(@PathVariable String name) {
        return """
            <!doctype html>
            <meta charset="utf-8">
            <title>Login</title>
            <link rel="stylesheet" href="/%1$s.css">
            <div id="app"></div>
            <script type="module" src="/%1$s.js"></script>
            """.formatted(name);
    }

    @GetMapping("/")
    String list() {
        return "kaptcha, easy-png, easy-gif, easy-sum, app/...";
    }
}
