package org.cgroovy.cgroup.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/**
 * The argument {@code ctrl[,ctrl]:path} of most tools.
 *
 * @param controllers as written, such as {@code memory} or {@code name=systemd}
 * @param path as written, such as {@code /demo} or {@code demo}; unchecked
 */
public record GroupSpec(List<String> controllers, String path) {
    public GroupSpec {
        controllers = List.copyOf(controllers);
    }

    /**
     * Reads one. The first colon ends the controllers; the originals also cut the path at the next one.
     *
     * @throws ToolException with exit code 255, the originals', when it has no controllers or no path
     */
    public static GroupSpec of(String word, Compat compat) {
        int colon = word.indexOf(':');
        if (compat.original()) {
            StringTokenizer parts = new StringTokenizer(word, ":");
            if (parts.countTokens() >= 2) {
                return new GroupSpec(controllers(parts.nextToken()), parts.nextToken());
            }
        } else if (colon > 0 && colon < word.length() - 1) {
            return new GroupSpec(controllers(word.substring(0, colon)), word.substring(colon + 1));
        }
        throw new ToolException(255, "cgroup controller and path parsing failed (" + word + ")");
    }

    /** The names in {@code "cpu,memory"}. */
    public static List<String> controllers(String list) {
        List<String> names = new ArrayList<>();
        StringTokenizer tokens = new StringTokenizer(list, ",");
        while (tokens.hasMoreTokens()) {
            names.add(tokens.nextToken());
        }
        return names;
    }

    @Override
    public String toString() {
        return String.join(",", controllers) + ":" + path;
    }
}
