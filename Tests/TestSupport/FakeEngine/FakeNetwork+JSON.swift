// SPDX-License-Identifier: MIT

extension FakeNetwork {
  /// An entry of `/networks`, which leaves the members out.
  var json: JSON {
    [
      "Name": .string(name), "Id": .string(id), "Created": "2026-01-01T00:00:00Z", "Scope": "local",
      "Driver": .string(driver), "EnableIPv6": .bool(flags.contains("EnableIPv6")),
      "IPAM": [
        "Driver": "default", "Options": isPredefined ? nil : [:], "Config": [["Subnet": .string("\(subnet).0.0/16")]],
      ],
      "Internal": .bool(flags.contains("Internal")), "Attachable": .bool(flags.contains("Attachable")),
      "Ingress": false, "ConfigFrom": ["Network": ""], "ConfigOnly": false,
      "Containers": [:], "Options": [:], "Labels": .map(labels),
    ]
  }
}
