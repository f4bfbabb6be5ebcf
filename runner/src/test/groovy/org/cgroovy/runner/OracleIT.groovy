package org.cgroovy.runner

import com.fasterxml.jackson.jr.ob.JSON
import org.cgroovy.cgroup.CgroupMode
import org.cgroovy.it.Host
import org.cgroovy.linux.LaunchException
import org.cgroovy.plan.PlanException
import org.cgroovy.plan.Stdio
import org.cgroovy.cgroup.LimitException
import org.cgroovy.spec.Root
import org.cgroovy.spec.SpecException
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Tag

import java.util.concurrent.Executors
import java.util.concurrent.Future
import java.util.concurrent.TimeUnit

/**
 * The same OCI bundles under cgroovy, by the way of {@code cgroovy oci run}, and under Debian's runc and crun: a probe inside
 * prints what it sees. What differs on purpose is a row of {@code oracle/differences.txt} or {@code differences-crun.txt}.
 *
 * crun wants v2 at /sys/fs/cgroup, so on other hosts it is shown that alone, and what is said of cgroups is not compared.
 */
@Tag('root')
@Tag('oracle')
@Requires(value = { Host.runsContainers() && Host.hasCommands('runc', 'crun') }, reason = 'needs root, busybox, writable cgroups, runc and crun')
class OracleIT extends Specification {
    /** Each twist alone comes first, so fewer are for where all is slow. */
    static final int BUNDLES = Integer.getInteger('cgroovy.oracle.bundles', 170)

    @Shared
    @AutoCleanup
    def leftovers = new Leftovers()

    @Shared
    Map<String, OracleTable> tables = [runc: '', crun: '-crun'].collectEntries { name, suffix ->
        [name, new OracleTable(name, OracleIT.getResource("/oracle/differences${suffix}.txt").text)]
    }

    @Shared
    Map<OracleBundles.Bundle, Future<Map<String, Map<String, List<String>>>>> seen = [:]

    @Shared
    Container other

    /** Another with a user namespace. */
    @Shared
    Container otherUser

    @Shared
    OracleView view

    static final List<OracleBundles.Bundle> ALL = Host.runsContainers() && Host.hasCommands('runc', 'crun') ? bundles() : []

    private static final ABOUT_CGROUPS = /^(cgroup:|cgroups |control |mount .sys.fs.cgroup|try dd )/

    /** On a host with v1 the controllers are there, and out of crun's sight. */
    static final List<OracleBundles.Bundle> CRUN = ALL.findAll {
        unified() || Host.hasUnified() && it.twists.every { !(it.subject in ['pids', 'cpu', 'cpuset', 'memory', 'hugetlb', 'io', 'devices', 'cgroups', 'cgroup']) }
    }

    static final Map<String, List<OracleBundles.Bundle>> ASKED = [runc: ALL, crun: CRUN]

    @Lazy
    static File root = ownRoot()

    @Lazy
    static File shown = Lab.directory('shown')

    private static List<OracleBundles.Bundle> bundles() {
        new OracleBundles(new Root(root.path, false), shown, [uts: '@/uts', ipc: '@/ipc', network: '@/net', pid: '@/pid', mount: '@/mnt'] + (unified() ? [:] : [cgroup: '@/cgroup']), unified()).bundles(BUNDLES)
    }

    private static File ownRoot() {
        def copy = Lab.ownRoot()
        new File(copy, 'probe.sh').text = OracleIT.getResource('/oracle/probe.sh').text
        copy
    }


    @Shared
    Set<String> before = handedDown()

    def setupSpec() {
        // Shared as all is on most hosts, whatever this one's mounts are.
        assert ['mount', '-t', 'tmpfs', '-o', 'mode=755', 'shown', shown.path].execute().waitFor() == 0
        assert ['mount', '--make-shared', shown.path].execute().waitFor() == 0
        new File(shown, 'file').text = 'of the host\n'
        // For as long as all bundles take in an emulated machine: the numbers of ended ones' namespaces are given anew.
        other = Lab.start(hostname: Optional.of('another'), 'sleep 36000')
        otherUser = Lab.start(namespaces: UserNamespaceIT.NAMESPACES, 'sleep 36000')
        def links = { String process -> new File("/proc/$process/ns").list().collectEntries { [it, java.nio.file.Files.readSymbolicLink(java.nio.file.Path.of("/proc/$process/ns/$it")).toString()] } }
        def namespaces = [other, otherUser].collectEntries { one -> links("${one.pid()}").collectEntries { name, link -> [link, "another's"] } } + links('self').collectEntries { name, link -> [link, "the host's"] }
        view = new OracleView(namespaces, [(root.path): 'ROOT', (shown.path): 'HOST', (Lab.home.toString()): 'HOME', (Lab.NAME): 'LAB'])
        def threads = Executors.newFixedThreadPool(2)
        ALL.each { bundle -> seen[bundle] = threads.submit({ look(bundle) } as java.util.concurrent.Callable) as Future }
        threads.shutdown()
    }

    def cleanupSpec() {
        [other, otherUser]*.remove()
        takeBack()
        assert ['umount', shown.path].execute().waitFor() == 0
    }

