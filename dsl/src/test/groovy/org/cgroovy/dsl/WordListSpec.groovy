package org.cgroovy.dsl

import org.cgroovy.linux.Errno
import spock.lang.Specification

class WordListSpec extends Specification {
    static final WordList LIST = WordList.read()

    def "every word of #block has its line, and no other"() {
        expect:
        LIST.of(block)*.word() as Set == words

        where:
        block << ['script'] + Vocabulary.blocks()
        words = (block == 'script' ? Vocabulary.ofScripts() : Vocabulary.of(block).get()).words() - ['getArgs']
    }

    def "the list has the blocks that there are"() {
        expect:
        LIST.blocks() as Set == (Vocabulary.blocks() + 'script') as Set
        LIST.blocks().every { LIST.example(it).present }
    }

    def "a line is short enough for its place"() {
        expect:
        LIST.blocks().collectMany { LIST.of(it) }.every { it.meaning().length() <= 64 && it.example().length() <= 64 }
    }

    def "every error that has a page is one of Errno, and its example is there"() {
        expect:
        ErrorPages.names().every { name -> Errno.values()*.name().contains(name) }
        ErrorPages.names().every { ErrorPages.example(it).present }
        ErrorPages.names().containsAll(['EBUSY', 'EPERM', 'EINVAL', 'ENOSPC'])
    }

    def "help knows errors and words: #topic"() {
        expect:
        HelpTopics.about(topic).startsWith(begins)

        where:
        topic      || begins
        'EBUSY'    || 'EBUSY, error 16: device or resource busy\n  Somebody is still in there'
        'rootfs'   || 'container { rootfs busybox() }\n  the directory'
        'limits'   || 'limits { } knows\n  cpu '
        'script'   || 'scripts know'
        'pids'     || 'pids.max '
    }
}
