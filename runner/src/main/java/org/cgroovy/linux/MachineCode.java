package org.cgroovy.linux;

import java.util.HexFormat;

/**
 * The two pieces of machine code there are, as bytes. Their source is {@code runner/src/main/asm}; a spec assembles it
 * and compares.
 */
enum MachineCode {
    X86_64(
            "4889f84889f74889d64889ca4d89c24d89c84531c90f05c3cccccccccccccccccccccccccccccccc"
                    + "cccccccccccccccccccccccccccccccccccccccccccccccc5341544989fcb80e000000bf02000000"
                    + "498d742430498d54242841ba080000000f05b8b3010000498b3c24498b7424080f054885c0742348"
                    + "89c3b80e000000bf02000000498d74242831d241ba080000000f054889d8415c5bc3498b5c241048"
                    + "8b4b504885c9740a488b01488b4b58488901488b03488b7b08488b7310488b53184c8b53204c8b43"
                    + "284c8b4b300f05488b4b384885c97403488901483d01f0ffff73144885c07509488b4b484885c975"
                    + "0f4883c360eba8488b4b404885c974054889cbeb9a48f7d8498944242049895c2418b8e7000000bf"
                    + "7f0000000f05",
            "4881ec0001000048c7442410ffffffffb80e000000bf02000000488d74241031d241ba080000000f"
                    + "05b83d00000048c7c7ffffffff4889e6ba010000404531d20f054883f802743a4885c07fdcb88000"
                    + "0000488d7c2410488d74242031d241ba080000000f054883f81174bd4885c07eb84889c6b83e0000"
                    + "00bf020000000f05eba78b3c2489f883e07f74088db880000000eb09c1ef0881e7ff000000b8e700"
                    + "00000f05"),
    AARCH64(
            "e80300aae00301aae10302aae20303aae30304aae40305aae5031faa010000d4c0035fd61f2003d5"
                    + "1f2003d51f2003d51f2003d51f2003d51f2003d51f2003d5f353bfa9f30300aae81080d2400080d2"
                    + "61c2009162a20091030180d2010000d4683680d2600640a9010000d4600100b4f40300aae81080d2"
                    + "400080d261a20091e2031faa030180d2010000d4e00314aaf353c1a8c0035fd6740a40f9892a45a9"
                    + "690000b4290140f9490100f9880240a9810a41a9831242a9851a40f9010000d489aa43a9490000b4"
                    + "200100f91ffc3fb1c2000054600000b58a2640f98a0000b594820191eeffff176a0000b4f4030aaa"
                    + "ebffff17e00300cb601200f9740e00f9c80b80d2e00f80d2010000d4",
            "ff0304d109008092e90b00f9e81080d2400080d2e1430091e2031faa030180d2010000d4882080d2"
                    + "00008092e10300910200a85242000032e3031faa010000d41f0800f1400200541f0000f1ccfeff54"
                    + "281180d2e0430091e1830091e2031faa030180d2010000d41f4400f1c0fdff541f0000f18dfdff54"
                    + "e10300aa281080d2400080d2010000d4e7ffff17e00340b901180072600000542000021102000014"
                    + "003c0853c80b80d2010000d4");

    /** Where {@code launch} begins in the trampoline; {@code syscall5} is at 0. */
    static final int LAUNCH_OFFSET = 64;

    private final String trampoline;
    private final String reaper;

    MachineCode(String trampoline, String reaper) {
        this.trampoline = trampoline;
        this.reaper = reaper;
    }

    static MachineCode of(Architecture architecture) {
        return architecture == Architecture.X86_64 ? X86_64 : AARCH64;
    }

    byte[] trampoline() {
        return HexFormat.of().parseHex(trampoline);
    }

    byte[] reaper() {
        return HexFormat.of().parseHex(reaper);
    }
}
