/// A path that is built on the stack, of at most `PATH_MAX` bytes with its NUL.
public typealias PathBuffer = ByteBuffer<4096>
