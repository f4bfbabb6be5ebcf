package org.cgroovy.plan;

/** Size of a terminal in characters, 1 to 65535 each. */
public record WindowSize(int rows, int columns) {
    /** As the kernel's struct winsize in one 64-bit word. */
    long word() {
        return rows | (long) columns << 16;
    }
}
