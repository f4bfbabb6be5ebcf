package org.cgroovy.linux;

import com.kenai.jffi.CallContext;
import com.kenai.jffi.CallingConvention;
import com.kenai.jffi.Invoker;
import com.kenai.jffi.MemoryIO;
import com.kenai.jffi.PageManager;
import com.kenai.jffi.Type;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The trampoline in an executable page, and the two ways to call into it. */
final class NativeCode {
    private static final int SYSCALL_ARGUMENTS = 6;

    private final Invoker invoker = Invoker.getInstance();
    private final CallContext launchContext = context(1);
    private final CallContext syscallContext = context(SYSCALL_ARGUMENTS);
    private final long page;

    NativeCode(MachineCode code) {
        byte[] bytes = code.trampoline();
        var pages = PageManager.getInstance();
        page = pages.allocatePages(1, PageManager.PROT_READ | PageManager.PROT_WRITE);
        buffer(page, bytes.length).put(bytes);
        pages.protectPages(page, 1, PageManager.PROT_READ | PageManager.PROT_EXEC);
    }

    /** Makes a system call; gives what the kernel gives, -errno on failure. */
    long syscall(long number, long a0, long a1, long a2, long a3, long a4) {
        return invoker.invokeN6(syscallContext, page, number, a0, a1, a2, a3, a4);
    }

    /** Clones; the child walks the rows of the launch block. Gives the child's pid, -errno on failure. */
    long launch(long block) {
        return invoker.invokeN1(launchContext, page + MachineCode.LAUNCH_OFFSET, block);
    }

    /** Memory at an address as a buffer in the machine's byte order. */
    static ByteBuffer buffer(long address, int size) {
        return MemoryIO.getInstance().newDirectByteBuffer(address, size).order(ByteOrder.nativeOrder());
    }

    static long addressOf(ByteBuffer direct) {
        return MemoryIO.getInstance().getDirectBufferAddress(direct);
    }

    private static CallContext context(int arguments) {
        var types = new Type[arguments];
        Arrays.fill(types, Type.UINT64);
        return CallContext.getCallContext(Type.SINT64, types, CallingConvention.DEFAULT, false);
    }
}
