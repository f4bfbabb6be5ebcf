package org.cgroovy.linux;

/** Numbers of flags that differ between architectures. */
public final class Flags {
    private Flags() {}

    public static int directory(Architecture architecture) {
        return architecture == Architecture.X86_64 ? 0200000 : 040000;
    }
}
