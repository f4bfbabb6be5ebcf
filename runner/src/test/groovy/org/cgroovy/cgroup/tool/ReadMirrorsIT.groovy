package org.cgroovy.cgroup.tool

import org.cgroovy.it.Host
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Tag
import spock.lang.Unroll

import java.nio.file.Files
import java.nio.file.Path

/**
 * Ours against cgroup-tools 2.0.2 on the same random trees. Where a feature says "as the original", standard output and
 * exit code are the same, byte for byte; where ours does better there is a row with the reason.
 */
@Tag('root')
@Requires(value = { Host.hasV1('pids', 'memory', 'devices', 'cpu') && Host.hasCommands('lscgroup', 'cgsnapshot') },
        reason = 'needs writable v1 hierarchies and cgroup-tools')
class ReadMirrorsIT extends Specification {
    @Shared
    @AutoCleanup
    Grove grove = new Grove(System.getProperty('cgroovy.seed', '3') as long)

    def "lscgroup #options lists every group as the original"() {
        expect:
        // The original prints a slash behind the group that was asked for.
        def original = Ran.original('lscgroup', words)
        def ours = Ran.ours('lscgroup', words)
        ours.code == original.code
        ours.lines() == original.lines().withIndex().collect { line, i -> i ? line : line - ~'/$' }
        Ran.ours('lscgroup', ['--compat=2.0.2'] + words).out == original.out

        where:
        words << (Grove.CONTROLLERS + "name=$grove.named").collectMany { controller ->
            grove.groups().collectMany { [["$controller:$it"], ['-g', "$controller:$it/"], ["--group=$controller:${it.substring(1)}"]] }
        }.collect { it*.toString() }
        options = words.join(' ')
    }

    def "lscgroup without arguments, and of several groups, lists the same groups in the same order"() {
        expect:
        def original = Ran.original('lscgroup', words)
        def ours = Ran.ours('lscgroup', words)
        ours.code == original.code
        ours.about(grove.top)*.replaceFirst('/$', '') == original.about(grove.top)*.replaceFirst('/$', '')

        where:
        words << [[], ["pids:/$grove.top", "-g", "memory:/$grove.top"], ["cpu:/", "name=$grove.named:/"]].collect { it*.toString() }
    }

    def "cgget #options prints every group as the original"() {
        expect:
        def original = Ran.original('cgget', words)
        with(Ran.ours('cgget', words)) {
            code == original.code
            out == original.out
        }

        where:
        words << grove.groups().collectMany { group ->
            [
                ['-r', 'pids.max', group], ['-r', 'pids.max', group.substring(1)], ['-r', 'pids.max', "$group//"],
                ['-nv', '-r', 'memory.stat', group], ['-r', 'memory.limit_in_bytes', '-r', 'pids.max', '-r', 'memory.swappiness', group],
                ['-g', 'pids', group], ['-g', 'devices', '-g', 'pids', group], ['-g', "pids,devices:$group"],
                ['-g', "pids:$group", '-g', "devices:$group"], ['-n', '-g', "cpu:$group"], ['-v', '-g', "cpu:$group"],
                ['--variable', 'pids.max', group, grove.groups()[0]], ['-g', "name=$grove.named:$group"], ['--values', '-gdevices', group],
            ]
        }.collect { it*.toString() }
        options = words.join(' ')
    }

    def "cgget -a and without options prints what the original does"() {
        expect:
        def original = Ran.original('cgget', words)
        def ours = Ran.ours('cgget', words)
        ours.code == original.code
        stable(ours) == stable(original)

        where:
        words << [["/$grove.top"], ['-a', "/$grove.top"], ['-an', "/$grove.top"], ['--all', '--values-only', "/$grove.top"],
            ['-g', "pids:/$grove.top", '-a']].collect { it*.toString() }
    }

    /** Numbers of these change between two looks. */
    private static List<String> stable(Ran ran) {
        ran.lines().collect { it.replaceFirst(/(usage|numa_stat|stat|cpuacct\S*).*/, '$1') }.findAll { !(it =~ /^\t|^\d/) }
    }

    def "#tool #words: wrong words give the original's exit code and output"() {
        expect:
        def original = Ran.original(tool, words)
        with(Ran.ours(tool, words)) {
            code == original.code
            out == original.out
            err.empty == original.err.empty
        }

        where:
        tool       | words
        'lscgroup' | ['-x']
        'lscgroup' | ['-g']
        'lscgroup' | ['--gro']
        'lscgroup' | ['--nonsense=3']
        'lscgroup' | ['--help=3']
        'lscgroup' | ['nonsense']
        'lscgroup' | ['pids:']
        'lscgroup' | ['-g', ':/x']
        'lscgroup' | ['nosuch:/']
        'lscgroup' | ['-g', 'nosuch,neither:/x']
        'lscgroup' | ['-h']
        'lscgroup' | ['--he']
        'lscgroup' | ['-h', '-x']
        'lssubsys' | ['-x']
        'lssubsys' | ['--al=2']
        'lssubsys' | ['-h']
        'lssubsys' | ['-z', '-h']
        'cgget'    | []
        'cgget'    | ['-x']
        'cgget'    | ['-r']
        'cgget'    | ['-r', 'pids.max']
        'cgget'    | ['-g', 'pids']
        'cgget'    | ['-r', 'pids.max', '-a', '/']
        'cgget'    | ['-r', 'pids.max', '-g', 'pids', '/']
        'cgget'    | ['-g', 'pids:/x', '/y']
        'cgget'    | ['-g', 'pids', '-g', 'memory:/x']
        'cgget'    | ['-r', 'nosuch', '/']
        'cgget'    | ['-r', 'nosuch.file', '/']
        'cgget'    | ['-r', 'pids.nosuch', '/']
        'cgget'    | ['-r', 'pids.max', '/cgroovy-none']
        'cgget'    | ['-h']
        'cgget'    | ['--var', 'pids.max']
        'cgget'    | ['--v', 'pids.max']
        'cgsnapshot' | ['-h']
        'cgsnapshot' | ['-x']
        'cgsnapshot' | ['-b', '/nonexistent']
        'cgsnapshot' | ['-b', '/dev/null', '-w', '/nonexistent']
        'cgsnapshot' | ['-f', '/nonexistent/file']
        'cgsnapshot' | ['--s', '-h']
    }

