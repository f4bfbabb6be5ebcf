package org.cgroovy.console;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cgroovy.console.Invocation.Kind;
import org.cgroovy.console.command.Commands;
import org.cgroovy.dsl.Suggestion;
import org.cgroovy.runner.CgroupManager;

/**
 * Reads the arguments of the command. Options of cgroovy itself stand first: what follows a script or a command belongs
 * to that.
 */
final class CommandLine {
    private static final String JFR = "--jfr=";
    private static final String MANAGER = "--cgroup-manager=";
    private static final List<String> OPTIONS = List.of(
            "-e",
            "-h",
            "-V",
            "--explain",
            "--json",
            "--stacktrace",
            "--class-path",
            "--jfr",
            "--cgroup-manager",
            "--help",
            "--version");

    private final List<String> words;
    private Options options = Options.NONE;
    private int next;

    private CommandLine(List<String> words) {
        this.words = words;
    }

    /** @throws UsageException when it is none of the ways to call cgroovy */
    static Invocation parse(List<String> words) {
        return new CommandLine(words).parse();
    }

    private Invocation parse() {
        while (next < words.size()) {
            String word = words.get(next++);
            switch (word) {
                case "--explain" -> options = options.withExplain();
                case "--json" -> options = options.withJson();
                case "--stacktrace" -> options = options.withStacktrace();
                case "-h", "--help" -> {
                    return Invocation.of(Kind.HELP, options);
                }
                case "-V", "--version" -> {
                    return Invocation.of(Kind.VERSION, options);
                }
                case "--class-path", "-cp" ->
                    options =
                            options.withClassPath(classPath(following(word + " needs jars: " + word + " a.jar:b.jar")));
                case "--jfr" ->
                    options = options.withJfr(
                            Path.of("cgroovy-" + ProcessHandle.current().pid() + ".jfr"));
                case "--cgroup-manager" ->
                    options = options.withCgroupManager(manager(following(word + " needs systemd or cgroupfs")));
                default -> {
                    if (word.startsWith(MANAGER)) {
                        options = options.withCgroupManager(manager(word.substring(MANAGER.length())));
                    } else if (word.startsWith(JFR)) {
                        options = options.withJfr(Path.of(word.substring(JFR.length())));
                    } else {
                        return subject(word);
                    }
                }
            }
        }
        return console();
    }

    private static String manager(String word) {
        if (!List.of(CgroupManager.SYSTEMD, CgroupManager.CGROUPFS).contains(word)) {
            throw new UsageException("--cgroup-manager is systemd or cgroupfs, not '" + word + "'");
        }
        return word;
    }

    private static List<Path> classPath(String words) {
        return Stream.of(words.split(":"))
                .filter(word -> !word.isEmpty())
                .map(CommandLine::entry)
                .toList();
    }

    private static Path entry(String word) {
        Path path = Path.of(word);
        if (!Files.exists(path)) {
            throw new UsageException("--class-path: there is no " + word);
        }
        return path;
    }

    private Invocation subject(String word) {
        if (word.equals("-")) {
            return invocation(Kind.INPUT, "");
        }
        if (word.equals("-e")) {
            return invocation(Kind.CODE, following("-e needs code: cgroovy -e 'println 1'"));
        }
        if (word.equals("jshell")) {
            return jshell();
        }
        if (word.equals("--")) {
            return next == words.size() ? console() : invocation(Kind.FILE, words.get(next++));
        }
        if (word.startsWith("-")) {
            throw unknownOption(word);
        }
        if (Mirror.isNamed(word)) {
            return tool(word);
        }
        return Commands.NAMES.contains(word) ? command(word) : invocation(Kind.FILE, word);
    }

    private Invocation jshell() {
        if (options.json() || next < words.size()) {
            throw new UsageException("jshell has no arguments, and --json does not go before it");
        }
        return invocation(Kind.JSHELL, "");
    }

    private Invocation command(String name) {
        if (options.explain()) {
            throw new UsageException("--explain goes before a script or -e, not before " + name);
        }
        return invocation(Kind.COMMAND, name);
    }

    private Invocation tool(String name) {
        if (options.explain() || options.json()) {
            throw new UsageException(
                    "--explain and --json do not go before " + name + ", which is a tool of libcgroup");
        }
        return invocation(Kind.TOOL, name);
    }

    private Invocation console() {
        if (options.json() && !options.explain()) {
            throw new UsageException("--json goes before a script, -e or a command, not before the console");
        }
        return invocation(Kind.CONSOLE, "");
    }

    private Invocation invocation(Kind kind, String subject) {
        boolean code = kind != Kind.COMMAND && kind != Kind.TOOL;
        if (!code && !options.classPath().isEmpty()) {
            throw new UsageException("--class-path goes before a script, -e, - or jshell, not before " + subject);
        }
        return new Invocation(kind, options, subject, new ArrayList<>(words.subList(next, words.size())));
    }

    private String following(String complaint) {
        if (next == words.size()) {
            throw new UsageException(complaint);
        }
        return words.get(next++);
    }

    private static UsageException unknownOption(String word) {
        return new UsageException(Suggestion.of(word, OPTIONS)
                .map(best -> "no option " + word + "; did you mean " + best + "?")
                .orElse("no option " + word + "; cgroovy --help lists them"));
    }
}
