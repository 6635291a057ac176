import { type ChildProcess, fork } from "node:child_process";
import { createECDH, randomBytes } from "node:crypto";
import { on, once } from "node:events";
import { createServer, globalAgent } from "node:https";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import webpush from "web-push";
import type { Subscription } from "~/push/endpoint";
import { type PushMessage, payloadOf, topicOf } from "~/push/message";
import { createSender } from "~/push/send.server";
import { generateVapidKeys } from "~/push/vapid.server";
import { selfSignedCertificate } from "../tests/support/certificate";

/**
 * CPU per message of our sender against web-push's own, in interleaved rounds of one run. Each variant has its
 * own process, so that none pays for another's garbage, and so has the push service, a TLS server on this
 * machine. Code is warm, connections are not: neither has one open when an association posts. `--json` prints
 * one object.
 */
const messages = 3_000;
const warmUps = 2;
const rounds = 5;
const payloadBytes = 330;
const sending = { ttl: 3600, urgency: "normal", topic: topicOf("need:1") } as const;
const vapid = { ...generateVapidKeys(), subject: "mailto:bench@anpacken.example" };

type Endpoint = { origin: string; ca: string };
type Round = { cpuMicroseconds: number; perSecond: number };

const variants: {
  name: string;
  run: (subscriptions: readonly Subscription[], endpoint: Endpoint) => Promise<void>;
}[] = [
  {
    name: "ours",
    async run(subscriptions, { origin, ca }) {
      const sender = createSender({ vapid, extraOrigins: [origin], tls: { ca } });
      const message = messageOf(payloadBytes);
      const answers = await Promise.all(subscriptions.map((to) => sender.send(to, message, sending)));
      const failed = answers.find((answer) => !("status" in answer) || answer.status !== 201);
      if (failed) throw new Error(`not accepted: ${JSON.stringify(failed)}`);
      await sender.close();
    },
  },
  {
    name: "sendNotification, sequential",
    run: withWebPush(async (subscriptions, send) => {
      for (const to of subscriptions) await send(to);
    }),
  },
  {
    name: "sendNotification, Promise.all",
    run: withWebPush(async (subscriptions, send) => {
      await Promise.all(subscriptions.map(send));
    }),
  },
];

const [mode, argument] = process.argv.slice(2);
if (mode === "endpoint") await serveEndpoint();
else if (mode === "variant") await runRounds(Number(argument));
else await measure(process.argv.includes("--json"));

async function measure(asJson: boolean): Promise<void> {
  const server = start("endpoint");
  const endpoint: Endpoint = await answerOf(server);
  const children = variants.map((_, index) => start("variant", String(index)));
  const results = variants.map((): Round[] => []);
  for (let round = 0; round < warmUps + rounds; round += 1)
    for (const [index, child] of children.entries()) {
      child.send(endpoint);
      const measured: Round = await answerOf(child);
      if (round >= warmUps) results[index]?.push(measured);
    }
  for (const child of [server, ...children]) child.disconnect();
  report(results.map(medians), asJson);
}

function start(...options: string[]): ChildProcess {
  const child = fork(fileURLToPath(import.meta.url), options);
  child.on("exit", (code) => {
    if (code) throw new Error(`${options.join(" ")} ended with ${code}`);
  });
  return child;
}

async function answerOf<T>(child: ChildProcess): Promise<T> {
  const [answer] = await once(child, "message");
  return answer;
}

async function runRounds(index: number): Promise<void> {
  process.on("disconnect", () => process.exit());
  let subscriptions: Subscription[] = [];
  for await (const [message] of on(process, "message")) {
    const endpoint: Endpoint = message;
    if (subscriptions.length === 0)
      subscriptions = Array.from({ length: messages }, (_, id) => subscriptionAt(`${endpoint.origin}/${id}`));
    const cpu = process.cpuUsage();
    const begin = performance.now();
    await variants[index]?.run(subscriptions, endpoint);
    const seconds = (performance.now() - begin) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    const round: Round = { cpuMicroseconds: (user + system) / messages, perSecond: messages / seconds };
    process.send?.(round);
  }
}

// web-push takes no authority of its own; this way it keeps Node's default agent, as everybody uses it.
function withWebPush(
  work: (
    subscriptions: readonly Subscription[],
    send: (to: Subscription) => Promise<unknown>,
  ) => Promise<void>,
) {
  return async (subscriptions: readonly Subscription[], { ca }: Endpoint): Promise<void> => {
    globalAgent.options.ca = ca;
    const payload = payloadOf(messageOf(payloadBytes));
    const { ttl: TTL, urgency, topic } = sending;
    await work(subscriptions, ({ endpoint, p256dh, auth }) =>
      webpush.sendNotification({ endpoint, keys: { p256dh, auth } }, payload, {
        TTL,
        urgency,
        topic,
        vapidDetails: vapid,
      }),
    );
    globalAgent.destroy();
  };
}

function medians(results: readonly Round[]): Round {
  return {
    cpuMicroseconds: median(results.map((round) => round.cpuMicroseconds)),
    perSecond: median(results.map((round) => round.perSecond)),
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function report(results: readonly Round[], asJson: boolean): void {
  const ours = results[0]?.cpuMicroseconds ?? Number.NaN;
  const rows = results.map(({ cpuMicroseconds, perSecond }, index) => ({
    name: variants[index]?.name ?? "",
    cpuMicrosecondsPerMessage: Math.round(cpuMicroseconds),
    messagesPerCpuSecond: Math.round(1e6 / cpuMicroseconds),
    messagesPerSecond: Math.round(perSecond),
    timesOurCpu: Number((cpuMicroseconds / ours).toFixed(2)),
  }));
  if (asJson) {
    console.log(
      JSON.stringify({
        bench: "push",
        messages,
        rounds,
        payloadBytes,
        node: process.version,
        variants: rows,
      }),
    );
    return;
  }
  console.log(
    `${messages} messages of ${payloadBytes} B, median of ${rounds} rounds, Node ${process.version}\n`,
  );
  console.log(`${"".padEnd(32)}CPU µs/message  messages/CPU s  messages/s  × our CPU`);
  for (const row of rows)
    console.log(
      row.name.padEnd(32) +
        String(row.cpuMicrosecondsPerMessage).padStart(14) +
        String(row.messagesPerCpuSecond).padStart(16) +
        String(row.messagesPerSecond).padStart(12) +
        row.timesOurCpu.toFixed(2).padStart(11),
    );
}

async function serveEndpoint(): Promise<void> {
  const { key, cert } = selfSignedCertificate();
  const server = createServer({ key, cert }, (request, response) => {
    request.resume().on("end", () => response.writeHead(201, { location: "/m/1", ttl: "3600" }).end());
  });
  server.listen({ port: 0, host: "127.0.0.1", backlog: messages });
  await once(server, "listening");
  const origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.send?.({ origin, ca: cert } satisfies Endpoint);
  process.on("disconnect", () => process.exit());
}

function subscriptionAt(endpoint: string): Subscription {
  const p256dh = createECDH("prime256v1").generateKeys("base64url");
  return { endpoint, p256dh, auth: randomBytes(16).toString("base64url") };
}

function messageOf(bytes: number): PushMessage {
  const message = {
    title: "Kuchenbuffet beim Dorffest",
    body: "",
    navigate: "https://anpacken.example/help/5f0f2d6e-6f7a-4a55-9a52-2f8b0f7f2c11",
    tag: "5f0f2d6e-6f7a-4a55-9a52-2f8b0f7f2c11",
    lang: "de",
  };
  return { ...message, body: "x".repeat(bytes - Buffer.byteLength(payloadOf(message))) };
}
