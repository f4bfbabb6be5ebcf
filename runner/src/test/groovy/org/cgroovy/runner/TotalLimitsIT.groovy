package org.cgroovy.runner

import org.cgroovy.it.Host
import org.cgroovy.spec.OciJson
import org.cgroovy.spec.Root
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Tag

/** What one user may have of the host with all of his containers together. */
@Tag('root')
@Requires(value = { Host.runsContainers() && Host.hasCommands('setpriv') }, reason = 'needs root, busybox, writable cgroups and setpriv')
class TotalLimitsIT extends Specification {
    static final long MEMORY = 64 << 20

    @Shared
    @AutoCleanup
    def leftovers = new Leftovers()

    @Shared
    ServicePlace place = new ServicePlace('{ "default": { "totalMemory": "64m", "totalPids": 12 } }')

    def cleanupSpec() {
        place.close()
    }

    private static File config(String script) {
        def file = new File(Lab.directory('config'), 'config.json')
        file.text = OciJson.write(Lab.sh(root: new Root(Lab.root.toString(), false), script))
        file
    }

    def "processes of all containers of one user are counted together, and those of another apart"() {
        given:
        def (ann, bob) = [place.console(0), place.console(1)]
        def six = config('n=0; while [ $n -lt 6 ]; do sleep 30 & n=$((n+1)); done; kill -9 -1')
        def many = config('n=0; while [ $n -lt 6 ]; do sleep 30 & n=$((n+1)); done; wait')

        when:
        ann.ask("start first $many")

        then:
        text(ann.ask("run second $six")).contains("can't fork")
        !text(bob.ask("run second $six")).contains("can't fork")

        cleanup:
        [ann, bob]*.kill()
        assert place.remains(ann.uid, 0) + place.remains(bob.uid, 0) == []
    }

    def "memory of all containers of one user is counted together, and a container that asks for more alone is refused"() {
        given:
        def (ann, bob) = [place.console(0), place.console(1)]
        def write = 'dd if=/dev/zero of=/dev/shm/x bs=1M count=40 2>/dev/null'
        def takes = config("$write && echo taken; sleep 30")
        def tries = config("$write && echo taken")

        when:
        ann.ask("start first $takes")
        waitFor(40 << 20)

        then:
        !text(ann.ask("run second $tries")).contains('taken')
        text(bob.ask("run second $tries")).contains('taken')

        when: 'the cgroup was made anew meanwhile'
        ann.ask('remove first')

        then:
        text(ann.ask("run second $tries")).contains('taken')

        cleanup:
        [ann, bob]*.kill()
        assert place.remains(ann.uid, 0) + place.remains(bob.uid, 0) == []
        assert place.empty
    }

    private void waitFor(long bytes) {
        def used = place.cgroups().collectMany { group -> ['memory.usage_in_bytes', 'memory.current'].collect { new File("$group/@$ServicePlace.FIRST_UID", it) } }.find { it.exists() }
        for (int i = 0; i < 500 && (used.text.trim() as long) < bytes; i++) {
            sleep(10)
        }
        assert (used.text.trim() as long) in bytes..MEMORY
    }

    private static String text(String answer) {
        assert answer.startsWith('ended ')
        answer.split(' ').drop(2).collect { new String(it[0..<-1].decodeBase64()) }.join()
    }
}
