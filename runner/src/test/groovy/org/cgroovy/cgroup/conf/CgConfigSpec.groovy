package org.cgroovy.cgroup.conf

import spock.lang.Specification

class CgConfigSpec extends Specification {
    static final String WHOLE = '''\
# who gets what
mount {
    cpu = /mnt/cg/cpu;
    "name=demo" = /mnt/cg/demo;
}
default {
    perm { task { uid = root; gid = bin; fperm = 664; } admin { uid = 0; gid = 0; dperm = 755; fperm = 644; } }
}
group daemons/www {
    perm {
        task { uid = www-data; gid = www-data; }
        admin { uid = root; gid = root; fperm = 0644; dperm = 0755; }
    }
    cpu { cpu.shares = 1000; }
    memory { }
}
group "a b" {
  devices { devices.allow = "c 1:3 rwm
c 1:5 rwm"; }
}
* also a comment
template users/%g/%u { pids { pids.max = "10"; } }
'''

    def "every section of a file is read"() {
        when:
        def config = CgConfig.parse('a.conf', WHOLE)

        then:
        config.mounts()*.name() == ['cpu', 'name=demo']
        config.mounts()*.value() == ['/mnt/cg/cpu', '/mnt/cg/demo']
        config.groups()*.name() == ['daemons/www', 'a b']
        config.templates()*.name() == ['users/%g/%u']
        config.templates()[0].controllers()[0].values() == [new Assignment('pids.max', '10', 22)]
        with(config.groups()[0]) {
            controllers()*.name() == ['cpu', 'memory']
            controllers()[0].values() == [new Assignment('cpu.shares', '1000', 14)]
            controllers()[1].values() == []
            perm().get().task() == access(uid: 'www-data', gid: 'www-data')
            perm().get().admin() == access(uid: 'root', gid: 'root', file: 0644, directory: 0755)
        }
        config.defaults().get().task() == access(uid: 'root', gid: 'bin', file: 0664)
    }

    def "a value in quotes keeps its lines, and the lines after it keep their numbers"() {
        expect:
        with(CgConfig.parse('a.conf', WHOLE)) {
            groups()[1].controllers()[0].values()[0].value() == 'c 1:3 rwm\nc 1:5 rwm'
            templates()[0].line() == 22
        }
    }

    def "comments for us tell owner and mode of single files, and quotes may be single ones"() {
        when:
        def config = CgConfig.parse('a.conf', """\
group 'a "b"' {
    perm { task { uid = root; } admin { uid = root; } }
    # cgroovy: pids.max nobody:65534 600
    # any other
\t# cgroovy:  tasks 0:bin  0640
    pids { }
}""")

        then:
        with(config.groups()[0]) {
            name() == 'a "b"'
            files() == [new FileRight('pids.max', 'nobody', '65534', 0600, 3), new FileRight('tasks', '0', 'bin', 0640, 5)]
            files()[0].toString() == '# cgroovy: pids.max nobody:65534 600'
        }
    }

    def "an empty file is a configuration of nothing"() {
        expect:
        CgConfig.parse('a.conf', text) == new CgConfig([], [], [], [], Optional.empty())

        where:
        text << ['', '\n\n', '  # only a comment', '* and this']
    }

    def "a group may be called default, or like a word of the grammar in quotes"() {
        expect:
        CgConfig.parse('a.conf', "group $name { cpu { } }").groups()*.name() == [expected]

        where:
        name      || expected
        'default' || 'default'
        '"mount"' || 'mount'
        '.'       || '.'
        'mounts'  || 'mounts'
    }

    def "what a group leaves open is taken from the defaults"() {
        expect:
        access(uid: 'a', file: 0600).or(access(uid: 'b', gid: 'c', directory: 0700)) ==
                access(uid: 'a', gid: 'c', file: 0600, directory: 0700)
    }

