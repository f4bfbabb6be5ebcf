package org.cgroovy.cgroup.tool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.cgroovy.cgroup.ControlFiles;

/** The users and groups of a host: from /etc, and what is not there from getent(1), which asks LDAP and the like. */
final class Accounts {
    private static final int NAME = 0;
    private static final int NUMBER = 2;
    private static final int GROUP_MEMBERS = 3;

    private final ControlFiles files;
    private Optional<String> users = Optional.empty();
    private Optional<String> groups = Optional.empty();

    Accounts(ControlFiles files) {
        this.files = files;
    }

    /** The number of a user. */
    OptionalInt uid(String name) {
        return number(line(true, NAME, name));
    }

    /** The number of a group. */
    OptionalInt gid(String name) {
        return number(line(false, NAME, name));
    }

    /** The name of a user; the number when it has none. */
    String userName(int uid) {
        return name(line(true, NUMBER, Integer.toString(uid)), uid);
    }

    /** The name of a group; the number when it has none. */
    String groupName(int gid) {
        return name(line(false, NUMBER, Integer.toString(gid)), gid);
    }

    /** Whether a group lists a user as its member. */
    boolean isMember(String user, String group) {
        Optional<String> line = line(false, NAME, group);
        if (line.isEmpty()) {
            return false;
        }
        for (String member : field(line.get(), GROUP_MEMBERS).split(",")) {
            if (member.equals(user)) {
                return true;
            }
        }
        return false;
    }

    private Optional<String> line(boolean ofUser, int field, String wanted) {
        for (String line : table(ofUser).split("\n")) {
            if (field(line, field).equals(wanted)) {
                return Optional.of(line);
            }
        }
        return files == ControlFiles.HOST && isPlain(wanted)
                ? getent(ofUser ? "passwd" : "group", wanted)
                : Optional.empty();
    }

    private String table(boolean ofUsers) {
        if (ofUsers) {
            String text = users.isPresent()
                    ? users.get()
                    : files.read(Path.of("/etc/passwd")).orElse("");
            users = Optional.of(text);
            return text;
        }
        String text = groups.isPresent()
                ? groups.get()
                : files.read(Path.of("/etc/group")).orElse("");
        groups = Optional.of(text);
        return text;
    }

    private static Optional<String> getent(String database, String key) {
        try {
            Process process = new ProcessBuilder("getent", database, key)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return answer.isEmpty() ? Optional.empty() : Optional.of(answer);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isPlain(String key) {
        return !key.isEmpty() && key.charAt(0) != '-' && key.indexOf('\0') < 0;
    }

    private static OptionalInt number(Optional<String> line) {
        if (line.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(field(line.get(), NUMBER)));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    private static String name(Optional<String> line, int number) {
        return line.isPresent() ? field(line.get(), NAME) : Integer.toString(number);
    }

    private static String field(String line, int index) {
        String[] fields = line.split(":", -1);
        return index < fields.length ? fields[index] : "";
    }
}
