import type { AddressInfo } from "node:net";
import { type Certificate, selfSignedCertificate } from "./certificate";
import { type Programmed, type Received, startEndpoint } from "./push-server/endpoint";
import { type Ack, createMailboxes, type Mailbox } from "./push-server/mailboxes";
import { startWebSocket } from "./push-server/websocket";

export type PushServer = {
  /** For Firefox: `dom.push.serverURL`. */
  websocketUrl: string;
  /** Of every endpoint; goes into PUSH_EXTRA_ORIGINS. */
  origin: string;
  /** PEM; only the sender needs it (`tls.ca`, or NODE_EXTRA_CA_CERTS as a file), browsers never call the endpoint. */
  ca: string;
  /** Every POST that arrived, oldest first, whatever was answered. */
  received: readonly Received[];
  /** What browsers said about messages: 100 shown, 101 not decrypted, 102 failed otherwise. */
  acks: readonly Ack[];
  /** A subscription without a browser, see `fakeDevice`. */
  subscribe(applicationServerKey: string | null): string;
  /** From now on the endpoint answers 410. */
  unsubscribe(endpoint: string): void;
  /** What still waits at the push service for this endpoint's device: after Topic and TTL. */
  waiting(endpoint: string): Buffer[];
  /** The next POSTs to this endpoint get these answers, in this order; after that it is itself again. */
  answerNext(endpoint: string, answers: readonly Programmed[]): void;
  /** Closes every browser's connection, refuses new ones until `online()`. */
  offline(): void;
  online(): void;
  /** Resolves as soon as the condition holds; checked after everything that happens here. */
  until(holds: () => boolean, what: string, milliseconds?: number): Promise<void>;
  close(): Promise<void>;
};

export type PushServerOptions = {
  certificate?: Certificate;
  /** Before each answer, as if the push service were far away. */
  delayMilliseconds?: number;
  now?: () => number;
};

/**
 * A push service on two free ports of 127.0.0.1: the client protocol of Mozilla's autopush over WebSocket
 * (what Firefox speaks), and an HTTPS endpoint after RFC 8030 and RFC 8292.
 */
export async function startPushServer(options: PushServerOptions = {}): Promise<PushServer> {
  const { certificate = selfSignedCertificate(), delayMilliseconds = 0, now = Date.now } = options;
  const watchers = new Set<() => void>();
  const happened = () => {
    for (const watch of [...watchers]) watch();
  };
  const mailboxes = createMailboxes(now, happened);
  const received: Received[] = [];
  const programmed = new Map<Mailbox, Programmed[]>();

  const endpoint = await startEndpoint({
    certificate,
    mailboxes,
    delayMilliseconds,
    now,
    nextAnswer: (mailbox) => programmed.get(mailbox)?.shift(),
    record: (request) => {
      received.push(request);
      happened();
    },
  });
  const websocket = await startWebSocket(mailboxes, endpoint.urlOf);

  return {
    websocketUrl: `ws://127.0.0.1:${(websocket.address() as AddressInfo).port}/`,
    origin: endpoint.origin,
    ca: certificate.cert,
    received,
    acks: mailboxes.acks,
    subscribe: (applicationServerKey) => endpoint.urlOf(mailboxes.open(null, null, applicationServerKey)),
    unsubscribe: (url) => mailboxes.end(known(url)),
    waiting: (url) => mailboxes.waiting(known(url)).map((message) => message.body),
    answerNext: (url, answers) => {
      const mailbox = known(url);
      programmed.set(mailbox, [...(programmed.get(mailbox) ?? []), ...answers]);
    },
    offline: () => websocket.offline(),
    online: () => websocket.online(),
    until: (holds, what, milliseconds = 10_000) => until(watchers, holds, what, milliseconds),
    async close() {
      await Promise.all([endpoint.close(), websocket.close()]);
    },
  };

  function known(url: string): Mailbox {
    const mailbox = mailboxes.find(new URL(url).pathname);
    if (!mailbox) throw new Error(`No such endpoint here: ${url}`);
    return mailbox;
  }
}

function until(
  watchers: Set<() => void>,
  holds: () => boolean,
  what: string,
  milliseconds: number,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      watchers.delete(watch);
      reject(new Error(`push server: ${what}: not within ${milliseconds} ms`));
    }, milliseconds);
    const watch = () => {
      if (!holds()) return;
      watchers.delete(watch);
      clearTimeout(timer);
      resolve();
    };
    watchers.add(watch);
    watch();
  });
}
