package org.cgroovy.console

import java.nio.file.Files
import java.nio.file.Path

/** What this machine offers to specs; with CGROOVY_REQUIRE_ROOT_TESTS a no is an error, so that nothing is skipped unseen. */
class TestHost {
    static boolean runsContainers() {
        required(Files.getAttribute(Path.of('/proc/self'), 'unix:uid') == 0 && Files.exists(Path.of('/bin/busybox')))
    }

    static boolean hasCommands(String... names) {
        required(names.every { name -> System.getenv('PATH').split(':').any { new File(it, name).canExecute() } })
    }

    private static boolean required(boolean able) {
        if (!able && System.getenv('CGROOVY_REQUIRE_ROOT_TESTS')) {
            throw new IllegalStateException('this test must not be skipped here')
        }
        able
    }
}
