package org.cgroovy.cgroup.tool

import org.cgroovy.cgroup.conf.Assignment
import org.cgroovy.cgroup.conf.ControllerSection
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

class VersionConversionSpec extends Specification {
    @TempDir
    Path directory

    def notes = new ByteArrayOutputStream()

    def "in v2, #settings of v1 are #written"() {
        given:
        Files.writeString(directory.resolve('cpu.max'), 'max 50000\n')

        expect:
        convert(settings, ignoreUnmappable) == written

        where:
        settings                                                     | ignoreUnmappable || written
        ['cpu.shares': '512']                                        | false            || ['cpu.weight': '50']
        ['cpu.shares': '1024']                                       | false            || ['cpu.weight': '100']
        ['cpu.cfs_quota_us': '20000']                                | false            || ['cpu.max': '20000 50000']
        ['cpu.cfs_quota_us': '-1']                                   | false            || ['cpu.max': 'max 50000']
        ['cpu.cfs_period_us': '20000']                               | false            || ['cpu.max': 'max 20000']
        ['cpu.cfs_quota_us': '10000', 'cpu.cfs_period_us': '20000']  | false            || ['cpu.max': '10000 20000']
        ['cpu.shares': '1024', 'cpu.rt_runtime_us': '1']             | true             || ['cpu.weight': '100']
    }

    def "a value without counterpart is an error that says how to leave it out"() {
        when:
        convert(['cpu.rt_runtime_us': '1'], false)

        then:
        def e = thrown(ToolException)
        e.exitCode() == 111
        e.reason().startsWith('cpu.rt_runtime_us has no counterpart in v2')
    }

    def "where runc's map has another value, a note says so"() {
        when:
        convert(['cpu.shares': '512'], false)

        then:
        "$notes" == "cgxset: note: cpu.shares 512 is cpu.weight 50 by libcgroup's map; runc and crun write 59\n"
    }

    private Map<String, String> convert(Map<String, String> settings, boolean ignoreUnmappable) {
        def place = Place.of(new MountedController('cpu', true, [directory]), '/')
        def section = new ControllerSection('cpu', settings.collect { name, value -> new Assignment(name, value, 0) }, 0)
        new VersionConversion(false, ignoreUnmappable, new PrintStream(notes))
                .convert(section, place).values().collectEntries { [it.name(), it.value()] }
    }
}
