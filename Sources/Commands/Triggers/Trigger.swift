// SPDX-License-Identifier: MIT

/// What other plugins, and Dokku itself, ask its network plugin.
nonisolated enum Trigger: String, CaseIterable, Sendable {
  case corePostDeploy = "core-post-deploy"
  case dockerArgsProcessBuild = "docker-args-process-build"
  case dockerArgsProcessDeploy = "docker-args-process-deploy"
  case dockerArgsProcessRun = "docker-args-process-run"
  case install
  case networkBuildConfig = "network-build-config"
  case networkConfigExists = "network-config-exists"
  case networkGetIPAddress = "network-get-ipaddr"
  case networkGetListeners = "network-get-listeners"
  case networkGetProperty = "network-get-property"
  case networkGetStaticListeners = "network-get-static-listeners"
  case networkWriteIPAddress = "network-write-ipaddr"
  case networkWritePort = "network-write-port"
  case postAppCloneSetup = "post-app-clone-setup"
  case postAppRenameSetup = "post-app-rename-setup"
  case postContainerCreate = "post-container-create"
  case postDelete = "post-delete"
  case report
}
