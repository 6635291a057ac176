import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export type Gate = {
  /** The database's address, but through the gate. */
  url: string;
  /** Cuts everybody off; who knocks is refused. */
  shut(): Promise<void>;
  open(): Promise<void>;
  /** Connections are taken and stay, but nothing comes through any more. */
  silence(): void;
  close(): Promise<void>;
};

/** A way to a PostgreSQL server that can be blocked, for a database that goes away under a running server. */
export async function openGate(databaseUrl: string): Promise<Gate> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let silent = false;
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on("data", (bytes) => silent || other.write(bytes));
      socket.on("error", () => {});
      socket.on("close", () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  });
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const url = new URL(target);
  url.host = `127.0.0.1:${port}`;

  return {
    url: url.href,
    open: () => listen(port),
    shut,
    silence() {
      silent = true;
    },
    close: shut,
  };

  async function listen(port: number): Promise<void> {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
  }

  async function shut(): Promise<void> {
    if (!server.listening) return;
    const closed = once(server, "close");
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  }
}
