package site;

import com.google.code.kaptcha.text.TextProducer;
import com.google.code.kaptcha.util.Configurable;

public class FixedText extends Configurable implements TextProducer {
    @Override
    public String getText() { return "bcd35"; }
}
