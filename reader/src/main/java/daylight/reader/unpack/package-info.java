/// Decompressors that no library on the class path has: those of RAR 5 and of Microsoft's cabinets.
///
/// **In**: the packed bytes of one member or of one run of members. **Out**: their unpacked bytes, as a stream; what is
/// no such data ends it with an `IOException`. **Keeps**: a window of what was unpacked last, as large as the format
/// asks for and never beyond the limit. **Never**: knows a container, a member's name or a file; runs native code.
@NullMarked
package daylight.reader.unpack;

import org.jspecify.annotations.NullMarked;
