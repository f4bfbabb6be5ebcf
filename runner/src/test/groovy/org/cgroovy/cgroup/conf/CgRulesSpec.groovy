package org.cgroovy.cgroup.conf

import org.cgroovy.cgroup.conf.Rule.Target
import spock.lang.Specification

class CgRulesSpec extends Specification {
    def "rules are read in their order, comments are left out, and % continues a rule"() {
        expect:
        CgRules.parse('r.conf', '''\
            # user      controllers  destination
            student     devices      /usergroup/students   # the rest is a comment
            peter:cp    cpu,memory   test1/
            %           pids         test2/

            @admin      *            admins/%u\tignore
            '''.stripIndent()) == [
                new Rule('r.conf', 'student', [target(['devices'], '/usergroup/students', 2)]),
                new Rule('r.conf', 'peter', [
                        target(['cpu', 'memory'], 'test1/', 3, 'cp'), target(['pids'], 'test2/', 4)]),
                new Rule('r.conf', '@admin', [new Target(Optional.empty(), ['*'], 'admins/%u', true, 6)])]
    }

    def "a line that is no rule gives the file, the line and the reason: #reason"() {
        when:
        CgRules.parse('r.conf', "# first\n$text")

        then:
        def e = thrown(ConfException)
        e.message == "r.conf: line 2: $reason"

        where:
        text                  || reason
        'a cpu'               || 'a rule is <user>[:<process>] <controllers> <destination> [ignore], got: a cpu'
        'a cpu b c d'         || 'a rule is <user>[:<process>] <controllers> <destination> [ignore], got: a cpu b c d'
        '% cpu a'             || '% continues the rule before, and there is none'
        ':cp cpu a'           || 'a rule begins with a user, @group, * or %, got: :cp'
        '@ cpu a'             || 'a rule begins with a user, @group, * or %, got: @'
        'a , b'               || 'the second field is a list of controllers or *, got: ,'
        'a cpu b ignored'     || 'the only option of a rule is ignore, got: ignored'
    }

    def "a rule for '#process' #verb for the program #program"() {
        expect:
        target(['cpu'], 'a', 1, process).isFor(program) == matches

        where:
        process    | program        || matches
        'cp'       | '/bin/cp'      || true
        'cp'       | 'cp'           || true
        '/bin/cp'  | '/bin/cp'      || true
        '/bin/cp'  | 'cp'           || false
        'cp'       | '/bin/cpio'    || false
        'cp*'      | '/bin/cpio'    || true
        '/bin/c*'  | '/bin/cpio'    || true
        null       | 'anything'     || true

        verb = matches ? 'is' : 'is not'
    }

    def "the destination #destination of a process is #path"() {
        expect:
        new Subject(42, 1000, 'ann', 100, 'users', '/bin/cp').expand(destination) == path

        where:
        destination || path
        'a/%u/%g'   || 'a/ann/users'
        '%U-%G-%P'  || '1000-100-42'
        '%p'        || '/bin/cp'
        'a\\%u'     || 'a%u'
        '%x%'       || '%x%'
        'plain/'    || 'plain/'
    }

    private static Target target(List<String> controllers, String destination, int line, String process = null) {
        new Target(Optional.ofNullable(process), controllers, destination, false, line)
    }
}
