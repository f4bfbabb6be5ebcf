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
 * The same OCI bundles under cgroovy, by the way of {@code cgroovy oci run}, and under Debian's runc: a probe inside prints
 * what it sees. What differs on purpose is a row of {@code oracle/differences.txt}.
 */
@Tag('root')
@Requires(value = { Host.runsContainers() && Host.hasCommands('runc') }, reason = 'needs root, busybox, writable cgroups and runc')
class OracleIT extends Specification {
    /** Each twist alone comes first, so fewer are for where all is slow. */
    static final int BUNDLES = Integer.getInteger('cgroovy.oracle.bundles', 170)

    @Shared
    @AutoCleanup
    def leftovers = new Leftovers()

    @Shared
    OracleTable table = new OracleTable(OracleIT.getResource('/oracle/differences.txt').text)

    @Shared
    Map<OracleBundles.Bundle, Future<Map<String, List<String>>>> seen = [:]

    @Shared
    Container other

    @Shared
    OracleView view

    static final List<OracleBundles.Bundle> ALL = Host.runsContainers() && Host.hasCommands('runc') ? bundles() : []

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
        other = Lab.start(hostname: Optional.of('another'), 'sleep 600')
        def links = { String process -> new File("/proc/$process/ns").list().collectEntries { [it, java.nio.file.Files.readSymbolicLink(java.nio.file.Path.of("/proc/$process/ns/$it")).toString()] } }
        def namespaces = links("${other.pid()}").collectEntries { name, link -> [link, "another's"] } + links('self').collectEntries { name, link -> [link, "the host's"] }
        view = new OracleView(namespaces, [(root.path): 'ROOT', (shown.path): 'HOST', (Lab.home.toString()): 'HOME', (Lab.NAME): 'LAB'])
        def threads = Executors.newFixedThreadPool(2)
        ALL.each { bundle -> seen[bundle] = threads.submit({ look(bundle) } as java.util.concurrent.Callable) as Future }
        threads.shutdown()
    }

    def cleanupSpec() {
        other?.remove()
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

    def "bundle #bundle"() {
        when:
        def views = seen[bundle].get()
        def differences = table.unexplained(views.ours, views.runc)

        then:
        differences.empty

        where:
        bundle << ALL
    }

    def "crun takes the same bundles, where it can start"() {
        given:
        def plain = ALL.first()
        def directory = Lab.directory('bundle')
        new File(directory, 'config.json').text = JSON.std.asString(plain.config)
        def ran = Host.hasCommands('crun') ? started('crun', directory, plain.id) : [refused: 'it is not installed']

        expect: 'the reason, for who reads the log; what crun shows is not compared'
        println "crun does ${ran.refused ? "not start here: $ran.refused" : 'start here'}"
        ran.refused || ran.out.contains('cwd /')
    }

    def "every row of the table explains a difference"() {
        given:

        new File('target/oracle.txt').text = OracleTable.report(seen.collectEntries { bundle, views -> ["$bundle".toString(), views.get()] })

        expect:
        table.rows.findAll { !it.used && applies(it.host) }*.name == []
    }

    private static boolean applies(String host) {
        host == 'any' || host == (unified() ? 'v2' : 'v1') || host == Lab.facts.cgroups().mode().name().toLowerCase() || host.startsWith('without ') && !new File(host - 'without ').exists()
    }

    private static boolean unified() {
        Lab.facts.cgroups().mode() == CgroupMode.UNIFIED
    }

    private Map<String, List<String>> look(OracleBundles.Bundle bundle) {
        def directory = Lab.directory('bundle')
        new File(directory, 'data').mkdir()
        def config = JSON.std.asString(bundle.config).replace('@/', "/proc/${other.pid()}/ns/")
        new File(directory, 'config.json').text = config
        def ours = ours(directory, bundle.id)
        def changed = JSON.std.mapFrom(config)
        changed.linux.cgroupsPath = "/$Lab.NAME/$bundle.id".toString()
        new File(directory, 'config.json').text = JSON.std.asString(changed)
        def runc = runc(directory, bundle.id)
        if (ours.refused && runc.refused) {
            return [ours: ['refused'], runc: ['refused']]
        }
        if (ours.refused || runc.refused) {
            return [ours: [ours.refused ?: 'it starts'], runc: [runc.refused ?: 'it starts']]
        }
        [ours: view.lines(ours.out), runc: view.lines(runc.out)]
    }

    private static Map ours(File directory, String id) {
        try {
            def result = Lab.runner.run(new Bundle(directory.toPath()).read(id).spec(), Stdio.CAPTURE)
            [out: result.out() + "exit code ${result.exitCode()}\n" + result.err()]
        } catch (KernelFailure | PlanException | SpecException | LaunchException | LimitException | RunnerException e) {
            [refused: "refused: $e.message".toString()]
        }
    }

    private static Map runc(File directory, String id) {
        started('runc', directory, id)
    }

    private static Map started(String runtime, File directory, String id) {
        def (out, err) = ['out', 'err'].collect { new File(directory, it) }
        def process = new ProcessBuilder(runtime, '--root', "$directory/state", 'run', '-b', directory.path, id)
                .redirectInput(new File('/dev/null')).redirectOutput(out).redirectError(err).start()
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor()
            [runtime, '--root', "$directory/state", 'delete', '-f', id]*.toString().execute().waitFor()
        }
        out.text.empty && process.exitValue() != 0
                ? [refused: "refused: ${err.readLines().find() ?: process.exitValue()}".replaceAll(/time="[^"]*" /, '')]
                : [out: out.text + "exit code ${process.exitValue()}\n" + err.text]
    }
}
