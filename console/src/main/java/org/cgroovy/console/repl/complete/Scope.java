package org.cgroovy.console.repl.complete;

import java.util.List;
import java.util.Optional;

/** What a line can name. */
public interface Scope {
    /** The variables and functions that the user has defined. */
    List<String> names();

    /** The value of a variable; empty when there is none, or null. */
    Optional<Object> value(String name);

    /** The class of that name, which a line has defined or imported, or that Groovy imports by itself. */
    Optional<Class<?>> type(String name);
}