    def "a file that is wrong gives its name, the line and the reason: #reason"() {
        when:
        CgConfig.parse('/etc/x.conf', text)

        then:
        def e = thrown(ConfException)
        e.message == "/etc/x.conf: line $line: $reason"
        e.line() == line
        e.file() == '/etc/x.conf'

        where:
        text                                                 || line | reason
        'grup a { cpu {} }'                                  || 1    | "expected mount, group, template, default or namespace, found 'grup'"
        'group a {\n}'                                       || 2    | "expected a controller or perm, found '}'"
        'group { cpu { } }'                                  || 1    | "expected the name of a group, found '{'"
        'group "" { cpu { } }'                               || 1    | "expected the name of a group, found ''"
        'group mount { cpu { } }'                            || 1    | "expected the name of a group, found 'mount'"
        'template default { cpu { } }'                       || 1    | "expected the name of a template, found 'default'"
        'group a { cpu { cpu.shares = 1 } }'                 || 1    | "expected ';' after the value of cpu.shares, found '}'"
        'group a { cpu { cpu.shares 1; } }'                  || 1    | "expected '=' after cpu.shares, found '1'"
        'group a { cpu {\n# c\n cpu.shares = ; } }'          || 3    | "expected the value of cpu.shares (in quotes, when it has spaces or signs), found ';'"
        'group a { cpu { cpu.shares = 1; # c\n } }'          || 1    | 'expected a name in cpu { }; a comment has a line to itself'
        'group a { cpu { task = 1; } }'                      || 1    | "expected a name in cpu { }, found 'task', a word of the grammar: put it in quotes"
        'group a { cpu { x = "1\n; } }'                      || 1    | 'a text in quotes has no end'
        'group a { cpu { } '                                 || 1    | 'expected a controller or perm, found the end of the file'
        'group a { cpu { }\n cpu { } }'                      || 2    | 'controller cpu stands here twice'
        'group a { cpu { a.b = 1;\n a.b = 2; } }'            || 2    | 'a.b is set twice: put all lines into one value, in quotes'
        'group a { cpu { } perm { task { uid = 1; } } }'     || 1    | 'perm { } stands once, before the controllers'
        'group a { perm { task { uid = 1; } } }'             || 1    | "expected admin in perm { }, which has task { } and admin { }, found '}'"
        'group a { perm { cpu { } } }'                       || 1    | "expected task or admin in perm { }, found 'cpu'"
        'group a { perm { task { fperm = 9; } } }'           || 1    | 'fperm is a mode in octal, such as 755, and not 9'
        'group a { perm { task { dperm = 7; } } }'           || 1    | 'dperm belongs into admin { }: task { } is about a file'
        'group a { perm { task { user = x; } } }'            || 1    | 'expected uid, gid, fperm or dperm in task { }, found user'
        'mount { }'                                          || 1    | "expected a name in mount { }, found '}'"
        'mount { cpu = /x }'                                 || 1    | "expected ';' after the value of cpu, found '}'"
        'group a {\n# cgroovy: x root 644\n cpu { } }'         || 2    | '# cgroovy: has a control file, user:group and a mode behind it, got: x root 644'
        'group a {\n# cgroovy: x a:b 9\n cpu { } }'            || 2    | 'the last word of # cgroovy: is a mode in octal, such as 755, and not 9'
        'group a { cpu {\n# cgroovy: x a:b 600\n } }'          || 2    | "expected a name in cpu { }, found the comment '# cgroovy: x a:b 600', whose place is in a group, before its controllers and behind perm { }"
        'systemd { slice = a; }'                             || 1    | 'systemd { } sections are not supported: name the cgroup of the scope in group { }'
        'group a {\r\n cpu { } }'                            || 1    | 'expected a controller or perm, found the control character 13'
        'default { task { } }'                               || 1    | "expected perm in default { }, found 'task'"
    }

    private static Perm.Access access(Map<String, Object> parts) {
        new Perm.Access(
                Optional.ofNullable(parts.uid as String), Optional.ofNullable(parts.gid as String),
                parts.file == null ? OptionalInt.empty() : OptionalInt.of(parts.file as int),
                parts.directory == null ? OptionalInt.empty() : OptionalInt.of(parts.directory as int))
    }
}
