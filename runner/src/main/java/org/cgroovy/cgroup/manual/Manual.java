package org.cgroovy.cgroup.manual;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All control files that are documented. Made of the text by looking for its headings alone, which takes a fraction of a
 * millisecond; a stanza is read when its file is asked for.
 */
public final class Manual {
    /** What comes with cgroovy; read when this class is first used. */
    public static final Manual SHIPPED = new Manual(ShippedText.read(Manual.class, "control-files.txt"));

    private static final Pattern SIZED = Pattern.compile("(hugetlb\\.)([^.]+)(\\..+)");

    private final String text;
    /** Version and name, as in {@code v2 memory.max}, and where their stanza begins. */
    private final Map<String, Integer> stanzas = new LinkedHashMap<>();
    /** The stanzas that were asked for, so that each is read once. */
    private final Map<String, ControlFile> read = new ConcurrentHashMap<>();

    /** @param text as in {@code control-files.txt} */
    Manual(String text) {
        this.text = text;
        for (int at = 0; at < text.length(); ) {
            if (text.startsWith("v", at)) {
                index(text.substring(at, end("\n", at)), at);
            }
            int end = end("\n\n", at);
            at = end + 2;
        }
    }

    private int end(String mark, int from) {
        int end = text.indexOf(mark, from);
        return end < 0 ? text.length() : end;
    }

    private void index(String heading, int at) {
        int name = heading.lastIndexOf(' ') + 1;
        for (Version version : Version.values()) {
            if (heading.lastIndexOf(version.label() + " ", name) >= 0
                    && stanzas.put(key(version, heading.substring(name)), at) != null) {
                throw new IllegalArgumentException(heading + " is there twice");
            }
        }
    }

    private static String key(Version version, String name) {
        return version.label() + " " + name;
    }

    /** The file of that name in that version. {@code hugetlb.2MB.max} is found as {@code hugetlb.<size>.max} is. */
    public Optional<ControlFile> find(Version version, String name) {
        String key = key(version, name);
        Optional<ControlFile> found = Optional.ofNullable(read.get(key)).or(() -> look(version, name));
        found.ifPresent(file -> read.put(key, file));
        return found;
    }

    private Optional<ControlFile> look(Version version, String name) {
        Integer at = stanzas.get(key(version, name));
        if (at != null) {
            return Optional.of(new Stanza(text.substring(at, end("\n\n", at))).file());
        }
        Matcher sized = SIZED.matcher(name);
        if (!sized.matches() || sized.group(2).equals(ControlFile.SIZE)) {
            return Optional.empty();
        }
        Integer family = stanzas.get(key(version, sized.replaceFirst("$1" + ControlFile.SIZE + "$3")));
        return Optional.ofNullable(family)
                .map(start -> text.substring(start, end("\n\n", start)).replace(ControlFile.SIZE, sized.group(2)))
                .map(stanza -> new Stanza(stanza).file());
    }

    /** The files of that name, v2's first; one when both versions share it. */
    public List<ControlFile> named(String name) {
        Set<ControlFile> found = new LinkedHashSet<>();
        find(Version.V2, name).ifPresent(found::add);
        find(Version.V1, name).ifPresent(found::add);
        return List.copyOf(found);
    }

    /** What root may do with a file of that name, in either version. */
    public Optional<Access> access(String name) {
        return find(Version.V1, name).or(() -> find(Version.V2, name)).map(ControlFile::access);
    }

    /** What the text of a file of that name is, in either version; a name that both have means one form in both. */
    public Optional<Form> form(String name) {
        return find(Version.V2, name).or(() -> find(Version.V1, name)).map(ControlFile::form);
    }

    /** All files, in the order of the text. */
    public List<ControlFile> all() {
        return stanzas.values().stream()
                .distinct()
                .map(at -> new Stanza(text.substring(at, end("\n\n", at))).file())
                .toList();
    }

    /** All files whose names begin so, without a look at any others. */
    public List<ControlFile> beginning(Version version, String prefix) {
        String start = key(version, prefix);
        List<ControlFile> files = new ArrayList<>();
        stanzas.forEach((key, at) -> {
            if (key.startsWith(start)) {
                files.add(new Stanza(text.substring(at, end("\n\n", at))).file());
            }
        });
        return files;
    }

    /** All files of a controller, such as {@code memory}; {@code cgroup} has those of the core. */
    public List<ControlFile> of(String controller) {
        return all().stream()
                .filter(file -> file.controller().equals(controller))
                .toList();
    }

    /** All names, in the order of their letters. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        stanzas.keySet().forEach(key -> names.add(key.substring(key.indexOf(' ') + 1)));
        return names;
    }

    /** What names begin with: the controllers, and {@code cgroup} for the core. */
    public List<String> controllers() {
        return new ArrayList<>(
                new TreeSet<>(all().stream().map(ControlFile::controller).toList()));
    }
}
