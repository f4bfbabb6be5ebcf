package org.cgroovy.dsl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cgroovy.spec.MountSpec;

/** The block {@code mounts { }}: what is mounted beside proc, dev, sys and the other file systems of every container. */
public final class MountsDsl extends Block {
    private final List<MountSpec> mounts;

    MountsDsl(List<MountSpec> mounts) {
        super("mounts");
        this.mounts = new ArrayList<>(mounts);
    }

    /** Shows a file or directory of the host inside: {@code bind '/data', '/data'}. */
    public MountsDsl bind(Object source, Object destination) {
        return bind(Map.of(), source, destination);
    }

    /** {@code bind '/data', '/data', readonly: true}; more in {@code options: ['nosuid']}. */
    public MountsDsl bind(Map<String, ?> options, Object source, Object destination) {
        var words = new ArrayList<String>(List.of("rbind"));
        new Options("bind", options)
                .take("readonly", value -> {
                    if (Boolean.TRUE.equals(value)) {
                        words.add("ro");
                    }
                })
                .take("options", value -> words.addAll(Values.texts("bind options:", value)))
                .end();
        put(new MountSpec(Values.text("bind", destination), "bind", Values.hostPath("bind", source), words));
        return this;
    }

    /** An empty directory in memory: {@code tmpfs '/tmp'}. */
    public MountsDsl tmpfs(Object destination) {
        return tmpfs(Map.of(), destination);
    }

    /** {@code tmpfs '/tmp', size: 64.MiB, mode: '1777'}; more in {@code options: ['noexec']}. */
    public MountsDsl tmpfs(Map<String, ?> options, Object destination) {
        var words = new ArrayList<String>(List.of("nosuid", "nodev"));
        new Options("tmpfs", options)
                .take("size", value -> words.add("size=" + Values.bytes("tmpfs size:", value)))
                .take("mode", value -> words.add("mode=" + Integer.toOctalString(Values.octal("tmpfs mode:", value))))
                .take("options", value -> words.addAll(Values.texts("tmpfs options:", value)))
                .end();
        put(MountSpec.tmpfs(Values.text("tmpfs", destination), words));
        return this;
    }

    /** Any file system: {@code mount '/sys/fs/bpf', type: 'bpf', source: 'bpf', options: ['nosuid']}. */
    public MountsDsl mount(Map<String, ?> options, Object destination) {
        String[] type = {"", ""};
        var words = new ArrayList<String>();
        new Options("mount", options)
                .take("type", value -> type[0] = Values.text("mount type:", value))
                .take("source", value -> type[1] = Values.text("mount source:", value))
                .take("options", value -> words.addAll(Values.texts("mount options:", value)))
                .end();
        if (type[0].isEmpty()) {
            throw new WordException(
                    "mount " + destination + " has no type: write mount '" + destination + "', type: 'tmpfs'");
        }
        String source = type[1].isEmpty() ? type[0] : type[1];
        put(new MountSpec(Values.text("mount", destination), type[0], source, words));
        return this;
    }

    /** Leaves out a mount that every container has: {@code omit '/sys/fs/cgroup'}. */
    public MountsDsl omit(Object... destinations) {
        for (String destination : Values.texts("omit", destinations)) {
            if (!mounts.removeIf(mount -> mount.destination().equals(destination))) {
                throw new WordException("omit: nothing is mounted on " + destination + "; there are "
                        + mounts.stream().map(MountSpec::destination).collect(Collectors.joining(", ")));
            }
        }
        return this;
    }

    /** A second mount on the same directory takes the place of the first, which nobody would see. */
    private void put(MountSpec mount) {
        for (int i = 0; i < mounts.size(); i++) {
            if (mounts.get(i).destination().equals(mount.destination())) {
                mounts.set(i, mount);
                return;
            }
        }
        mounts.add(mount);
    }

    List<MountSpec> build() {
        return mounts;
    }
}
