package org.cgroovy.plan

import org.cgroovy.it.Records
import org.cgroovy.spec.ContainerSpec
import org.cgroovy.spec.MountSpec
import org.cgroovy.spec.ProcessSpec
import org.cgroovy.spec.Root
import spock.lang.Specification

class MountOptionsSpec extends Specification {
    def "#options are the flags #flags and the data '#data'"() {
        given:
        def parsed = MountOptions.of(options)

        expect:
        parsed.flagText() == flags
        parsed.data() == data

        where:
        options                                  || flags                               | data
        []                                       || '0'                                 | ''
        ['nosuid', 'noexec', 'size=1m', 'mode=7'] || 'MS_NOSUID|MS_NOEXEC'              | 'size=1m,mode=7'
        ['ro', 'nosuid', 'rw', 'suid']           || '0'                                 | ''
        ['rw', 'ro']                             || 'MS_RDONLY'                         | ''
        ['dirsync', 'lazytime', 'defaults']      || 'MS_DIRSYNC|MS_LAZYTIME'            | ''
        ['rprivate', 'rbind', 'bind']            || '0'                                 | ''
    }

    def "a bind #options sets #set and clears #cleared"() {
        given:
        def parsed = MountOptions.of(options)

        expect:
        [parsed.attributes(), parsed.attributesToClear()] == [set, cleared]

        where:
        options                     || set    | cleared
        ['rbind']                   || 0      | 0
        ['rbind', 'ro', 'nodev']    || 5      | 0
        ['bind', 'noatime']         || 0x10   | 0x70
        ['bind', 'relatime']        || 0      | 0x70
        ['bind', 'strictatime']     || 0x20   | 0x70
        ['bind', 'nodiratime']      || 0x80   | 0
    }

    def "of #options the last word about propagation is #propagation"() {
        expect:
        MountOptions.of(options).propagation().name() == propagation

        where:
        options                 || propagation
        []                      || 'PRIVATE'
        ['rslave']              || 'SLAVE'
        ['slave', 'rshared']    || 'SHARED'
        ['shared', 'rprivate']  || 'PRIVATE'
        ['unbindable']          || 'UNBINDABLE'
    }

    def "a bind mount #options is refused: #message"() {
        when:
        plan(options, namespaces)

        then:
        def e = thrown(PlanException)
        e.message.contains(message)

        where:
        options              | namespaces || message
        ['rbind', 'size=1m'] | []         || 'the bind mount on /host takes no size=1m, which is said to a file system when it is mounted'
        ['rbind', 'sync']    | []         || 'the bind mount on /host takes no sync'
        ['rbind', 'rslave']  | ['user']   || 'the bind mount on /host cannot be slave: in a user namespace nothing is heard'
        ['rbind', 'shared']  | ['user']   || 'the bind mount on /host cannot be shared'
    }

    def "propagation #options is #steps in the plan"() {
        given:
        def text = plan(['rbind', *options], []).toString()

        expect:
        text.readLines().findAll { it.contains('mount_setattr') && it.contains('bind0') }*.replaceAll(/.*\{(\w+)}.*/, '$1') == steps

        where:
        options        || steps
        []             || ['MS_PRIVATE']
        ['rslave']     || ['MS_SLAVE']
        ['rshared']    || ['MS_SLAVE', 'MS_SHARED']
        ['unbindable'] || ['MS_PRIVATE', 'MS_UNBINDABLE']
    }

    private static Plan plan(List<String> options, List<String> fresh) {
        def spec = ContainerSpec.of('web', new Root('/fs', false), ProcessSpec.DEFAULT.withArgs(['sh']))
        def namespaces = fresh.inject(spec.namespaces()) { all, name -> all.withFresh(org.cgroovy.linux.Namespace.named(name).get()) }
        new Planner(PlanHosts.root('hybrid')).plan(Records.with(spec, [mounts: [new MountSpec('/host', 'bind', '/srv/data', options)], namespaces: namespaces]), Stdio.CAPTURE)
    }
}
