package org.cgroovy.dsl.script;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** A compiled script as bytes: a SHA-256 of what follows, the main class, and each class with its length. */
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
        return new CompiledScript(mainClass, classes);
    }
}
