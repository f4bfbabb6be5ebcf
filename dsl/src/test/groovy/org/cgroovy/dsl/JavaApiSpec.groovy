package org.cgroovy.dsl

import groovy.lang.Closure
import spock.lang.Specification

import java.lang.reflect.Method
import java.lang.reflect.Modifier

/** Holds the words of Groovy and those of Java together. */
class JavaApiSpec extends Specification {
    /** Java has these itself: System.out, Thread.sleep, the arguments of main. */
    static final Set<String> OF_JAVA = ['print', 'println', 'printf', 'sleep', 'getArgs']

    def "every word of scripts is one of Java, of a session and without one"() {
        expect:
        [Containers, Words].every { type ->
            def missing = Vocabulary.ofScripts().words() - OF_JAVA - names(type)
            assert missing.empty, "$type.simpleName lacks $missing"
            true
        }
    }

    def "both kinds of Java words take and give the same"() {
        expect:
        signatures(Words) == signatures(Containers) - 'local()' - 'close()'
    }

    def "every word of #block can be said without a closure, and goes on to the next"() {
        given:
        def type = Vocabulary.of(block).get().type

        expect:
        Vocabulary.of(block).get().words().every { word ->
            def ways = type.declaredMethods.findAll { it.name == word && Modifier.isPublic(it.modifiers) && !it.synthetic }
            assert ways.any { !takesClosure(it) }, "$word takes closures only"
            assert ways.every { it.returnType == type || it.returnType in [Ending, String] }, "after $word one cannot go on"
            true
        }

        where:
        block << Vocabulary.blocks()
    }

    def "where a closure may stand, a lambda may: #type.simpleName.#method.name"() {
        expect:
        type.declaredMethods.any { it.name == method.name && !takesClosure(it) }

        where:
        [type, method] << [ContainerDsl, LimitsDsl, CgroupDsl, HierarchyDsl, RunningContainer, ControlGroup].collectMany { type ->
            type.declaredMethods.findAll { Modifier.isPublic(it.modifiers) && takesClosure(it) }.collect { [type, it] }
        }
    }

    private static boolean takesClosure(Method method) {
        method.parameterTypes.any { Closure.isAssignableFrom(it) }
    }

    private static Set<String> names(Class<?> type) {
        type.declaredMethods.findAll { Modifier.isPublic(it.modifiers) }*.name as Set
    }

    private static Set<String> signatures(Class<?> type) {
        type.declaredMethods.findAll { Modifier.isPublic(it.modifiers) && !it.synthetic }
                .collect { "${it.name}(${it.parameterTypes*.simpleName.join(', ')})".toString() } as Set
    }
}
