// SPDX-License-Identifier: MIT
import Commands

Program.main()
