package org.cgroovy.dsl;

/** A running container that is given by itself or by its name. */
final class Running {
    private Running() {}

    static RunningContainer of(Session session, String word, Object container) {
        if (container instanceof RunningContainer running) {
            return running;
        }
        return session.find(Values.text(word, container));
    }

    static RunningContainer attach(Session session, Object container) {
        RunningContainer running = of(session, "attach", container);
        running.attach();
        return running;
    }
}
