package org.cgroovy.dsl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgroovy.cgroup.CgroupWalk.Walker;
import org.cgroovy.cgroup.ControlFiles;
import org.cgroovy.cgroup.QuickWalk;
import org.cgroovy.cgroup.tool.Tools;
import org.cgroovy.linux.Kernel;

/** The tools of libcgroup as words of scripts. */
final class Mirrors {
    private Optional<Walker> walker = Optional.empty();

    /**
     * Calls one.
     *
     * @param words as on the command line; each stands for its text
     * @throws org.cgroovy.cgroup.tool.ToolException with the tool's complaint
     */
    <T> List<T> call(String name, Object[] words, Class<T> type) {
        List<T> results = new ArrayList<>();
        for (Object result : Tools.call(name, texts(name, words), ControlFiles.HOST, walker())) {
            if (!type.isInstance(result)) {
                throw new WordException(String.valueOf(result));
            }
            results.add(type.cast(result));
        }
        return results;
    }

    static List<String> texts(String name, Object[] words) {
        List<String> texts = new ArrayList<>();
        for (Object word : words) {
            texts.add(Values.text(name, word));
        }
        return texts;
    }

    private synchronized Walker walker() {
        Walker known = walker.orElseGet(() -> new QuickWalk(new Kernel()));
        walker = Optional.of(known);
        return known;
    }
}
