package org.cgroovy.linux;

/** The processors that containers can be started on. */
public enum Architecture {
    X86_64,
    AARCH64;

    /** The one this JVM runs on. */
    public static Architecture host() {
        return named(System.getProperty("os.arch", "unknown"));
    }

    static Architecture named(String name) {
        return switch (name) {
            case "amd64", "x86_64" -> X86_64;
            case "aarch64" -> AARCH64;
            default ->
                throw new UnsupportedOperationException("cgroovy starts containers on x86-64 and aarch64, not on "
                        + name + "; its trampoline would have to be written for it (runner/src/main/asm)");
        };
    }
}
