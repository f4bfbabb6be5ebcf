package org.cgroovy.plan;

import java.util.List;
import org.cgroovy.linux.Step;

/** The working directory, never through a link of /proc to a directory of the host (CVE-2024-21626). */
final class CwdSteps {
    private final Calls calls;

    CwdSteps(Calls calls) {
        this.calls = calls;
    }

    List<Step> steps(String cwd) {
        if (cwd.equals("/")) {
            return List.of();
        }
        return List.of(calls.openDirectoryIn(Calls.CWD, cwd, true).labelled("cwd"), Calls.fchdir(Calls.result("cwd")));
    }
}
