package org.cgroovy.console.spare

import org.cgroovy.console.TerminalIT
import org.cgroovy.console.TestHost
import org.cgroovy.console.Tmux
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.Tag
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

/** Scripts through a warm spare are as through a fresh virtual machine. */
class SpareIT extends Specification {
    static final PID = 'print ProcessHandle.current().pid()'

    @TempDir
    Path dir

    @AutoCleanup
    SpareSession session

    def "the second call is served by what the first one left, as if it were the first, and leaves the next"() {
        given:
        session = new SpareSession(dir, '-Dcgroovy.spare.rehearsals=1')
        def facts = session.home.resolve('facts.groovy')
        facts.toFile().text = '''
            println([args, new File('x').absolutePath, java.nio.file.Path.of('y').toAbsolutePath(), new File('facts.groovy').exists(),
                'pwd'.execute().text, 'env'.execute().text.readLines().sort(), 'sh -c umask'.execute().text,
                System.getenv().sort(), System.properties.sort().findAll { it.key !in ['sun.java.command', 'user.timezone'] }, // the latter is set by who first asks
                new File('/proc/self/stat').text.split(' ')[4..6], new File('/proc/self/fd').list().sort().take(3),
                Thread.allStackTraces.keySet()*.name.findAll { it =~ /cgroovy/ && it != 'cgroovy-caller' }, System.in.bytes])
            System.err.print 'to stderr'
            System.exit(7)
            '''
        // Their process group is the shell's own, so it is the same one.
        def line = "printf '\\001\\000\\377\\n' | ${SpareSession.words(facts.toString(), 'a b', '', "c\nd", 'ä')}; echo \$?; echo \$? >&2"

        when:
        def cold = session.run(line)
        def pid = session.ready()
        def warm = session.run(line)

        then:
        [warm.out, warm.err] == [cold.out, cold.err]
        cold.out.endsWith('[1, 0, -1, 10]]\n7\n')
        cold.err == 'to stderr0\n'

        when: 'two at once'
        def next = session.ready()
        def both = session.run((1..2).collect {
            "${SpareSession.ALIKE} ${SpareSession.words('-e', "$PID; println ' $it'; System.exit($it)")} & p$it=\$!;"
        }.join(' ') + ' wait $p1; echo $?; wait $p2; echo $?')
        def lines = both.out.readLines()

        then: 'each is served, one of them by the next one'
        next != pid
        lines.containsAll(['1', '2'])
        lines.count { it.endsWith(' 1') } == 1
        lines.count { it.endsWith(' 2') } == 1
        lines.count { it.startsWith("$next ") } == 1
        both.err == ''
    }

    def "it leaves a call that it would serve otherwise to a fresh one, and what is no script to the tools"() {
        given:
        session = new SpareSession(dir)

        when: 'tools, and calls that want none'
        session.run("${SpareSession.words('lssubsys', '-a')}; ${SpareSession.words('--version')}; CGROOVY_SPARE=off ${SpareSession.words('-e', '1')}")

        then:
        session.processes().empty
        !Files.exists(session.directory())

        when:
        session.call('-e', '1')
        def pid = session.ready()
        def more = session.run("${SpareSession.words('-e', PID)} 3</dev/null")

        then: 'and what has more open than usual is for none'
        more.code == 0
        more.out != "$pid"
        ProcessHandle.of(pid).empty
        session.processes().empty

        when:
        session.call('-e', '1')
        pid = session.ready()
        def there = session.run("cd /; ${SpareSession.words('-e', "$PID; print \"-\${new File('.').canonicalPath}\"")}")

