package org.cgroovy.dsl

import org.cgroovy.cgroup.CpuLimits
import org.cgroovy.cgroup.DeviceRule
import org.cgroovy.cgroup.HugetlbLimit
import org.cgroovy.cgroup.IoThrottle
import org.cgroovy.cgroup.MemoryLimits
import org.cgroovy.cgroup.Setting
import org.cgroovy.linux.Namespace
import org.cgroovy.plan.Stdio
import org.cgroovy.spec.ContainerSpec
import org.cgroovy.spec.IdMapping
import org.cgroovy.spec.MountSpec
import org.cgroovy.spec.ProcessSpec
import org.cgroovy.spec.Rlimit
import org.cgroovy.spec.Root
import org.cgroovy.spec.User

class ContainerWordsSpec extends ScriptSpecification {
    def "every word of the tour reaches the description"() {
        when:
        run('''
            container('web') {
                hostname 'inside'
                domainname 'example'
                rootfs '/root/containerFS'
                readonly true
                env PATH: '/bin:/usr/bin', TERM: 'xterm'
                cwd '/'
                user 1000, 1000, groups: [10, 20]
                namespaces { share 'net'; join uts: '/proc/123/ns/uts'; unshare 'user', 'time' }
                mounts { bind '/data', '/data', readonly: true; tmpfs '/tmp', size: 64.MiB }
                limits {
                    cpu 50.percent
                    cpus '0-1'; mems '0'
                    memory 100.MiB, swap: 0
                    pids 10
                    io '/dev/vda', read: 10.MiB.perSecond, writeOps: 100
                    hugetlb '2MB', 64.MiB
                    set 'cpu.cfs_burst_us', 1000
                }
                capabilities { drop 'ALL'; add 'CHOWN' }
                rlimits { nofile 1024 }
                run '/bin/sh', '-c', 'echo hi'
            }
        ''')
        def spec = runner.spec

        then:
        spec.id() == 'web'
        spec.hostname().get() == 'inside'
        spec.domainname().get() == 'example'
        spec.root() == new Root('/root/containerFS', true)
        spec.process().args() == ['/bin/sh', '-c', 'echo hi']
        spec.process().env() == [PATH: '/bin:/usr/bin', TERM: 'xterm']
        spec.process().cwd() == '/'
        spec.process().user() == new User(1000, 1000, [10L, 20L])
        spec.process().capabilities() == ['CHOWN'] as Set
        spec.process().rlimits() == [new Rlimit('nofile', 1024, 1024)]

        and:
        spec.namespaces().isShared(Namespace.NET)
        spec.namespaces().join(Namespace.UTS).get() == '/proc/123/ns/uts'
        spec.namespaces().isFresh(Namespace.USER)
        spec.namespaces().isFresh(Namespace.TIME)
        spec.namespaces().isFresh(Namespace.PID)
        spec.mounts() == ContainerSpec.DEFAULT_MOUNTS + [
                new MountSpec('/data', 'bind', '/data', ['rbind', 'ro']),
                MountSpec.tmpfs('/tmp', ['nosuid', 'nodev', 'size=67108864'])]

        and:
        with(spec.limits()) {
            cpu() == CpuLimits.NONE.withQuotaMicros(50_000).withPeriodMicros(100_000).withCpus('0-1').withMems('0')
            memory() == MemoryLimits.NONE.withLimit(100L << 20).withSwap(0)
            pids().asLong == 10
            io().devices() == [IoThrottle.of('/dev/vda').withReadBytes(10L << 20).withWriteOps(100)]
            hugetlb() == [new HugetlbLimit('2MB', 64L << 20)]
            settings() == [new Setting('cpu.cfs_burst_us', '1000')]
        }
        runner.stdios == [Stdio.INHERIT]
    }

    def "limits { #words } is #limits"() {
        expect:
        spec("limits { $words }").limits().cpu() == limits

        where:
        words                                     || limits
        'cpu 1.5.cores'                           || CpuLimits.NONE.withQuotaMicros(150_000).withPeriodMicros(100_000)
        'cpu 1.core'                              || CpuLimits.NONE.withQuotaMicros(100_000).withPeriodMicros(100_000)
        "cpu '25%'"                               || CpuLimits.NONE.withQuotaMicros(25_000).withPeriodMicros(100_000)
        "cpu 'max'"                               || CpuLimits.NONE.withQuotaMicros(-1)
        'cpu weight: 200'                         || CpuLimits.NONE.withWeight(200)
        'cpu shares: 512'                         || CpuLimits.NONE.withShares(512)
        'cpu quota: 5000, period: 50.millis'      || CpuLimits.NONE.withQuotaMicros(5000).withPeriodMicros(50_000)
        'cpu 50.percent, period: 20.millis'       || CpuLimits.NONE.withQuotaMicros(10_000).withPeriodMicros(20_000)
        'cpu 50.percent; cpu period: 20.millis'   || CpuLimits.NONE.withQuotaMicros(10_000).withPeriodMicros(20_000)
        'cpu quota: 5000, burst: 1.millis'        || CpuLimits.NONE.withQuotaMicros(5000).withBurstMicros(1000)
        'cpus 0'                                  || CpuLimits.NONE.withCpus('0')
    }

