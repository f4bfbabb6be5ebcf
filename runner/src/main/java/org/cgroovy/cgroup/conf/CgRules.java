package org.cgroovy.cgroup.conf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;
import org.cgroovy.cgroup.conf.Rule.Target;

/** Reads cgrules.conf(5): {@code <user>[:<process>] <controllers> <destination> [ignore]}, where % continues a rule. */
public final class CgRules {
    private static final int LEAST_FIELDS = 3;
    private static final int MOST_FIELDS = 4;

    private final String file;
    private final List<Rule> rules = new ArrayList<>();
    private final List<Target> targets = new ArrayList<>();
    private String user = "";

    private CgRules(String file) {
        this.file = file;
    }

    /**
     * The rules of a file in its order, which is that of precedence.
     *
     * @param file its name, for errors
     * @throws ConfException when it is not in that format
     */
    public static List<Rule> parse(String file, String text) {
        CgRules parser = new CgRules(file);
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            int comment = line.indexOf('#');
            parser.line(comment < 0 ? line : line.substring(0, comment), number);
        }
        parser.endRule();
        return parser.rules;
    }

    private void line(String line, int number) {
        StringTokenizer tokens = new StringTokenizer(line, " \t\r\f");
        int count = tokens.countTokens();
        if (count == 0) {
            return;
        }
        if (count < LEAST_FIELDS || count > MOST_FIELDS) {
            throw new ConfException(
                    file,
                    number,
                    "a rule is <user>[:<process>] <controllers> <destination> [ignore], got: " + line.strip());
        }
        String key = tokens.nextToken();
        int colon = key.indexOf(':');
        String who = colon < 0 ? key : key.substring(0, colon);
        Optional<String> process =
                colon < 0 || colon == key.length() - 1 ? Optional.empty() : Optional.of(key.substring(colon + 1));
        List<String> controllers = controllers(tokens.nextToken(), number);
        String destination = tokens.nextToken();
        boolean ignore = tokens.hasMoreTokens() && ignores(tokens.nextToken(), number);
        if (who.startsWith("%")) {
            if (user.isEmpty()) {
                throw new ConfException(file, number, "% continues the rule before, and there is none");
            }
        } else {
            endRule();
            user = who;
        }
        if (user.isEmpty() || user.equals("@")) {
            throw new ConfException(file, number, "a rule begins with a user, @group, * or %, got: " + key);
        }
        targets.add(new Target(process, controllers, destination, ignore, number));
    }

    private List<String> controllers(String field, int number) {
        List<String> controllers = new ArrayList<>(Arrays.asList(field.split(",")));
        controllers.removeIf(String::isEmpty);
        if (controllers.isEmpty()) {
            throw new ConfException(file, number, "the second field is a list of controllers or *, got: " + field);
        }
        return controllers;
    }

    private boolean ignores(String options, int number) {
        for (String option : options.split(",")) {
            if (!option.equals("ignore")) {
                throw new ConfException(file, number, "the only option of a rule is ignore, got: " + option);
            }
        }
        return true;
    }

    private void endRule() {
        if (!targets.isEmpty()) {
            rules.add(new Rule(file, user, targets));
            targets.clear();
        }
    }
}
