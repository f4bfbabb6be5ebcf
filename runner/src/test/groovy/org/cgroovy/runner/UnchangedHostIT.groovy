package org.cgroovy.runner

import com.fasterxml.jackson.jr.ob.JSON
import org.cgroovy.cgroup.CgroupMode
import org.cgroovy.it.Host
import org.cgroovy.spec.Root
import org.cgroovy.spec.Seccomp
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Tag

/**
 * Any containers that the service gives an ordinary user, in which all is tried that one can think of: the host's files, mounts,
 * cgroups, sysctls and processes are afterwards as they were. The descriptions are those of {@code OracleIT}, mixed.
 */
@Tag('root')
@Requires(value = { Host.runsContainers() && Host.hasCommands('setpriv') }, reason = 'needs root, busybox, writable cgroups and setpriv')
class UnchangedHostIT extends Specification {
    static final int COUNT = Integer.getInteger('cgroovy.service.containers', 40)
    static final int FIRST = Integer.getInteger('cgroovy.service.first', 1)

    /** What changes by itself. */
    static final COUNTERS = ~/(-nr|-state|random\/.*|ns_last_pid|pty\/nr|_count|quota\/.*)$/

    @Shared
    @AutoCleanup
    def leftovers = new Leftovers()

    @Shared
    ServicePlace place = new ServicePlace()

    @Shared
    File shown = Lab.directory('shown')

    @Shared
    File root = Lab.ownRoot()

    @Shared
    Process sentinel

    def setupSpec() {
        new File(root, 'probe.sh').text = UnchangedHostIT.getResource('/harm/harm.sh').text
        assert ['chown', '-R', "$ServicePlace.FIRST_UID:$ServicePlace.FIRST_UID", root.path].execute().waitFor() == 0
        new File(shown, 'file').text = 'of the host\n'
        new File(shown, 'secret').text = 'precious\n'
        assert ['chmod', '600', "$shown/secret"].execute().waitFor() == 0
        sentinel = ['sleep', '3600'].execute()
        sentinelCgroups().each { group ->
            group.mkdirs()
            new File(group, 'cgroup.procs').text = "${sentinel.pid()}"
        }
    }

    def cleanupSpec() {
        place.close()
        sentinel.destroyForcibly().waitFor()
        sentinelCgroups().each { group ->
            for (int i = 0; i < 1000 && !group.delete(); i++) {
                sleep(10) // a process that has just ended is in it for some moments
            }
            assert group.parentFile.delete()
        }
    }

    private static List<File> sentinelCgroups() {
        ['pids', 'memory'].collect { Lab.facts.cgroups().controller(it).map { it.directory("/$Lab.NAME-sentinel/it").toFile() } }.findAll { it.present }*.get().unique()
    }

    def "#COUNT containers of an ordinary user change nothing of the host"() {
        given:
        def before = look()
        def again = look()
        def steady = before.findAll { again[it.key] == it.value }
        def console = place.console(0)
        def bundles = new OracleBundles(new Root(root.path, false), shown, [:], Lab.facts.cgroups().mode() == CgroupMode.UNIFIED)
        def directory = Lab.directory('bundle')
        new File(directory, 'data').mkdir()
        def outcomes = [:].withDefault { 0 }
        def said = [] as Set
        def reasons = [:].withDefault { 0 }

        when:
        for (int number = FIRST; outcomes.ran < COUNT && number < FIRST + 40 * COUNT; number++) {
            def bundle = bundles.bundle(number)
            new File(directory, 'config.json').text = JSON.std.asString(harmful(bundle.config))
            def answer = console.ask("run $bundle.id $directory/config.json")
            def ran = answer.startsWith('ended ')
            outcomes[ran ? 'ran' : answer.contains('cgroovy runner refuses what') ? 'refused by the policy' : 'refused']++
            if (ran) {
                said << text(answer)
            } else if (!answer.contains('cgroovy runner refuses what')) {
                reasons[answer.replaceAll(/\d+/, 'N')]++
            }
        }
        println "$outcomes; of the refused, $reasons"

        then:
        outcomes.ran == COUNT
        said.every { !it.contains('precious') && !it.contains('disk') }
        said.any { it.contains('tried') }
        steady.size() > 500
        def after = look()
        steady.keySet().findAll { after[it] != steady[it] }.collect { "$it: ${steady[it]} became ${after[it]}" } == []
        sentinel.alive

        when:
        console.kill()

        then:
        place.remains(console.uid, 0) == []
        place.empty
    }

    /** The same with the default filter, without which the service takes none. */
    private static Map harmful(Map config) {
        if (!config.linux.seccomp) {
            config.annotations = (config.annotations ?: [:]) + ['org.cgroovy.seccomp': "$Seccomp.DEFAULT".toString()]
        }
        config
    }

    private static String text(String answer) {
        answer.split(' ').drop(2).collect { new String(it[0..<-1].decodeBase64()) }.join()
    }

    /** What there is to be seen of the host, by names. */
    private Map<String, String> look() {
        def seen = [:]
        shown.eachFileRecurse { seen["file $it.name".toString()] = "${it.text} ${java.nio.file.Files.getPosixFilePermissions(it.toPath())}".toString() }
        seen.files = shown.list().sort().join(' ')
        seen.mounts = new File('/proc/self/mountinfo').readLines().findAll { it.contains(Lab.NAME) || !it.contains(' /tmp/') }.sort().join('\n')
        seen.interfaces = new File('/sys/class/net').list().sort().join(' ')
        sentinelCgroups().each { group ->
            group.listFiles().findAll { it.name =~ /(\.max|limit_in_bytes|procs|release_agent|notify_on_release)$/ }.each { seen[it.path] = contents(it) }
        }
        ['oom_score_adj', 'comm', 'limits'].each { seen["sentinel's $it".toString()] = new File("/proc/${sentinel.pid()}/$it").text }
        new File('/proc/sys').eachFileRecurse(groovy.io.FileType.FILES) {
            if (!(it.path =~ COUNTERS)) {
                seen[it.path] = contents(it)
            }
        }
        ['/sys/kernel/mm/ksm/pages_to_scan', '/sys/kernel/mm/ksm/sleep_millisecs', '/sys/class/net/lo/tx_queue_len', '/sys/class/net/lo/operstate']
                .each { seen[it] = contents(new File(it)) }
        seen
    }

    private static String contents(File file) {
        try {
            file.text
        } catch (IOException notForReading) {
            ''
        }
    }
}
