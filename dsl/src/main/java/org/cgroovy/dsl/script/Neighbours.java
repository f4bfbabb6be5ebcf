package org.cgroovy.dsl.script;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.control.CompilationUnit;

/** The files whose classes a script uses, and that were compiled with it: they lie beside it. */
final class Neighbours {
    private Neighbours() {}

    /** What they hold, as SHA-256, by their paths. */
    static Map<String, String> of(CompilationUnit unit) throws IOException {
        var found = new TreeMap<String, String>();
        for (ModuleNode module : unit.getAST().getModules()) {
            URI uri = module.getContext().getSource().getURI();
            if (uri != null && "file".equals(uri.getScheme())) {
                Path file = Path.of(uri);
                found.put(file.toString(), hash(file));
            }
        }
        return found;
    }

    /** Whether all hold what they held. */
    static boolean areSame(Map<String, String> files) {
        try {
            for (Map.Entry<String, String> each : files.entrySet()) {
                if (!hash(Path.of(each.getKey())).equals(each.getValue())) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String hash(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
