package org.cgroovy.cgroup.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cgroovy.cgroup.tree.Cgroup;
import org.cgroovy.cgroup.tree.CgroupFiles;

/**
 * A cgroup with its numbers and those below it.
 *
 * @param hidden how many cgroups are below that are not shown
 */
public record Branch(Reading reading, List<Branch> children, int hidden) {
    public Branch {
        children = List.copyOf(children);
    }

    /** @param depth how many levels below it are shown */
    public static Branch of(Cgroup cgroup, int depth, CgroupFiles files) {
        List<Cgroup> below = files.children(cgroup);
        List<Branch> children = new ArrayList<>();
        int hidden = 0;
        for (Cgroup child : below) {
            if (depth > 0) {
                children.add(of(child, depth - 1, files));
            } else {
                hidden += files.walk(child).size();
            }
        }
        return new Branch(Reading.of(cgroup, files), children, hidden);
    }

    /** One line a cgroup, with the lines of a tree before the names. */
    public List<String[]> lines() {
        List<String[]> lines = new ArrayList<>();
        add(lines, reading.cgroup().path(), "", "");
        return lines;
    }

    private void add(List<String[]> lines, String name, String first, String rest) {
        String more = hidden == 0 ? "" : "  (" + hidden + " more below)";
        lines.add(new String[] {first + name + more, Summary.of(reading)});
        for (int i = 0; i < children.size(); i++) {
            boolean last = i == children.size() - 1;
            Branch child = children.get(i);
            child.add(
                    lines, child.reading.cgroup().name(), rest + (last ? "└─ " : "├─ "), rest + (last ? "   " : "│  "));
        }
    }

    public Map<String, Object> json() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("path", reading.cgroup().path());
        map.putAll(reading.json());
        if (hidden > 0) {
            map.put("hidden", hidden);
        }
        map.put("children", children.stream().map(Branch::json).toList());
        return map;
    }
}
