package org.cgroovy.dsl;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.cgroovy.dsl.quantity.Bytes;
import org.cgroovy.linux.Resource;
import org.cgroovy.spec.Rlimit;

/**
 * The block {@code rlimits { }}: the resource limits of a process. Each word takes one value for the soft and the hard
 * limit, or both: {@code nofile 1024} or {@code nofile 1024, 4096}; {@code 'unlimited'} is one too.
 *
 * @see "getrlimit(2)"
 */
public final class RlimitsDsl extends Block {
    private static final List<String> NAMES = Arrays.stream(Resource.values())
            .map(resource -> resource.name().toLowerCase(Locale.ROOT))
            .toList();

    private final List<Rlimit> limits;

    RlimitsDsl(List<Rlimit> limits) {
        super("rlimits");
        this.limits = new ArrayList<>(limits);
    }

    /** Any by its name: {@code set 'as', 1.GiB}, for {@code as} is a keyword of Groovy. */
    public RlimitsDsl set(Object name, Object... softAndHard) {
        String known = Values.text("set", name).toLowerCase(Locale.ROOT);
        if (!NAMES.contains(known)) {
            throw new WordException("no rlimit " + name + "; " + Suggestion.text(known, NAMES));
        }
        return put(known, softAndHard);
    }

    /** Bytes of a core file. */
    public RlimitsDsl core(Object... softAndHard) {
        return put("core", softAndHard);
    }

    /** Seconds of CPU time. */
    public RlimitsDsl cpu(Object... softAndHard) {
        return put("cpu", softAndHard);
    }

    /** Bytes of the data segment. */
    public RlimitsDsl data(Object... softAndHard) {
        return put("data", softAndHard);
    }

    /** Bytes of a file. */
    public RlimitsDsl fsize(Object... softAndHard) {
        return put("fsize", softAndHard);
    }

    /** File locks. */
    public RlimitsDsl locks(Object... softAndHard) {
        return put("locks", softAndHard);
    }

    /** Bytes locked in memory. */
    public RlimitsDsl memlock(Object... softAndHard) {
        return put("memlock", softAndHard);
    }

    /** Bytes in POSIX message queues. */
    public RlimitsDsl msgqueue(Object... softAndHard) {
        return put("msgqueue", softAndHard);
    }

    /** 20 minus the lowest nice value. */
    public RlimitsDsl nice(Object... softAndHard) {
        return put("nice", softAndHard);
    }

    /** Open files: one more than the highest descriptor. */
    public RlimitsDsl nofile(Object... softAndHard) {
        return put("nofile", softAndHard);
    }

    /** Processes of the user. */
    public RlimitsDsl nproc(Object... softAndHard) {
        return put("nproc", softAndHard);
    }

    /** Has no effect on today's kernels. */
    public RlimitsDsl rss(Object... softAndHard) {
        return put("rss", softAndHard);
    }

    /** Real-time priority. */
    public RlimitsDsl rtprio(Object... softAndHard) {
        return put("rtprio", softAndHard);
    }

    /** Microseconds of real-time CPU use without a blocking call. */
    public RlimitsDsl rttime(Object... softAndHard) {
        return put("rttime", softAndHard);
    }

    /** Queued signals. */
    public RlimitsDsl sigpending(Object... softAndHard) {
        return put("sigpending", softAndHard);
    }

    /** Bytes of the stack. */
    public RlimitsDsl stack(Object... softAndHard) {
        return put("stack", softAndHard);
    }

    List<Rlimit> build() {
        return limits;
    }

    private RlimitsDsl put(String name, Object... values) {
        if (values.length < 1 || values.length > 2) {
            throw new WordException(name + " takes one value, or a soft and a hard one: " + name + " 1024, 4096");
        }
        long soft = value(name, values[0]);
        limits.removeIf(old -> old.name().equals(name));
        limits.add(new Rlimit(name, soft, values.length == 1 ? soft : value(name, values[1])));
        return this;
    }

    private static long value(String name, Object value) {
        if (value instanceof Bytes bytes) {
            return bytes.count();
        }
        if (value instanceof Duration duration) {
            return name.equals("rttime") ? duration.toNanos() / 1000 : duration.toSeconds();
        }
        return Values.isText(value, "unlimited") ? Rlimit.UNLIMITED : Values.whole(name, value);
    }
}
