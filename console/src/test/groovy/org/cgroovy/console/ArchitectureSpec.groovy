package org.cgroovy.console

import com.tngtech.archunit.core.domain.JavaClass
import com.tngtech.archunit.core.domain.JavaClasses
import com.tngtech.archunit.core.domain.JavaMethodCall
import com.tngtech.archunit.core.importer.ClassFileImporter
import com.tngtech.archunit.core.importer.ImportOption
import com.tngtech.archunit.lang.ArchCondition
import com.tngtech.archunit.lang.ArchRule
import com.tngtech.archunit.lang.ConditionEvents
import com.tngtech.archunit.lang.SimpleConditionEvent
import spock.lang.Shared
import spock.lang.Specification

import java.nio.file.Files

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses

/** The arrows between the packages: linux <- cgroup <- spec <- plan <- runner <- dsl <- console. */
class ArchitectureSpec extends Specification {
    static final List<String> LAYERS = ['linux', 'cgroup', 'spec', 'plan', 'runner', 'dsl', 'console']

    @Shared
    JavaClasses all = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages('org.cgroovy')

    def "the spec sees the classes of every module"() {
        expect:
        ['linux', 'dsl', 'console'].every { layer -> all.any { it.packageName == "org.cgroovy.$layer" } }
    }

    def "every class belongs to a layer"() {
        expect:
        classes().should().resideInAnyPackage(packagesOf(LAYERS)).check(all)
    }

    def "#layer knows nothing of the layers above it"() {
        expect:
        holds noClasses().that().resideInAPackage("org.cgroovy.${layer}..")
                .should().dependOnClassesThat().resideInAnyPackage(packagesOf(above))

        where:
        layer << LAYERS.dropRight(1)
        above = LAYERS.drop(LAYERS.indexOf(layer) + 1)
    }

    def "no two layers depend on each other in a circle"() {
        expect:
        holds slices().matching('org.cgroovy.(*)..').should().beFreeOfCycles()
    }

    def "native memory is touched in linux only"() {
        expect:
        holds noClasses().that().resideOutsideOfPackage('org.cgroovy.linux..')
                .should().dependOnClassesThat().resideInAnyPackage('com.kenai.jffi..', 'jnr..', 'sun.misc..')
    }

    def "there is no Groovy below dsl"() {
        expect:
        holds noClasses().that().resideInAnyPackage(packagesOf(LAYERS.takeWhile { it != 'dsl' }))
                .should().dependOnClassesThat().resideInAnyPackage('groovy..', 'org.codehaus.groovy..', 'org.apache.groovy..')
    }

    def "the terminal is the console's"() {
        expect:
        holds noClasses().that().resideOutsideOfPackage('org.cgroovy.console..')
                .should().dependOnClassesThat().resideInAPackage('org.jline..')
    }

    def "#layer writes no file"() {
        expect:
        holds classes().that().resideInAPackage("org.cgroovy.${layer}..").should(writeNoFile())

        where:
        layer << ['cgroup', 'spec', 'plan']
    }

    /** A layer that has no class yet keeps every rule. */
    private boolean holds(ArchRule rule) {
        rule.allowEmptyShould(true).check(all)
        true
    }

    private static String[] packagesOf(List<String> layers) {
        layers.collect { "org.cgroovy.${it}..".toString() }
    }

    private static ArchCondition<JavaClass> writeNoFile() {
        new ArchCondition<JavaClass>('write no file') {
            @Override
            void check(JavaClass type, ConditionEvents events) {
                type.methodCallsFromSelf.findAll { writes(it) }.each {
                    events.add(SimpleConditionEvent.violated(it, it.description))
                }
            }
        }
    }

    private static boolean writes(JavaMethodCall call) {
        call.targetOwner.isEquivalentTo(Files) && call.name ==~ /(write|create|delete|move|copy|set|newOutput|newBuffered(?=W)).*/
    }
}
