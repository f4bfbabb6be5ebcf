package org.cgroovy.runner;

import java.io.ByteArrayOutputStream;

/** Finds Ctrl-P Ctrl-Q in what is typed. A Ctrl-P is held back until the next key tells what it was for. */
final class DetachKeys {
    private static final int CTRL_P = 0x10;
    private static final int CTRL_Q = 0x11;

    private boolean held;
    private boolean left;

    /** What is for the program; nothing after the two keys is. */
    byte[] pass(byte[] typed) {
        var passed = new ByteArrayOutputStream();
        for (byte key : typed) {
            if (held && key == CTRL_Q) {
                left = true;
                break;
            }
            if (held) {
                passed.write(CTRL_P);
            }
            held = key == CTRL_P;
            if (!held) {
                passed.write(key);
            }
        }
        return passed.toByteArray();
    }

    /** Whether both keys were typed, one right after the other. */
    boolean left() {
        return left;
    }
}
