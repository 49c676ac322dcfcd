package site;

import com.wf.captcha.GifCaptcha;
import com.wf.captcha.SpecCaptcha;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** EasyCaptcha as its documentation has it for a front end of its own: a key and an image as JSON. */
@RestController
@RequestMapping("/separate/{kind}")
class SeparateSignIn {
    private final Answers answers;

    SeparateSignIn(Answers answers) {
        this.answers = answers;
    }

    @GetMapping("/captcha")
    Map<String, String> draw(@PathVariable String kind) {
        var captcha = kind.equals("gif") ? new GifCaptcha(130, 48, 5) : new SpecCaptcha(130, 48, 5);
        return Map.of("key", answers.keep(captcha.text().toLowerCase()), "image", captcha.toBase64());
    }

    @PostMapping("/login")
    Map<String, Object> logIn(@RequestBody Map<String, String> form) {
        return Map.of("ok", answers.accept(form.get("verKey"), form.get("verCode")));
    }
}
