package org.cgroovy.console

import org.cgroovy.runner.UserDirectories
import spock.lang.Specification

class UserDirectoriesSpec extends Specification {
    def "with #environment and the home #home the state is in #state"() {
        expect:
        UserDirectories.of(environment, home).state().toString() == state

        where:
        environment                              | home    || state
        [HOME: '/h']                             | '/x'    || '/h/.local/state/cgroovy'
        [HOME: '/h', XDG_STATE_HOME: '/s']       | '/x'    || '/s/cgroovy'
        [HOME: '/h', XDG_STATE_HOME: 'relative'] | '/x'    || '/h/.local/state/cgroovy'
        [HOME: '/h', XDG_STATE_HOME: '']         | '/x'    || '/h/.local/state/cgroovy'
        [:]                                      | '/root' || '/root/.local/state/cgroovy'
        [HOME: '']                               | '?'     || '/dev/null/.local/state/cgroovy'
    }
}
