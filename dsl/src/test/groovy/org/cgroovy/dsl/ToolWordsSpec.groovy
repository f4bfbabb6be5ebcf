package org.cgroovy.dsl

import com.fasterxml.jackson.jr.ob.JSON

class ToolWordsSpec extends ScriptSpecification {
    def "a session that explains shows the call of #call and changes nothing"() {
        given:
        mode = Session.Mode.EXPLAIN

        when:
        run(call)

        then:
        output == "$call\n"

        where:
        call << [
                "cgcreate '-g', 'nosuch:/demo'", "cgdelete '-r', 'nosuch:/demo'", "cgset '-r', 'nosuch.max=1', '/demo'",
                "cgxset '-2', '-r', 'nosuch.max=1', '/demo'", "cgclassify '-g', 'nosuch:/demo', '1'",
                "cgconfigparser '-l', '/no/such/file'", "cgclear()"]
    }

    def "explained as JSON it is JSON"() {
        given:
        mode = Session.Mode.EXPLAIN_JSON

        when:
        run("cgset '-r', 'nosuch.max=1', '/demo'")

        then:
        JSON.std.mapFrom(output) == [tool: 'cgset', words: ['-r', 'nosuch.max=1', '/demo']]
    }

    def "what the tool complains of is the error"() {
        expect:
        failure("cgcreate '-g', 'nosuch:/demo'").contains('no controller nosuch is mounted')
    }
}
