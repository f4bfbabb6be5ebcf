package org.cgroovy.runner;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import org.cgroovy.linux.ClassicBpf;
import org.cgroovy.plan.SeccompFilter;

/** A compiled filter as bytes, with a checksum: a file that is not whole is as none. */
final class FilterFile {
    private FilterFile() {}

    static byte[] encode(SeccompFilter filter) {
        var body = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(body)) {
            out.writeLong(filter.flags());
            out.writeUTF(filter.flagText());
            out.writeUTF(filter.summary());
            out.write(filter.program().bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] content = body.toByteArray();
        byte[] all = Arrays.copyOf(content, content.length + Long.BYTES);
        long sum = sum(content);
        for (int i = 0; i < Long.BYTES; i++) {
            all[content.length + i] = (byte) (sum >>> 8 * i);
        }
        return all;
    }

    static Optional<SeccompFilter> decode(byte[] all) {
        byte[] content = Arrays.copyOf(all, Math.max(0, all.length - Long.BYTES));
        long sum = 0;
        for (int i = 0; i < all.length - content.length; i++) {
            sum |= Byte.toUnsignedLong(all[content.length + i]) << 8 * i;
        }
        if (content.length == 0 || sum != sum(content)) {
            return Optional.empty();
        }
        try (var in = new DataInputStream(new ByteArrayInputStream(content))) {
            long flags = in.readLong();
            String flagText = in.readUTF();
            String summary = in.readUTF();
            return Optional.of(new SeccompFilter(ClassicBpf.of(in.readAllBytes()), flags, flagText, summary));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static long sum(byte[] content) {
        var sum = new CRC32();
        sum.update(content);
        return sum.getValue();
    }
}
