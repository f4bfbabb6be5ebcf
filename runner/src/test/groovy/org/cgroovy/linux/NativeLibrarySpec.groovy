package org.cgroovy.linux

import com.kenai.jffi.Library
import spock.lang.Specification

class NativeLibrarySpec extends Specification {
    def "native code is reached, and libc has #function"() {
        expect:
        Library.openLibrary('libc.so.6', Library.LAZY).getSymbolAddress(function) != 0

        where:
        function << ['syscall', 'mount']
    }
}
