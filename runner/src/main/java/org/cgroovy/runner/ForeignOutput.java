package org.cgroovy.runner;

/**
 * That of a container which another process has started: its terminal, if it has one, is held there; its log is a file.
 *
 * @param owner that process, such as {@code ", 123"}; empty where it is not known
 */
record ForeignOutput(LogFile file, String owner) implements Output {
    @Override
    public Log log(long from) {
        return file.read(from);
    }

    @Override
    public boolean attach() {
        throw new RunnerException(
                "only the process that started it can attach to it" + owner + "; logs shows what it wrote");
    }
}
