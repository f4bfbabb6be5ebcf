package org.cgroovy.runner

import org.cgroovy.it.Host
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.Tag

/** The attacks of {@code AttacksIT} on other runtimes too, for comparison: {@code scripts/test --controls} prints the table. */
@Tag('root')
@Requires(value = { Host.runsContainers() && Host.hasCommands('perl', 'runc', 'crun') }, reason = 'needs root, busybox, cgroups, perl, runc and crun')
class AttackControls extends Specification {
    def "the table of attacks and runtimes"() {
        given:
        def harmless = new Attack('none', 'a program runs', script: 'echo alive', reached: { lair, outcome -> outcome.out.contains('alive') })
        def able = ['cgroovy', 'runc', 'crun'].findAll { harmless.verdict(it) == 'reached' }
        def rows = Attacks.ALL.collect { attack ->
            [attack.name, attack.what, *['cgroovy', 'runc', 'crun'].collect { it in able ? attack.verdict(it) : 'does not run here' }]
        }
        def versions = ['runc', 'crun'].collect { "$it --version".execute().text.readLines().first() }
        def table = (['| | | cgroovy | ' + versions.join(' | ') + ' |', '|---|---|---|---|---|'] + rows.collect { "| ${it.join(' | ')} |" }).join('\n')
        new File('target/controls.md').text = table + '\n'

        expect:
        'cgroovy' in able
        rows.every { it[2] in ['held', 'refused'] }
    }
}
