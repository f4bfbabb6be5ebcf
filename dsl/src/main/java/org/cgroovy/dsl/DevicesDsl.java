package org.cgroovy.dsl;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cgroovy.cgroup.DeviceRule;

/** The block {@code devices { }}: which device nodes a container may use; the last rule that fits decides. */
public final class DevicesDsl extends Block {
    private final List<DeviceRule> rules;

    DevicesDsl(List<DeviceRule> rules) {
        super("devices");
        this.rules = new ArrayList<>(rules);
    }

    /** {@code allow 'c 1:3 rwm'}: type, major and minor number or {@code *}, and any of read, write, mknod. */
    public DevicesDsl allow(Object... rule) {
        return add("allow", true, rule);
    }

    /** {@code deny 'a'} for all, else as {@code allow}. */
    public DevicesDsl deny(Object... rule) {
        return add("deny", false, rule);
    }

    private DevicesDsl add(String word, boolean allow, Object... texts) {
        for (String text : Values.texts(word, texts)) {
            rules.add(parse(word, allow, text));
        }
        return this;
    }

    private static DeviceRule parse(String word, boolean allow, String text) {
        Matcher parts = Pattern.compile("([abc])(?: (\\d+|\\*):(\\d+|\\*))?(?: ([rwm]{1,3}))?")
                .matcher(text);
        if (!parts.matches()) {
            throw new WordException(word + " takes a rule such as 'c 1:3 rwm', 'b *:* r' or 'a', got '" + text + "'");
        }
        String access = parts.group(4) == null ? "rwm" : parts.group(4);
        return new DeviceRule(allow, parts.group(1).charAt(0), number(parts, 2), number(parts, 3), access);
    }

    private static OptionalLong number(Matcher parts, int group) {
        String digits = parts.group(group);
        return digits == null || digits.equals("*") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(digits));
    }

    List<DeviceRule> build() {
        return rules;
    }
}
