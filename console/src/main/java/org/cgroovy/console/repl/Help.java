package org.cgroovy.console.repl;

import org.cgroovy.dsl.Vocabulary;

/** What {@code :help} prints. */
final class Help {
    static final String TEXT = """
            Groovy, and these words:
              container { rootfs busybox(); run '/bin/sh' }   a shell in a container of its own
              container('web') { ...; start '/bin/httpd' }    one in the background; find 'web' gives it
              container { ... }.explain()                     what would be done, step by step
              ps()                                            the containers of this host
            Words inside of container { }: :help container, and of its blocks: :help limits, mounts, namespaces, ...
            Variables, functions, classes and imports stay; _ is the last value. Tab completes.
            Ctrl-C drops a line or stops what runs; Ctrl-D or :quit ends the console and its containers.""";

    private Help() {}

    static String of(String block) {
        return Vocabulary.of(block)
                .map(vocabulary -> block + " { } knows " + String.join(", ", vocabulary.words()))
                .orElse("there is no block " + block + "; :help names them");
    }
}
