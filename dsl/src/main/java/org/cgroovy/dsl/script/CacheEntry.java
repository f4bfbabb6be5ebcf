package org.cgroovy.dsl.script;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** A compiled script as bytes: a SHA-256 of what follows, the main class, each class with its
 * length, and the files that were compiled with it. */
final class CacheEntry {
    private static final int HASH = 32;

    private CacheEntry() {}

    static byte[] encode(CompiledScript script) throws IOException {
        var body = new ByteArrayOutputStream();
        var out = new DataOutputStream(body);
        out.writeUTF(script.mainClass());
        out.writeInt(script.classes().size());
        for (Map.Entry<String, byte[]> entry : script.classes().entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeInt(entry.getValue().length);
            out.write(entry.getValue());
        }
        out.writeInt(script.beside().size());
        for (Map.Entry<String, String> file : script.beside().entrySet()) {
            out.writeUTF(file.getKey());
            out.writeUTF(file.getValue());
        }
        byte[] content = body.toByteArray();
        byte[] hash = ScriptKey.sha256().digest(content);
        byte[] all = Arrays.copyOf(hash, HASH + content.length);
        System.arraycopy(content, 0, all, HASH, content.length);
        return all;
    }

    static CompiledScript decode(byte[] all) throws IOException {
        if (all.length < HASH) {
            throw new IOException("too short");
        }
        byte[] content = Arrays.copyOfRange(all, HASH, all.length);
        if (!Arrays.equals(all, 0, HASH, ScriptKey.sha256().digest(content), 0, HASH)) {
            throw new IOException("changed since it was written");
        }
        var in = new DataInputStream(new ByteArrayInputStream(content));
        String mainClass = in.readUTF();
        var classes = new HashMap<String, byte[]>();
        for (int left = in.readInt(); left > 0; left--) {
            classes.put(in.readUTF(), in.readNBytes(in.readInt()));
        }
        var beside = new HashMap<String, String>();
        for (int left = in.readInt(); left > 0; left--) {
            beside.put(in.readUTF(), in.readUTF());
        }
        return new CompiledScript(mainClass, classes, beside);
    }
}
