package org.cgroovy.runner

import org.cgroovy.cgroup.Limits
import org.cgroovy.it.Host
import org.cgroovy.spec.OciJson
import org.cgroovy.spec.Root
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Tag

/** Many containers of several users at once, which are paused, entered, changed and killed at random. */
@Tag('root')
@Requires(value = { Host.runsContainers() && Host.hasCommands('setpriv') }, reason = 'needs root, busybox, writable cgroups and setpriv')
class ChurnIT extends Specification {
    static final int USERS = 5
    static final int EACH = Integer.getInteger('cgroovy.churn.each', 4)
    static final int SECONDS = Integer.getInteger('cgroovy.churn.seconds', 2)

    @Shared
    @AutoCleanup
    def leftovers = new Leftovers()

    @Shared
    ServicePlace place = new ServicePlace()

    def cleanupSpec() {
        place.close()
    }

    def "every end of #EACH containers of each of #USERS users is the one that was brought about, for #SECONDS seconds"() {
        given:
        def config = new File(Lab.directory('config'), 'config.json')
        config.text = OciJson.write(Lab.sh(root: new Root(Lab.root.toString(), false), limits: Limits.NONE.withPids(20), 'true'))
        def consoles = (0..<USERS).collect { place.console(it) }

        when:
        consoles*.tell("churn all $config $EACH $SECONDS")
        def told = consoles*.answer(SECONDS + 300)
        println told.join('\n')

        then:
        told.every { it ==~ /churned \{.*} of $EACH, wrong 0 \[]/ }

        when:
        consoles*.kill()

        then:
        consoles.every { place.remains(it.uid, 0) == [] }
        place.empty
    }
}
