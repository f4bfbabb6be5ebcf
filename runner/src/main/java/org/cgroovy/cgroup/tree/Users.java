package org.cgroovy.cgroup.tree;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cgroovy.cgroup.ControlFiles;

/** Finds the numbers of users and groups, and their names, as {@code /etc/passwd} and {@code /etc/group} have them. */
public final class Users {
    private final String passwd;
    private final String group;

    /** @param passwd the text of the file, and so {@code group} */
    public Users(String passwd, String group) {
        this.passwd = passwd;
        this.group = group;
    }

    /** Those of this host. */
    public static Users host() {
        return new Users(
                ControlFiles.HOST.read(Path.of("/etc/passwd")).orElse(""),
                ControlFiles.HOST.read(Path.of("/etc/group")).orElse(""));
    }

    /**
     * An owner from {@code "nobody"}, {@code "nobody:nogroup"}, {@code "1000"} or {@code "1000:1000"}; a user alone means its
     * own group.
     *
     * @throws CgroupException when there is no such user or group
     */
    public Owner owner(String text) {
        List<String> parts = Arrays.asList(text.split(":", 2));
        String user = parts.get(0);
        int uid = number(user).or(() -> field(passwd, user, 2)).orElseThrow(() -> unknown("user", user, "/etc/passwd"));
        if (parts.size() > 1) {
            String name = parts.get(1);
            return new Owner(
                    uid,
                    number(name)
                            .or(() -> field(group, name, 2))
                            .orElseThrow(() -> unknown("group", name, "/etc/group")));
        }
        return new Owner(uid, field(passwd, user, 3).orElse(uid));
    }

    /** The name of a user; his number when he has none. */
    public String nameOfUser(int uid) {
        String number = Integer.toUnsignedString(uid);
        return names(passwd, Set.of(number)).findFirst().orElse(number);
    }

    /** The names of these groups, as far as they have any. */
    public Set<String> namesOfGroups(Set<String> numbers) {
        return names(group, numbers).collect(Collectors.toSet());
    }

    private static Stream<String> names(String file, Set<String> numbers) {
        return file.lines()
                .map(line -> Arrays.asList(line.split(":", -1)))
                .filter(fields -> fields.size() > 2 && numbers.contains(fields.get(2)))
                .map(fields -> fields.get(0));
    }

    private static Optional<Integer> number(String text) {
        return text.matches("\\d{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    private static Optional<Integer> field(String file, String name, int index) {
        return file.lines()
                .map(line -> Arrays.asList(line.split(":", -1)))
                .filter(fields -> fields.size() > index && fields.get(0).equals(name))
                .findFirst()
                .flatMap(fields -> number(fields.get(index)));
    }

    private static CgroupException unknown(String kind, String name, String file) {
        return new CgroupException("no " + kind + " " + name + " in " + file + "; give its number, if it has one");
    }
}
