package site;

import cn.hutool.captcha.CircleCaptcha;
import cn.hutool.captcha.generator.CodeGenerator;
import cn.hutool.captcha.generator.MathGenerator;
import java.awt.Font;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The login API of youlai-boot: hutool with sums, at its settings, checked by hutool, as a data: address with a key. */
@RestController
@RequestMapping("/youlai/api/v1/auth")
class YoulaiBoot {
    private final Map<String, String> open = new ConcurrentHashMap<>();
    private final CodeGenerator generator;

    YoulaiBoot(@Value("${site.test-mode:false}") boolean testMode) {
        // The switch for tests that the guide names.
        generator = testMode ? new FixedCode() : new MathGenerator(1);
    }

    @GetMapping("/captcha")
    Map<String, Object> draw() {
        var captcha = new CircleCaptcha(120, 40, 1, 2);
        captcha.setGenerator(generator);
        captcha.setTextAlpha(0.8F);
        captcha.setFont(new Font("SansSerif", Font.BOLD, 24));
        String key = UUID.randomUUID().toString();
        open.put(key, captcha.getCode());
        System.out.println("captcha " + captcha.getCode());
        return Map.of(
            "code", "00000",
            "data", Map.of("captchaKey", key, "captchaBase64", captcha.getImageBase64Data()),
            "msg", "一切ok");
    }

    @PostMapping("/login")
    Map<String, Object> logIn(@RequestBody Map<String, String> form) {
        String code = open.remove(form.get("captchaKey"));
        boolean isRight = code != null && generator.verify(code, form.get("captchaCode"));
        return Answers.tell(isRight)
            ? Map.of("code", "00000", "data", Map.of("accessToken", "of a test"), "msg", "一切ok")
            : Map.of("code", "A0241", "msg", "验证码错误");
    }
}
