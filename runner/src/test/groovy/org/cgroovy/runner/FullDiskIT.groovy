package org.cgroovy.runner

import org.cgroovy.cgroup.Limits
import org.cgroovy.it.Host
import org.cgroovy.it.Records
import org.cgroovy.plan.Stdio
import org.cgroovy.spec.OciJson
import org.cgroovy.spec.Root
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Tag

/** However little room there is for the notes of containers: one starts, or nothing of it, with an error that says where room is wanted. */
@Tag('root')
@Requires(value = { Host.runsContainers() && Host.hasCommands('setpriv') }, reason = 'needs root, busybox, writable cgroups and setpriv')
class FullDiskIT extends Specification {
    static final int PAGE = 4096
    /** More than a start needs. */
    static final int MOST = 6
    static final FULL = ~/.*(ENOSPC, no space left on device); containers are noted in .*, and its file system .* has (\d+ bytes|no inodes) left.*; make room there.*/
    static final READ_ONLY = ~/.*EROFS, read-only file system; containers are noted in .*, and its file system .* is mounted read-only; mount -o remount,rw .*/

    @Shared
    @AutoCleanup
    def leftovers = new Leftovers()

    @Shared
    File notes = Lab.directory('notes')

    @Shared
    ServicePlace place = new ServicePlace('{}', notes)

    @Shared
    File config = new File(Lab.directory('config'), 'config.json').tap {
        it.text = OciJson.write(Lab.sh(root: new Root(Lab.root.toString(), false), limits: Limits.NONE.withPids(20), 'true'))
    }

    def cleanupSpec() {
        place.close()
    }

    def cleanup() {
        if (new File('/proc/self/mountinfo').text.contains(" $notes ")) {
            ran('umount', notes.path)
        }
    }

    private static void ran(String... command) {
        assert command.execute().waitFor() == 0
    }

    private void mount(String options) {
        ran('mount', '-t', 'tmpfs', '-o', "mode=700,$options", 'cgroovy-notes', notes.path)
    }

    /** Room for so many pages. */
    private void leave(int pages) {
        mount("size=${(MOST + 1) * PAGE}")
        new File(notes, '.full').bytes = new byte[(MOST + 1 - pages) * PAGE]
    }

    private String embedded() {
        def facts = Records.with(Lab.facts, [stateRoot: notes.toPath().resolve('0')])
        try (def runner = new EmbeddedRunner(Lab.kernel, facts, ExecutionProbe.NONE)) {
            "ended ${runner.run(Lab.sh(detach: true, 'true'), Stdio.CAPTURE).exitCode()}"
        } catch (KernelFailure e) {
            "refused $e.message"
        }
    }

    def "the embedded runner on a disk with little room"() {
        when:
        def outcomes = (0..MOST).collect { pages ->
            leave(pages)
            def outcome = embedded()
            def left = (new File(notes, '0').list() ?: []) + Leftovers.cgroups()
            ran('umount', notes.path)
            [outcome, left]
        }

        then:
        outcomes*.get(1).flatten() == []
        outcomes*.get(0).every { it == 'ended 0' || it ==~ FULL }
        outcomes.first()[0] ==~ FULL
        outcomes.last()[0] == 'ended 0'
    }

    def "the embedded runner on a disk that cannot be written"() {
        given:
        mount('size=64k,ro')

        expect:
        embedded() ==~ READ_ONLY
        Leftovers.cgroups() == []
    }

    def "the service on a disk with little room: of #what"() {
        given:
        def console = place.console(0)

        when:
        def outcomes = (0..MOST).collect { room ->
            make(room)
            def outcome = console.ask("run full $config")
            def left = place.remains(console.uid, console.pid())
            ran('umount', notes.path)
            [outcome, left]
        }

        then:
        outcomes*.get(1).flatten() == []
        outcomes*.get(0).every { it.startsWith('ended 0 ') || it ==~ FULL }
        outcomes.first()[0] ==~ FULL
        outcomes.last()[0].startsWith('ended 0 ')

        cleanup:
        console.kill()

        where:
        what     | make
        'pages'  | { leave(it) }
        'inodes' | { mount("size=64k,nr_inodes=${1 + it}") }
    }

    def "the service on a disk that cannot be written"() {
        given:
        def console = place.console(0)
        mount('size=64k,ro')

        expect:
        console.ask("run full $config") ==~ READ_ONLY
        place.remains(console.uid, console.pid()) == []

        cleanup:
        console.kill()
    }

    def "nothing is started that could not be written into the journal, and all goes on when there is room"() {
        given:
        place.stop()
        mount("size=${8 * PAGE}")
        def journal = new File(notes, '.journal')
        place.start(journal)
        def console = place.console(0)
        new File(notes, '.full').withOutputStream { out ->
            try {
                out.write(new byte[8 * PAGE])
            } catch (IOException full) {
                // as it is to be
            }
        }
        while (journal.length() < PAGE) {
            console.ask('remove nothing') // a line, until the journal's last page is full
        }

        expect:
        with(console.ask("run full $config")) {
            contains('cgroovy runner starts nothing while its journal cannot be written: No space left on device')
        }
        place.remains(console.uid, console.pid()) == []

        when:
        new File(notes, '.full').delete()

        then:
        console.ask("run full $config").startsWith('ended 0 ')

        cleanup:
        console.kill()
        place.stop() // killed, it might leave cgroups, and nobody would know of them without these notes
        ran('umount', notes.path)
        place.start()
    }

    def "a service that could note nothing says so and does not start"() {
        given:
        mount('size=64k,ro')

        when:
        def process = new ProcessBuilder(place.command(new File(notes, 'users'))).redirectErrorStream(true).start()
        def said = process.inputStream.text

        then:
        process.waitFor() != 0
        said.contains("containers cannot be noted in $notes/users: mkdir(\"$notes/users\", 0700): EROFS, read-only file system; make room or let root write there, or take another directory (--notes)")
    }
}
