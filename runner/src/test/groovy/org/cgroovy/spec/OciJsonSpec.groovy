package org.cgroovy.spec

import com.fasterxml.jackson.jr.ob.JSON
import org.cgroovy.cgroup.CpuLimits
import org.cgroovy.cgroup.IoLimits
import org.cgroovy.cgroup.IoThrottle
import org.cgroovy.cgroup.Limits
import org.cgroovy.cgroup.MemoryLimits
import org.cgroovy.linux.Namespace
import spock.lang.Specification

import java.nio.file.Path

class OciJsonSpec extends Specification {
    static final Path BUNDLE = Path.of('/bundle')

    def plain = ContainerSpec.of('web', new Root('/fs', true), ProcessSpec.DEFAULT.withArgs(['/bin/sh', '-c', 'echo "hi"']))

    def "the default container survives the way there and back"() {
        expect:
        OciJson.read('web', OciJson.write(plain), BUNDLE) == plain
    }

    def "random container #seed survives the way there and back"() {
        given:
        def spec = new RandomSpecs(seed).container()

        expect:
        OciJson.read(spec.id(), OciJson.write(spec), BUNDLE) == spec

        where:
        seed << (1..200)
    }

    def "written text is written the same after reading"() {
        given:
        def text = OciJson.write(new RandomSpecs(7).container())

        expect:
        OciJson.write(OciJson.read('c7', text, BUNDLE)) == text
    }

    def "the names are OCI's"() {
        given:
        def spec = plain.withLimits(Limits.NONE.withPids(10)
                .withCpu(CpuLimits.NONE.withQuotaMicros(50_000).withPeriodMicros(100_000).withWeight(50))
                .withMemory(MemoryLimits.NONE.withLimit(1000).withSwap(24).withHigh(900))
                .withIo(IoLimits.NONE.withDevices([IoThrottle.of('254:0').withReadBytes(5).withWriteOps(-1),
                                                   IoThrottle.of('/dev/vda').withReadBytes(6).withWriteOps(-1)])))

        when:
        def config = JSON.std.mapFrom(OciJson.write(spec))

        then:
        config.ociVersion == '1.2.0'
        config.root == [path: '/fs', readonly: true]
        config.process.args == ['/bin/sh', '-c', 'echo "hi"']
        config.process.env == ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin']
        'CAP_CHOWN' in config.process.capabilities.bounding
        config.mounts[0].destination == '/proc'
        config.linux.namespaces*.type as Set == ['mount', 'pid', 'uts', 'ipc', 'network', 'cgroup'] as Set
        config.linux.cgroupsPath == '/cgroovy/web'

        and:
        with(config.linux.resources) {
            pids == [limit: 10]
            cpu == [quota: 50_000, period: 100_000]
            memory == [limit: 1000, swap: 1024]
            unified == ['memory.high': '900', 'cpu.weight': '50']
            blockIO == [throttleReadBpsDevice: [[major: 254, minor: 0, rate: 5]],
                        throttleWriteIOPSDevice: [[major: 254, minor: 0, rate: 0]]]
        }
        config.annotations == ['org.cgroovy.io:/dev/vda': 'rbps=6 wiops=max', 'org.cgroovy.seccomp': 'default']
        config.linux.seccomp.architectures.contains('SCMP_ARCH_X86_64') || config.linux.seccomp.architectures.contains('SCMP_ARCH_AARCH64')
    }

