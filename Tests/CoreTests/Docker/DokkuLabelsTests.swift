// SPDX-License-Identifier: MIT

import Core
import Testing

struct DokkuLabelsTests {
  @Test func `the labels of a deployed container are read`() {
    let labels = DokkuLabels([
      "com.dokku.app-name": "my.app", "com.dokku.process-type": "a.b", "com.dokku.dyno": "a.b.2",
      "com.dokku.container-type": "deploy", "dokku": "",
    ])
    #expect(labels == DokkuLabels(app: "my.app", processType: "a.b", slot: "a.b.2", isDeployed: true))
  }

  @Test func `a one-off container of a Procfile's key is not a deployed one`() {
    let labels = DokkuLabels([
      "com.dokku.app-name": "blog", "com.dokku.process-type": "web", "com.dokku.container-type": "run",
    ])
    #expect(labels == DokkuLabels(app: "blog", processType: "web", slot: nil, isDeployed: false))
  }

  @Test(arguments: ["../../etc", "", "Blog", "a b", "a\n"])
  func `a label that breaks Dokku's rule counts as absent`(text: String) {
    #expect(DokkuLabels(["com.dokku.app-name": text]) == DokkuLabels())
    #expect(DokkuLabels(["com.dokku.dyno": text]) == DokkuLabels())
  }

  @Test func `a stranger's labels say nothing`() {
    #expect(DokkuLabels(["app": "blog", "exitCode": "0"]) == DokkuLabels())
  }
}
