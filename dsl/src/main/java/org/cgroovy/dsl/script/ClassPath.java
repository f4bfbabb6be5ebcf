package org.cgroovy.dsl.script;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Jars and directories of classes that scripts may import from. */
public record ClassPath(List<Path> entries) {
    public static final ClassPath NONE = new ClassPath(List.of());

    public ClassPath {
        entries = List.copyOf(entries);
    }

    /** Where classes come from that the product does not have. */
    public ClassLoader loader(ClassLoader parent) {
        return entries.isEmpty() ? parent : new URLClassLoader(urls(), parent);
    }

    private URL[] urls() {
        var urls = new URL[entries.size()];
        for (int i = 0; i < urls.length; i++) {
            try {
                urls[i] = entries.get(i).toUri().toURL();
            } catch (MalformedURLException e) {
                throw new IllegalStateException("files have URLs", e);
            }
        }
        return urls;
    }

    /** Tells class paths apart, and what lies there before and after it is built anew. */
    String[] versions() {
        List<String> versions = new ArrayList<>();
        for (Path entry : entries) {
            File file = entry.toFile();
            versions.add(file.getAbsolutePath() + " " + file.length() + " " + file.lastModified());
        }
        return versions.toArray(new String[0]);
    }
}
