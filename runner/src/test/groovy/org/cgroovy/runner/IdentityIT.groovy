package org.cgroovy.runner

import org.cgroovy.it.Host
import org.cgroovy.linux.Capability
import org.cgroovy.linux.Errno
import org.cgroovy.spec.ProcessSpec
import org.cgroovy.spec.Rlimit
import org.cgroovy.spec.User
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.Tag

@Tag('root')
@Requires(value = { Host.runsContainers() }, reason = 'needs root, busybox and writable cgroups')
class IdentityIT extends Specification {
    static final PATH = ProcessSpec.DEFAULT_ENV.PATH

    @AutoCleanup
    def leftovers = new Leftovers()

    def "the environment is what was given, and nothing of the runner's"() {
        expect:
        Lab.lines(env: [PATH: PATH, A: 'b c', EMPTY: '', LINES: 'ü\ny'], 'env | grep -v "^\\(PWD\\|SHLVL\\)="; printf %s "$LINES" | wc -c') as Set ==
                ["PATH=$PATH".toString(), 'A=b c', 'EMPTY=', 'LINES=ü', 'y', '4'] as Set
    }

    def "the working directory is the one asked for, through links inside the root"() {
        expect:
        Lab.text(cwd: cwd, 'pwd -P') == directory

        where:
        cwd        || directory
        '/'        || '/'
        '/var/run' || '/run'
        '/usr/bin' || '/bin'
        '/root/..' || '/'
    }

    def "a working directory that is not there is an error that names it"() {
        when:
        Lab.run(cwd: '/nowhere', 'true')

        then:
        def e = thrown(KernelFailure)
        e.message.contains('/nowhere')
        e.errno() == Errno.ENOENT
    }

    def "user, group and additional groups are those asked for, and only those"() {
        expect:
        Lab.text(user: user, 'id -u; id -g; grep ^Groups /proc/self/status').replaceAll('\\s+', ' ').trim() == seen

        where:
        user                                       || seen
        User.ROOT                                  || '0 0 Groups:'
        new User(1000, 1001, [])                   || '1000 1001 Groups:'
        new User(1000, 1001, [10L, 20L, 30L])      || '1000 1001 Groups: 10 20 30'
        new User(4294967294L, 4294967294L, [7L])   || '4294967294 4294967294 Groups: 7'
    }

    def "the umask is #seen when #asked is asked for"() {
        expect:
        Lab.text(umask: asked, 'umask; touch /dev/shm/x; stat -c %a /dev/shm/x') == seen

        where:
        asked                  || seen
        OptionalInt.empty()    || '0022\n644'
        OptionalInt.of(0)      || '0000\n666'
        OptionalInt.of(077)    || '0077\n600'
    }

    def "resource limits are what was asked for"() {
        given:
        def limits = [new Rlimit('nofile', 100, 200), new Rlimit('core', 0, 0), new Rlimit('nproc', 300, 400)]

        expect:
        Lab.text(rlimits: limits, 'grep "open files\\|core file\\|processes" /proc/self/limits').replaceAll(' +', ' ').readLines()*.trim() as Set ==
                ['Max core file size 0 0 bytes', 'Max processes 300 400 processes', 'Max open files 100 200 files'] as Set
    }

    def "a limit of open files does not count those of the JVM"() {
        given:
        def many = (1..300).collect { Lab.kernel.eventfd() }
        def limits = [new Rlimit('nofile', 10, 10)]

        expect:
        Lab.text(rlimits: limits, init: init, 'ulimit -n') == '10'

        cleanup:
        many.each { Lab.kernel.close(it) }

        where:
        init << [false, true]
    }

    def "capabilities of #who: bounding #bounding, effective #effective, and none is inherited"() {
        when:
        def status = Lab.lines(user: user, capabilities: names as Set, 'cat /proc/self/status')
                .findAll { it.startsWith('Cap') }.collectEntries { it.split(':\\s+').toList() }

        then:
        status == [CapInh: none(), CapPrm: effective, CapEff: effective, CapBnd: bounding, CapAmb: none()]

        where:
        who             | user                     | names                                  || bounding                                    | effective
        'root'          | User.ROOT                | ProcessSpec.DEFAULT_CAPABILITIES       || mask(ProcessSpec.DEFAULT_CAPABILITIES)      | mask(ProcessSpec.DEFAULT_CAPABILITIES)
        'root with two' | User.ROOT                | ['CHOWN', 'SETPCAP']        || mask(['CHOWN', 'SETPCAP'])       | mask(['CHOWN', 'SETPCAP'])
        'bare root'     | User.ROOT                | []                                     || none()                                      | none()
        'mighty root'   | User.ROOT                | own()                                  || mask(own())                                 | mask(own())
        'a user'        | new User(1000, 1000, []) | ProcessSpec.DEFAULT_CAPABILITIES       || mask(ProcessSpec.DEFAULT_CAPABILITIES)      | none()
    }

    def "no_new_privs is #shown"() {
        expect:
        Lab.text(noNewPrivileges: asked, 'grep NoNewPrivs /proc/self/status') == "NoNewPrivs:\t$shown"

        where:
        asked || shown
        true  || '1'
        false || '0'
    }

    def "the OOM score is adjusted"() {
        expect:
        Lab.text(oomScoreAdj: OptionalInt.of(score), 'cat /proc/self/oom_score_adj') == "$score"

        where:
        score << [new File('/proc/self/oom_score_adj').text.trim() as int, 777, 1000]
    }

    private static String mask(Collection<String> names) {
        String.format('%016x', names.sum(0L) { 1L << Capability.valueOf(it).ordinal() })
    }

    /** Those of this process, which may itself be in a container. */
    private static List<String> own() {
        long held = Long.parseUnsignedLong(new File('/proc/self/status').readLines().find { it.startsWith('CapPrm') }.split('\\s+')[1], 16)
        Capability.values().findAll { held >> it.ordinal() & 1 }*.name()
    }

    private static String none() {
        '0' * 16
    }
}
