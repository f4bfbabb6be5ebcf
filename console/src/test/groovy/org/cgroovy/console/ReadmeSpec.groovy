package org.cgroovy.console

import spock.lang.Specification

/** What the texts say of the project is so. */
class ReadmeSpec extends Specification {
    static final TEXTS = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md', 'scripts/bench/RESULTS.md']

    def "the test command for a fresh machine is what CI calls, with packages that the tests know"() {
        given:
        def (run, test) = Documents.blocks('sh')[0].readLines()
        def packages = Documents.text('scripts/packages').readLines()*.replaceAll(/ .*/, '')

        expect:
        test.split(' && ').last() == 'scripts/test'
        Documents.text('.ci/run').readLines().last() == 'exec "$(dirname "$0")/../scripts/test" "$@"'
        run.split(' && ').first().replace('apt-get install -y ', '').split(' ').every { it in packages }
        test.split(' && ').first().replace('apt-get install -y ', '').split(' ').every { it in packages }
    }

    def "every block is of a language that is tried"() {
        expect:
        (Documents.text('README.md') =~ /(?m)^```(\w+)$/).collect { it[1] }.toSet() == ['console', 'groovy', 'sh'] as Set
    }

    def "the links of #name lead somewhere"() {
        expect:
        (Documents.text(name) =~ /\]\(([^):]+)\)/).collect { it[1] }.findAll {
            !new File(new File(Documents.HOME, name).parentFile, it).exists()
        } == []

        where:
        name << TEXTS
    }

    def "ARCHITECTURE.md is a map of at most 150 lines, and what it names is there"() {
        given:
        def text = Documents.text('ARCHITECTURE.md')
        def sources = [] as Set
        ['runner', 'dsl', 'console'].each { module ->
            new File(Documents.HOME, "$module/src").eachFileRecurse { sources << it.name.replaceAll(/\..*/, '') }
        }

        expect:
        text.readLines().size() <= 150
        (text =~ /(?m)^\| `([^`]+\/[^`]*)` \|/).collect { it[1] }.findAll { !new File(Documents.HOME, it).exists() } == []
        (text =~ /`([A-Z]\w+(?:Spec|IT|Planner|Execution|Store|Launch|Reader|Dsl|Steps))`/).collect { it[1] }.findAll { !(it in sources) } == []
    }
}