    /** What the root of v2 hands down. */
    private static Set<String> handedDown() {
        control('') ? control('').text.tokenize() as Set : [] as Set
    }

    private static File control(String cgroup) {
        Lab.facts.cgroups().unified().map { it.directory("/$cgroup").resolve('cgroup.subtree_control').toFile() }.filter { it.exists() }.orElse(null)
    }

    /** A controller that a bundle was the first to want stays handed down; other specs look at fresh cgroups. */
    private void takeBack() {
        (handedDown() - before).each { controller ->
            [Lab.NAME, ''].collect { control(it) }.findAll().each { it.text = "-$controller" }
        }
    }

    def "bundle #bundle, under #runtime"() {
        when:
        def views = seen[bundle].get()[runtime]
        def differences = tables[runtime].unexplained(views.ours, views[runtime])

        then:
        differences.empty

        where:
        [runtime, bundle] << ASKED.collectMany { name, bundles -> bundles.collect { [name, it] } }
    }

    def "every row of the table about #runtime explains a difference"() {
        given:
        def table = tables[runtime]
        new File(runtime == 'runc' ? 'target/oracle.txt' : 'target/oracle-crun.txt').text = table.report(ASKED[runtime].collectEntries { ["$it".toString(), seen[it].get()[runtime]] })

        expect:
        table.rows.findAll { !it.used && applies(it.host) }*.name == []

        where:
        runtime << ASKED.keySet()
    }

    private static boolean applies(String host) {
        host == 'any' || host == (unified() ? 'v2' : 'v1') || host == Lab.facts.cgroups().mode().name().toLowerCase() || host.startsWith('without ') && !new File(host - 'without ').exists()
    }

    private static boolean unified() {
        Lab.facts.cgroups().mode() == CgroupMode.UNIFIED
    }

    private Map<String, Map<String, List<String>>> look(OracleBundles.Bundle bundle) {
        def directory = Lab.directory('bundle')
        new File(directory, 'data').mkdir()
        def config = JSON.std.asString(bundle.config).replace('@/', "/proc/${other.pid()}/ns/").replace('@user/', "/proc/${otherUser.pid()}/ns/")
        new File(directory, 'config.json').text = config
        def ours = ours(directory, bundle.id)
        def changed = JSON.std.mapFrom(config)
        changed.linux.cgroupsPath = "/$Lab.NAME/$bundle.id".toString()
        new File(directory, 'config.json').text = JSON.std.asString(changed)
        def others = [runc: started(['runc'], directory, bundle.id)]
        if (bundle in CRUN) {
            others.crun = started(crun(), directory, bundle.id)
            new File(control('').parent, "$Lab.NAME/$bundle.id").delete() // it is left when crun refuses
        }
        others.collectEntries { name, ran -> [name, compared(ours, name, ran)] }
    }

    /** Two views, ours and that of another runtime; of one that does not start is compared what it says, if the other does. */
    private Map<String, List<String>> compared(Map ours, String runtime, Map ran) {
        def starts = !ours.refused && !ran.refused
        [ours: ours, (runtime): ran].collectEntries { name, one ->
            [name, starts ? view.lines(one.out).findAll { runtime == 'runc' || unified() || !(it =~ ABOUT_CGROUPS) }
                    : ours.refused && ran.refused ? ['refused'] : [one.refused ?: 'it starts']]
        } as Map<String, List<String>>
    }

    /** With only v2 at /sys/fs/cgroup: in a mount namespace of its own, where the host is otherwise. */
    private static List<String> crun() {
        unified() ? ['crun'] : ['unshare', '-m', '--propagation', 'slave', 'sh', '-c', 'mount --bind "$0" /sys/fs/cgroup && exec crun "$@"', "${control('').parent}".toString()]
    }

    private static Map ours(File directory, String id) {
        try {
            def result = Lab.runner.run(new Bundle(directory.toPath()).read(id).spec(), Stdio.CAPTURE)
            [out: result.out() + "exit code ${result.exitCode()}\n" + result.err()]
        } catch (KernelFailure | PlanException | SpecException | LaunchException | LimitException | RunnerException e) {
            [refused: "refused: $e.message".toString()]
        }
    }

    private static Map started(List<String> runtime, File directory, String id) {
        def (out, err) = ['out', 'err'].collect { new File(directory, it) }
        def process = new ProcessBuilder([*runtime, '--root', "$directory/state", 'run', '-b', directory.path, id]*.toString())
                .redirectOutput(out).redirectError(err).start()
        // From a pipe: crun would give the host's /dev/null to the container's user.
        process.outputStream.close()
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor()
            [*runtime, '--root', "$directory/state", 'delete', '-f', id]*.toString().execute().waitFor()
        }
        out.text.empty && process.exitValue() != 0
                ? [refused: "refused: ${err.readLines().find { !it.contains('level=warning') } ?: process.exitValue()}".replaceAll(/time="[^"]*" /, '')]
                : [out: out.text + "exit code ${process.exitValue()}\n" + err.text]
    }
}
