package org.cgroovy.runner

import org.cgroovy.cgroup.CgroupHost
import org.cgroovy.cgroup.CpuLimits
import org.cgroovy.cgroup.Limits
import org.cgroovy.cgroup.Setting
import org.cgroovy.linux.Kernel
import org.cgroovy.plan.HostFacts
import org.cgroovy.plan.Op
import org.cgroovy.plan.Stdio
import org.cgroovy.spec.ContainerSpec
import org.cgroovy.spec.MountSpec
import org.cgroovy.spec.Namespaces
import org.cgroovy.spec.ProcessSpec
import org.cgroovy.spec.Root
import org.cgroovy.spec.User

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import java.util.concurrent.atomic.AtomicInteger

/** A container that is about to fail, with a root, a state directory and cgroups that nobody else has. */
class DoctorBench implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger()

    final Path home
    final Path root
    final Path state
    final String cgroups = "/cgroovy-test-${ProcessHandle.current().pid()}-${COUNT.incrementAndGet()}"
    ContainerSpec spec
    String stateRoot
    private final Kernel kernel = new Kernel()
    private final List<Closure> undo = []
    private Closure beforeLaunch = {}

    DoctorBench(Path home) {
        this.home = home
        root = Files.createDirectories(home.resolve('root'))
        state = home.resolve('state')
        stateRoot = state
        ['bin', 'proc', 'sys', 'dev', 'tmp'].each { Files.createDirectory(root.resolve(it)) }
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString('rwxr-xr-x'))
        Files.copy(Path.of('/bin/busybox'), root.resolve('bin/busybox'))
        Files.createSymbolicLink(root.resolve('bin/sh'), Path.of('busybox'))
        spec = ContainerSpec.of('web', new Root(root.toString(), false), ProcessSpec.DEFAULT.withArgs(['/bin/sh']))
    }

    void rootfs(Path path) {
        spec = change(root: new Root(path.toString(), false))
    }

    void run(String... words) {
        spec = spec.withProcess(spec.process().withArgs(words.toList()))
    }

    void cwd(String path) {
        spec = spec.withProcess(spec.process().withCwd(path))
    }

    void mount(MountSpec mount) {
        spec = spec.withMounts(spec.mounts() + mount)
    }

    void namespaces(Closure<Namespaces> edit) {
        spec = change(namespaces: edit(spec.namespaces()))
    }

    void user(long id) {
        spec = spec.withProcess(changed(spec.process(), user: new User(id, id, [])))
    }

    void init() {
        spec = spec.withProcess(changed(spec.process(), init: true))
    }

    private ContainerSpec change(Map<String, Object> parts) {
        changed(parts, spec)
    }

    /** A record with other values for some of its components. */
    private static <T> T changed(Map<String, Object> parts, T record) {
        def values = record.class.recordComponents.collect { parts.getOrDefault(it.name, it.accessor.invoke(record)) }
        record.class.declaredConstructors[0].newInstance(values as Object[]) as T
    }

    void limits(Limits limits) {
        spec = spec.withLimits(limits)
    }

    /** One more control file, by its kernel name. */
    void set(String file, String value) {
        limits(spec.limits().withSettings([new Setting(file, value)]))
    }

    void cpu(CpuLimits cpu) {
        limits(Limits.NONE.withCpu(cpu))
    }

    /** A file in the root. */
    Path file(String name, String text, String mode = 'rwxr-xr-x') {
        def file = root.resolve(name)
        file.toFile().text = text
        this.mode(name, mode)
    }

    Path mode(String name, String mode) {
        Files.setPosixFilePermissions(root.resolve(name), PosixFilePermissions.fromString(mode))
    }

    Path file(String name, byte[] bytes) {
        def file = file(name, '')
        file.toFile().bytes = bytes
        file
    }

    Path link(String name, String target) {
        Files.deleteIfExists(root.resolve(name))
        Files.createSymbolicLink(root.resolve(name), Path.of(target))
    }

    /** A small file system of its own, gone at the end. */
    Path tmpfs(String name, String options) {
        def place = Files.createDirectories(home.resolve(name))
        shell("mount -t tmpfs -o $options tmpfs $place")
        undo << { shell("umount $place") }
        place
    }

    /** A copy of the root on a small file system. */
    Path smallRoot(String options) {
        def place = tmpfs('small', 'size=8m')
        shell("cp -a $root/. $place && mount -o remount,$options $place")
        rootfs(place)
        place
    }

    private static void shell(String command) {
        def process = ['sh', '-c', command].execute()
        assert process.waitFor() == 0 : "$command: $process.err.text"
    }

    /** The parent of the container's cgroup. */
    Path parent(String controller) {
        def host = CgroupHost.read()
        def hierarchy = controller == 'unified' ? host.unified() : host.controller(controller)
        hierarchy.get().directory(cgroups)
    }

    Path makeParent(String controller) {
        makeCgroup(parent(controller))
    }

    Path makeCgroup(Path path) {
        Files.createDirectory(path)
        undo << { Files.deleteIfExists(path) }
        path
    }

    /** Another process, in no container. */
    Process sleeper() {
        def process = ['sleep', '1000'].execute()
        undo << { process.destroyForcibly().waitFor() }
        process
    }

    void beforeLaunch(Closure action) {
        beforeLaunch = action
    }

    EmbeddedRunner runner() {
        def facts = HostProbe.read(kernel, CgroupManager.CGROUPFS)
        def mine = new HostFacts(facts.cgroups(), facts.uid(), facts.gid(), facts.userNamespace(), facts.architecture(), Path.of(stateRoot), cgroups,
                facts.files(), facts.controlFiles(), facts.devices(), facts.filters(), facts.window(), facts.rootless())
        def action = beforeLaunch
        def runner = new EmbeddedRunner(kernel, mine, new ExecutionProbe() {
            void before(int index, Op op) {
                if (op instanceof Op.Launch) {
                    action()
                }
            }
        })
        undo << { runner.close() }
        runner
    }

    Container start() {
        def container = runner().start(spec, Stdio.CAPTURE)
        undo << { container.remove() }
        container
    }

    /** The line that people read, with names for this bench's own paths. */
    String line(Closure failing) {
        try {
            failing()
            throw new AssertionError('it did not fail' as Object)
        } catch (KernelFailure e) {
            shown(e.message)
        }
    }

    String shown(String message) {
        String line = CgroupHost.read().hierarchies().inject(message) { text, it -> text.replace(it.directory(cgroups).toString(), 'CG') }
        line.replace(root.toString(), 'ROOT').replace(home.toString(), 'HOME')
                .replaceAll(/step \d+ of \d+/, 'step N').replaceAll(/draft-[\d-]+/, 'draft')
    }

    /** What is left on the host. */
    List<String> leftovers() {
        def notes = state.toFile().directory ? state.toFile().list().toList() : []
        def groups = CgroupHost.read().hierarchies().collect { it.directory(cgroups) }.findAll { Files.exists(it) }
        def mounts = new File('/proc/mounts').readLines().findAll { it.contains(home.toString()) }
        notes + groups*.toString() + mounts + ProcessHandle.current().children().toList()*.toString()
    }

    @Override
    void close() {
        undo.reverse().each { it() }
        undo.clear()
    }
}
