// SPDX-License-Identifier: MIT
import ArgumentParser
import Glibc
import Host

/// The program as its caller sees it: arguments in, an exit status out.
package enum Program {
  /// Runs what the arguments ask for.
  package static func main(_ arguments: [String] = Array(Swift.CommandLine.arguments.dropFirst())) -> Never {
    var global = GlobalFlags(environment: Environment.variable)
    let words = global.take(from: arguments)
    if let name = words.first, NetworkProgram.isMeant(by: name) {
      NetworkProgram.main(name, Array(words.dropFirst()), global)
    }
    do {
      var command = try EventListenerCommand.parseAsRoot(arguments)
      try command.run()
      exit(EXIT_SUCCESS)
    } catch {
      end(with: error)
    }
  }

  /// Leaves with what is to be said of a command that did not simply return.
  static func end(with error: any Error) -> Never {
    let ending = ProgramEnding(error)
    print(ending.output, terminator: "")
    fflush(nil)
    write(STDERR_FILENO, ending.errorOutput, ending.errorOutput.utf8.count)
    exit(ending.status)
  }
}
