package org.cgroovy.cgroup.conf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgroovy.cgroup.conf.ConfToken.Kind;

/**
 * The grammar of cgconfig.conf.
 *
 * @see "libcgroup src/parse.y; where it takes a wrong word in silence, this is an error"
 */
final class ConfParser {
    private final ConfTokens tokens;
    private final PermParser perms;
    private final List<Assignment> mounts = new ArrayList<>();
    private final List<Assignment> namespaces = new ArrayList<>();
    private final List<GroupSection> groups = new ArrayList<>();
    private final List<GroupSection> templates = new ArrayList<>();
    private Optional<Perm> defaults = Optional.empty();

    ConfParser(String file, String text) {
        tokens = new ConfTokens(file, ConfLexer.tokens(file, text));
        perms = new PermParser(tokens);
    }

    CgConfig parse() {
        while (!tokens.atEnd()) {
            section();
        }
        return new CgConfig(mounts, namespaces, groups, templates, defaults);
    }

    private void section() {
        ConfToken word = tokens.next();
        if (word.isKeyword("mount")) {
            mounts.addAll(assignments("mount"));
        } else if (word.isKeyword("namespace")) {
            namespaces.addAll(assignments("namespace"));
        } else if (word.isKeyword("group")) {
            groups.add(group("group"));
        } else if (word.isKeyword("template")) {
            templates.add(group("template"));
        } else if (word.isKeyword("default")) {
            tokens.expect('{', "after default");
            tokens.expectKeyword("perm", "in default { }");
            defaults = Optional.of(perms.parse());
            tokens.expect('}', "at the end of default { }");
        } else if (word.text().equals("systemd")) {
            throw tokens.error(
                    word, "systemd { } sections are not supported: name the cgroup of the scope in group { }");
        } else {
            throw tokens.error(word, "expected mount, group, template, default or namespace, found " + word.shown());
        }
    }

    /** What mount and namespace have; at least one. */
    private List<Assignment> assignments(String section) {
        tokens.expect('{', "after " + section);
        List<Assignment> assignments = new ArrayList<>();
        do {
            assignments.add(tokens.assignment(section + " { }"));
        } while (!tokens.accept('}'));
        return assignments;
    }

    private GroupSection group(String section) {
        ConfToken name = tokens.next();
        boolean named = name.kind() == Kind.WORD || section.equals("group") && name.isKeyword("default");
        if (!named || name.text().isEmpty()) {
            throw tokens.error(name, "expected the name of a " + section + ", found " + name.shown());
        }
        tokens.expect('{', "after " + section + " " + name.text());
        Optional<Perm> perm = Optional.empty();
        if (tokens.peek().isKeyword("perm")) {
            tokens.next();
            perm = Optional.of(perms.parse());
        }
        List<FileRight> files = new ArrayList<>();
        while (tokens.peek().kind() == Kind.NOTE) {
            files.add(perms.file());
        }
        if (perm.isPresent() && tokens.accept('}')) {
            return new GroupSection(name.text(), perm, files, List.of(), name.line());
        }
        List<ControllerSection> controllers = new ArrayList<>();
        do {
            controllers.add(controller(controllers));
        } while (!tokens.accept('}'));
        return new GroupSection(name.text(), perm, files, controllers, name.line());
    }

    private ControllerSection controller(List<ControllerSection> before) {
        ConfToken name = tokens.next();
        if (name.isKeyword("perm")) {
            throw tokens.error(name, "perm { } stands once, before the controllers");
        }
        if (name.kind() != Kind.WORD) {
            throw tokens.error(name, "expected a controller or perm, found " + name.shown());
        }
        for (ControllerSection other : before) {
            if (other.name().equals(name.text())) {
                throw tokens.error(name, "controller " + name.text() + " stands here twice");
            }
        }
        tokens.expect('{', "after controller " + name.text());
        List<Assignment> values = new ArrayList<>();
        while (!tokens.accept('}')) {
            Assignment value = tokens.assignment(name.text() + " { }");
            for (Assignment other : values) {
                if (other.name().equals(value.name())) {
                    throw tokens.error(
                            value.line(), value.name() + " is set twice: put all lines into one value, in quotes");
                }
            }
            values.add(value);
        }
        return new ControllerSection(name.text(), values, name.line());
    }
}
