// SPDX-License-Identifier: MIT
import Foundation
import FoundationXML

/// An element of a drawing as an XML parser reads it.
struct DrawnElement {
  let name: String
  let attributes: [String: String]
  var text = ""
  /// Of its own `title`.
  var title = ""

  var style: String { attributes["class"] ?? "" }
  func number(_ name: String) -> Double { attributes[name].flatMap { Double($0) } ?? .nan }

  /// All elements, in order; nil where this is no XML.
  static func all(in text: String) -> [DrawnElement]? {
    let reader = Reader()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = reader
    return parser.parse() ? reader.elements : nil
  }

  private final class Reader: NSObject, XMLParserDelegate {
    var elements: [DrawnElement] = []
    private var open: [Int] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      open.append(elements.count)
      elements.append(DrawnElement(name: name, attributes: attributes))
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
      if let last = open.last { elements[last].text += string }
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
      let closed = open.removeLast()
      if name == "title", let parent = open.last { elements[parent].title = elements[closed].text }
    }
  }
}
