package org.cgroovy.dsl;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.GroovyObject;
import groovy.lang.MetaMethod;
import groovy.lang.MissingPropertyException;
import groovy.lang.Script;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.jspecify.annotations.Nullable;

/** The script, or the object of another Groovy class, that a block was written in. */
final class Surroundings {
    static final Surroundings NONE = new Surroundings(null);

    private final @Nullable Object self;

    private Surroundings(@Nullable Object self) {
        this.self = self;
    }

    static Surroundings of(Closure<?> words) {
        return new Surroundings(words.getThisObject());
    }

    boolean hasMethod(String name, Object[] arguments) {
        return closure(name) != null || methodOf(name, arguments);
    }

    @Nullable
    Object call(String name, Object[] arguments) {
        Closure<?> closure = closure(name);
        return closure == null ? InvokerHelper.invokeMethod(self, name, arguments) : closure.call(arguments);
    }

    boolean hasVariable(String name) {
        Binding binding = binding();
        if (binding != null && binding.hasVariable(name)) {
            return true;
        }
        return self instanceof GroovyObject object && object.getMetaClass().hasProperty(object, name) != null;
    }

    @Nullable
    Object variable(String name) {
        return InvokerHelper.getProperty(self, name);
    }

    void assign(String name, @Nullable Object value) {
        if (self == null) {
            throw new MissingPropertyException("no variable " + name);
        }
        InvokerHelper.setProperty(self, name, value);
    }

    void print(String text) {
        if (self instanceof Script script) {
            script.print(text);
        } else {
            System.out.print(text);
        }
    }

    private @Nullable Binding binding() {
        return self instanceof Script script ? script.getBinding() : null;
    }

    private @Nullable Closure<?> closure(String name) {
        Binding binding = binding();
        return binding != null && binding.hasVariable(name) && binding.getVariable(name) instanceof Closure<?> closure
                ? closure
                : null;
    }

    /** Whether the author wrote such a method: the words of every script do not count inside a block. */
    private boolean methodOf(String name, Object[] arguments) {
        if (!(self instanceof GroovyObject object)) {
            return false;
        }
        for (MetaMethod method : object.getMetaClass().respondsTo(object, name, arguments)) {
            if (!method.getDeclaringClass().getTheClass().isAssignableFrom(CgroovyScript.class)) {
                return true;
            }
        }
        return false;
    }
}
