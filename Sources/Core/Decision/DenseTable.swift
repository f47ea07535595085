// SPDX-License-Identifier: MIT

/// A dictionary for large values. Half of a dictionary's places are empty and take as much as the others; here only the
/// keys lie in one, and the values side by side.
struct DenseTable<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private var places: [Key: Int] = [:]
  private var entries: [Value?] = []
  private var vacant: [Int] = []

  var keys: Dictionary<Key, Int>.Keys { places.keys }
  var values: some Sequence<Value> { entries.lazy.compactMap { $0 } }
  var count: Int { places.count }
  var isEmpty: Bool { places.isEmpty }

  mutating func reserveCapacity(_ count: Int) {
    places.reserveCapacity(count)
    entries.reserveCapacity(count)
  }

  /// In place: getting and setting would copy the value.
  subscript(key: Key) -> Value? {
    get { places[key].flatMap { entries[$0] } }
    _modify {
      let place = place(of: key)
      defer { if entries[place] == nil { leave(place, of: key) } }
      yield &entries[place]
    }
  }

  private mutating func place(of key: Key) -> Int {
    if let place = places[key] { return place }
    let place = vacant.popLast() ?? entries.count
    if place == entries.count { entries.append(nil) }
    places[key] = place
    return place
  }

  private mutating func leave(_ place: Int, of key: Key) {
    places[key] = nil
    vacant.append(place)
  }
}

extension DenseTable: Sequence {
  struct Iterator: IteratorProtocol {
    fileprivate var places: Dictionary<Key, Int>.Iterator
    fileprivate let entries: [Value?]

    mutating func next() -> (key: Key, value: Value)? {
      guard let (key, place) = places.next(), let value = entries[place] else { return nil }
      return (key, value)
    }
  }

  func makeIterator() -> Iterator { Iterator(places: places.makeIterator(), entries: entries) }
}
