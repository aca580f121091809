package daylight.protocol;

import java.nio.ByteBuffer;

/// One frame as it came. The payload is a window on the reader's own buffer and holds good only until its next
/// [FrameReader#next].
///
/// @param request the id of the request it belongs to; 0 before the first
public record Frame(long request, FrameType type, ByteBuffer payload) {}
