package org.cgroovy.runner

/** JVMs that specs start to run a main class of the tests. */
class ChildJvm {
    /** The command line so far; arguments follow. */
    static List<String> command(String classPath = classPath().join(':'), Class<?> main) {
        ["${System.getProperty('java.home')}/bin/java".toString(), '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xshare:auto',
         '-cp', classPath, main.name]*.toString()
    }

    /** A copy of the class path that other users can read: that of the build may lie in a home directory. */
    static String readableClassPath() {
        def copy = Lab.directory('classes')
        classPath().eachWithIndex { path, i ->
            assert ['cp', '-rL', path, "$copy/$i${path.endsWith('.jar') ? '.jar' : ''}"].execute().waitFor() == 0
        }
        assert ['chmod', '-R', 'a+rX', copy.path].execute().waitFor() == 0
        copy.listFiles()*.path.join(':')
    }

    /** What the runner needs: no Groovy. */
    private static List<String> classPath() {
        System.getProperty('java.class.path').split(':').findAll { it =~ /classes(\.jar|\/)?$|jffi|jackson/ }
    }
}
