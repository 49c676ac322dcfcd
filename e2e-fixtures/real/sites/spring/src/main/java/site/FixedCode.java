package site;

import cn.hutool.captcha.generator.CodeGenerator;

public class FixedCode implements CodeGenerator {
    @Override
    public String generate() { return "bcd35"; }

    @Override
    public boolean verify(String code, String input) { return code.equalsIgnoreCase(input); }
}
