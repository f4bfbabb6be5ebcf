package org.cgroovy.cgroup.manual;

import java.util.List;
import java.util.Optional;

/**
 * What there is to know of one control file.
 *
 * @param versions that have it under this name, with the same meaning
 * @param controller that has it; {@code cgroup} for the core
 * @param name the kernel's; for huge pages with the size, or {@code <size>}
 * @param what its meaning, in sentences of which the first stands by itself
 * @param takes what can be written; empty when the form says it
 * @param unit of its numbers; empty when the form says it
 * @param instead of a file that can only be read, those that set what it tells of; mostly none
 * @param range of what can be written; empty when the form says it
 * @param initial what a fresh cgroup says, or words in parentheses where that depends; empty when it is not known
 * @param since the first kernel that has it, or the two between which it came, as in {@code 4.6 to 4.9}
 * @param until the last kernel that has it; empty when it is still there
 * @param counterpart empty when both versions have the file
 * @param example a value
 */
public record ControlFile(
        List<Version> versions,
        String controller,
        String name,
        String what,
        Form form,
        String takes,
        String unit,
        Access access,
        Presence presence,
        List<String> instead,
        String range,
        Optional<String> initial,
        String since,
        String until,
        Optional<Counterpart> counterpart,
        String example) {
    /** What the first line of a family of files has where each of them has the size of its pages. */
    static final String SIZE = "<size>";

    public ControlFile {
        versions = List.copyOf(versions);
        instead = List.copyOf(instead);
    }

    /** The first sentence of the meaning. */
    public String summary() {
        int end = what.indexOf(". ");
        return end < 0 ? what : what.substring(0, end + 1);
    }

    /** What a fresh cgroup says, where that is the same everywhere. */
    public Optional<String> defaultValue() {
        return initial.filter(text -> !text.startsWith("("));
    }

    /** What can be written into it, for people. */
    public String accepted() {
        if (!takes.isEmpty()) {
            return takes;
        }
        return range.isEmpty() ? form.words() : form.words() + (form == Form.NUMBER ? " from " : ", ") + range;
    }

    /** {@code v1}, {@code v2} or {@code v1 and v2}. */
    public String versionWords() {
        return String.join(" and ", versions.stream().map(Version::label).toList());
    }

    /** Whether its numbers are times, in which a duration can be written. */
    public boolean microseconds() {
        return unit.equals("microseconds");
    }
}
