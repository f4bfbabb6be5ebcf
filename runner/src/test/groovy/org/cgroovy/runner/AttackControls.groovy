package org.cgroovy.runner

import org.cgroovy.it.Host
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.Tag

/**
 * The attacks of {@code AttacksIT} on other runtimes too, for comparison: {@code scripts/test --controls} prints the table.
 * {@code cgroovy.controls} names the runtimes, where not all can be tried at once.
 */
@Tag('root')
@Tag('controls')
@Requires(value = { Host.runsContainers() && Host.hasCommands('perl', 'runc', 'crun') }, reason = 'needs root, busybox, cgroups, perl, runc and crun')
class AttackControls extends Specification {
    def "the table of attacks and runtimes"() {
        given:
        def harmless = new Attack('none', 'a program runs', script: 'echo alive', reached: { lair, outcome -> outcome.out.contains('alive') })
        def runtimes = System.getProperty('cgroovy.controls', 'cgroovy runc crun').tokenize()
        def able = runtimes.findAll { harmless.verdict(it) == 'reached' }
        def rows = Attacks.ALL.collect { attack ->
            [attack.name, attack.what, *runtimes.collect { it in able ? attack.verdict(it) : 'does not run here' }]
        }
        def versions = runtimes.collect { it == 'cgroovy' ? it : "$it --version".execute().text.readLines().first() }
        def table = (['| | | ' + versions.join(' | ') + ' |', '|---|---|' + '---|' * versions.size()] + rows.collect { "| ${it.join(' | ')} |" }).join('\n')
        println table
        def file = new File('target/controls.md')
        file.parentFile.mkdirs()
        file.text = table + '\n'

        expect:
        'cgroovy' in able || !('cgroovy' in runtimes)
        able.indexOf('cgroovy') < 0 || rows.every { it[2 + runtimes.indexOf('cgroovy')] in ['held', 'refused'] }
    }
}
