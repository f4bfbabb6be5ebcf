package org.cgroovy.cgroup.tool

import spock.lang.Specification

class ToolNamesSpec extends Specification {
    static final List<String> TOOLS = ['lscgroup', 'lssubsys', 'cgget', 'cgxget', 'cgsnapshot', 'cgcreate', 'cgdelete', 'cgset',
                                       'cgxset', 'cgexec', 'cgclassify', 'cgconfigparser', 'cgclear']

    def "#tool is a command, has help and prints its line of Groovy"() {
        expect:
        tool in Tools.NAMES
        Tools.named(tool).name() == tool
        Ran.ours(tool, ['-h']).out.startsWith("Usage: $tool ")
        Ran.ours(tool, ['--dsl', '-h']).out.contains(tool)
        new File("../scripts/$tool").exists()

        where:
        tool << TOOLS
    }

    def "there are no others"() {
        expect:
        Tools.NAMES as Set == TOOLS as Set
    }
}
