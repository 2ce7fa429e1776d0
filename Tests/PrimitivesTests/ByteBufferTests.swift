import Primitives
import Testing
import UnitTestSupport

@Suite("Byte buffers")
struct ByteBufferTests {
  @Test("A byte buffer is a C string so far, and may go on after it")
  func isCStringSoFar() {
    var buffer = ByteBuffer<32>()
    #expect(buffer.withCString { $0.isEmpty })
    buffer.append("/proc/")
    #expect(buffer.withCString { $0 == "/proc/" })
    buffer.append(decimal: 12)
    #expect(buffer.withCString { $0 == "/proc/12" })
    #expect(buffer.withSlice { $0.string == "/proc/12" })
    #expect(buffer.count == 8 && !buffer.hasOverflowed)
  }

  @Test("A byte buffer that is full is a C string too, and knows what it lacks")
  func fullBufferIsCString() {
    var buffer = ByteBuffer<8>()
    for _ in 0..<7 { buffer.append(byte: UInt8(ascii: "x")) }
    #expect(buffer.count == 7 && !buffer.hasOverflowed)
    for _ in 0..<1000 { buffer.append(byte: UInt8(ascii: "y")) }
    #expect(buffer.count == 7 && buffer.hasOverflowed)
    #expect(buffer.withCString { $0 == "xxxxxxx" })
  }

  @Test("A byte buffer that is emptied has nothing of what was in it")
  func emptiedBufferHasNothing() {
    var buffer = ByteBuffer<4>()
    buffer.append("abcdef")
    buffer.removeAll()
    #expect(buffer.count == 0 && !buffer.hasOverflowed)
    #expect(buffer.withSlice { $0.isEmpty })
    #expect(buffer.withCString { $0.isEmpty })
    buffer.append("g")
    #expect(buffer.withCString { $0 == "g" })
  }

  @Test("Any byte goes into a byte buffer as it is", arguments: UInt8.min...UInt8.max)
  func bytesStayAsTheyAre(_ byte: UInt8) {
    var buffer = ByteBuffer<4>()
    buffer.append(byte: byte)
    ByteSlice.with([byte]) { buffer.append($0) }
    #expect(buffer.withSlice { $0.bytes } == [byte, byte])
  }
}
