package org.cgroovy.cgroup.tool

import org.cgroovy.cgroup.CgroupWalk
import org.cgroovy.cgroup.ControlFiles
import org.cgroovy.it.Host
import org.cgroovy.linux.Kernel
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
        // A hierarchy lives on while one of its cgroups is not yet gone: mounting it again lets it go.
        for (int tries = 0; tries < 100 && (mounted() || known()); tries++) {
            if (!mounted()) {
                Files.createDirectories(mount)
                new Kernel().mount('cgroup', mount.toString(), 'cgroup', "none,name=$name")
            }
            mount.toFile().listFiles().findAll { it.directory }.each { Twins.removeTree(it.toPath()) }
            new Kernel().unmount(mount.toString())
            Thread.sleep(20)
        }
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
        !mounted()
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
        !mounted()
        !Files.exists(directory.resolve('deep'))
    }

    def "processes are moved, and back to the root when their cgroup is removed"() {
        given:
        mountIt()
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
        mountIt()
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
        mounted()

        when:
        def cleared = run('cgclear', '--yes')

        then:
        cleared == new Ran(0, '', '')
        !mounted()
        sleeper.alive

        cleanup:
        sleeper?.destroyForcibly()?.waitFor()
    }

    def "cgclear asks at a terminal, and an answer other than yes is a no"() {
        given:
        mountIt()
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
        !mounted()
        asked.size() == 2
        asked[0].contains('1 in all')
    }

    private void mountIt() {
        Files.createDirectories(mount)
        new Kernel().mount('cgroup', mount.toString(), 'cgroup', "none,name=$name")
    }

    private boolean mounted() {
        new File('/proc/self/mountinfo').text.contains("name=$name")
    }

    private boolean known() {
        new File('/proc/self/cgroup').text.contains("name=$name")
    }

    private Ran run(String tool, String... words) {
        Ran.ours(only, tool, words as List)
    }
}
