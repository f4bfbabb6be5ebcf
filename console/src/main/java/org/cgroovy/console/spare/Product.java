package org.cgroovy.console.spare;

import java.io.File;
import java.util.Arrays;

/** The files that this virtual machine was started from, so that it can see when they are others. */
final class Product {
    private Product() {}

    static String stamp() {
        File jar = new File(System.getProperty("java.class.path"));
        var text = new StringBuilder(stamp(jar));
        File[] jars = new File(jar.getParentFile(), "lib").listFiles();
        if (jars != null) {
            Arrays.sort(jars);
            for (File each : jars) {
                text.append(stamp(each));
            }
        }
        return text.append(stamp(new File(System.getProperty("java.home"), "lib/modules")))
                .toString();
    }

    private static String stamp(File file) {
        return file + " " + file.length() + " " + file.lastModified() + "\n";
    }
}
