package org.cgroovy.cgroup.conf;

/**
 * The process that a rule is for.
 *
 * @param pid of it
 * @param uid its effective user
 * @param userName the name of that, or the number where there is no name
 * @param gid its effective group
 * @param groupName the name of that, or the number where there is no name
 * @param program its path, or the name by which it is started
 */
public record Subject(long pid, int uid, String userName, int gid, String groupName, String program) {
    /** A destination with {@code %u %U %g %G %p %P} replaced; a backslash takes the next character as it is. */
    public String expand(String destination) {
        StringBuilder path = new StringBuilder();
        int i = 0;
        while (i < destination.length()) {
            char here = destination.charAt(i++);
            if (i == destination.length() || here != '\\' && here != '%') {
                path.append(here);
            } else if (here == '\\') {
                path.append(destination.charAt(i++));
            } else {
                path.append(replacement(destination.charAt(i++)));
            }
        }
        return path.toString();
    }

    private String replacement(char variable) {
        return switch (variable) {
            case 'u' -> userName;
            case 'U' -> Integer.toString(uid);
            case 'g' -> groupName;
            case 'G' -> Integer.toString(gid);
            case 'p' -> program.isEmpty() ? Long.toString(pid) : program;
            case 'P' -> Long.toString(pid);
            default -> "%" + variable;
        };
    }
}
