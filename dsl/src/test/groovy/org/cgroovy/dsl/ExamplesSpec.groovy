package org.cgroovy.dsl

import groovy.transform.CompileStatic
import org.cgroovy.dsl.script.ScriptCompiler
import org.codehaus.groovy.control.customizers.ASTTransformationCustomizer
import spock.lang.Requires

/** The scripts in examples/: what each would do on a hybrid host is in the plan.txt beside it. */
@Requires(value = { new File('/bin/busybox').canExecute() }, reason = 'the examples need busybox-static')
class ExamplesSpec extends ScriptSpecification {
    static final List<File> EXAMPLES = new File('../examples').listFiles().findAll { it.name.endsWith('.groovy') }.sort()

    def setup() {
        runner = new FixtureRunner()
        mode = Session.Mode.EXPLAIN
    }

    def "#example.name gives the plan beside it"() {
        when:
        def exitCode = run(example.text)
        def difference = difference(example.name.replace('.groovy', '.plan.txt'), plans())

        then:
        exitCode == 0
        difference == ''

        where:
        example << EXAMPLES
    }

    def "the words of #example.name are right for a static compiler too"() {
        given:
        def configuration = ScriptCompiler.configuration { false }
        configuration.addCompilationCustomizers(
                new ASTTransformationCustomizer(CompileStatic, extensions: [ResultsAreDynamic.name]))

        when:
        new GroovyShell(ExamplesSpec.classLoader, new Binding(), configuration).parse(example)

        then:
        noExceptionThrown()

        where:
        example << EXAMPLES
    }

    /** Without what differs from host to host and from run to run; plans that are alike count as one. */
    private String plans() {
        def counts = runner.plans.countBy {
            it.toString().replace(Containers.busybox(), '/busybox')
                    .replaceAll(/\bc-[0-9a-f]{6}\b/, 'c-000000')
                    .replaceAll(/cgroovy-example\d+/, 'cgroovy-example')
        }
        counts.collect { plan, times -> (times == 1 ? '' : "$times times: ") + plan + '\n' }.plus(changes()).join('\n')
    }

    /** What would be done to cgroups, of this very process too. */
    private List<String> changes() {
        output.replaceAll(/\bc-[0-9a-f]{6}\b/, 'c-000000')
                .replaceAll(/(?m)^( *\d+\. write )\d+( > .*(cgroup\.procs|tasks|cgroup\.threads))$/, '$1<pid>$2')
                .findAll(/(?m)^plan to .*\n(?: *\d+\. .*\n)+/)
    }

    /** The first line that differs. What the plan is now goes to target/examples, to look at and to copy from. */
    private static String difference(String file, String text) {
        def now = new File('target/examples', file)
        now.parentFile.mkdirs()
        now.text = text
        def golden = new File('../examples', file)
        def lines = [text.readLines(), golden.exists() ? golden.readLines() : []]
        int at = (0..lines*.size().max()).find { lines[0][it] != lines[1][it] } ?: 0
        lines[0] == lines[1] ? '' : "$file:${at + 1}: ${lines[0][at]} instead of ${lines[1][at]}"
    }
}
