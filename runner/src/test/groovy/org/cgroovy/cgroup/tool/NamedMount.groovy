package org.cgroovy.cgroup.tool

import org.cgroovy.linux.Kernel

import java.nio.file.Files
import java.nio.file.Path

/** Mounts of a named hierarchy of a test's own, at one place. */
class NamedMount {
    final String name
    final Path directory
    private final kernel = new Kernel()

    NamedMount(String name, Path directory) {
        this.name = name
        this.directory = directory
    }

    void mount() {
        Files.createDirectories(directory)
        kernel.mount('cgroup', directory.toString(), 'cgroup', "none,name=$name")
    }

    boolean isMounted() {
        new File('/proc/self/mountinfo').text.contains("name=$name")
    }

    /**
     * With all cgroups. A hierarchy lives on while one of them is not yet gone: mounting it again lets it go. It ends a moment
     * after it was unmounted, and a mount in that moment would make a new one.
     */
    void end() {
        if (mounted) {
            directory.toFile().listFiles().findAll { it.directory }.each { Twins.removeTree(it.toPath()) }
            kernel.unmount(directory.toString())
        }
        for (int tries = 0; tries < 10 && staysAlive(); tries++) {
            mount()
            kernel.unmount(directory.toString())
        }
        assert !alive()
        Files.deleteIfExists(directory)
    }

    private boolean staysAlive() {
        for (int tries = 0; tries < 100 && alive(); tries++) {
            Thread.sleep(5)
        }
        alive()
    }

    private boolean alive() {
        new File('/proc/self/cgroup').readLines().any { it.contains(":name=$name:") }
    }
}
