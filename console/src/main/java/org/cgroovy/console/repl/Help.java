package org.cgroovy.console.repl;

/** What {@code :help} prints. */
final class Help {
    static final String TEXT = """
            Groovy, and these words:
              container { rootfs busybox(); run '/bin/sh' }   a shell in a container of its own
              container('web') { ...; start '/bin/httpd' }    one in the background; find 'web' gives it
              container { ... }.explain()                     what would be done, step by step
              ps()                                            the containers of this host
            Control files: help 'memory.high' explains one, help 'memory' lists those of a controller.
            Words inside of container { }: :help container, and of its blocks: :help limits, mounts, namespaces, ...
            Variables, functions, classes and imports stay; _ is the last value. Tab completes.
            Ctrl-C drops a line or stops what runs; Ctrl-D or :quit ends the console and its containers.""";

    private Help() {}
}
