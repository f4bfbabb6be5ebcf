package org.cgroovy.console

import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.Tag
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

/** Console and container at a real terminal, typed at as a user does. */
@Tag('root')
@Requires(value = { TerminalIT.possible() }, reason = 'needs root, tmux and a static busybox')
class TerminalIT extends Specification {
    @TempDir
    File home

    @AutoCleanup
    Tmux tmux

    def setup() {
        tmux = new Tmux(home)
        Command.script(home)
    }

    def "the shell of a container takes the console's terminal and gives it back"() {
        given:
        tmux.type(new File(home, 'cgroovy').path)
        tmux.ends('cgroovy>')

        when: 'a shell in a container'
        tmux.type("container { hostname 'inside'; rootfs busybox(); run '/bin/sh' }")
        tmux.ends('/ #')
        tmux.type('echo "<$(hostname) $(stty size)>"')

        then: 'it has the terminal and its size'
        tmux.shows('<inside 30 100>')

        when: 'the window changes'
        tmux.resize(90, 25)
        sleep(500)
        tmux.type('echo "<$(stty size)>"')

        then:
        tmux.shows('<25 90>')

        when: 'Ctrl-C'
        tmux.type('sleep 100')
        sleep(1000)
        tmux.press('C-c')
        tmux.ends('^C\n/ #')
        tmux.type('echo "<$?>"')

        then: 'goes to what runs inside'
        tmux.shows('<130>')

        when: 'the shell ends'
        tmux.type('exit 3')

        then: 'the console is back and understands what is typed'
        tmux.shows('exit code 3, ')
        tmux.ends('cgroovy>')

        when:
        tmux.type('6 *')
        tmux.ends('    ...>')
        tmux.type('7')

        then:
        tmux.ends('42\ncgroovy>')

        when: 'Ctrl-C meets a script'
        tmux.type('println(3 * 3 + "!"); while (true) { }')
        tmux.shows('9!')
        tmux.press('C-c')

        then:
        tmux.ends('interrupted\ncgroovy>')

        when:
        tmux.press('C-d')
        tmux.ends('host$')
        tmux.type('echo "<$(stty -a | tr " " "\\n" | grep -c -x -e icanon -e echo)>"')

        then: 'the terminal is as it was'
        tmux.shows('<2>')
    }

    def "commands stand beside Groovy, long output is paged, and what worked is saved as a script that runs"() {
        given:
        tmux.type(new File(home, 'cgroovy').path)
        tmux.ends('cgroovy>')

        when: 'a command, and one that has the whole screen'
        tmux.type('lssubsys -a')
        tmux.shows('cgroovy> lssubsys -a\n')
        tmux.ends('\ncgroovy>')
        tmux.type('top')
        tmux.shows('q quit')
        tmux.press('q')

        then:
        tmux.ends('cgroovy> top\ncgroovy>')

        when: 'something longer than the screen'
        tmux.type('1..300')
        tmux.ends('q ends, h helps')
        tmux.press('q')
        tmux.ends('cgroovy> 1..300\ncgroovy>')
        tmux.type('1..400')
        tmux.ends('q ends, h helps')
        tmux.press('C-c')
        tmux.ends('cgroovy> 1..400\ncgroovy>')
        tmux.type('_.size() + __.size()')

        then: 'the pager gives the terminal back, also when it is interrupted'
        tmux.ends('\n700\ncgroovy>')

        when: 'an error'
        tmux.type('1 +* 2')

        then: 'the caret stands below what was typed'
        tmux.ends("cgroovy> 1 +* 2\n           ^\nUnexpected input: '+'\ncgroovy>")

        when: 'the shell of the host, and what was typed so far'
        tmux.type('n = 6 * 7')
        tmux.type('!echo "<$(stty -a | tr " " "\\n" | grep -c -x -e icanon -e echo)>"; exit 3')
        tmux.ends('<2>\nexit code 3\ncgroovy>')
        tmux.type(":save $home/saved.groovy")
        tmux.shows('runs it\n')
        tmux.press('C-d')
        tmux.ends('host$')
        tmux.type("clear; ${new File(home, 'cgroovy')} $home/saved.groovy && tail -n 1 $home/saved.groovy")

        then:
        tmux.ends('\n_ = n = 6 * 7\nhost$')
    }