    def "cgsnapshot #words has every group of the tree as the original has it"() {
        given:
        grove.directory('pids', grove.groups()[1]).resolve('pids.max').toFile() << '77'
        Files.setAttribute(grove.directory('pids', grove.groups()[2]), 'unix:uid', 65534)
        Files.setAttribute(grove.directory('devices', grove.groups()[2]).resolve('tasks'), 'unix:gid', 65534)

        when:
        def original = Ran.original('cgsnapshot', ['-s', '-b', '/dev/null'] + words)
        def compat = Ran.ours('cgsnapshot', ['--compat=2.0.2', '-s', '-b', '/dev/null'] + words)
        def ours = Ran.ours('cgsnapshot', ['-s', '-b', '/dev/null'] + words)

        then:
        [ours, compat]*.code == [original.code] * 2
        groups(compat) == groups(original)
        groups(ours).collectEntries { name, text -> [name, withoutRights(text)] } ==
                groups(original).collectEntries { name, text -> [name, better(text)] }
        ours.out.readLines()[0..1] == original.out.readLines()[0..1]

        where:
        words << [['pids'], ['devices'], ['memory'], ['cpu'], ["name=$grove.named"], ['pids', 'devices']].collect { it*.toString() }
    }

    /** The groups of the tree in a snapshot, by controller and name: others come and go. */
    private Map<String, String> groups(Ran ran) {
        ran.out.split(/\n\n(?=group )/).findAll { it =~ /^group "?\Q$grove.top\E/ }.collectEntries {
            def (name, text) = it.trim().split(/ \{\n/, 2)
            ["${name.replace('"', '')} ${(text =~ /(?m)^\t"?([\w=-]+)"? \{$/)*.get(1) - 'perm'}".toString(), text.replaceAll(/(usage_in_bytes)=".*"/, '$1')]
        }
    }

    /**
     * What differs, and why. Left out is what cannot be loaded: what nobody can write, or has no value; counters, which only 0
     * can be written to or which a write resets; the text of memory.oom_control, which takes 0 or 1. A period comes before
     * the time in it.
     */
    private static String better(String text) {
        text.readLines().findAll {
            !(it =~ /pids\.(current|events|peak)=|memory\.force_empty=|=""|failcnt=|max_usage_in_bytes|oom_control=|^(under_oom|oom_kill) /)
        }.join('\n').replaceAll(/(?m)^(\t+cpu.rt_runtime_us=.*)\n(\t+cpu.rt_period_us=.*)$/, '$2\n$1')
    }

    /**
     * What is told besides: files that are not their group's owner's, which libcgroup's format cannot say; and whose a group
     * is that is root's below one that is not, as loading the upper one gives away the lower one too.
     */
    private static String withoutRights(String text) {
        text.replaceAll(/(?m)^\t# cgroovy: .*\n/, '')
                .replaceAll(/(?m)^\tperm \{\n\t\tadmin \{\n\t\t\tuid = root;\n\t\t\tgid = root;\n\t\t\tfperm = 644;\n\t\t\tdperm = 755;\n\t\t\}\n\t\ttask \{\n\t\t\tuid = root;\n\t\t\tgid = root;\n\t\t\tfperm = 644;\n\t\t\}\n\t\}\n/, '')
    }

    def "the difference: #tool #words #differs"() {
        expect:
        def original = Ran.original(tool, words*.toString())
        def ours = Ran.ours(tool, words*.toString())
        [original.code, original.out] == [theirCode, theirOut]
        [ours.code, ours.out] == [ourCode, ourOut]
        ourCode == 0 || ours.err.readLines().size() == 1

        where:
        tool       | words                                 | theirCode | theirOut                     | ourCode | ourOut || differs
        'lscgroup' | ['pids:/cgroovy-none']                | 0         | ''                           | 82      | ''     || 'says that there is no such group'
        'cgget'    | ['-g', 'nosuch:/x']                   | 0         | '/x:\n\n'                    | 96      | ''     || 'says that there is no such controller'
        'cgget'    | ['-g', 'pids:/cgroovy-none']          | 0         | '/cgroovy-none:\n\n'         | 82      | ''     || 'says that there is no such group'
        'cgget'    | ['-a', '/cgroovy-none']               | 0         | '/cgroovy-none:\n\n'         | 82      | ''     || 'says that there is no such group'
        'cgget'    | ['-n']                                | 0         | ''                           | 255     | ''     || 'asks for a group'
        'cgget'    | ['-g', ':/x']                         | 0         | '/x:\n\n'                    | 255     | ''     || 'asks for a controller'
        'lssubsys' | ['cgroovy-none']                      | 0         | ''                           | 84      | ''     || 'says that there is no such controller'
        'cgsnapshot' | ['-b', '/dev/null', 'cgroovy-none'] | 0         | '# Configuration file generated by cgsnapshot\nmount {\n}\n\n' | 84 | '# Configuration file generated by cgsnapshot\n\n' || 'says that there is no such controller, and has no empty section, which is an error when it is loaded'
    }
}
