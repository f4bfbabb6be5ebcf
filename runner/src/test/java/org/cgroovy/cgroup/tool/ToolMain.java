package org.cgroovy.cgroup.tool;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A tool in a process of its own, without the console module. */
public final class ToolMain {
    private ToolMain() {}

    public static void main(String[] args) {
        List<String> words = Arrays.asList(args);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int code = Tools.run(words.get(0), words.subList(1, words.size()), out, System.err);
        out.flush();
        System.exit(code);
    }
}
