package org.cgroovy.runner.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.cgroovy.spec.SpecException;

/**
 * Requests that were good once, spoilt: bytes turned over, left out, put in twice, words and numbers taken for others. What
 * can still be read is given to a judge.
 */
final class Fuzz {
    private static final List<String> WORDS = List.of(
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
            "\"\\ud800\"");

    private final List<byte[]> seeds;
    private final Random random;
    private long accepted;

    Fuzz(List<byte[]> seeds, long seed) {
        this.seeds = seeds;
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
        byte[] input = seeds.get(random.nextInt(seeds.size())).clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes && input.length > 0; i++) {
            input = random.nextInt(3) == 0 ? bytes(input) : words(input);
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

    /** Another word in the place of one, so that what comes out is JSON still. */
    private byte[] words(byte[] input) {
        List<int[]> places = places(input);
        if (places.isEmpty()) {
            return input;
        }
        int[] place = places.get(random.nextInt(places.size()));
        byte[] word = random.nextBoolean()
                ? WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8)
                : other(input, places);
        byte[] head = joined(Arrays.copyOf(input, place[0]), word);
        return joined(head, Arrays.copyOfRange(input, place[1], input.length));
    }

    private byte[] other(byte[] input, List<int[]> places) {
        int[] from = places.get(random.nextInt(places.size()));
        return Arrays.copyOfRange(input, from[0], from[1]);
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
