package org.cgroovy.runner

import org.cgroovy.cgroup.Limits
import org.cgroovy.it.Host
import org.cgroovy.it.Records
import org.cgroovy.spec.OciJson
import org.cgroovy.spec.Root
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Tag

/** Whenever the runner's service, the console or both are killed while a container starts: nothing is left, and others have theirs. */
@Tag('root')
@Requires(value = { Host.runsContainers() && Host.hasCommands('setpriv') }, reason = 'needs root, busybox, writable cgroups and setpriv')
class ServiceCrashIT extends Specification {
    static final int STARTS = Integer.getInteger('cgroovy.service.starts', 5)
    static final long SEED = Long.getLong('cgroovy.service.seed', 1)
    static final WHOM = ['runner', 'console', 'both']

    @Shared
    @AutoCleanup
    def leftovers = new Leftovers()

    @Shared
    ServicePlace place = new ServicePlace()

    @Shared
    Map<String, File> files = [long: config(false, 'sleep 600'), short: config(false, 'sleep 0.01'), detached: config(true, 'sleep 600'),
                               other: config(true, 'trap "exit 9" TERM; while :; do sleep 0.05; done')]

    private static File config(boolean detached, String script) {
        def file = new File(Lab.directory('config'), 'config.json')
        def limits = Limits.NONE.withPids(20)
        file.text = OciJson.write(Lab.sh(root: new Root(Lab.root.toString(), false), detach: detached, limits: limits, script))
        file
    }

    def cleanupSpec() {
        place.close()
    }

    def "a start that is cut short leaves nothing, and nobody else is harmed: #STARTS of them"() {
        given:
        def bystander = place.console(1)
        def other = ProcessId.of((bystander.ask("start other $files.other") - 'started ') as int).get()
        def console = place.console(0)
        assert console.ask("run first $files.short").startsWith('ended 0')
        def (ops, steps) = new File(place.directory, 'size').text.split(' ')*.toInteger()
        def wrong = []
        def done = [:].withDefault { 0 }

        when:
        cases(ops, steps).eachWithIndex { cut, i ->
            def reached = begin(cut, console, "c$i")
            done["$cut.kind${reached ? '' : ' that is not on the way'}".toString()]++
            end(cut.whom, console)
            console.answer()
            if (!console.process.alive) {
                wrong.addAll(cut.detached ? [] : place.remains(console.uid, 0).collect { "$cut: $it" })
                console = place.console(0)
            }
            console.ask("remove c$i")
            wrong.addAll(place.remains(console.uid, console.pid()).collect { "$cut, removed: $it" })
            wrong.addAll(other.isAlive() ? [] : ["$cut: the other is dead"])
        }
        println "seed $SEED: ${cases(ops, steps).size()} starts of $ops operations and $steps steps, cut short at $done"

        then:
        wrong == []
        done.findAll { !it.key.contains('not') }*.value.sum() > STARTS / 2

        when: 'the other was taken over again and again'
        def left = [bystander.ask('kill other 15'), bystander.ask('wait other')]

        then:
        left[0] == 'killed'
        left[1].startsWith('ended 9 ')

        when:
        [console, bystander]*.kill()

        then:
        place.remains(console.uid, 0) + place.remains(bystander.uid, 0) == []
        place.empty
    }

    def "consoles that are killed leave no file open in the service"() {
        given:
        def consoles = (0..2).collect { place.console(0) }
        consoles.eachWithIndex { it, i -> assert it.ask("start f$i $files.long").startsWith('started') }
        def before = place.files()

        when:
        consoles*.kill()

        then:
        place.remains(consoles[0].uid, 0) == []
        place.files() < before
        place.empty
    }

    def "a service that is stopped leaves nothing of a user who is there, but has no container"() {
        given:
        def console = place.console(0)
        assert console.ask("run c $files.short").startsWith('ended 0')
        assert place.cgroups() != []

        when:
        place.stop()

        then:
        place.cgroups() == []
        place.notes.list().toList() == []

        cleanup:
        console.kill()
        place.start()
    }

    def "what is left of a service that is not started again, root's gc removes, but nothing that a service or a console still wants"() {
        given:
        def runner = new EmbeddedRunner(Lab.kernel, Records.with(Lab.facts, [stateRoot: place.notes.parentFile.toPath(), cgroupRoot: place.cgroups]), ExecutionProbe.NONE)
        def (console, other) = [place.console(0), place.console(1)]
        console.ask("start ends $files.long")
        other.ask("start stays $files.long")

        expect: 'a service is there'
        runner.gc() == []

        when:
        place.kill()
        console.kill()
        def removed = runner.gc()

        then:
        removed == ["container ends, left by process ${console.pid()}, of uid $console.uid"]*.toString()
        place.remains(console.uid, 0) == []
        !place.found(other.uid, other.pid()).empty

        cleanup:
        other.kill()
        runner.gc()
        runner.close()
        place.start()
        assert place.empty
    }

    /** Where one start is cut short, and who is killed there. */
    @groovy.transform.Canonical
    static class Cut {
        String kind
        int index
        String whom
        boolean detached
    }

    /** Each operation and each step once, then moments; mixed, as many as there are to be. */
    private static List<Cut> cases(int ops, int steps) {
        def random = new Random(SEED)
        def points = (0..<ops).collect { ['op', it] } + (0..<steps).collect { ['step', it] }
        def moments = (0..<Math.max(STARTS - points.size(), 30)).collect { ['moment', random.nextInt(300)] }
        (points + moments).shuffled(random).take(STARTS).collect { kind, index ->
            new Cut(kind, index, WHOM[random.nextInt(3)], random.nextInt(4) == 0)
        }
    }

    /** Gives whether it was cut short on the way. */
    private boolean begin(Cut cut, ServicePlace.Talk console, String id) {
        def done = new File(place.directory, 'done')
        done.delete()
        if (cut.kind == 'moment') {
            console.tell("start $id ${cut.detached ? files.detached : files.short}")
            sleep(cut.index.intdiv(10))
            return true
        }
        new File(place.directory, 'order').text = "$cut.kind $cut.index $cut.whom ${console.pid()}"
        console.tell("start $id ${cut.detached ? files.detached : files.long}")
        while (place.alive && !console.ready) {
            sleep(2) // until it runs, it was refused, or who asked or was asked is dead
        }
        done.exists()
    }

    /** They are dead, or are killed now. */
    private void end(String whom, ServicePlace.Talk console) {
        if (whom != 'runner') {
            console.kill()
        }
        if (whom != 'console') {
            place.kill()
            place.start()
        }
    }
}
