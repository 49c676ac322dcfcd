package site;

import com.wf.captcha.ArithmeticCaptcha;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The login API of eladmin: EasyCaptcha with sums, at its settings, as a data: address with a uuid. */
@RestController
@RequestMapping("/eladmin/auth")
class ElAdmin {
    private final Answers answers;

    ElAdmin(Answers answers) {
        this.answers = answers;
    }

    @GetMapping("/code")
    Map<String, String> draw() {
        var captcha = new ArithmeticCaptcha(111, 36);
        captcha.setLen(2);
        return Map.of("uuid", answers.keep(captcha.text()), "img", captcha.toBase64());
    }

    @PostMapping("/login")
    ResponseEntity<Map<String, Object>> logIn(@RequestBody Map<String, String> form) {
        if (answers.accept(form.get("uuid"), form.get("code"))) {
            return ResponseEntity.ok(Map.of("token", "of a test"));
        }
        return ResponseEntity.status(HttpStatus.BAD_REQUEST).body(Map.of("status", 400, "message", "验证码错误"));
    }
}
