package org.cgroovy.cgroup.tool

import org.cgroovy.cgroup.CgroupWalk
import org.cgroovy.cgroup.ControlFiles
import org.cgroovy.it.Host
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.Tag

import java.nio.file.Files
import java.nio.file.Path

/** The tools on a hierarchy without controllers that the spec mounts for itself. */
@Tag('root')
@Requires(value = { Host.runsContainers() }, reason = 'needs root')
class NamedHierarchyIT extends Specification {
    def name = "cgroovy-nh-${ProcessHandle.current().pid()}".toString()
    def directory = Files.createTempDirectory('cgroovy-nh')
    def mount = directory.resolve('deep/mount')
    def conf = directory.resolve('x.conf').toFile()
    def hierarchy = new NamedMount(name, mount)

    /** A host on which there is only this hierarchy, so that nothing else can be cleared. */
    def only = { Path file ->
        switch (file.toString()) {
            case '/proc/self/mountinfo':
                return Optional.of(new File('/proc/self/mountinfo').readLines().findAll { it.contains("name=$name") }.join('\n'))
            case '/proc/cgroups':
                return Optional.of('#subsys_name\thierarchy\tnum_cgroups\tenabled\n')
            default:
                return ControlFiles.HOST.read(file)
        }
    } as ControlFiles

    def cleanup() {
        hierarchy.end()
        directory.toFile().deleteDir()
    }

    def "cgconfigparser mounts it and makes its groups, does nothing the second time, and cgclear takes all away"() {
        given:
        conf.text = """mount { "name=$name" = "$mount"; }
                       group a/b { "name=$name" { notify_on_release = 1; } }
                       group a { "name=$name" { } }"""

        when:
        def loaded = run('cgconfigparser', '-l', conf.path)

        then:
        loaded == new Ran(0, '', '')
        mount.resolve('a/b/notify_on_release').toFile().text == '1\n'

        expect:
        run('cgconfigparser', '-l', conf.path) == new Ran(0, '', '')
        new File('/proc/self/mountinfo').readLines().count { it.contains("name=$name") } == 1

        when:
        def cleared = run('cgclear', '-l', conf.path)

        then:
        cleared == new Ran(0, '', '')
        !hierarchy.mounted
    }

    def "a file that fails half way leaves neither groups nor mounts nor directories"() {
        given:
        conf.text = """mount { "name=$name" = "$mount"; }
                       group a { "name=$name" { } }
                       group b { "name=$name" { nosuch.file = 1; } }"""

        when:
        def ran = run('cgconfigparser', '-l', conf.path)

        then:
        ran.code == 95
        ran.err.readLines().size() == 1
        ran.err.contains('nosuch.file')
        !hierarchy.mounted
        !Files.exists(directory.resolve('deep'))
    }

    def "processes are moved, and back to the root when their cgroup is removed"() {
        given:
        hierarchy.mount()
        def sleeper = new ProcessBuilder('sleep', '60').start()

        expect:
        run('cgcreate', '-g', "name=$name:/with space/ü") == new Ran(0, '', '')
        run('cgclassify', '-g', "name=$name:/with space/ü", sleeper.pid() as String) == new Ran(0, '', '')
        mount.resolve('with space/ü/tasks').toFile().text.trim() == sleeper.pid() as String
        run('cgdelete', '-r', "name=$name:/with space") == new Ran(0, '', '')
        sleeper.pid() as String in mount.resolve('tasks').toFile().readLines()

        cleanup:
        sleeper?.destroyForcibly()?.waitFor()
    }

    def "cgclear without a file refuses where nobody can be asked, and does it with --yes"() {
        given:
        hierarchy.mount()
        run('cgcreate', '-g', "name=$name:/a/b")
        def sleeper = new ProcessBuilder('sleep', '60').start()
        run('cgclassify', '-g', "name=$name:/a/b", sleeper.pid() as String)

        when:
        def refused = run('cgclear')

        then:
        refused.code == 1
        refused.err.readLines().size() == 1
        refused.err.contains('it would remove the cgroups of 1 hierarchies, 2 in all')
        Files.exists(mount.resolve('a/b'))

        when: "only empty ones may go"
        def careful = run('cgclear', '-e', '--yes')

        then:
        careful == new Ran(0, '', '')
        Files.exists(mount.resolve('a/b'))
        hierarchy.mounted

        when:
        def cleared = run('cgclear', '--yes')

        then:
        cleared == new Ran(0, '', '')
        !hierarchy.mounted
        sleeper.alive

        cleanup:
        sleeper?.destroyForcibly()?.waitFor()
    }

    def "cgclear asks at a terminal, and an answer other than yes is a no"() {
        given:
        hierarchy.mount()
        run('cgcreate', '-g', "name=$name:/a")
        def asked = []
        def clear = { boolean answer ->
            def tool = new CgClear({ asked << it; answer } as Confirmation)
            def err = new ByteArrayOutputStream()
            def context = new ToolContext({ } as Results, new PrintStream(err), only, new CgroupWalk.Plain(), Compat.RIGHT)
            try {
                return tool.run(new Getopt('cgclear', tool.options(Compat.RIGHT), [], System.err), context)
            } catch (ToolException e) {
                return e.exitCode()
            }
        }

        expect:
        clear(false) == 1
        Files.exists(mount.resolve('a'))
        clear(true) == 0
        !hierarchy.mounted
        asked.size() == 2
        asked[0].contains('1 in all')
    }

    private Ran run(String tool, String... words) {
        Ran.ours(only, tool, words as List)
    }
}
