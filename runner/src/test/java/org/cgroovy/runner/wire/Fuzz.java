package org.cgroovy.runner.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cgroovy.spec.SpecException;

/**
 * Requests that were good once, spoilt: bytes turned over, left out, put in twice, words and numbers taken for others. What
 * can still be read is given to a judge.
 */
final class Fuzz {
    private static final List<byte[]> WORDS = Stream.of(
                    "null",
                    "true",
                    "-1",
                    "0",
                    "18446744073709551616",
                    "1e400",
                    "1.5",
                    "[]",
                    "{}",
                    "\"\"",
                    "\"/\"",
                    "\"..\"",
                    "\"/proc/self/exe\"",
                    "\"/etc/shadow\"",
                    "\"/home/alice/root/../../../root\"",
                    "\"rbind\"",
                    "\"dev\"",
                    "\"suid\"",
                    "\"bind\"",
                    "\"none\"",
                    "\"proc\"",
                    "\"a\\u0000b\"",
                    "\"CAP_SYS_ADMIN\"",
                    "\"user\"",
                    "\"network\"",
                    "\"hostID\"",
                    "\"path\"",
                    "\"unified\"",
                    "4294967295",
                    "2147483648",
                    "[[[[[[[[[[[[[[[[",
                    "\"\\ud800\"")
            .map(word -> word.getBytes(StandardCharsets.UTF_8))
            .toList();

    private final List<Seed> seeds;
    private final Random random;
    private long accepted;

    /** A good request, and where its texts, numbers and the like begin and end, in order. */
    private record Seed(byte[] bytes, List<int[]> places) {}

    Fuzz(List<byte[]> seeds, long seed) {
        this.seeds = seeds.stream().map(bytes -> new Seed(bytes, places(bytes))).toList();
        this.random = new Random(seed);
    }

    /**
     * @param judge given what could be read; throws when that must not be
     * @throws AssertionError with the input, when anything but a clear refusal came of it
     */
    void run(long count, Consumer<Request> judge) {
        for (long i = 0; i < count; i++) {
            byte[] input = spoilt();
            try {
                Request request = Request.decode(input);
                accepted++;
                judge.accept(request);
            } catch (SpecException e) {
                // as it should be
            } catch (RuntimeException | Error e) {
                throw new AssertionError(
                        "input " + i + " gave " + e + ":\n" + new String(input, StandardCharsets.UTF_8), e);
            }
        }
    }

    /** How many could be read. */
    long accepted() {
        return accepted;
    }

    private byte[] spoilt() {
        Seed seed = seeds.get(random.nextInt(seeds.size()));
        int changes = 1 + random.nextInt(4);
        var ofWords = new TreeSet<Integer>();
        int ofBytes = 0;
        for (int i = 0; i < changes; i++) {
            if (random.nextInt(3) == 0) {
                ofBytes++;
            } else {
                ofWords.add(random.nextInt(seed.places.size()));
            }
        }
        byte[] input = words(seed, ofWords);
        for (int i = 0; i < ofBytes && input.length > 0; i++) {
            input = bytes(input);
        }
        return input;
    }

    private byte[] bytes(byte[] input) {
        int at = random.nextInt(input.length);
        int to = Math.min(input.length, at + 1 + random.nextInt(32));
        return switch (random.nextInt(4)) {
            case 0 -> {
                input[at] ^= (byte) (1 << random.nextInt(8));
                yield input;
            }
            case 1 -> joined(Arrays.copyOf(input, at), Arrays.copyOfRange(input, to, input.length));
            case 2 -> joined(Arrays.copyOf(input, to), Arrays.copyOfRange(input, at, input.length));
            default -> Arrays.copyOf(input, at);
        };
    }

    /** Other words in these places, so that what comes out is JSON still. */
    private byte[] words(Seed seed, Set<Integer> places) {
        var spoilt = new ByteArrayOutputStream(seed.bytes.length + 100);
        int from = 0;
        for (int number : places) {
            int[] place = seed.places.get(number);
            spoilt.write(seed.bytes, from, place[0] - from);
            if (random.nextBoolean()) {
                spoilt.writeBytes(WORDS.get(random.nextInt(WORDS.size())));
            } else {
                int[] other = seed.places.get(random.nextInt(seed.places.size()));
                spoilt.write(seed.bytes, other[0], other[1] - other[0]);
            }
            from = place[1];
        }
        spoilt.write(seed.bytes, from, seed.bytes.length - from);
        return spoilt.toByteArray();
    }

    /** Where texts, numbers and the like begin and end. */
    private static List<int[]> places(byte[] input) {
        var places = new ArrayList<int[]>();
        int at = 0;
        while (at < input.length) {
            int from = at;
            if (input[at] == '"') {
                at++;
                while (at < input.length && input[at] != '"') {
                    at += input[at] == '\\' ? 2 : 1;
                }
                at = Math.min(input.length, at + 1);
                places.add(new int[] {from, at});
            } else if (Character.isLetterOrDigit(input[at])) {
                while (at < input.length && Character.isLetterOrDigit(input[at])) {
                    at++;
                }
                places.add(new int[] {from, at});
            } else {
                at++;
            }
        }
        return places;
    }

    private static byte[] joined(byte[] head, byte[] tail) {
        byte[] all = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        return all;
    }
}