    def "on #term the console understands what is typed, with Tab and a pager where there can be"() {
        given:
        tmux.type("TERM=$term NO_COLOR=$plain ${new File(home, 'cgroovy')}")
        tmux.ends('cgroovy>')

        when:
        tmux.type('lssubsys pids')
        tmux.ends('\npids\ncgroovy>')
        tmux.type('1 +* 2')
        tmux.ends("Unexpected input: '+'\ncgroovy>")
        tmux.type('x = [40,')
        able ? tmux.ends('    ...>') : sleep(1000)
        tmux.type('2].sum()')

        then: 'on a dumb one the kernel echoes lines, and JLine sees them when they end'
        tmux.ends('\n42\ncgroovy>')

        when:
        if (able) {
            tmux.text('container { hostn')
            tmux.press('Tab')
            tmux.shows('container { hostname')
            tmux.press('C-c')
            tmux.ends('cgroovy>')
        }
        tmux.type('1..60')

        then: 'only a terminal that can show one has a pager'
        tmux.ends(able ? 'q ends, h helps' : '\n60\ncgroovy>')

        where:
        term             | plain || able
        'xterm-256color' | ''    || true
        'screen'         | '1'   || true
        'dumb'           | ''    || false
    }

    def "forty columns are enough"() {
        given:
        tmux.resize(40, 30)
        tmux.type("clear; ${new File(home, 'cgroovy')}")
        tmux.ends('cgroovy>')

        when:
        tmux.text('container { limits { pi')
        tmux.press('Tab')
        tmux.shows('container { limits { pids')
        tmux.text("5 }; hostname 'a long name' }")
        tmux.press('Enter')

        then:
        tmux.ends('cgroovy>')
        tmux.screen().readLines().every { it.length() <= 40 }
        !tmux.screen().contains('no word')
    }

    def "who comes for the first time is greeted, finds hints and help, runs an example by one key, and takes the tour"() {
        given:
        tmux.resize(150, 50)
        tmux.type(new File(home, 'cgroovy').path)

        expect:
        tmux.shows('help explains, Tab completes, tour shows')

        when: 'a hint appears behind what is typed, once all is loaded'
        (1..40).find {
            tmux.press('C-u')
            tmux.text('container { rootfs ')
            sleep(500)
            tmux.screen().contains('[rootfs busybox(): the directory that becomes /]')
        }

        then:
        tmux.ends('[rootfs busybox(): the directory that becomes /]')

        when:
        tmux.press('C-u')
        tmux.type('help rlimits')
        tmux.shows('run by F5: container')
        tmux.press('F5')

        then:
        tmux.shows('\n64\nexit code 0')

        when:
        tmux.type('help EBUSY')

        then:
        tmux.shows('EBUSY, error 16: device or resource busy')

        when:
        tmux.type('tour')
        10.times {
            tmux.shows("${it + 1}/10  ")
            tmux.ends('q ends the tour:')
            tmux.press('Enter')
        }
        tmux.ends('q ends, h helps')
        tmux.press('q')

        then:
        tmux.ends('what it made is removed. help tells more.\ncgroovy>')
        !new File('/sys/fs/cgroup/pids/cgroovy-tour').exists()

        when: 'one who has been here'
        tmux.type(':quit')
        tmux.ends('host$')
        tmux.type("clear; ${new File(home, 'cgroovy')}")

        then:
        tmux.ends('cgroovy>')
        !tmux.screen().contains('tour shows')
    }

    def "so does a container that is run from the command line"() {
        when:
        tmux.type("${new File(home, 'cgroovy')} -e \"container { hostname 'inside'; rootfs busybox(); run '/bin/sh' }\"")
        tmux.ends('/ #')
        tmux.type('exit 7')
        tmux.ends('host$')
        tmux.type('echo "<$?>"')

        then:
        tmux.shows('<7>')
    }

    static boolean possible() {
        def root = Files.getAttribute(Path.of('/proc/self'), 'unix:uid') == 0
        def able = root && Tmux.present() && Files.exists(Path.of('/bin/busybox'))
        if (!able && System.getenv('CGROOVY_REQUIRE_ROOT_TESTS')) {
            throw new IllegalStateException('this test must not be skipped here')
        }
        able
    }
}
