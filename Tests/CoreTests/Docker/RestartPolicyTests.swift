// SPDX-License-Identifier: MIT

import Core
import Testing

struct RestartPolicyTests {
  @Test func `each of Docker's policies is read`() {
    #expect(RestartPolicy(name: "no", limit: 0) == .never)
    #expect(RestartPolicy(name: "", limit: 0) == .never)
    #expect(RestartPolicy(name: "always", limit: 0) == .always)
    #expect(RestartPolicy(name: "unless-stopped", limit: 0) == .unlessStopped)
    #expect(RestartPolicy(name: "on-failure", limit: 0) == .onFailure(limit: 0))
    #expect(RestartPolicy(name: "on-failure", limit: 10) == .onFailure(limit: 10))
  }

  @Test func `a limit below none is none, and an unknown policy restarts nothing`() {
    #expect(RestartPolicy(name: "on-failure", limit: -1) == .onFailure(limit: 0))
    #expect(RestartPolicy(name: "sometimes", limit: 3) == .never)
  }
}
