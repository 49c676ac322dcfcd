package site;

import com.wf.captcha.SpecCaptcha;

public class FixedCaptcha extends SpecCaptcha {
    @Override
    protected char[] alphas() {
        chars = "bcd35";
        return chars.toCharArray();
    }
}
