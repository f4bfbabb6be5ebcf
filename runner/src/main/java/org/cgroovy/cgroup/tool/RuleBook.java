package org.cgroovy.cgroup.tool;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.cgroovy.cgroup.ControlFiles;
import org.cgroovy.cgroup.conf.CgRules;
import org.cgroovy.cgroup.conf.ConfException;
import org.cgroovy.cgroup.conf.Rule;
import org.cgroovy.cgroup.conf.Subject;
import org.cgroovy.linux.KernelException;
import org.cgroovy.linux.PlainFiles;

/** The rules of {@code /etc/cgrules.conf} and of the files in {@code /etc/cgrules.d}, the first that matches counts. */
final class RuleBook {
    private static final Path FILE = Path.of("/etc/cgrules.conf");
    private static final Path DIRECTORY = Path.of("/etc/cgrules.d");

    private final List<Rule> rules;
    private final Accounts accounts;

    private RuleBook(List<Rule> rules, Accounts accounts) {
        this.rules = rules;
        this.accounts = accounts;
    }

    /** @throws ToolException with {@link Ecg#ECGROUPPARSEFAIL} when a file cannot be read, or the first is not there */
    static RuleBook read(ControlFiles files, Accounts accounts) {
        List<Rule> rules = new ArrayList<>(parse(FILE, text(files, FILE)));
        if (files == ControlFiles.HOST) {
            for (Path file : directory()) {
                rules.addAll(parse(file, text(files, file)));
            }
        }
        return new RuleBook(rules, accounts);
    }

    /** Where a process is to go: the matching lines of the first rule that matches; nothing when none does or it is to stay. */
    List<Rule.Target> targets(Subject subject) {
        for (Rule rule : rules) {
            if (isFor(rule.user(), subject) && rule.targets().get(0).isFor(subject.program())) {
                return targets(rule, subject);
            }
        }
        return List.of();
    }

    private static List<Rule.Target> targets(Rule rule, Subject subject) {
        List<Rule.Target> targets = new ArrayList<>();
        if (!rule.targets().get(0).ignore()) {
            for (Rule.Target target : rule.targets()) {
                if (!target.ignore() && target.isFor(subject.program())) {
                    targets.add(target);
                }
            }
        }
        return targets;
    }

    private boolean isFor(String user, Subject subject) {
        if (user.equals("*")) {
            return true;
        }
        if (user.startsWith("@")) {
            String group = user.substring(1);
            return accounts.gid(group).orElse(-1) == subject.gid() || accounts.isMember(subject.userName(), group);
        }
        return accounts.uid(user).orElse(-1) == subject.uid();
    }

    private static List<Path> directory() {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(DIRECTORY)) {
            for (Path file : PlainFiles.list(DIRECTORY)) {
                if (Files.isRegularFile(file)) {
                    found.add(file);
                }
            }
        }
        Collections.sort(found);
        return found;
    }

    private static List<Rule> parse(Path file, String text) {
        try {
            return CgRules.parse(file.toString(), text);
        } catch (ConfException e) {
            throw new ToolException(Ecg.ECGROUPPARSEFAIL, e.getMessage());
        }
    }

    private static String text(ControlFiles files, Path file) {
        try {
            // Not ControlFiles.HOST: that would cut lines off at the begin, and the numbers of the rest would be wrong.
            Optional<String> text = files == ControlFiles.HOST ? Optional.of(PlainFiles.read(file)) : files.read(file);
            if (text.isPresent()) {
                return text.get();
            }
            throw new ToolException(
                    Ecg.ECGROUPPARSEFAIL, "cannot read " + file + ", whose rules count when there is no -g");
        } catch (KernelException e) {
            throw new ToolException(
                    Ecg.ECGROUPPARSEFAIL, e.getMessage() + "; without -g, the rules in " + file + " say where to");
        }
    }
}
