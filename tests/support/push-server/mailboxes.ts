import { randomUUID } from "node:crypto";

/** One subscription at the push service. */
export type Mailbox = {
  path: string;
  userAgent: string | null;
  channel: string | null;
  /** Only messages signed with this key get in (RFC 8292 §4); null for an unrestricted subscription. */
  applicationServerKey: string | null;
  ended: boolean;
  messages: Message[];
};

export type Message = { id: string; topic: string | null; body: Buffer; expiresAt: number };

export type Ack = { path: string; id: string; code: number };

export type Mailboxes = ReturnType<typeof createMailboxes>;

export type Connection = { deliver(mailbox: Mailbox, message: Message): void };

export function createMailboxes(now: () => number, happened: () => void) {
  const byPath = new Map<string, Mailbox>();
  const connections = new Map<string, Connection>();
  const acks: Ack[] = [];

  return {
    acks: acks as readonly Ack[],
    find: (path: string) => byPath.get(path),

    open(userAgent: string | null, channel: string | null, applicationServerKey: string | null): Mailbox {
      const path = `/wpush/v2/${randomUUID()}`;
      const mailbox = { path, userAgent, channel, applicationServerKey, ended: false, messages: [] };
      byPath.set(path, mailbox);
      happened();
      return mailbox;
    },

    end(mailbox: Mailbox): void {
      mailbox.ended = true;
      mailbox.messages = [];
      happened();
    },

    ofChannel: (userAgent: string, channel: string) =>
      [...byPath.values()].find(
        (box) => box.userAgent === userAgent && box.channel === channel && !box.ended,
      ),

    /** RFC 8030: kept until acknowledged or expired (§5.2), replaced by a later one of its topic (§5.4). */
    accept(mailbox: Mailbox, message: Omit<Message, "id" | "expiresAt">, ttl: number): Message {
      const stored = { ...message, id: randomUUID(), expiresAt: now() + ttl * 1000 };
      const connection = mailbox.userAgent === null ? undefined : connections.get(mailbox.userAgent);
      if (connection || ttl > 0) {
        const others = mailbox.messages.filter(({ topic }) => topic === null || topic !== message.topic);
        mailbox.messages = [...others, stored];
      }
      connection?.deliver(mailbox, stored);
      happened();
      return stored;
    },

    waiting: (mailbox: Mailbox) => mailbox.messages.filter(({ expiresAt }) => expiresAt > now()),

    connect(userAgent: string, connection: Connection): void {
      connections.set(userAgent, connection);
      for (const mailbox of byPath.values()) {
        if (mailbox.userAgent !== userAgent || mailbox.ended) continue;
        for (const message of this.waiting(mailbox)) connection.deliver(mailbox, message);
      }
      happened();
    },

    disconnect(userAgent: string, connection: Connection): void {
      if (connections.get(userAgent) === connection) connections.delete(userAgent);
      happened();
    },

    disconnectAll(): void {
      connections.clear();
      happened();
    },

    acknowledge(mailbox: Mailbox, id: string, code: number): void {
      mailbox.messages = mailbox.messages.filter((message) => message.id !== id);
      acks.push({ path: mailbox.path, id, code });
      happened();
    },
  };
}
