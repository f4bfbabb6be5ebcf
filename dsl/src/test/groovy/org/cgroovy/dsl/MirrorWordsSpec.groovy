package org.cgroovy.dsl

/** The reading tools of libcgroup as words; what they find is compared elsewhere. */
class MirrorWordsSpec extends ScriptSpecification {
    def "lssubsys gives lines that are objects"() {
        when:
        run('def all = lssubsys("-a"); print all.every { it.controllers().size() > 0 && "$it" == it.controllers().join(",") }')

        then:
        output == 'true'
    }

    def "a complaint of #words names the tool"() {
        expect:
        failure(words) - 'web.groovy:1:' - ' ' == message

        where:
        words                              || message
        "lscgroup 'none:/', '--compat=4'"  || 'lscgroup: no behaviour --compat=4; there are 2.0.2, 3 and right (the default)'
        "cgget '-r', 'tasks', '/'"         || "cgget: error parsing parameter name 'tasks': it must begin with its controller, as in pids.max"
        "lscgroup 'none'"                  || 'lscgroup: cgroup controller and path parsing failed (none)'
        "lscgruop()"                       || '1:lscgruop: did you mean lscgroup?'
    }
}
