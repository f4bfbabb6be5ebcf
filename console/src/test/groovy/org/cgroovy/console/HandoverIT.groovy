package org.cgroovy.console

import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.Tag
import spock.lang.TempDir

/** The terminal given to programs in containers and taken back, whatever they did to it. */
@Tag('root')
@Requires(value = { TerminalIT.possible() }, reason = 'needs root, tmux and a static busybox')
class HandoverIT extends Specification {
    @TempDir
    File home

    @AutoCleanup
    Tmux tmux

    def name = "cgroovy-test-${UUID.randomUUID().toString().take(8)}".toString()

    def setup() {
        tmux = new Tmux(home)
        def cgroovy = Command.script(home)
        tmux.type("stty -a >$home/before")
        tmux.type(cgroovy.path)
        tmux.ends('cgroovy>')
    }

    def "full-screen programs have the terminal, and it comes back clean when they are killed"() {
        when: 'an editor'
        tmux.type("container('$name') { rootfs busybox(); run '/bin/vi', '/tmp/text' }")
        tmux.shows('/tmp/text')
        tmux.type('ihello')
        tmux.shows('hello')

        then: 'it fills the screen'
        !tmux.screen().contains('cgroovy>')

        when: 'it is killed from elsewhere'
        kill()

        then: 'the screen is the one before, and what is typed shows'
        tmux.shows('exit code 137')
        tmux.ends('cgroovy>')
        tmux.screen().contains("cgroovy> container('$name')")

        when: 'another one ends as its user wants'
        tmux.type("container('$name') { rootfs busybox(); run '/bin/top' }")
        tmux.shows('PID  PPID')
        tmux.press('q')

        then:
        tmux.shows('exit code 0')
        tmux.ends('cgroovy>')

        when: 'a shell leaves the terminal raw, its cursor hidden, and is killed with nothing said'
        tmux.type("container('$name') { rootfs busybox(); run '/bin/sh' }")
        tmux.ends('/ #')
        tmux.type('stty raw -echo; printf "\\033[?25l\\033[31;1m"; sleep 100')
        sleep(1000)
        kill()

        then:
        tmux.shows('exit code 137')
        tmux.ends('cgroovy>')
        tmux.cursorShown()

        when: 'the program closes its terminal and goes on'
        tmux.type("container('$name') { rootfs busybox(); run '/bin/sh', '-c', 'exec <&- >&- 2>&-; sleep 2; exit 6' }")

        then:
        tmux.shows('exit code 6')

        when:
        tmux.type('6 * 7')

        then:
        tmux.ends('42\ncgroovy>')
        asBefore()
    }

    def "Ctrl-Z is the program's, and Ctrl-C at the prompt drops the line"() {
        when:
        tmux.type("container('$name') { rootfs busybox(); run '/bin/sh' }")
        tmux.ends('/ #')
        tmux.type('sleep 100')
        sleep(500)
        tmux.press('C-z')
        tmux.shows('Stopped')
        tmux.type('kill -KILL %1; sleep 1; true')
        tmux.ends('/ #')
        tmux.type('exit')

        then:
        tmux.ends('cgroovy>')

        when:
        tmux.text('this is no')
        tmux.shows('this is no')
        tmux.press('C-c')
        tmux.ends('this is no\ncgroovy>')
        tmux.type('1 + 1')

        then:
        tmux.ends('2\ncgroovy>')
        asBefore()
    }

    def "Ctrl-C stops a script that waits, and twice one that does not listen"() {
        when:
        tmux.type("c = container('$name') { rootfs busybox(); start '/bin/sleep', '100' }")
        tmux.ends('cgroovy>')
        tmux.type('print "wait" + "ing"; c.waitFor()')
        tmux.shows('waiting^C') { tmux.press('C-c') }

        then:
        tmux.ends('interrupted\ncgroovy>')

        when:
        tmux.type('c.running')

        then:
        tmux.ends('true\ncgroovy>')

        when:
        tmux.type('print "in" + "side"; c.capture("/bin/sleep", "100")')
        tmux.shows('inside^C') { tmux.press('C-c') }

        then:
        tmux.ends('cgroovy>')

        when: 'a loop that takes no interrupt for an answer'
        tmux.type('print "de" + "af"; while (true) { try { Thread.sleep(1000) } catch (InterruptedException e) { } }')
        tmux.shows('deaf^C') { tmux.press('C-c') }
        tmux.shows('still running; Ctrl-C again ends it hard')
        tmux.press('C-c')

        then:
        tmux.ends('cgroovy>')

        when:
        tmux.type('c.remove(); 6 * 7')

        then:
        tmux.ends('42\ncgroovy>')
        asBefore()
    }

    def "a container in the background tells of its end, keeps what it wrote, and can be attached to"() {
        when:
        tmux.type("c = container('$name') { rootfs busybox(); start '/bin/sh', '-c', 'echo out; read x < /wait; sleep 1; exit 3' }")
        tmux.ends('cgroovy>')
        tmux.text('half a li')

        then: 'above what is being typed'
        tmux.shows("container $name has ended: exit code")
        tmux.ends('cgroovy> half a li')

        when:
        tmux.press('C-c')
        tmux.type('logs c')

        then:
        tmux.shows('out\n')

        when: 'one with a terminal'
        tmux.press('C-l')
        tmux.type("t = container('$name') { rootfs busybox(); terminal true; start '/bin/sh' }")
        tmux.shows("container $name, pid")
        tmux.type('attach t')
        tmux.ends('/ #')
        tmux.type('echo "<$(stty size) $(tty)>"')

        then:
        tmux.shows('<30 100 /dev/pts/0>')

        when: 'is left, and writes meanwhile'
        tmux.type('sleep 2; echo "mean""while"')
        tmux.press('C-p')
        tmux.press('C-q')
        tmux.ends('cgroovy>')
        sleep(3000)
        tmux.type('6 * 7')
        tmux.ends('42\ncgroovy>')

        then:
        !tmux.screen().contains('meanwhile')

        when:
        tmux.type('fg()')

        then: 'who comes back sees it'
        tmux.ends('meanwhile\n/ #')

        when:
        tmux.type('exit 4')

        then:
        tmux.shows("container $name, ended: exit code 4")
        tmux.ends('cgroovy>')

        when:
        tmux.press('C-l')
        tmux.type('logs t')

        then:
        tmux.shows('<30 100 /dev/pts/0>')
        tmux.ends('/ # exit 4\n\ncgroovy>')
        asBefore()
    }

    def "who is attached to what is killed has his terminal back"() {
        when:
        tmux.type("t = container('$name') { rootfs busybox(); terminal true; start '/bin/vi' }")
        tmux.ends('cgroovy>')
        tmux.type('attach t')
        tmux.shows('~')
        sleep(500)
        kill()

        then:
        tmux.shows("container $name, ended: exit code 137")
        tmux.ends('cgroovy>')
        asBefore()
    }

    private void kill() {
        def killed = Command.run(['kill', name])
        assert killed.exitCode == 0: killed.err
    }

    /** Ends the console; then stty says what it said before. */
    private boolean asBefore() {
        tmux.press('C-d')
        tmux.ends('host$')
        tmux.type("stty -a >$home/after; echo done")
        tmux.shows('done\n')
        assert new File(home, 'after').text == new File(home, 'before').text
        true
    }
}
