package org.cgroovy.runner

import org.cgroovy.it.Host
import org.cgroovy.it.Records
import org.cgroovy.linux.Kernel
import org.cgroovy.plan.HostFacts
import org.cgroovy.plan.Stdio
import org.cgroovy.spec.ContainerSpec
import org.cgroovy.spec.ProcessSpec
import org.cgroovy.spec.Root

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import java.util.concurrent.atomic.AtomicInteger

/** A runner on this host, with cgroups, state and a busybox root of its own: one for the whole JVM, as in real life. */
class Lab {
    static final String NAME = "cgroovy-test-${ProcessHandle.current().pid()}"

    @Lazy
    static Path home = makeHome()

    @Lazy
    static Path root = new BusyboxRoot([Path.of(Host.BUSYBOX)], Host.uid(), home).find()

    @Lazy
    static Kernel kernel = new Kernel()

    @Lazy
    static HostFacts facts = Records.with(HostProbe.read(kernel, CgroupManager.CGROUPFS), [stateRoot: home.resolve('state'), cgroupRoot: "/$NAME".toString()])

    static final SwitchedProbe PROBE = new SwitchedProbe()

    @Lazy
    static EmbeddedRunner runner = makeRunner()

    private static final AtomicInteger COUNT = new AtomicInteger()

    /** A container from busybox; the changes may be components of ContainerSpec or of ProcessSpec. */
    static ContainerSpec spec(Map<String, ?> changes = [:], List<String> args) {
        def ofProcess = ProcessSpec.recordComponents*.name
        def process = Records.with(ProcessSpec.DEFAULT, [args: args] + changes.findAll { it.key in ofProcess })
        def id = "c${COUNT.incrementAndGet()}".toString()
        Records.with(ContainerSpec.of(id, new Root(root.toString(), false), process), changes.findAll { !(it.key in ofProcess) })
    }

    static ContainerSpec sh(Map<String, ?> changes = [:], String script) {
        spec(changes, ['/bin/sh', '-c', script])
    }

    static Result run(Map<String, ?> changes = [:], String script) {
        runner.run(sh(changes, script), Stdio.CAPTURE)
    }

    static Container start(Map<String, ?> changes = [:], String script) {
        runner.start(sh(changes, script), Stdio.CAPTURE)
    }

    /** What a script in a container prints; it must print no error. */
    static List<String> lines(Map<String, ?> changes = [:], String script) {
        def result = run(changes, script)
        assert [result.exitCode(), result.err()] == [0, '']
        result.out().readLines()
    }

    static String text(Map<String, ?> changes = [:], String script) {
        lines(changes, script).join('\n')
    }

    /** A new directory that all may read. */
    static File directory(String name) {
        def path = Files.createTempDirectory(home, name)
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString('rwxr-xr-x')).toFile()
    }

    /** A copy of the root, to spoil. */
    static File ownRoot() {
        def copy = directory('root')
        assert ['cp', '-a', "$root/.", copy.path].execute().waitFor() == 0
        copy
    }

    /** At the end gc() removes the cgroups that all containers had in common. */
    private static EmbeddedRunner makeRunner() {
        def made = new EmbeddedRunner(kernel, facts, PROBE)
        Runtime.runtime.addShutdownHook(new Thread({ made.gc() }))
        made.run(sh('true'), Stdio.LOG) // the first with a log starts a thread that keeps all logs
        made
    }

    private static Path makeHome() {
        def path = Files.createTempDirectory(NAME + '-')
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString('rwxr-xr-x'))
        // Not File.deleteDir(): it follows symbolic links, and some specs make links to directories of the host.
        Runtime.runtime.addShutdownHook(new Thread({ BusyboxTree.delete(path) }))
        path
    }
}
