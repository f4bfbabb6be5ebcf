package org.cgroovy.dsl;

import groovy.lang.Binding;
import java.util.List;

/** The variables of a script, with the session that its words act in. */
public final class CgroovyBinding extends Binding {
    private final Session session;

    public CgroovyBinding(Session session, List<String> arguments) {
        this.session = session;
        setVariable("args", arguments.toArray(new String[0]));
    }

    public Session session() {
        return session;
    }
}
