package site;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * A site on the web server of the JDK: a sign-in for each library, a new image on a click, as their documentation has it.
 * Says on standard output what only the server knows: `captcha TEXT`, `accepted` or `rejected`.
 *
 * <p>usage: java -cp ... site.Site PORT [test-mode]
 */
public final class Site {
    public static void main(String[] arguments) throws IOException {
        boolean testMode = arguments.length > 1;
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0])), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> send(exchange, 200, "text/plain", "a page for each library".getBytes()));
        serve(server, "/kaptcha", "kaptcha.jpg", () -> Libraries.kaptcha(testMode));
        serve(server, "/easy-png", "captcha", () -> Libraries.easyPng(testMode));
        serve(server, "/easy-gif", "captcha", Libraries::easyGif);
        serve(server, "/easy-sum", "captcha", Libraries::easySum);
        serve(server, "/hutool-lines", "captcha", () -> Libraries.hutoolLines(testMode));
        serve(server, "/hutool-circles", "captcha", () -> Libraries.hutoolCircles(testMode));
        server.start();
    }

    private static void serve(HttpServer server, String path, String image, Supplier<Captcha> draw) {
        var form = new SignIn(path + "/" + image);
        server.createContext(path + "/" + image, exchange -> {
            Captcha captcha = draw.get();
            form.expect(captcha.answer());
            System.out.println("captcha " + captcha.answer());
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            send(exchange, 200, captcha.type(), captcha.image());
        });
        server.createContext(path, exchange -> {
            String page = form.show("");
            if (exchange.getRequestMethod().equals("POST")) {
                boolean isRight = form.accept(field(exchange, "code"));
                System.out.println(isRight ? "accepted" : "rejected");
                page = isRight ? "<h1>Welcome, Ada</h1>" : form.show("The code is wrong.");
            }
            send(exchange, 200, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
        });
    }

    private static String field(HttpExchange exchange, String name) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        for (String pair : body.split("&")) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        try (var stream = exchange.getResponseBody()) {
            stream.write(body);
        }
    }

    private Site() {}
}
