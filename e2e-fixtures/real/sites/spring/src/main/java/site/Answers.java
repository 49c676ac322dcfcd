package site;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The answers to open captchas, in place of the Redis that the templates keep them in. Each counts once. */
@Component
class Answers {
    private final Map<String, String> open = new ConcurrentHashMap<>();

    /** @return the captcha's key. */
    String keep(String answer) {
        String key = UUID.randomUUID().toString().replace("-", "");
        open.put(key, answer);
        System.out.println("captcha " + answer);
        return key;
    }

    boolean accept(String key, String answer) {
        String expected = key == null ? null : open.remove(key);
        return tell(expected != null && answer != null && expected.equalsIgnoreCase(answer.trim()));
    }

    static boolean tell(boolean isRight) {
        System.out.println(isRight ? "accepted" : "rejected");
        return isRight;
    }
}