        then: 'the next one is for the next call like that'
        there.out != "$pid-/"
        there.out.endsWith('-/')
        ProcessHandle.of(pid).empty
        session.ready() != pid
    }

    def "signals reach the script, and who kills the caller kills it"() {
        given:
        session = new SpareSession(dir)
        session.call('-e', '1')
        def caller = session.home.resolve('caller').toFile()
        def script = "addShutdownHook { print 'hook'; System.out.flush() }; $PID; print '.'; System.out.flush(); sleep(60000)"
        def line = "sh -c 'echo \$\$ >caller; exec \"\$0\" \"\$@\"' ${SpareSession.words('-e', script)}"

        when:
        def pid = session.ready()
        def call = session.start(line)
        session.prints(call, "$pid.")
        kill(signal, caller.text.trim())
        def ended = session.await(call)

        then:
        ended.code == code
        ended.out == "$pid.$printed"
        SpareSession.awaits('its end') { ProcessHandle.of(pid).empty }

        where:
        signal || code | printed
        'TERM' || 143  | 'hook'
        'KILL' || 137  | ''
    }

    def "one that does not answer is not waited for long, and never begins"() {
        given:
        session = new SpareSession(dir)
        session.call('-e', '1')
        def pid = session.ready()
        kill('STOP', "$pid")

        when:
        def begin = System.nanoTime()
        def ended = session.call('-e', "$PID; print '-1'")

        then:
        ended.code == 0
        ended.out != "$pid-1"
        ended.out.endsWith('-1')
        System.nanoTime() - begin < 20_000_000_000L
        SpareSession.awaits('its end') { ProcessHandle.of(pid).empty }
    }

    def "what a dead one left is removed, and where none can wait there is none"() {
        given: 'a process of that number has other pipes, or none'
        session = new SpareSession(dir)
        def stale = Files.createDirectories(session.directory().resolve("${ProcessHandle.current().pid()}"))
        session.run("chmod 700 '${session.directory()}'; mkfifo '$stale/call' '$stale/reply'; echo 1 >'$stale/ready'")

        when:
        def ended = session.call('-e', 'print 1')

        then:
        [ended.code, ended.out, ended.err] == [0, '1', '']

        when: 'nobody calls'
        SpareSession.awaits('the stale one to go') { !Files.exists(stale) }
        session.ready()
        session.run("CGROOVY_JAVA_OPTS='-Dcgroovy.spare.rehearsals=0 -Dcgroovy.spare.seconds=1' ${SpareSession.words('-e', '1')}")
        session.ready()

        then:
        session.awaitsNothing()

        when: 'the directory lets others in, or is none'
        session.run("chmod 777 '${session.directory()}'")
        ended = session.call('-e', 'print 2')
        def nowhere = session.run("XDG_RUNTIME_DIR=/dev/full ${SpareSession.words('-e', 'print 3')}")

        then:
        session.awaitsNothing()
        [ended.out, ended.err, nowhere.out, nowhere.err] == ['2', '', '3', '']
    }

    @Tag('root')
    @Requires(value = { TerminalIT.possible() }, reason = 'needs root, tmux and a static busybox')
    def "at a terminal Ctrl-C, Ctrl-Z, the window and the terminal's mode are as with a fresh one"() {
        given:
        session = new SpareSession(dir)
        def command = session.home.resolve('c').toFile()
        def environment = session.environment().collect { name, value -> "'$name=$value'" }.join(' ')
        command.text = "#!/bin/sh\nexec env -i $environment ${SpareSession.LAUNCHER} \"\$@\"\n"
        command.executable = true
        def tmux = new Tmux(session.home.toFile())
        tmux.type("$command -e 1")

        when: 'a container has the terminal'
        def pid = session.ready()
        tmux.type("clear; $command -e \"$PID; container { rootfs busybox(); run '/bin/sh' }\"")
        tmux.ends('/ #')
        tmux.resize(90, 25)
        sleep(500)
        tmux.type('echo "<$(stty size)>"; sleep 60')
        tmux.shows('<25 90>')
        tmux.press('C-c')
        tmux.ends('^C\n/ #')
        tmux.type('exit 3')
        tmux.ends('host$')
        def screen = tmux.screen()
        tmux.type('echo "<$?>"; stty -a | tr " " "\\n" | grep -c -x -e icanon -e echo')

        then:
        screen.startsWith("${pid}")
        tmux.ends('<3>\n2\nhost$')

        when: 'it stops and goes on, and Ctrl-C ends it'
        pid = session.ready()
        tmux.type("clear; $command -e '$PID; println(); new File(\"/dev/tty\") << \"tty\\n\"; addShutdownHook { println \"hook\"; System.out.flush() }; sleep(60000)'")
        tmux.shows("${pid}\ntty")
        tmux.press('C-z')
        tmux.ends('host$')
        def state = new File("/proc/$pid/stat").text.split(' ')[2]
        tmux.type('fg')
        sleep(300)
        def later = new File("/proc/$pid/stat").text.split(' ')[2]
        tmux.press('C-c')
        tmux.shows('hook\n')
        tmux.type('echo "<$?>"')

        then:
        state == 'T'
        later != 'T'
        tmux.ends('<130>\nhost$')

        when: 'the session ends'
        session.ready()
        tmux.close()
        tmux = null

        then: 'so does what it has left'
        session.awaitsNothing()

        cleanup:
        tmux?.close()
    }

    private static void kill(String signal, String pid) {
        assert new ProcessBuilder('kill', '-s', signal, pid).start().waitFor() == 0
    }
}
