package org.cgroovy.dsl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        mounts.add(new MountSpec(Values.text("bind", destination), "bind", Values.hostPath("bind", source), words));
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
        mounts.add(MountSpec.tmpfs(Values.text("tmpfs", destination), words));
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
            throw new WordException("mount " + destination + " has no type: write mount '" + destination
                    + "', type: 'tmpfs'");
        }
        String source = type[1].isEmpty() ? type[0] : type[1];
        mounts.add(new MountSpec(Values.text("mount", destination), type[0], source, words));
        return this;
    }

    List<MountSpec> build() {
        return mounts;
    }
}
