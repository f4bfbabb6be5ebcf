package org.cgroovy.it

import org.cgroovy.cgroup.CgroupHost

import java.nio.file.Files
import java.nio.file.Path

/** What this machine offers to specs; with CGROOVY_REQUIRE_ROOT_TESTS=1 a no is an error, so that nothing is skipped unseen. */
class Host {
    static final String BUSYBOX = '/bin/busybox'

    /** Root, with busybox and all v1 controllers or a v2 hierarchy with them: what it takes to run any container. */
    static boolean runsContainers() {
        require('root, busybox and writable cgroups', isRoot() && new File(BUSYBOX).canExecute() && hasCgroups())
    }

    /** The same with v1 controllers, for specs that read v1 files. */
    static boolean hasV1(String... controllers) {
        runsContainers() && require("v1 hierarchies with $controllers", controllers.every {
            CgroupHost.read().controller(it).map { !it.unified() }.orElse(false)
        })
    }

    static boolean hasUnified() {
        runsContainers() && require('a v2 hierarchy', CgroupHost.read().unified().present)
    }

    static boolean hasCommands(String... names) {
        require("the commands $names", names.every { name ->
            System.getenv('PATH').split(':').any { new File(it, name).canExecute() }
        })
    }

    static boolean allowsUserNamespaces() {
        def limit = new File('/proc/sys/kernel/unprivileged_userns_clone')
        require('user namespaces for ordinary users', !limit.exists() || limit.text.trim() == '1')
    }

    static boolean isRoot() {
        System.getProperty('user.name') == 'root'
    }

    static int uid() {
        Files.getAttribute(Path.of('/proc/self'), 'unix:uid') as int
    }

    private static boolean hasCgroups() {
        CgroupHost.read().controller('pids').map { it.mount().toFile().canWrite() }.orElse(false)
    }

    private static boolean require(String what, boolean present) {
        if (!present && System.getenv('CGROOVY_REQUIRE_ROOT_TESTS') == '1') {
            throw new IllegalStateException("this host lacks $what")
        }
        present
    }
}
