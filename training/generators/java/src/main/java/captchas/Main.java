package captchas;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.FileDescriptor;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/** usage: java -jar captchas.jar &lt;source&gt; &lt;count&gt; &lt;seed&gt; &lt;defaults|varied&gt; */
public final class Main {
    public static void main(String[] arguments) throws Exception {
        System.setProperty("java.awt.headless", "true");
        ImageIO.setUseCache(false);
        int count = Integer.parseInt(arguments[1]);
        long seed = Long.parseLong(arguments[2]);
        boolean varied = arguments.length > 3 && arguments[3].equals("varied");

        Seeding.start(seed);
        Source source = source(arguments[0]);
        Chooser chooser = new Chooser(seed);
        // The libraries print to System.out now and then, so the stream is opened beside it.
        try (var out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16))) {
            System.setOut(System.err);
            for (int index = 0; index < count; index++) {
                write(out, source.draw(chooser, varied));
            }
        }
    }

    private static Source source(String name) {
        return switch (name) {
            case "cage" -> Cage::draw;
            case "easy" -> EasyCaptcha::png;
            case "easy-gif" -> EasyCaptcha::gif;
            case "easy-arithmetic" -> EasyCaptcha::arithmetic;
            case "happy" -> HappyCaptcha::png;
            case "happy-gif" -> HappyCaptcha::gif;
            case "hutool-line" -> Hutool::line;
            case "hutool-circle" -> Hutool::circle;
            case "hutool-shear" -> Hutool::shear;
            case "hutool-gif" -> Hutool::gif;
            case "jcaptcha" -> JCaptcha::draw;
            case "jfinal" -> JFinal::draw;
            case "kaptcha" -> Kaptcha::draw;
            case "nanocaptcha" -> NanoCaptcha::draw;
            case "patchca" -> Patchca::draw;
            case "simplecaptcha" -> SimpleCaptcha::draw;
            default -> throw new IllegalArgumentException("no source " + name);
        };
    }

    /** The stream that every generator writes: length and text of the label, length and bytes of the image file. */
    private static void write(DataOutputStream out, Sample sample) throws Exception {
        byte[] label = sample.label().getBytes(StandardCharsets.UTF_8);
        out.writeByte(label.length);
        out.write(label);
        out.writeInt(Integer.reverseBytes(sample.image().length));
        out.write(sample.image());
    }

    private Main() {}
}
