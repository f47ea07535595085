// SPDX-License-Identifier: MIT

extension Container {
  /// The fields by which an operator finds it, in our records and in its own output.
  var recordFields: [RecordField: String] {
    var fields: [RecordField: String] = [
      .containerID: id.short, .containerIDFull: id.rawValue, .containerName: name,
    ]
    fields[.app] = labels.app?.rawValue
    fields[.processType] = labels.processType?.rawValue ?? labels.slot?.type.rawValue
    return fields
  }
}
