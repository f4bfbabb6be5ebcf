package org.cgroovy.console;

/** What {@code cgroovy --help} and {@code cgroovy help} print. */
public final class HelpText {
    public static final String TEXT = """
            usage: cgroovy [OPTION...]                     the console
                   cgroovy [OPTION...] FILE.groovy [ARG...]  runs a script
                   cgroovy [OPTION...] -e CODE [ARG...]      runs a line of code
                   cgroovy [OPTION...] - [ARG...]            runs what standard input says
                   cgroovy [OPTION...] COMMAND [ARG...]      does one of the things below

            options:
              --explain      print the plans of containers instead of starting them; nothing on the host changes
              --json         print for programs
              --stacktrace   show where in the program an error came up
              --class-path A.jar:B.jar   what may be imported from; -cp for short
              --jfr[=FILE]   record what the virtual machine does, for the JDK's jfr
              --cgroup-manager systemd|cgroupfs   who makes the cgroup that containers are below; systemd where it runs
              -h, --help     print this
              -V, --version  print the version

            commands:
              ps                  lists the containers of this host
              exec ID CMD...      runs one more program in a container
              kill [-s SIG] ID... sends a signal to containers; without -s it ends them
              rm ID...            ends containers and removes what is left of them
              gc                  removes what a crash left behind
              cgtree [PATH]       the tree of cgroups, with what they use and may use
              cgtop [PATH]        what the cgroups are doing, again and again
              cgwhy PID|NAME|PATH which limit is being hit, and at which ancestor
              oci run [-b DIR] ID runs the container of an OCI bundle; oci spec prints a config.json
              runner              makes containers for users who are not root; for root to start
              doctor              says what this host can do, and why not
              jshell              JShell: the console with lines of Java
              help [TOPIC...]     explains a control file such as memory.high, or lists those of a controller

            the tools of libcgroup, with its options, and also as commands of their own in scripts/:
              lscgroup lssubsys cgget cgxget cgsnapshot cgcreate cgdelete cgset cgxset cgexec cgclassify
              cgconfigparser cgclear
              --dsl             print the line of Groovy that does the same
              --compat=2.0.2|3  behave as that version also where it errs

            environment:
              CGROOVY_CGROUP_MANAGER=systemd|cgroupfs   as the option
              CGROOVY_SPARE=on   a script leaves a virtual machine behind, warm, for the next one in the same terminal,
                                 directory and environment: that starts at once; 90 MiB, for ten minutes at most

            exit code: that of the container when a script's last value is its result (128 + signal when killed);
            else 0; 1 when the kernel or the script failed; 2 for bad usage; 3 for no runner.
            The tools of libcgroup have its codes.
            """;

    private HelpText() {}
}
