package org.cgroovy.console.jshell;

import java.util.List;

/** What lines of Java need not import: what JShell imports usually, and cgroovy. */
final class JavaImports {
    static final List<String> LINES = List.of(
            "import java.io.*;",
            "import java.math.*;",
            "import java.nio.file.*;",
            "import java.time.*;",
            "import java.util.*;",
            "import java.util.concurrent.*;",
            "import java.util.function.*;",
            "import java.util.regex.*;",
            "import java.util.stream.*;",
            "import org.cgroovy.dsl.*;",
            "import org.cgroovy.runner.*;",
            "import static org.cgroovy.dsl.Words.*;",
            "import static org.cgroovy.dsl.quantity.Quantities.*;");

    private JavaImports() {}
}