    def "limits { memory #words } is #limits"() {
        expect:
        spec("limits { memory $words }").limits().memory() == limits

        where:
        words                                || limits
        "'100m'"                             || MemoryLimits.NONE.withLimit(100L << 20)
        "'max'"                              || MemoryLimits.NONE.withLimit(-1)
        '1.5.GiB'                            || MemoryLimits.NONE.withLimit(1536L << 20)
        '"${2 * 50}m"'                       || MemoryLimits.NONE.withLimit(100L << 20)
        'high: 80.MiB, low: 1.MiB'           || MemoryLimits.NONE.withHigh(80L << 20).withLow(1L << 20)
        "1.GiB, reservation: '10m', swap: 0" || MemoryLimits.NONE.withLimit(1L << 30).withReservation(10L << 20).withSwap(0)
    }

    def "the other limits"() {
        when:
        def limits = spec('''
            limits {
                pids 'max'
                io weight: 200
                io '254:0', write: '1m', readOps: 'max'
                devices { allow 'c 10:229 rwm', 'b *:* r'; deny 'c 5:*' }
            }
        ''').limits()

        then:
        limits.pids().asLong == -1
        limits.io().weight().asLong == 200
        limits.io().devices() == [IoThrottle.of('254:0').withWriteBytes(1L << 20).withReadOps(-1)]
        limits.devices() == [
                new DeviceRule(true, 'c' as char, OptionalLong.of(10), OptionalLong.of(229), 'rwm'),
                new DeviceRule(true, 'b' as char, OptionalLong.empty(), OptionalLong.empty(), 'r'),
                new DeviceRule(false, 'c' as char, OptionalLong.of(5), OptionalLong.empty(), 'rwm')]
    }

    def "the process"() {
        when:
        def spec = spec('''
            noNewPrivileges false; oomScoreAdj 500; umask '027'; init true; detach true
            capabilities { add 'CAP_SYS_PTRACE'; drop 'NET_RAW', 'mknod' }
            rlimits { nofile 1024, 4096; core 'unlimited'; memlock 64.KiB; cpu 2.minutes; set 'as', 1.GiB }
            env "A${1}": "b${2}", N: 3
        ''')

        then:
        with(spec.process()) {
            !noNewPrivileges()
            oomScoreAdj().asInt == 500
            umask().asInt == 027
            init()
            env().A1 == 'b2'
            env().N == '3'
            env().PATH == ProcessSpec.DEFAULT_ENV.PATH
            capabilities() == ProcessSpec.DEFAULT_CAPABILITIES + 'SYS_PTRACE' - 'NET_RAW' - 'MKNOD'
            rlimits() == [new Rlimit('nofile', 1024, 4096), new Rlimit('core', -1, -1),
                          new Rlimit('memlock', 65536, 65536), new Rlimit('cpu', 120, 120),
                          new Rlimit('as', 1L << 30, 1L << 30)]
        }
        spec.detach()
    }

    def "namespaces and paths"() {
        when:
        def spec = spec('''
            namespaces { uidMap 0, 100000, 65536; gidMap 0, 100000, 65536; timeOffset boottime: 1.days, monotonic: 7 }
            masked '/proc/secret'; unmasked '/proc/keys'; readonlyPaths '/proc/mine'; writablePaths '/proc/sys'
            annotations owner: 'me'
            mounts { mount '/sys/fs/bpf', type: 'bpf', options: ['nosuid']; tmpfs '/t', mode: '1777', options: 'noexec'; bind '/a', '/b' }
        ''')

        then:
        spec.namespaces().uidMappings() == [new IdMapping(0, 100000, 65536)]
        spec.namespaces().gidMappings() == [new IdMapping(0, 100000, 65536)]
        spec.namespaces().timeOffsets() == [boottime: 86400L, monotonic: 7L]
        spec.namespaces().isFresh(Namespace.USER)
        spec.namespaces().isFresh(Namespace.TIME)
        '/proc/secret' in spec.maskedPaths()
        !('/proc/keys' in spec.maskedPaths())
        '/proc/mine' in spec.readonlyPaths()
        !('/proc/sys' in spec.readonlyPaths())
        spec.annotations() == [owner: 'me']
        spec.mounts() == ContainerSpec.DEFAULT_MOUNTS + [
                new MountSpec('/sys/fs/bpf', 'bpf', 'bpf', ['nosuid']),
                MountSpec.tmpfs('/t', ['nosuid', 'nodev', 'mode=1777', 'noexec']),
                new MountSpec('/b', 'bind', '/a', ['rbind'])]
    }

    def "a mount on the place of a default one replaces it, and defaults can be left out"() {
        expect:
        spec("mounts { tmpfs '/dev/shm', size: 1.GiB; omit '/sys/fs/cgroup', '/dev/mqueue' }").mounts().collect {
            "${it.destination()} ${it.options().last()}".toString()
        } == ['/proc noexec', '/dev size=65536k', '/dev/pts gid=5', '/dev/shm size=1073741824', '/sys ro']
    }

    def "root inside may be a user outside"() {
        expect:
        with(spec('namespaces { mapRoot 1000, 100 }').namespaces()) {
            uidMappings() == [new IdMapping(0, 1000, 1)]
            gidMappings() == [new IdMapping(0, 100, 1)]
            isFresh(Namespace.USER)
        }
    }

    def "all sixteen rlimits have a word"() {
        expect:
        def words = Vocabulary.of('rlimits').get().words()
        words.size() == 16
        words.contains('set')
    }
}
