"""The service that the VIP is for: says which node answers, on HTTP port 80 and UDP port 7."""

import http.server
import socket
import struct
import threading

NODE = socket.gethostname()


class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = (NODE + "\n").encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    address_family = socket.AF_INET6  # IPv4 as well: Linux maps it


def echo():
    """Answers from the address that was asked, which need not be the machine's first one."""
    with socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as server:
        server.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_RECVPKTINFO, 1)
        server.bind(("::", 7))
        suffix = b" " + NODE.encode()
        while True:
            payload, control, _, client = server.recvmsg(512, socket.CMSG_SPACE(20))
            source = control[0][2][:16] + struct.pack("=i", 0)
            try:
                server.sendmsg(
                    [payload + suffix],
                    [(socket.IPPROTO_IPV6, socket.IPV6_PKTINFO, source)],
                    0,
                    client,
                )
            except OSError:
                pass  # The address left this node while the answer was on its way.


threading.Thread(target=echo, daemon=True).start()
Server(("::", 80), Answer).serve_forever()
