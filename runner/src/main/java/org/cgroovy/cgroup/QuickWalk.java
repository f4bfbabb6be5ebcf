package org.cgroovy.cgroup;

import java.nio.file.Path;
import org.cgroovy.cgroup.CgroupWalk.Visitor;
import org.cgroovy.cgroup.CgroupWalk.Walker;
import org.cgroovy.linux.DirectoryTree;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.KernelException;

/** Walks by system calls, which is quick once native code is loaded: for scripts and the console. */
public final class QuickWalk implements Walker {
    private final DirectoryTree tree;

    public QuickWalk(Kernel kernel) {
        tree = new DirectoryTree(kernel);
    }

    @Override
    public void walk(Path directory, Visitor visitor) {
        tree.walk(directory.toString(), new DirectoryTree.Visitor() {
            @Override
            public void directory(String path) {
                visitor.cgroup(path);
            }

            @Override
            public void unreadable(String path, KernelException reason) {
                visitor.unreadable(path, reason);
            }
        });
    }
}
