package org.cgroovy.plan

import org.cgroovy.cgroup.CgroupHost
import org.cgroovy.cgroup.CgroupMode
import org.cgroovy.cgroup.DeviceRule
import org.cgroovy.cgroup.Hierarchy
import org.cgroovy.cgroup.LimitException
import org.cgroovy.cgroup.Limits
import org.cgroovy.cgroup.MemoryLimits
import org.cgroovy.cgroup.Setting
import org.cgroovy.it.Records
import org.cgroovy.linux.Namespace
import org.cgroovy.spec.ContainerSpec
import org.cgroovy.spec.IdMapping
import org.cgroovy.spec.Namespaces
import org.cgroovy.spec.ProcessSpec
import org.cgroovy.spec.Root
import org.cgroovy.spec.User
import spock.lang.Specification

import java.nio.file.Path

class RootlessSpec extends Specification {
    static final ALONE = PlanHosts.user('unified')
    static final MANY = PlanHosts.user('unified', PlanHosts.ids(Optional.of('/usr/bin'), 'alice:100000:65536'))
    static final UNLISTED = PlanHosts.user('unified', PlanHosts.ids(Optional.of('/usr/bin'), ''))

    def "an ordinary user's container gets a user namespace, in which root is he"() {
        expect:
        launch(ALONE) == 'launch (uid_map [0 1000 1], gid_map [0 1000 1], setgroups deny)'
        plan(ALONE).notes()[0] == 'in a user namespace, since alice has no rights over the host: uids 0 as 1000; gids 0 as 1000; ' +
                'no more, since newuidmap is not installed: apt-get install -y uidmap'
        plan(UNLISTED).notes()[0].contains('usermod --add-subuids')
    }

    def "with ranges, newuidmap maps all ids of them, and groups can be given up"() {
        expect:
        launch(MANY) == 'launch (uid_map [0 1000 1, 1 100000 65536] by /usr/bin/newuidmap, gid_map [0 1000 1, 1 100000 65536] by /usr/bin/newgidmap)'
        plan(MANY).toString().contains('setgroups(0, [])')
        !plan(ALONE).toString().contains('setgroups(')
        plan(MANY).notes()[0] == 'in a user namespace, since alice has no rights over the host: uids 0 as 1000, 1-65536 as 100000-165535; ' +
                'gids 0 as 1000, 1-65536 as 100000-165535'
    }

    def "each of the two maps is for itself: ranges of users and none of groups"() {
        given:
        def rootless = new Rootless('alice', MANY.rootless().uids(), UNLISTED.rootless().gids(), Optional.empty(), false)

        expect:
        launch(PlanHosts.user('unified', rootless)) ==
                'launch (uid_map [0 1000 1, 1 100000 65536] by /usr/bin/newuidmap, gid_map [0 1000 1], setgroups deny)'
    }

    def "root needs none of that, and what root asks for is what is written"() {
        expect:
        launch(PlanHosts.root('none')) == 'launch'
        launch(PlanHosts.root('none'), namespaces: Namespaces.DEFAULT.withFresh(Namespace.USER)) == 'launch (uid_map [0 0 1], gid_map [0 0 1])'
    }

    def "the group of terminals is set where it is mapped"() {
        expect:
        plan(MANY).toString().contains('mode=0620,gid=5')
        !plan(ALONE).toString().contains('gid=5')
    }

    def "where the pids are another's, the host's /proc is not bound, which shows others"() {
        expect:
        !plan(ALONE, namespaces: Namespaces.DEFAULT.withJoined(Namespace.PID, '/proc/123/ns/pid')).toString().contains('# bind to /proc')
    }

    def "where the network is the host's, /sys is bound, and so is /proc where the pids are"() {
        given:
        def text = plan(ALONE, namespaces: Namespaces.DEFAULT.withShared(shared)).toString()

        expect:
        text.contains("= open_tree(AT_FDCWD, \"$path\", OPEN_TREE_CLONE|OPEN_TREE_CLOEXEC|AT_RECURSIVE)  # bind to $path")
        !text.contains("mount(\"$type\"")

        where:
        shared        | path    | type
        Namespace.NET | '/sys'  | 'sysfs'
        Namespace.PID | '/proc' | 'proc'
    }

