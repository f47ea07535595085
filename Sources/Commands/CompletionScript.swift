// SPDX-License-Identifier: MIT

/// What the argument parser's completion scripts need for commands with a colon in their names.
nonisolated enum CompletionScript {
  /// A script for bash with what it lacks; any other text as it is.
  static func mended(_ text: String) -> String {
    text.hasPrefix("#!/bin/bash\n") ? text + "\n" + colons : text
  }

  /// Bash takes a colon for the end of a word (COMP_WORDBREAKS in bash(1)), before it asks and when it puts the answer in
  /// place: the words are put together again, and what stands before the last colon is left out of the answer.
  private static let colons = #"""

    _dokku-event-listener_with_colons() {
        if [[ "${COMP_WORDBREAKS}" != *:* ]]; then
            _dokku-event-listener "${@}"
            return
        fi
        local -a words=("${COMP_WORDS[0]}")
        local -i index current=0
        for ((index = 1; index < ${#COMP_WORDS[@]}; index++)); do
            local word="${COMP_WORDS[index]}"
            local last=$((${#words[@]} - 1))
            if ((last > 0)) && [[ "${word}" == :* || "${words[last]}" == *: ]]; then
                words[last]+="${word}"
            else
                words+=("${word}")
            fi
            ((index == COMP_CWORD)) && current=$((${#words[@]} - 1))
        done
        local -a COMP_WORDS=("${words[@]}")
        local -i COMP_CWORD="${current}"
        local word="${COMP_WORDS[COMP_CWORD]}"
        _dokku-event-listener "${1}" "${word}" "${COMP_WORDS[COMP_CWORD - 1]}"
        COMPREPLY=("${COMPREPLY[@]#"${word%"${word##*:}"}"}")
    }

    complete -o filenames -F _dokku-event-listener_with_colons dokku-event-listener
    """#
}
