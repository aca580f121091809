package daylight.protocol.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Programs run here as the kernel runs them, by the few instructions that they are made of.
class CallFilterTest {
    private static final int ALLOWED = 0x7fff0000;
    private static final int NOT_PERMITTED = 0x00050000 | 1;
    private static final int NOT_THERE = 0x00050000 | 38;
    private static final int KILLED = 0x80000000;
    private static final int THREAD = 0x00010000;

    @ParameterizedTest
    @EnumSource(Architecture.class)
    void whatIsDeniedFailsAndAllElsePasses(Architecture architecture) {
        Set<SystemCall> denied = EnumSet.of(SystemCall.BPF, SystemCall.EXECVE, SystemCall.SETDOMAINNAME);
        byte[] program = new CallFilter(architecture).deny(denied).program();
        for (SystemCall call : SystemCall.values()) {
            if (call.number(architecture) >= 0) {
                assertThat(run(program, architecture.audit(), call.number(architecture), 0))
                        .as(call.name())
                        .isEqualTo(denied.contains(call) ? NOT_PERMITTED : ALLOWED);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Architecture.class)
    void threadsAreMadeAndNoProcesses(Architecture architecture) {
        byte[] program = new CallFilter(architecture).denyProcesses().program();
        int clone = SystemCall.CLONE.number(architecture);
        assertThat(run(program, architecture.audit(), clone, THREAD | 0x100)).isEqualTo(ALLOWED);
        assertThat(run(program, architecture.audit(), clone, 0x100)).isEqualTo(NOT_PERMITTED);
        assertThat(run(program, architecture.audit(), SystemCall.CLONE3.number(architecture), 0))
                .isEqualTo(NOT_THERE);
    }

    @ParameterizedTest
    @EnumSource(Architecture.class)
    void oneFirstArgumentIsAllowedAndTheNextRuleStillSeesItsCall(Architecture architecture) {
        byte[] program = new CallFilter(architecture)
                .allowOnly(SystemCall.TGKILL, 4711)
                .allowOnly(SystemCall.SOCKET, 1)
                .program();
        int signal = SystemCall.TGKILL.number(architecture);
        int socket = SystemCall.SOCKET.number(architecture);
        assertThat(run(program, architecture.audit(), signal, 4711)).isEqualTo(ALLOWED);
        assertThat(run(program, architecture.audit(), signal, 1)).isEqualTo(NOT_PERMITTED);
        assertThat(run(program, architecture.audit(), socket, 1)).isEqualTo(ALLOWED);
        assertThat(run(program, architecture.audit(), socket, 2)).isEqualTo(NOT_PERMITTED);
    }

    @ParameterizedTest
    @EnumSource(Architecture.class)
    void callsOfAnotherArchitectureEndTheProcess(Architecture architecture) {
        byte[] program = new CallFilter(architecture).program();
        assertThat(run(program, 0x40000003, 1, 0)).isEqualTo(KILLED);
        if (architecture == Architecture.X86_64) {
            assertThat(run(program, architecture.audit(), 0x40000000 | 59, 0)).isEqualTo(NOT_PERMITTED);
        }
    }

    /// The same number twice would be a typing error, which denies one call in place of another.
    @ParameterizedTest
    @EnumSource(Architecture.class)
    void eachNumberIsThatOfOneCall(Architecture architecture) {
        List<Integer> numbers = new ArrayList<>();
        for (SystemCall call : SystemCall.values()) {
            if (call.number(architecture) >= 0) {
                numbers.add(call.number(architecture));
            }
        }
        assertThat(numbers).doesNotHaveDuplicates();
    }

    private static int run(byte[] program, int architecture, int number, int firstArgument) {
        ByteBuffer code = ByteBuffer.wrap(program).order(ByteOrder.nativeOrder());
        int loaded = 0;
        while (true) {
            int operation = code.getShort();
            int ifTrue = code.get();
            int ifFalse = code.get();
            int value = code.getInt();
            boolean holds = switch (operation) {
                case 0x15 -> loaded == value;
                case 0x35 -> Integer.compareUnsigned(loaded, value) >= 0;
                case 0x45 -> (loaded & value) != 0;
                default -> false;
            };
            switch (operation) {
                case 0x06 -> {
                    return value;
                }
                case 0x20 ->
                    loaded = switch (value) {
                        case 0 -> number;
                        case 4 -> architecture;
                        case 16 -> firstArgument;
                        default -> throw new AssertionError("loads from " + value);
                    };
                case 0x15, 0x35, 0x45 ->
                    code.position(code.position() + (holds ? ifTrue : ifFalse) * CallFilter.INSTRUCTION_BYTES);
                default -> throw new AssertionError("no such instruction: " + operation);
            }
        }
    }
}