    def "over the host's v2 cgroups, which come with its /sys, the container's are not mounted at once: the kernel says EBUSY"() {
        given:
        def text = plan(delegated(), namespaces: Namespaces.DEFAULT.withShared(Namespace.NET)).toString()

        expect:
        text =~ /(?s)mount\("tmpfs", "\.", "tmpfs", [^\n]*on \/sys\/fs\/cgroup\n[^\n]*cgroups = openat2[^\n]*\n[^\n]*fchdir\(cgroups\)\n[^\n]*mount\("cgroup2", "\."/
        !plan(delegated()).toString().contains('on /sys/fs/cgroup')
    }

    def "#what may run where it is mapped"() {
        expect:
        plan(MANY, process: process(user)).toString().contains("setresuid($user.uid, $user.uid, $user.uid)")

        where:
        what                | user
        'another user'      | new User(1000, 1000, [])
        'one with groups'   | new User(65_536, 65_536, [5L, 10L])
    }

    def "#what is an error that says what is mapped and how to get more"() {
        when:
        plan(facts, changes)

        then:
        def e = thrown(PlanException)
        e.message == message

        where:
        what                  | facts    | changes                                                        || message
        'an unmapped user'    | ALONE    | [process: process(new User(5, 0, []))]                         || 'user 5 is nobody in the container, which has 0; name one of those, or get more: newuidmap is not installed: apt-get install -y uidmap'
        'an unmapped group'   | MANY     | [process: process(new User(0, 65_537, []))]                    || 'group 65537 is nobody in the container, which has 0, 1-65536; name one of those, or ask root for a larger range in /etc/subgid'
        'one of the groups'   | MANY     | [process: process(new User(0, 0, [7L, 70_000L]))]              || 'group 70000 is nobody in the container, which has 0, 1-65536; name one of those, or ask root for a larger range in /etc/subgid'
        'groups, all mapped'  | ALONE    | [process: process(new User(0, 0, [0L]))]                       || 'groups [0] cannot be set where a single group is mapped; leave them out, or get more: newgidmap is not installed: apt-get install -y uidmap'
        "another's ids"       | MANY     | [namespaces: mapped(new IdMapping(0, 200_000, 10))]            || 'alice may not map user 200000-200009 of the host, but 1000, 100000-165535; leave the mappings out, or ask root for a larger range in /etc/subuid'
        "root's id"           | MANY     | [namespaces: mapped(new IdMapping(0, 0, 1))]                   || 'alice may not map user 0 of the host, but 1000, 100000-165535; leave the mappings out, or ask root for a larger range in /etc/subuid'
        'a range of none'     | ALONE    | [namespaces: mapped(new IdMapping(0, 100_000, 10))]            || 'alice may not map user 100000-100009 of the host, but 1000 alone; leave the mappings out, or get more: newuidmap is not installed: apt-get install -y uidmap'
        'a range and one more'| MANY     | [namespaces: mapped(new IdMapping(0, 100_000, 65_537))]        || 'alice may not map user 100000-165536 of the host, but 1000, 100000-165535; leave the mappings out, or ask root for a larger range in /etc/subuid'
    }

    def "a user may choose among his ids"() {
        expect:
        launch(MANY, namespaces: mapped(new IdMapping(0, 100_000, 1000))).startsWith('launch (uid_map [0 100000 1000] by /usr/bin/newuidmap, ')
        launch(MANY, namespaces: mapped(new IdMapping(1000, 1000, 1)), process: process(new User(1000, 0, []))).startsWith('launch (uid_map [1000 1000 1], ')
    }

    static final PIDS = Limits.NONE.withPids(10).withMemory(MemoryLimits.NONE.withLimit(64L << 20))

    /** As DelegatedCgroups sees a host of v2 where these controllers are delegated. */
    private static HostFacts delegated(String... controllers) {
        def own = new Hierarchy(Path.of('/sys/fs/cgroup/user'), true, controllers as List, Optional.empty(), '/user')
        ALONE.withCgroups(new CgroupHost(CgroupMode.UNIFIED, [own], [:]))
    }

    def "limits go into what is delegated, and its children get the controllers"() {
        given:
        def text = plan(delegated('memory', 'pids'), limits: PIDS).toString()

        expect:
        text.contains('write +pids > /sys/fs/cgroup/user/cgroup.subtree_control')
        text.contains('write 10 > /sys/fs/cgroup/user/cgroovy/demo/pids.max')
        text.contains('write 67108864 > /sys/fs/cgroup/user/cgroovy/demo/memory.max')
        text.contains('note: the cgroups delegated to this user are unified, v2 at /sys/fs/cgroup/user/cgroovy/demo')
        !text.contains(' /sys/fs/cgroup/cgroup')
    }

    def "a container without limits has a cgroup where one is delegated, and none where none is"() {
        expect:
        plan(delegated()).cgroups()*.toString() == ['/sys/fs/cgroup/user/cgroovy/demo']
        plan(ALONE).cgroups() == []
    }

    def "limits without delegation are an error that says how to get it: #what"() {
        when:
        plan(facts, limits: Limits.NONE.withPids(5))

        then:
        def e = thrown(LimitException)
        e.message == message + '; or go on without: limits { optional true }'

        where:
        what       | facts                                                     || message
        'v1'       | PlanHosts.user('hybrid')                                  || "no cgroup of /sys/fs/cgroup/pids in which alice could limit pids is delegated to him; as root, cgroovy -e \"cgroup('pids:/cgroovy/1000') { delegate 'alice' }\""
        'v2'       | PlanHosts.user('unified')                                 || "no cgroup of /sys/fs/cgroup in which alice could limit pids is delegated to him; he is in /; as root, cgroovy -e \"cgroup('pids:/cgroovy/1000') { delegate 'alice'; child('shell') { attach PID } }\" with the PID of the shell"
        'systemd'  | why(own: '/user.slice/user-1000.slice/session-1.scope')   || 'no cgroup of /sys/fs/cgroup in which alice could limit pids is delegated to him; he is in /user.slice/user-1000.slice/session-1.scope; --cgroup-manager systemd asks user@1000.service for one; where that does not run, as root loginctl enable-linger alice'
        'its part' | why(own: '/user.slice/user-1000.slice/user@1000.service/app.slice/a.scope') || 'no cgroup of /sys/fs/cgroup in which alice could limit pids is delegated to him; he is in /user.slice/user-1000.slice/user@1000.service/app.slice/a.scope; as root, systemctl edit user@.service with Delegate=cpu cpuset io memory pids'
        'crowded'  | why(crowded: Optional.of(Path.of('/sys/fs/cgroup/u')))    || '/sys/fs/cgroup/u is delegated to alice, but has processes in it, and v2 gives controllers to children of cgroups without processes only; mkdir /sys/fs/cgroup/u/shell; for p in $(cat /sys/fs/cgroup/u/cgroup.procs); do echo $p > /sys/fs/cgroup/u/shell/cgroup.procs; done'
    }

    private static HostFacts why(Map changes) {
        ALONE.withRootless(ALONE.rootless().withUndelegated(PlanHosts.undelegated('unified', [systemd: true] + changes)))
    }

    def "device rules on v2 are root's"() {
        given:
        def rules = Limits.NONE.withDevices(DeviceRule.DEFAULT)

        when:
        plan(delegated('pids'), limits: rules)

        then:
        def e = thrown(LimitException)
        e.message.startsWith("for device rules the kernel asks for root's rights")
        plan(delegated('pids'), limits: rules.withOptional(true)).unheld() == ['devices']
    }

    def "what no host of that kind could limit, is not a matter of delegation"() {
        when:
        plan(PlanHosts.user('none'), limits: Limits.NONE.withPids(5))

        then:
        def e = thrown(LimitException)
        e.message == 'no cgroup hierarchy is mounted; mount -t cgroup2 none /sys/fs/cgroup'
    }

    def "limits that are optional hold as far as they can, and the plan names the others"() {
        given:
        def plan = plan(delegated('pids'), limits: PIDS.withSettings([new Setting('cpu.idle', '1'), new Setting('pids.max', '9')]).withOptional(true))

        expect:
        plan.unheld() == ['memory', 'cpu.idle']
        plan.toString().contains('write 10 > /sys/fs/cgroup/user/cgroovy/demo/pids.max')
        plan.notes().find { it.startsWith('the limit of memory does not hold: no cgroup of /sys/fs/cgroup in which alice could limit memory') }
        RootlessSpec.plan(ALONE, limits: PIDS.withOptional(true)).unheld() == ['memory', 'pids']
        RootlessSpec.plan(ALONE, limits: PIDS.withOptional(true)).cgroups() == []
    }

    def "what can be had is no matter of being optional"() {
        given:
        def host = PlanHosts.root('hybrid')

        expect:
        plan(host, limits: PIDS.withOptional(true)).toString() == plan(host, limits: PIDS).toString()
    }

    private static Namespaces mapped(IdMapping uids) {
        Namespaces.DEFAULT.withFresh(Namespace.USER).withMappings([uids], [])
    }

    private static ProcessSpec process(User user) {
        Records.with(ProcessSpec.DEFAULT, [args: ['/bin/sh'], user: user])
    }

    private static Plan plan(Map changes = [:], HostFacts facts) {
        def container = ContainerSpec.of('demo', new Root('/srv/root', false), process(User.ROOT))
        new Planner(facts).plan(Records.with(container, changes), Stdio.CAPTURE)
    }

    private static Plan plan(HostFacts facts, Map changes) {
        plan(changes, facts)
    }

    private static String launch(Map changes = [:], HostFacts facts) {
        plan(changes, facts).ops().find { it instanceof Op.Launch }.toString().readLines()[0]
    }
}
