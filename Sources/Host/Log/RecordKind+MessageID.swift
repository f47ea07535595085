// SPDX-License-Identifier: MIT
import Core

extension RecordKind {
  /// The journal's MESSAGE_ID, 128 random bits (sd-id128(3)); the message catalog is keyed by it. Never changed: what
  /// operators search for is searched for by it.
  nonisolated var messageID: String {
    switch self {
    case .daemonStarted: "ecaab7bd51464e2d8adcc4f252bcb6b2"
    case .daemonReady: "ff1f3b2a4f144468bf292b54e98494a1"
    case .daemonStopping: "0ba2ea5f0776447eb9b34f114723bad1"
    case .rebuildAllStarted: "ea20bce7b19745a1a9c679d872eeced3"
    case .rebuildAllDone: "ee70f73e08ce4866a6357848a162a2ae"
    case .engineConnected: "7aee0933361147ab97c7084c0bebd173"
    case .engineLost: "b21a0343f4c742868f7f943dec518b8e"
    case .engineUnreachable: "162676975f824c519551eb7b8bca51ff"
    case .engineAnswerRefused: "9703793399f6460a9270aa259f62274f"
    case .listenersChanged: "7c846a6338f3466abc182726523b5cfa"
    case .foreignContainer: "05f0763e27264c089b87881ac36c6ea6"
    case .appUnreadable: "5dfed96ef8e14f33a7669e4cdd263323"
    case .appRecovered: "071827ab47dc4b539fc463f75f857168"
    case .appComplaint: "b2d432d5706f42c0b3dff16e8843284e"
    case .listenerFileFailed: "ce0d1d8269ea4545805fee53b027d376"
    case .containerCrashed: "d4f8d356655a4a52bce215eb74f4865a"
    case .containerStopped: "c4d5eb197aeb48b6b98f5fc1ce4e1198"
    case .healthChanged: "07cda33e51b347cfa85989138d263cdc"
    case .restartFailed: "c65788f4ae2e4b8d9186ad0e599d087e"
    case .restartsRunningOut: "862d05aa658d411b87b4b52fb69bc7bb"
    case .outageEnded: "e7c3b8953a3f4270aa13194b27b23900"
    case .rebuildStarted: "f04695f1e7004c3694b5833a9c58f692"
    case .rebuildDone: "2b8f0fc8988e49e2abe640865164a95f"
    case .rebuildFailed: "ef3009bcea954f81ae639d505650b33c"
    case .rebuildGivenUp: "518a727e1f1943118ef499527048094d"
    case .rebuildImpossible: "f058d5e4b5a3491dace80ed750767681"
    case .networkAttached: "db620946e05d4508a00afb76bc9c3f01"
    case .networkMissing: "b901fd0aeeb84f7dbd22c19e8724538a"
    case .networkFailed: "f5379f4ba8b0463ab14648e3147918f9"
    case .proxyWritten: "804decfd0cf546bf952d064d15800d30"
    case .proxyRefused: "c7f7de6c87e349d391b6072ee57a3818"
    case .proxyForeign: "943641ba10ec41a1ae1ada0c99a8bb41"
    case .proxyCommandFailed: "7217ef45f1d847038021a007d732a33a"
    case .portRefused: "0fc047e9696a48e989ea1c6c3456fbb8"
    case .portsUnsupported: "017d3d26536a4d728d6900e3a6521a28"
    case .stableListenersUnavailable: "7cf32839a3b442458b370d23e63e0218"
    case .stableListenersLost: "a3a894e708b94e848ea4575f0aed14a4"
    case .stableListenersBack: "5d5f1e0c2b7a4c0e9a3f6b1d8e42c7f1"
    case .stableListenersRepaired: "ac02702f1d864f6982adbed80047b334"
    case .containersUnreachable: "3a6de78c94cb45428f67ce8663630380"
    case .containersReachable: "9ba7ae5b704d405eb2cc948477d3de33"
    case .nginxReloaded: "4a27dac1a13a428c8030347f9181dcbb"
    case .nginxReloadFailed: "a11572fd068c4a0bb21c30af89b2ba58"
    case .nginxNotRunning: "e74f985787844ca3885978fdc39fc359"
    case .recordsLost: "460befe879cb4ea9a5c36cf2297a05f8"
    case .trace: "78a1a38b3ca1493baa17cab488eb5aee"
    }
  }
}
