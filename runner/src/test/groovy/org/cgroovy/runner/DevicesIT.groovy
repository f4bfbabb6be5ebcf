package org.cgroovy.runner

import org.cgroovy.cgroup.CgroupHost
import org.cgroovy.cgroup.CgroupMode
import org.cgroovy.cgroup.DeviceRule
import org.cgroovy.cgroup.Limits
import org.cgroovy.it.Host
import org.cgroovy.it.Records
import org.cgroovy.plan.Stdio
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.Tag

/** Device rules where only v2 is there: an eBPF program of the container's cgroup. */
@Tag('root')
@Tag('v2')
@Tag('hybrid')
@Requires(value = { Host.hasUnified() }, reason = 'needs a v2 hierarchy')
class DevicesIT extends Specification {
    @AutoCleanup
    def runner = new EmbeddedRunner(Lab.kernel, Records.with(Lab.facts, [cgroups: unified()]), ExecutionProbe.NONE)

    def "of the device #name the container may #rights"() {
        expect:
        run("mknod /dev/x $type $major $minor && echo made; head -c 0 /dev/x 2>&1 && echo read") == rights

        where:
        name                | type | major | minor || rights
        'null'              | 'c'  | 1     | 3     || 'made read'
        'kmsg'              | 'c'  | 1     | 11    || 'made head: /dev/x: Operation not permitted'
        'the disk'          | 'b'  | 254   | 0     || 'made head: /dev/x: Operation not permitted'
        'a pseudo terminal' | 'c'  | 136   | 999   || 'made head: /dev/x: Input/output error'
    }

    def "rules of its own decide for each access"() {
        given:
        def zero = new DeviceRule(true, 'c' as char, OptionalLong.of(1), OptionalLong.of(5), 'r')
        def limits = Limits.NONE.withDevices([DeviceRule.DENY_ALL, zero])

        expect:
        run(limits: limits, 'head -c 1 /dev/zero | wc -c; (: >/dev/zero); mknod /dev/x c 1 3') ==
                "1 /bin/sh: can't create /dev/zero: Operation not permitted mknod: /dev/x: Operation not permitted"
    }

    def "a device that is allowed comes beside the usual ones, and opens no other"() {
        given:
        def limits = Limits.NONE.withDevices([DeviceRule.allow('c' as char, 10, 229)])

        expect:
        run(limits: limits, 'mknod /dev/f c 10 229; head -c 0 /dev/f 2>&1 | grep -c permitted; : >/dev/null && echo null; mknod /dev/d b 254 0; head -c 0 /dev/d 2>&1') ==
                '0 null head: /dev/d: Operation not permitted'
    }

    def "rules of a running container are replaced"() {
        given:
        def container = runner.start(Lab.sh('sleep 60'), Stdio.CAPTURE)
        def look = { runner.find(container.id()).exec(Lab.sh('head -c 1 /dev/zero').process(), Stdio.CAPTURE).exitCode() }

        expect:
        look() == 0

        when:
        container.update(Limits.NONE.withDevices([DeviceRule.DENY_ALL]))

        then:
        look() == 1

        when:
        container.update(Limits.NONE.withDevices(DeviceRule.DEFAULT))

        then:
        look() == 0

        cleanup:
        container.remove()
    }

    private String run(Map changes = [:], String script) {
        def result = runner.run(Lab.sh(changes, script), Stdio.CAPTURE)
        (result.out() + result.err()).replaceAll('\\s+', ' ').trim()
    }

    private static CgroupHost unified() {
        def host = CgroupHost.read()
        new CgroupHost(CgroupMode.UNIFIED, [host.unified().get()], host.known())
    }
}
