package org.cgroovy.runner.doctor;

import java.util.List;
import java.util.Optional;
import org.cgroovy.linux.Arg;
import org.cgroovy.linux.Step;
import org.cgroovy.plan.Plan;
import org.cgroovy.spec.User;

/**
 * The program that did not start.
 *
 * @param asked the program as the description names it
 * @param path what the kernel was asked for: the same, found by PATH, or the interpreter of a script
 * @param candidates the paths that were tried for the program
 */
record Program(String asked, String path, List<String> candidates, InsideRoot root, User user) {
    static Program of(Failure failure) {
        Plan plan = failure.plan().orElseThrow();
        List<Step> finds = plan.program().steps().stream()
                .filter(step -> step.label().startsWith("program"))
                .toList();
        List<String> candidates = finds.stream().map(Program::path).toList();
        String path = failure.text(1)
                .filter(text -> Places.findsProgram(failure))
                .or(() -> interpreter(failure).filter(text -> !candidates.contains(text)))
                .orElseGet(() -> path(finds.stream()
                        .filter(step -> failure.reference(0).equals(Optional.of(step.label())))
                        .findFirst()
                        .orElseThrow()));
        return new Program(
                plan.spec().process().args().get(0),
                path,
                candidates,
                InsideRoot.of(plan),
                plan.spec().process().user());
    }

    private static String path(Step step) {
        return ((Arg.Text) step.args().get(1)).value();
    }

    /** The first word of what was executed; with a slash it is a path. */
    private static Optional<String> interpreter(Failure failure) {
        return failure.argument(2)
                .filter(Arg.Texts.class::isInstance)
                .map(arg -> ((Arg.Texts) arg).values().get(0))
                .filter(word -> word.indexOf('/') >= 0);
    }

    /** Whether the program is a script and this the interpreter that it asks for. */
    boolean isInterpreter() {
        return !candidates.contains(path);
    }

    /** Whether the program had to be looked for in PATH. */
    boolean isSearched() {
        return !isInterpreter() && asked.indexOf('/') < 0;
    }

    InsideRoot.Lookup find() {
        return root.find(path);
    }
}
