// SPDX-License-Identifier: MIT

/// What libFuzzer calls for each input; the first byte says which reader gets the rest.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard let choice = bytes.first else { return 0 }
  let input = bytes.dropFirst()
  switch choice % 10 {
  case 0: readResponse(input)
  case 1: readEvents(input)
  case 2: readAnswers(input)
  case 3: readEnvironment(input)
  case 4: readAppFiles(input)
  case 5: readLogTail(input)
  case 6: readServerLines(input)
  case 7: readArchive(input)
  case 8: readPorts(input)
  default: renderTemplate(input)
  }
  return 0
}

/// A finding: libFuzzer keeps the input when the process traps.
func require(_ isSo: Bool, _ what: StaticString) {
  precondition(isSo, "\(what)")
}

/// The input cut where its own first byte says, so that a finding can be repeated.
func pieces(of input: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
  let length = max(1, Int(input.first ?? 0) % 7)
  return stride(from: input.startIndex, to: input.endIndex, by: length).map {
    input[$0..<min($0 + length, input.endIndex)]
  }
}
