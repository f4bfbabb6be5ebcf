package org.cgroovy.dsl;

import org.cgroovy.runner.Container;
import org.jspecify.annotations.Nullable;

/** What stands for a process: a pid, a {@code Process}, a started container. */
final class Pids {
    private Pids() {}

    static String text(String word, @Nullable Object value) {
        if (value instanceof Process process) {
            return Long.toString(process.pid());
        }
        if (value instanceof ProcessHandle handle) {
            return Long.toString(handle.pid());
        }
        if (value instanceof Container container) {
            // One that is only explained has no process.
            return container.pid() == 0 ? "<pid of " + container.id() + ">" : Integer.toString(container.pid());
        }
        if (value instanceof CharSequence text && text.toString().matches("[1-9]\\d{0,8}")) {
            return text.toString();
        }
        if (value instanceof Number && !(value instanceof Float || value instanceof Double)) {
            int pid = Values.wholeInt(word, value);
            if (pid > 0) {
                return Integer.toString(pid);
            }
        }
        throw Values.refusal(word, value, "a pid, a process or a started container");
    }
}
