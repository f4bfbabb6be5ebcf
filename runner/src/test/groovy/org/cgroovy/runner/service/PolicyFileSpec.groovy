package org.cgroovy.runner.service

import org.cgroovy.cgroup.Limits
import org.cgroovy.cgroup.MemoryLimits
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

class PolicyFileSpec extends Specification {
    @TempDir
    Path directory

    def "what is said of all, of groups and of users is merged, the more special first"() {
        given:
        def read = parse('''
            // comments may stand here
            { "default": { "containers": 5, "memory": "1g", "cpu": 1.5, "cpus": "0-3" },
              "groups": { "students": { "containers": 2, "pids": 50 }, "staff": { "containers": 9 } },
              "users": { "ann": { "memory": 1048576, "swap": 0 }, "1001": { "allow": false } } }''')

        expect:
        read.grant(['bob', '1002'] as Set, [] as Set).with { [allowed(), containers(), ceiling().memoryBytes().asLong, ceiling().cpuMicros().asLong, ceiling().cpus().get()] } ==
                [true, 5, 1L << 30, 150_000L, '0-3']
        read.grant(['bob', '1002'] as Set, ['students'] as Set).with { [containers(), ceiling().pids().asLong] } == [2, 50L]
        read.grant(['bob', '1002'] as Set, ['students', 'staff'] as Set).containers() == 9
        read.grant(['ann', '1000'] as Set, ['students'] as Set).ceiling().with { [memoryBytes().asLong, swapBytes().asLong, pids().asLong] } == [1L << 20, 0L, 50L]
        !read.grant(['eve', '1001'] as Set, [] as Set).allowed()
    }

    def "without a file everybody may have what the defaults say"() {
        expect:
        new PolicyFile(directory.resolve('none.json')).read().grant(['bob'] as Set, [] as Set) == Grant.of(Rule.NOTHING)
        Grant.of(Rule.NOTHING).allowed()
        Grant.of(Rule.NOTHING).ceiling().pids().asLong == 4096
    }

    def "what all containers together may have is the most that one may have"() {
        given:
        def grant = { text -> parse(text).grant(['ann'] as Set, [] as Set) }

        expect:
        with(grant('{ "default": { "totalMemory": "1g", "totalPids": 50 } }')) {
            ceiling().memoryBytes().asLong == 1L << 30
            ceiling().pids().asLong == 50
            total() == Limits.NONE.withMemory(MemoryLimits.NONE.withLimit(1L << 30)).withPids(50)
        }
        grant('{ "default": { "totalMemory": "1g", "memory": "2g" } }').ceiling().memoryBytes().asLong == 1L << 30
        grant('{ "default": { "totalMemory": "1g", "memory": "64m" } }').ceiling().memoryBytes().asLong == 64L << 20
        grant('{ "default": { "totalMemory": "1g" }, "users": { "ann": { "totalMemory": "8g" } } }').total().memory().limit().asLong == 8L << 30
        grant('{}').total() == Limits.NONE.withPids(10_000)
    }

    def "what holds on this host where the file says nothing is below all that it says"() {
        given:
        def host = Rule.ofTotalMemory(OptionalLong.of(1L << 30))

        expect:
        parse('{}').over(host).grant(['ann'] as Set, [] as Set).total().memory().limit().asLong == 1L << 30
        parse('{ "default": { "totalMemory": "2g" } }').over(host).grant(['ann'] as Set, [] as Set).total().memory().limit().asLong == 2L << 30
    }

    def "an error says in which line it is: #text"() {
        when:
        parse(text)

        then:
        def e = thrown(PolicyException)
        e.message.startsWith("/etc/p.json:$line: ")
        e.message.contains(why)

        where:
        text                                                         || line | why
        ''                                                           || 1    | 'an object is expected'
        '[]'                                                         || 1    | 'an object is expected'
        '{\n"defaults": {}}'                                         || 2    | "'defaults' is none of default, groups, users"
        '{\n"default":\n{"memry": 1}}'                               || 3    | "'memry' is none of allow, containers"
        '{"default": {"memory": "much"}}'                            || 1    | "'memory' must be bytes, or a text such as \"512m\" or \"2g\", and is much"
        '{"default": {"totalMemory": true}}'                         || 1    | "'totalMemory' must be bytes"
        '{"default": {"memory": -1}}'                                || 1    | "'memory' must be bytes"
        '{"default": {"memory": "9999999999999t"}}'                  || 1    | "'memory' must be bytes"
        '{"default": {"memory": "999999999999t"}}'                   || 1    | "'memory' must be less than 8 EiB"
        '{"default": {"cpu": 0}}'                                    || 1    | "'cpu' must be how many CPUs"
        '{"default": {"cpus": "3-1-2"}}'                             || 1    | "'cpus' must be a list"
        '{"default": {"cpus": "3-1"}}'                               || 1    | "'cpus' must be a list"
        '{"default": {"pids": 1.5}}'                                 || 1    | "'pids' must be a whole number"
        '{"default": {"pids": [1]}}'                                 || 1    | "'pids' must be one value"
        '{"default": {"allow": "no"}}'                               || 1    | "'allow' must be true or false"
        '{"default": {"pids": 1, "pids": 2}}'                        || 1    | "Duplicate"
        '{"default": {}} {}'                                         || 1    | 'something follows the end'
        '{"default": {'                                              || 1    | ''
        '{"users": {"ann": 5}}'                                      || 1    | 'an object is expected'
    }

    def "the example that is handed out can be read"() {
        given:
        def example = new PolicyFile(Path.of('../scripts/systemd/policy.json'))

        expect:
        example.parse(new File('../scripts/systemd/policy.json').text).grant(['ann'] as Set, ['students'] as Set).with { [containers(), ceiling().memoryBytes().asLong] } == [5, 16L << 30]
    }

    def "a file that others may write is refused"() {
        given:
        def file = directory.resolve('policy.json').toFile()
        file.text = '{}'
        file.setWritable(true, false)

        when:
        new PolicyFile(file.toPath()).read()

        then:
        def e = thrown(PolicyException)
        e.message.contains('others than root may write it')
    }

    private static Administration parse(String text) {
        new PolicyFile(Path.of('/etc/p.json')).parse(text)
    }
}
