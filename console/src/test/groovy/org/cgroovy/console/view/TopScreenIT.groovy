package org.cgroovy.console.view

import org.cgroovy.console.Tmux
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

/** cgtop at a real terminal. */
@Requires(value = { Tmux.present() && new File('/sys/fs/cgroup').exists() }, reason = 'needs tmux and cgroups')
class TopScreenIT extends Specification {
    @TempDir
    File home

    def "cgtop fills the screen, sorts by a key, follows its size and leaves the terminal as it was"() {
        given:
        def command = new File('../scripts/cgroovy').canonicalPath
        def tmux = new Tmux(home)

        when:
        tmux.type("$command cgtop -t 0.2")

        then:
        tmux.shows('CGROUP') && tmux.shows('*%CPU') && tmux.shows('q quit')

        when:
        tmux.press('n')

        then:
        tmux.shows(' %CPU')

        when:
        tmux.resize(40, 6)

        then:
        tmux.shows('q quit') && tmux.screen().readLines().every { it.length() <= 40 }

        when:
        tmux.press('q')
        tmux.type('stty -a | grep -c -- " -echo "')

        then:
        tmux.shows('0\nhost$')

        cleanup:
        tmux.close()
    }
}