    def "what other tools write is read: relative paths, uint64 for unlimited, missing parts"() {
        when:
        def spec = OciJson.read('web', '''{
            "ociVersion": "1.0.2", "extra": 1,
            "root": {"path": "rootfs"},
            "process": {"args": ["sh"], "cwd": "/", "user": {"uid": 1, "gid": 2, "umask": 18},
                "rlimits": [{"type": "RLIMIT_NOFILE", "hard": 18446744073709551615, "soft": 1024}]},
            "mounts": [{"destination": "/data", "source": "data", "options": ["bind", "ro"]},
                       {"destination": "/proc", "type": "proc", "source": "proc"}],
            "linux": {
                "resources": {"devices": [{"allow": false, "access": "rwm"}],
                    "hugepageLimits": [{"pageSize": "2MB", "limit": 18446744073709551615}]},
                "namespaces": [{"type": "network", "path": "/run/netns/a"}, {"type": "mount"}]}
        }''', BUNDLE)

        then:
        spec.root() == new Root('/bundle/rootfs', false)
        spec.process().user() == new User(1, 2, [])
        spec.process().umask().asInt == 022
        spec.process().capabilities().empty
        spec.process().rlimits() == [new Rlimit('nofile', 1024, -1)]
        spec.mounts()[0] == new MountSpec('/data', 'bind', '/bundle/data', ['bind', 'ro'])
        spec.limits().devices() == [] // as if nothing had been said: the usual are allowed, all others are not
        spec.limits().hugetlb()[0].bytes() == -1
        spec.namespaces().join(Namespace.NET).get() == '/run/netns/a'
        spec.namespaces().fresh() == [Namespace.MOUNT] as Set
    }

    def "#json is refused: #message"() {
        when:
        OciJson.read('web', json.replace('ROOT', '"root": {"path": "/fs"}'), BUNDLE)

        then:
        def e = thrown(SpecException)
        e.message == message

        where:
        json                                                          || message
        '[]'                                                          || 'config.json: must be an object, got []'
        '{}'                                                          || 'root.path: is missing'
        '{"root": {"path": 1}}'                                       || 'root.path: must be a text, got 1'
        '{ROOT, "process": {"args": ["a", 5]}}'                       || 'process.args[1]: must be a text, got 5'
        '{ROOT, "process": {"args": "a"}}'                            || 'process.args: must be a list, got a'
        '{ROOT, "process": {"cwd": "x"}}'                             || "process: cwd must be an absolute path, got 'x'"
        '{ROOT, "process": {"env": ["A"]}}'                           || "process.env: must be NAME=value, got 'A'"
        '{ROOT, "process": {"user": {"uid": -5}}}'                    || 'process.user: uid must be 0 to 4294967294, got -5'
        '{ROOT, "process": {"oomScoreAdj": 5000000000}}'              || 'process.oomScoreAdj: is too large: 5000000000'
        '{ROOT, "process": {"rlimits": [{"type": "NOFILE"}]}}'        || "process.rlimits[0].type: must begin with RLIMIT_, got 'NOFILE'"
        '{ROOT, "process": {"apparmorProfile": "x"}}'                 || 'process.apparmorProfile: is not supported'
        '{ROOT, "hooks": {"prestart": [{}]}}'                         || 'hooks: is not supported'
        '{"ociVersion": "2.0.0", ROOT}'                               || "ociVersion: must be 1.0.0 to 1.2.0, or a later one that begins with 1, got '2.0.0'"
        '{ROOT, "linux": {"seccomp": {}}}'                            || 'linux.seccomp.defaultAction: is missing'
        '{ROOT, "linux": {"sysctl": {"a": "1"}}}'                     || 'linux.sysctl: is not supported'
        '{ROOT, "linux": {"rootfsPropagation": "shared"}}'            || "linux.rootfsPropagation: only private and rprivate are supported, got 'shared'"
        '{ROOT, "linux": {"resources": {"memory": {"swappiness": 0}}}}' || 'linux.resources.memory.swappiness: is not supported'
        '{ROOT, "mounts": [{"destination": "/a", "uidMappings": [{}]}]}' || 'mounts[0].uidMappings: is not supported'
        '{ROOT, "mounts": [{"type": "tmpfs"}]}'                       || 'mounts[0].destination: is missing'
        '{ROOT, "linux": {"namespaces": [{"type": "nope"}]}}'         || "linux.namespaces[0].type: no namespace 'nope'"
        '{ROOT, "linux": {"resources": {"pids": {"limit": 0}}}}'      || 'linux.resources: pids limit must be > 0 or -1 (max), got 0'
        '{ROOT, "linux": {"resources": {"cpu": {"period": 1}}}}'      || 'linux.resources.cpu: cpu period must be between 1000 and 1000000 microseconds, got 1'
        '{ROOT, "linux": {"resources": {"memory": {"swap": 5}}}}'     || 'linux.resources.memory.swap: is memory and swap together, so it must be at least the limit'
        '{ROOT, "linux": {"resources": {"devices": [{"type": "x"}]}}}' || "linux.resources.devices[0].type: device type must be 'a', 'b' or 'c', got 'x'"
        '{ROOT, "annotations": {"org.cgroovy.io:/dev/a": "x"}}'       || 'annotations.org.cgroovy.io:/dev/a: must be such as \'rbps=1048576 wiops=max\', got x'
        '{ROOT, '                                                     || 'config.json:1:27: Unexpected end-of-input within/between Object entries'
    }

