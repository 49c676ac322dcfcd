package captchas;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Makes the images repeatable: gives the libraries seeded numbers wherever they would take unseeded ones. */
public final class Seeding {
    /** Called by the Java launcher before main (Launcher-Agent-Class in the manifest). */
    public static void agentmain(String arguments, Instrumentation instrumentation) {
        instrumentation.addTransformer(new UnseededCalls());
    }

    static void start(long seed) throws ReflectiveOperationException {
        SeededRandom.start(seed);
        ThreadLocalRandom.current();
        var threadSeed = Thread.class.getDeclaredField("threadLocalRandomSeed");
        threadSeed.setAccessible(true);
        threadSeed.setLong(Thread.currentThread(), new Random(seed).nextLong());
    }

    /** Turns new Random(), new SecureRandom() and Math.random() into their stand-ins. */
    private static final class UnseededCalls implements ClassFileTransformer {
        private static final String SEEDED = "captchas/SeededRandom";
        private static final Map<String, String> STAND_INS =
            Map.of("java/util/Random", SEEDED, "java/security/SecureRandom", "captchas/SeededSecureRandom");

        @Override
        public byte[] transform(ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] code) {
            if (loader == null || name == null || name.startsWith("captchas/") || name.startsWith("org/objectweb/asm/")) {
                return null;
            }
            var writer = new ClassWriter(0);
            new ClassReader(code).accept(new ClassVisitor(Opcodes.ASM9, writer) {
                @Override
                public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
                    return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {
                        @Override
                        public void visitTypeInsn(int opcode, String type) {
                            super.visitTypeInsn(opcode, opcode == Opcodes.NEW ? STAND_INS.getOrDefault(type, type) : type);
                        }

                        @Override
                        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
                            if (owner.equals("java/lang/Math") && name.equals("random")) {
                                owner = SEEDED;
                            } else if (opcode == Opcodes.INVOKESPECIAL) {
                                owner = STAND_INS.getOrDefault(owner, owner);
                            }
                            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
                        }
                    };
                }
            }, 0);
            return writer.toByteArray();
        }
    }

    private Seeding() {}
}
