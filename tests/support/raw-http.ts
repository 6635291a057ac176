import { connect } from "node:net";

/** A request byte for byte: what a client that tidies up would never send. Header lines may hold anything. */
export type RawMessage = {
  method: string;
  target: string;
  headers: readonly (readonly [string, string])[];
  body: Buffer;
};

/** `status` 0: the server hung up without a word. `hung`: it said nothing for so long that we did. */
export type RawAnswer = { status: number; headers: Map<string, string[]>; text: string; hung: boolean };

/** Sends it to 127.0.0.1 on a connection of its own. A stream of events is left after its head. */
export function sendRaw(port: number, message: RawMessage, patienceMs = 15_000): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const parts: Buffer[] = [];
    let hung = false;
    const done = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ ...answerOf(Buffer.concat(parts)), hung });
    };
    const timer = setTimeout(() => {
      hung = true;
      done();
    }, patienceMs);
    socket.on("error", () => {});
    socket.on("close", done);
    socket.on("data", (part) => {
      parts.push(part);
      if (parts.length === 1 && /^content-type: text\/event-stream/im.test(part.toString("latin1"))) done();
    });
    const lines = [
      ...message.headers,
      ["Connection", "close"],
      ["Content-Length", String(message.body.length)],
    ].map(([name, value]) => `${name}: ${value}\r\n`);
    const head = `${message.method} ${message.target} HTTP/1.1\r\n${lines.join("")}\r\n`;
    socket.write(Buffer.concat([Buffer.from(head, "latin1"), message.body]));
  });
}

function answerOf(bytes: Buffer): Omit<RawAnswer, "hung"> {
  const end = bytes.indexOf("\r\n\r\n");
  const [first = "", ...lines] = bytes.subarray(0, Math.max(end, 0)).toString("latin1").split("\r\n");
  const headers = new Map<string, string[]>();
  for (const line of lines) {
    const [name = "", value = ""] = line.split(/:\s*(.*)/s);
    headers.set(name.toLowerCase(), [...(headers.get(name.toLowerCase()) ?? []), value]);
  }
  const body = bytes.subarray(end + 4);
  const chunked = headers.get("transfer-encoding")?.[0] === "chunked";
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(first)?.[1] ?? 0),
    headers,
    text: (chunked ? joined(body) : body).toString("utf8"),
  };
}

/** Chunks put together again (RFC 9112, section 7.1); what is cut off is left out. */
function joined(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < body.length; ) {
    const end = body.indexOf("\r\n", at);
    const size = end < 0 ? 0 : Number.parseInt(body.subarray(at, end).toString("latin1"), 16);
    if (!size) break;
    parts.push(body.subarray(end + 2, end + 2 + size));
    at = end + 4 + size;
  }
  return Buffer.concat(parts);
}