    def "what #file of runc spec says is the same after writing and reading"() {
        given:
        def reading = OciJson.reading('web', getClass().getResource("/fixtures/oci/$file").text, BUNDLE)

        expect:
        OciJson.read('web', OciJson.write(reading.spec()), Path.of('/elsewhere')) == reading.spec()
        reading.ignored() == ['process.capabilities.ambient: no process of a container has inheritable or ambient capabilities']

        where:
        file << ['runc-spec.json', 'runc-spec-rootless.json']
    }

    def "nothing of #json is passed over unseen"() {
        expect:
        OciJson.reading('web', json.replace('ROOT', '"root": {"path": "/fs"}'), BUNDLE).ignored() == ignored

        where:
        json                                                                         || ignored
        '{ROOT, "hooks": {}, "linux": {"sysctl": {}, "devices": [], "mountLabel": ""}}' || []
        '{ROOT, "annotations": {"a": "b"}, "linux": {"timeOffsets": {"boottime": {"secs": 1}}}}' || []
        '{ROOT, "linux": {"cgroupsPath": "/cgroovy/web"}}'                           || []
        '{ROOT, "linux": {"cgroupsPath": "/docker/1"}}'                              || ['linux.cgroupsPath: the cgroup of a container has its name, /cgroovy/web']
        '{ROOT, "new": {"a": 1}}'                                                    || ['new: is no property that cgroovy knows']
        '{ROOT, "process": {"user": {"uid": 1, "shell": "sh"}}}'                     || ['process.user.shell: is no property that cgroovy knows']
        '{ROOT, "mounts": [{"destination": "/a", "when": 1}]}'                       || ['mounts[0].when: is no property that cgroovy knows']
        '{ROOT, "linux": {"resources": {"pids": {"limit": 5, "soft": 3}}}}'          || ['linux.resources.pids.soft: is no property that cgroovy knows']
        '{ROOT, "linux": {"timeOffsets": {"boottime": {"secs": 1, "nanosecs": 2}}}}' || ['linux.timeOffsets.boottime.nanosecs: is no property that cgroovy knows']
        '{ROOT, "process": {"consoleSize": {"height": 1}}}'                          || ["process.consoleSize: the terminal has the size of the caller's"]
        '{ROOT, "process": {"capabilities": {"bounding": ["CAP_KILL"], "effective": []}}}' || ['process.capabilities.effective: exec gives root what the bounding set has, and others what is ambient']
    }

    def "the description to begin with is complete, and is that of a bundle"() {
        when:
        def reading = OciJson.reading('web', OciJson.template(), BUNDLE)

        then:
        reading.ignored() == []
        reading.spec().root() == new Root('/bundle/rootfs', true)
        reading.spec().process() == ProcessSpec.DEFAULT.withArgs(['sh']).withTerminal(true)
    }

    def "device rules #rules of another tool mean #devices beside what is usual; of ours, all that there is"() {
        given:
        def json = { String annotations -> """{"root": {"path": "/fs"}, "annotations": $annotations, "linux": {"resources": {"devices": $rules}}}""" }
        def read = { String annotations -> OciJson.read('web', json(annotations), BUNDLE).limits().devices()*.toString() }

        expect:
        read('{}') == devices
        read('{"org.cgroovy.devices": "exact"}') == exact

        where:
        rules                                                                               || devices        | exact
        '[]'                                                                                || []             | []
        '[{"allow": false, "access": "rwm"}]'                                               || []             | ['a *:* rwm']
        '[{"allow": false}, {"allow": true, "type": "c", "major": 10, "minor": 229}]'       || ['c 10:229 rwm'] | ['a *:* rwm', 'c 10:229 rwm']
        '[{"allow": true, "access": "rwm"}]'                                                || ['a *:* rwm']  | ['a *:* rwm']
    }
}
