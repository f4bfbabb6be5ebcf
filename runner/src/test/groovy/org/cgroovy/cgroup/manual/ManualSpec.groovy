package org.cgroovy.cgroup.manual

import org.cgroovy.cgroup.tree.ControlText
import spock.lang.Shared
import spock.lang.Specification

/** The data file is whole: every stanza reads, and what refers to something finds it. */
class ManualSpec extends Specification {
    @Shared
    def files = Manual.SHIPPED.all()

    def "every heading of the text is a file that is found, in each version that it names"() {
        given:
        def text = Manual.getResourceAsStream('control-files.txt').getText('UTF-8')
        def headings = text.readLines().findAll { it ==~ /v[12] .*/ }
        def read = files.collect { "${it.versions()*.label().join(' ')} ${it.name()}".toString() }
        def lost = files.findAll { file -> !file.versions().every { Manual.SHIPPED.find(it, file.name()).get() == file } }*.name()

        expect:
        headings.size() > 200
        headings == read
        lost == []
    }

    def "#controller of #version is there"() {
        given:
        def there = files.any { it.controller() == controller && version in it.versions() }

        expect:
        there

        where:
        [controller, version] << ['cgroup cpu cpuacct cpuset memory blkio pids hugetlb devices freezer net_cls net_prio rdma misc dmem'.split().collect { [it, Version.V1] },
                                  'cgroup cpu cpuset memory io pids hugetlb rdma misc dmem irq'.split().collect { [it, Version.V2] }].sum()
    }

    def "only of a file that can only be read others are written instead, which are there and can be written"() {
        given:
        def wrong = files.findAll { file ->
            !file.instead().empty && (file.access().writable() || file.versions().any { version ->
                !file.instead().every { Manual.SHIPPED.find(version, it).filter { it.access().writable() }.present }
            })
        }*.name()

        expect:
        wrong == []
    }

    def "instead of #name in #version: #instead"() {
        expect:
        ReadOnly.instead(name, version).orElse('') == instead

        where:
        name                  | version    || instead
        'pids.current'        | Version.V1 || 'write pids.max'
        'devices.list'        | Version.V1 || 'write devices.allow or devices.deny'
        'hugetlb.2MB.current' | Version.V2 || 'write hugetlb.2MB.max'
        'memory.stat'         | Version.V2 || 'nothing sets it: the kernel counts it'
        'cpuacct.stat'        | Version.V1 || 'nothing sets it: the kernel counts it'
        'pids.max'            | Version.V1 || ''
        'no.such'             | Version.V1 || ''
    }

    def "a counterpart is a file of the other version, or none for a reason"() {
        given:
        def wrong = files.findAll { file ->
            file.versions().size() == 1 && !file.counterpart().get().with { other ->
                other.names().empty ? !other.reason().empty
                        : other.names().every { Manual.SHIPPED.find(file.versions()[0].other(), it).present }
            }
        }*.name()

        expect:
        wrong == []
    }

    def "where one file holds the same value as another, that one says so too, and has the same unit"() {
        given:
        def wrong = files.findAll { it.counterpart().map { it.same() }.orElse(false) }.findAll { file ->
            def other = Manual.SHIPPED.find(file.versions()[0].other(), file.counterpart().get().names()[0]).get()
            other.counterpart().get() != new Counterpart([file.name()], true, '') || other.unit() != file.unit() ||
                    other.form().bytes() != file.form().bytes() || other.form().keyed() != file.form().keyed()
        }*.name()

        expect:
        wrong == []
    }

    def "what can be converted has a file to convert into that knows of it"() {
        given: "not always the same way back: cpu.stat of v2 has what three files of v1 have"
        def wrong = files.findAll { it.counterpart().map { !it.same() && !it.names().empty }.orElse(false) }.findAll { file ->
            !file.counterpart().get().names().every { name ->
                Manual.SHIPPED.find(file.versions()[0].other(), name).get().counterpart().get().names()
            }
        }*.name()

        expect:
        wrong == []
    }

    def "a name that both versions have means text of one form in both"() {
        given:
        def wrong = Manual.SHIPPED.names().findAll { Manual.SHIPPED.named(it)*.form().toSet().size() > 1 }

        expect:
        wrong == [] as Set
    }

    def "defaults and examples are of the form that they claim: #file.name()"() {
        given:
        def texts = file.defaultValue().map { [it] }.orElse([])
        if (file.access() == Access.READ_ONLY) {
            texts << file.example()
        }

        expect:
        texts.every { fits(file, ControlText.parse(file.name(), it)) }

        where:
        file << Manual.SHIPPED.all()
    }

