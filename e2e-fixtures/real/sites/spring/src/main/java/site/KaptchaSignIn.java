package site;

import com.google.code.kaptcha.Constants;
import com.google.code.kaptcha.servlet.KaptchaServlet;
import javax.servlet.http.HttpSession;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Kaptcha's servlet at its defaults, and the check of the session that its documentation shows. */
@RestController
@RequestMapping(path = "/kaptcha", produces = "text/html")
class KaptchaSignIn {
    private static final String IMAGE = "/kaptcha.jpg";

    @Bean
    ServletRegistrationBean<KaptchaServlet> kaptchaServlet(@Value("${site.test-mode:false}") boolean testMode) {
        var servlet = new ServletRegistrationBean<>(new KaptchaServlet(), IMAGE);
        // The switch for tests that the guide names.
        if (testMode) {
            servlet.addInitParameter(Constants.KAPTCHA_TEXTPRODUCER_IMPL, FixedText.class.getName());
        }
        return servlet;
    }

    @GetMapping
    String show() {
        return SignInPage.show(IMAGE);
    }

    @PostMapping
    String signIn(String code, HttpSession session) {
        Object expected = session.getAttribute(Constants.KAPTCHA_SESSION_KEY);
        session.removeAttribute(Constants.KAPTCHA_SESSION_KEY);
        return SignInPage.answer(expected != null && expected.equals(code), IMAGE);
    }
}
