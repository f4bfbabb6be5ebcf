package org.cgroovy.runner.service;

import java.util.concurrent.Semaphore;
import org.cgroovy.runner.ServedRunner;

/** What one user has of the service: his containers, and how much of it he may take. */
final class UserRoom {
    private final ServedRunner runner;
    private final Semaphore requests;
    private volatile Grant grant;
    private final Starting starting;
    private int connections;
    private int asked;

    UserRoom(ServedRunner runner, Grant grant) {
        this.runner = runner;
        this.grant = grant;
        this.starting = new Starting(runner::names);
        this.requests = new Semaphore(Math.max(1, grant.requests()));
    }

    ServedRunner runner() {
        return runner;
    }

    Grant grant() {
        return grant;
    }

    /** His groups may be others than when he came first. */
    void take(Grant other) {
        grant = other;
    }

    Semaphore requests() {
        return requests;
    }

    /** Counts how many are connected; called by who holds the lock of all rooms. */
    int connect(int more) {
        connections += more;
        return connections;
    }

    /** Counts what was asked and is not yet answered, also by who has left; called by who holds the lock of all rooms. */
    void ask(int more) {
        asked += more;
    }

    boolean isEmpty() {
        return connections == 0
                && asked == 0
                && starting.isEmpty()
                && runner.names().isEmpty();
    }

    Starting starting() {
        return starting;
    }
}
