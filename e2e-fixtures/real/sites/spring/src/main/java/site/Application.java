package site;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * A Spring Boot site: sign-ins with the libraries' own servlet code, and the APIs of the login pages of admin templates,
 * whose front ends are served from `spring.web.resources.static-locations`. Says on standard output what only the server
 * knows: `captcha TEXT`, `accepted` or `rejected`.
 *
 * <p>usage: java -jar site.jar --server.port=PORT --spring.web.resources.static-locations=file:FOLDER/
 * [--site.test-mode=true]
 */
@SpringBootApplication
public class Application {
    public static void main(String[] arguments) {
        System.setProperty("java.awt.headless", "true");
        SpringApplication.run(Application.class, arguments);
    }
}
