package org.cgroovy.cgroup.tool;

import java.io.Console;

/** Asks whoever sits at the terminal. */
interface Confirmation {
    /** At the terminal of this process; without one nobody can be asked. */
    final class AtTerminal implements Confirmation {
        @Override
        public boolean isGiven(String what) {
            Console console = System.console();
            if (console == null) {
                return false;
            }
            String answer = console.readLine("cgclear would %s. Type yes to go on: ", what);
            return answer != null && answer.strip().equals("yes");
        }
    }

    /** @param what would be done, as it stands behind "would" */
    boolean isGiven(String what);
}
