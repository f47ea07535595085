// SPDX-License-Identifier: MIT
import Core
import Testing

@testable import Commands
@testable import Host

struct TimelineReportJSONTests {
  @Test func `programs get spans and marks, times in microseconds`() {
    var story = Story.quiet
    story.outage("blog", at: 600, lasting: 60)
    story.tell(.nginxReloadFailed, at: 700)
    let (noon, second) = (Rows.noon, Int64(1_000_000))
    #expect(
      TimelineReport(timeline: story.timeline()).json == """
        {"begin":\(noon),"end":\(noon + 3600 * second),"processes":[{"app":"blog","process":"web","crashes":1,\
        "down":60000000,"longest":60000000,"spans":[\
        {"state":"serving","begin":\(noon),"end":\(noon + 600 * second)},\
        {"state":"down","begin":\(noon + 600 * second),"end":\(noon + 660 * second)},\
        {"state":"serving","begin":\(noon + 660 * second),"end":\(noon + 3600 * second)}]}],"unknown":[],\
        "marks":[{"kind":"reloadFailed","time":\(noon + 700 * second),"message":"a nginxReloadFailed"}]}

        """)
  }
}
