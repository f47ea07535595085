// SPDX-License-Identifier: MIT
import Dispatch
import NginxConfig

/// One batch of candidates on its way through `nginx -t`, as often as it takes to tell the good from the bad.
final class Trial {
  /// Enough for some dozen culprits; a trial that needs more ends without an answer for the rest.
  private static let roundLimit = 200

  private static let filesPerTurn = 64

  private let command: NginxCommand
  private let test: ConfigurationTest
  private let build: NginxBuild
  private let surroundings: TrialSurroundings
  private let folder: TrialFolder
  private let candidates: [TrialCandidate]
  private let deadline: ContinuousClock.Instant
  private let completion: ([TrialVerdict]) -> Void
  private var search: CulpritSearch

  static func start(
    _ candidates: [TrialCandidate], _ command: NginxCommand, _ build: NginxBuild, in surroundings: TrialSurroundings,
    by test: ConfigurationTest, folder parent: String, until deadline: ContinuousClock.Instant,
    then completion: @escaping ([TrialVerdict]) -> Void
  ) {
    do throws(SystemCallFailed) {
      let folder = try TrialFolder(in: parent)
      Trial(candidates, command, test, build, surroundings, folder, deadline, completion).stage(from: 0)
    } catch {
      let complaint = NginxComplaint(words: "\(error)")
      completion(candidates.map { _ in .untested(complaint) })
    }
  }

  private init(
    _ candidates: [TrialCandidate], _ command: NginxCommand, _ test: ConfigurationTest, _ build: NginxBuild,
    _ surroundings: TrialSurroundings, _ folder: TrialFolder, _ deadline: ContinuousClock.Instant,
    _ completion: @escaping ([TrialVerdict]) -> Void
  ) {
    self.surroundings = surroundings
    self.candidates = candidates
    self.command = command
    self.test = test
    self.build = build
    self.folder = folder
    self.deadline = deadline
    self.completion = completion
    search = CulpritSearch(count: candidates.count, roundLimit: Self.roundLimit)
  }

  /// A few files in each turn of the loop.
  private func stage(from start: Int) {
    let start = candidates[start...].firstIndex { $0.file == nil } ?? candidates.count
    let end = min(start + Self.filesPerTurn, candidates.count)
    do throws(SystemCallFailed) {
      for index in start..<end where candidates[index].file == nil {
        try folder.write(candidates[index].bytes, to: "\(index).conf")
      }
    } catch {
      return finish(because: NginxComplaint(words: "\(error)"))
    }
    if end == candidates.count { step() } else { DispatchQueue.main.async { self.stage(from: end) } }
  }

  private func step() {
    guard let next = search.next else { return finish(because: nil) }
    let left = deadline - .now
    guard left > .zero else { return finish(because: NginxComplaint(words: "no time was left to test it")) }
    let addresses = addresses(next)
    do {
      guard let text = try surroundings.text(including: next.map(path), listening: addresses, in: folder.path)
      else {
        return finish(because: NginxComplaint(words: "nginx's main configuration file cannot be read"))
      }
      try folder.write(text, to: "trial.conf")
    } catch {
      return finish(because: NginxComplaint(words: "\(error)"))
    }
    let command = command.testing("\(folder.path)/trial.conf", with: build, within: left)
    test.run(command, listening: surroundings.isWhole ? nil : addresses) { self.take($0) }
  }

  private func take(_ complaint: NginxComplaint?) {
    guard let complaint else {
      search.take(.passed)
      return step()
    }
    let culprit = complaint.file.flatMap(candidate)
    search.take(
      .failed(culprit.map { complaint.naming(candidates[$0].path, insteadOf: path($0)) } ?? complaint, culprit: culprit)
    )
    step()
  }

  private func finish(because complaint: NginxComplaint?) {
    let reason = complaint ?? search.fault ?? NginxComplaint(words: "too many others were refused before its turn")
    completion(
      candidates.indices.map { index in
        if let refusal = search.refused[index] { return .refused(refusal) }
        return search.isConclusive && complaint == nil ? .good : .untested(reason)
      })
  }

  private func addresses(_ indices: [Int]) -> [String] {
    Set(indices.flatMap { ListenAddresses(candidates[$0].bytes).values }).sorted()
  }

  private func path(_ index: Int) -> String { candidates[index].file ?? "\(folder.path)/\(index).conf" }

  /// Only a file of the trial itself tells whose fault it is: any candidate can include any other file.
  private func candidate(at file: String) -> Int? { candidates.indices.first { path($0) == file } }
}
