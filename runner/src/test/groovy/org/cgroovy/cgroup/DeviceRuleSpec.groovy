package org.cgroovy.cgroup

import spock.lang.Specification

class DeviceRuleSpec extends Specification {
    static final FUSE = DeviceRule.allow('c' as char, 10, 229)
    static final ALL = new DeviceRule(true, 'a' as char, OptionalLong.empty(), OptionalLong.empty(), 'rwm')

    def "rules #given mean, of a container, #meant"() {
        expect:
        DeviceRule.completed(given) == meant

        where:
        given                        || meant
        []                           || DeviceRule.DEFAULT
        [FUSE]                       || DeviceRule.DEFAULT + FUSE
        [FUSE, DeviceRule.DENY_ALL]  || DeviceRule.DEFAULT + FUSE + DeviceRule.DENY_ALL
        [DeviceRule.DENY_ALL]        || [DeviceRule.DENY_ALL]
        [DeviceRule.DENY_ALL, FUSE]  || [DeviceRule.DENY_ALL, FUSE]
        [ALL]                        || [ALL]
    }
}
