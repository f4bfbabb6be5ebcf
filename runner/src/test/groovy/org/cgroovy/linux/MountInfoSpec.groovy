package org.cgroovy.linux

import spock.lang.Specification

class MountInfoSpec extends Specification {
    def "a line gives its eleven parts"() {
        expect:
        MountInfo.parse('36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 shared:2 - ext3 /dev/root rw,errors=continue\n') == [
            new MountInfo(36, 35, '98:0', '/mnt1', '/mnt2', ['rw', 'noatime'], ['master:1', 'shared:2'],
                    'ext3', '/dev/root', ['rw', 'errors=continue'])]
    }

    def "optional fields may be missing, and so may the source"() {
        when:
        def mount = MountInfo.parse("22 27 0:21 / /proc rw - proc $source rw")[0]

        then:
        mount.optionalFields() == []
        mount.source() == source

        where:
        source << ['proc', '', '-']
    }

    def "the mount point #escaped is read as #path"() {
        expect:
        MountInfo.parse("1 1 0:1 / $escaped rw - tmpfs tmpfs rw")[0].mountPoint() == path

        where:
        escaped       || path
        '/a\\040b'    || '/a b'
        '/a\\011b'    || '/a\tb'
        '/a\\012b'    || '/a\nb'
        '/a\\134040b' || '/a\\040b'
        '/a\\043'     || '/a#'
        '/a\\04'      || '/a\\04'
        '/a\\0489'    || '/a\\0489'
        '/übung'      || '/übung'
    }

    def "'#line' is refused with the line in the message"() {
        when:
        MountInfo.parse(line)

        then:
        def e = thrown(IllegalArgumentException)
        e.message == "not a line of mountinfo: '$line'"

        where:
        line << ['nonsense', '1 2 3', '1 1 0:1 / /proc rw shared:1', 'x 1 0:1 / /proc rw - proc proc rw', '1 1 0:1 / /p rw - proc']
    }

    def "no text is no mount"() {
        expect:
        MountInfo.parse('') == []
    }

    def "this process has its root among its mounts"() {
        expect:
        MountInfo.parse(new File('/proc/self/mountinfo').text).any { it.mountPoint() == '/' }
    }
}
