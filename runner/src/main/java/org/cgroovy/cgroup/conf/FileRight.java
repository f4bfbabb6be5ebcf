package org.cgroovy.cgroup.conf;

/**
 * Owner and mode of a single control file, where these are not what {@code perm { }} says of all. The format of libcgroup
 * has no word for that, so it stands in a comment of a group: {@code # cgroovy: pids.max root:root 644}. libcgroup passes it
 * over, and then gives the file away with the others.
 *
 * @param file the name of a control file
 * @param user a name or a number
 * @param group a name or a number
 * @param mode the permission bits
 * @param line from 1; 0 where it stands in no file
 */
public record FileRight(String file, String user, String group, int mode, int line) {
    /** What such a comment begins with. */
    public static final String SIGN = "# cgroovy:";

    /** As it is written in a file. */
    @Override
    public String toString() {
        return SIGN + " " + file + " " + user + ":" + group + " " + Integer.toOctalString(mode);
    }
}
