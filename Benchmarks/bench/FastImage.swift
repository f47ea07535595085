// SPDX-License-Identifier: MIT
import TestSupport

/// An image whose containers answer as fast as they can be asked: the machine's nginx and the libraries it needs.
struct FastImage {
  static let port = 5000
  static let megabytes = 64

  let name = "dokku/fast:latest"
  let command = ["/usr/sbin/nginx", "-c", "/nginx.conf"]

  init(on host: RealHost) throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.configuration, to: "nginx.conf")
    try folder.write("root:x:0:0:root:/:\n", to: "etc/passwd")
    try folder.write("root:x:0:\n", to: "etc/group")
    try folder.write("", to: "tmp/empty")
    try folder.write(String(repeating: "x", count: Self.megabytes << 20), to: "srv/large")
    let archive = folder.path("image.tar")
    // What ldd names is where the program looks for it; most of that are symbolic links.
    try host.shell(
      """
      { echo \(NginxInstance.binary); ldd \(NginxInstance.binary) | grep --only-matching '/[^ ]*'; } | sed 's,^/,,' |
        tar --create --dereference --file \(archive) --directory / --files-from -
      tar --append --file \(archive) --directory \(folder.path) nginx.conf etc tmp srv
      """)
    try host.docker("import", archive, name)
  }

  private static let configuration = """
    daemon off;
    user root root;
    pid /tmp/nginx.pid;
    error_log /dev/stderr;
    events { worker_connections 1024; }
    http {
      access_log off;
      sendfile on;
      keepalive_requests 1000000;
      client_body_temp_path /tmp/body;
      proxy_temp_path /tmp/proxy;
      fastcgi_temp_path /tmp/fastcgi;
      uwsgi_temp_path /tmp/uwsgi;
      scgi_temp_path /tmp/scgi;
      server {
        listen \(port);
        location / { return 200 "hello\\n"; }
        location /large { root /srv; }
      }
    }

    """
}
