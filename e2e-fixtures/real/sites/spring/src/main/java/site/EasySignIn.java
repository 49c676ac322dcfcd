package site;

import com.wf.captcha.ArithmeticCaptcha;
import com.wf.captcha.GifCaptcha;
import com.wf.captcha.utils.CaptchaUtil;
import java.io.IOException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** EasyCaptcha's own code for Spring MVC, which keeps the answer in the session: letters, a GIF and sums. */
@RestController
@RequestMapping("/easy-{kind}")
class EasySignIn {
    private final boolean testMode;

    EasySignIn(@Value("${site.test-mode:false}") boolean testMode) {
        this.testMode = testMode;
    }

    @GetMapping("/captcha")
    void draw(@PathVariable String kind, HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (kind) {
            case "gif" -> CaptchaUtil.out(new GifCaptcha(130, 48), request, response);
            case "sum" -> CaptchaUtil.out(new ArithmeticCaptcha(130, 48), request, response);
            default -> {
                // The switch for tests that the guide names.
                if (testMode) {
                    CaptchaUtil.out(new FixedCaptcha(), request, response);
                } else {
                    CaptchaUtil.out(request, response);
                }
            }
        }
    }

    @GetMapping(produces = "text/html")
    String show(@PathVariable String kind) {
        return SignInPage.show(image(kind));
    }

    @PostMapping(produces = "text/html")
    String signIn(@PathVariable String kind, String code, HttpServletRequest request) {
        boolean isRight = CaptchaUtil.ver(code, request);
        CaptchaUtil.clear(request);
        return SignInPage.answer(isRight, image(kind));
    }

    private static String image(String kind) {
        return "/easy-" + kind + "/captcha";
    }
}
