package site;

import com.google.code.kaptcha.impl.DefaultKaptcha;
import com.google.code.kaptcha.util.Config;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import javax.imageio.ImageIO;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The login API of RuoYi-Vue: Kaptcha with sums, at its settings, as base64 with a uuid. */
@RestController
class RuoYi {
    private final Answers answers;
    private final boolean captchaEnabled;
    private final DefaultKaptcha kaptcha = new DefaultKaptcha();

    /** RuoYi's own switch: `sys.account.captchaEnabled`. */
    RuoYi(Answers answers, @Value("${site.test-mode:false}") boolean testMode) {
        this.answers = answers;
        captchaEnabled = !testMode;
        var settings = new Properties();
        settings.setProperty("kaptcha.border", "yes");
        settings.setProperty("kaptcha.border.color", "105,179,90");
        settings.setProperty("kaptcha.textproducer.font.color", "blue");
        settings.setProperty("kaptcha.image.width", "160");
        settings.setProperty("kaptcha.image.height", "60");
        settings.setProperty("kaptcha.textproducer.font.size", "35");
        settings.setProperty("kaptcha.textproducer.impl", Sums.class.getName());
        settings.setProperty("kaptcha.textproducer.char.space", "3");
        settings.setProperty("kaptcha.textproducer.char.length", "6");
        settings.setProperty("kaptcha.textproducer.font.names", "Arial,Courier");
        settings.setProperty("kaptcha.noise.color", "white");
        settings.setProperty("kaptcha.noise.impl", "com.google.code.kaptcha.impl.NoNoise");
        settings.setProperty("kaptcha.obscurificator.impl", "com.google.code.kaptcha.impl.ShadowGimpy");
        kaptcha.setConfig(new Config(settings));
    }

    @GetMapping("/ruoyi/captchaImage")
    Map<String, Object> draw() throws IOException {
        if (!captchaEnabled) {
            return Map.of("code", 200, "msg", "操作成功", "captchaEnabled", false);
        }
        String[] sum = kaptcha.createText().split("@");
        var file = new ByteArrayOutputStream();
        ImageIO.write(kaptcha.createImage(sum[0]), "jpg", file);
        return Map.of(
            "code", 200,
            "msg", "操作成功",
            "captchaEnabled", true,
            "uuid", answers.keep(sum[1]),
            "img", Base64.getEncoder().encodeToString(file.toByteArray()));
    }

    @PostMapping("/ruoyi/login")
    Map<String, Object> logIn(@RequestBody Map<String, String> form) {
        boolean isRight = captchaEnabled ? answers.accept(form.get("uuid"), form.get("code")) : Answers.tell(true);
        return isRight
            ? Map.of("code", 200, "msg", "操作成功", "token", "of a test")
            : Map.of("code", 500, "msg", "验证码错误");
    }
}