    def "the kernels are named by numbers, an older before a newer"() {
        given:
        def unreadable = files.findAll { !(it.since() ==~ /\d+(\.\d+){1,2}( to \d+(\.\d+){1,2})?/) }*.name()
        def turned = files.findAll { it.since().contains(' to ') && !it.since().split(' to ').with { before(it[0], it[1]) } }*.name()
        def gone = files.findAll { it.until() && !before(it.since().split(' ')[0], it.until()) }*.name()

        expect:
        unreadable + turned + gone == []
    }

    def "the meaning is in sentences, the first short enough for a list"() {
        given:
        def wrong = files.findAll { !it.what().endsWith('.') || it.summary().size() > 150 || !it.summary().endsWith('.') }*.name()

        expect:
        wrong == []
    }

    def "what can be written says what, and no more than that"() {
        given:
        def silent = files.findAll { it.access().writable() && it.form() in [Form.TEXT, Form.FLAT, Form.NESTED, Form.IDS, Form.WORDS] && !it.takes() }*.name()
        def verbose = files.findAll { !it.access().writable() && (it.takes() || it.range()) }*.name()

        expect:
        silent + verbose == []
    }

    def "#name takes #accepted"() {
        expect:
        Manual.SHIPPED.named(name)[0].accepted() == accepted

        where:
        name                           || accepted
        'memory.high'                  || 'bytes, as in 64m or 67108864, or max'
        'memory.limit_in_bytes'        || 'bytes, as in 64m or 67108864; -1 is no limit'
        'cpu.weight'                   || 'a number from 1 to 10000'
        'cgroup.freeze'                || '0 or 1'
        'pids.max'                     || 'a number from 0 on, or max'
        'cpuset.cpus'                  || 'a list such as 0-3,8'
    }

    def "the files for huge pages are found by any size, and so are their counterparts"() {
        expect:
        Manual.SHIPPED.find(Version.V2, 'hugetlb.1GB.rsvd.max').get().with {
            name() == 'hugetlb.1GB.rsvd.max' && counterpart().get().names() == ['hugetlb.1GB.rsvd.limit_in_bytes']
        }
        Manual.SHIPPED.find(Version.V1, 'hugetlb.1GB.rsvd.max').empty
        Manual.SHIPPED.find(Version.V2, 'hugetlb.1GB.nix').empty
    }

    def "a text of bad form is refused: #message"() {
        when:
        new Manual(text).all()

        then:
        def e = thrown(IllegalArgumentException)
        e.message == message

        where:
        text                                                            || message
        'v1 a.b\nwhat: x.\n\nv1 a.b\nwhat: y.\n'                        || 'v1 a.b is there twice'
        'v1 a.b\nwhat: x.\n'                                            || 'v1 a.b has no type'
        'v1 a.b\nwhat: x.\ntype: nix\n'                                 || 'v1 a.b: what is nix?'
        'v1 a.b\nnothing\n'                                             || 'v1 a.b: bad line: nothing'
        'v1 a.b\nwhat: x.\nwhat: y.\n'                                  || 'v1 a.b: bad line: what: y.'
        'v1 a.b\nwhat: x.\ntype: text\naccess: read-only\nsince: 2.6\nv2: none; so\nexample: 1\ncolour: red\n' || 'v1 a.b: no field is called [colour]'
    }

    private static boolean fits(ControlFile file, Object value) {
        switch (file.form()) {
            case [Form.BYTES, Form.BYTES_OR_MAX, Form.BYTES_OR_UNLIMITED]: return value == 'max' || value instanceof ControlText.Amount
            case [Form.NUMBER, Form.FLAG, Form.QUOTA, Form.NUMBER_OR_UNLIMITED]: return value instanceof Long
            case Form.NUMBER_OR_MAX: return value == 'max' || value instanceof Long
            case Form.PERCENT: return value == 'max' || value ==~ /\d+\.\d\d/
            case Form.QUOTA_AND_PERIOD: return value instanceof ControlText.CpuMax
            case [Form.FLAT, Form.NESTED]: return value instanceof Map
            case [Form.IDS, Form.WORDS, Form.NUMBERS]: return value instanceof List
            case [Form.TEXT, Form.LIST]: return value instanceof String
        }
    }

    private static boolean before(String older, String newer) {
        [older, newer]*.split(/\./).collect { it*.padLeft(3, '0').join('.') }.with { it[0] < it[1] }
    }
}
