import { fork } from "node:child_process";
import { createECDH, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer, globalAgent } from "node:https";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import webpush from "web-push";
import type { Subscription } from "~/push/endpoint";
import { type PushMessage, payloadOf, topicOf } from "~/push/message";
import { createSender } from "~/push/send.server";
import { generateVapidKeys } from "~/push/vapid.server";
import { selfSignedCertificate } from "../tests/support/certificate";

/**
 * CPU per message of our sender against web-push's own, in interleaved rounds of one run. The push service is
 * a TLS server in a process of its own, so that its CPU does not count. `--json` prints one object.
 */
const messages = 3_000;
const rounds = 5;
const payloadBytes = 330;

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

type Round = { cpuMicroseconds: number; perSecond: number };
type Variant = { name: string; run: (subscriptions: readonly Subscription[]) => Promise<void> };

if (process.argv.includes("--endpoint")) await serveEndpoint();
else await measure();

async function measure(): Promise<void> {
  const endpoint = fork(fileURLToPath(import.meta.url), ["--endpoint"]);
  const [{ origin, ca }] = (await once(endpoint, "message")) as [{ origin: string; ca: string }];
  // web-push takes no CA of its own; with this it keeps Node's default agent, as everybody uses it.
  globalAgent.options.ca = ca;

  const vapid = { ...generateVapidKeys(), subject: "mailto:bench@anpacken.example" };
  const sender = createSender({ vapid, extraOrigins: [origin], tls: { ca } });
  const message = messageOf(payloadBytes);
  const topic = topicOf("need:1");
  const payload = payloadOf(message);
  const theirs = ({ endpoint, p256dh, auth }: Subscription) =>
    webpush.sendNotification({ endpoint, keys: { p256dh, auth } }, payload, {
      TTL: 3600,
      urgency: "normal",
      topic,
      vapidDetails: vapid,
    });

  const variants: Variant[] = [
    {
      name: "ours",
      async run(subscriptions) {
        const sending = { ttl: 3600, urgency: "normal", topic } as const;
        const answers = await Promise.all(subscriptions.map((to) => sender.send(to, message, sending)));
        const failed = answers.find((answer) => !("status" in answer) || answer.status !== 201);
        if (failed) throw new Error(`not accepted: ${JSON.stringify(failed)}`);
      },
    },
    {
      name: "sendNotification, sequential",
      async run(subscriptions) {
        for (const to of subscriptions) await theirs(to);
      },
    },
    {
      name: "sendNotification, Promise.all",
      async run(subscriptions) {
        await Promise.all(subscriptions.map(theirs));
      },
    },
  ];

  const subscriptions = Array.from({ length: messages }, (_, index) => subscriptionAt(`${origin}/${index}`));
  for (const { run } of variants) await run(subscriptions.slice(0, 200));
  const measured = variants.map(({ name }) => ({ name, results: [] as Round[] }));
  for (let round = 0; round < rounds; round += 1)
    for (const [index, { run }] of variants.entries())
      measured[index]?.results.push(await timed(() => run(subscriptions)));

  await sender.close();
  globalAgent.destroy();
  endpoint.kill();
  report(measured.map(({ name, results }) => ({ name, ...medians(results) })));
}

// Each round starts without the last one's garbage and idle connections, or it would pay for them.
async function timed(work: () => Promise<void>): Promise<Round> {
  globalAgent.destroy();
  collectGarbage();
  const cpu = process.cpuUsage();
  const start = performance.now();
  await work();
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  return { cpuMicroseconds: (user + system) / messages, perSecond: messages / seconds };
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

function report(variants: readonly ({ name: string } & Round)[]): void {
  const ours = variants[0]?.cpuMicroseconds ?? Number.NaN;
  const rows = variants.map(({ name, cpuMicroseconds, perSecond }) => ({
    name,
    cpuMicrosecondsPerMessage: Math.round(cpuMicroseconds),
    messagesPerCpuSecond: Math.round(1e6 / cpuMicroseconds),
    messagesPerSecond: Math.round(perSecond),
    timesOurCpu: Number((cpuMicroseconds / ours).toFixed(2)),
  }));
  if (process.argv.includes("--json")) {
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
    `${messages} messages of ${payloadBytes} B, median of ${rounds} interleaved rounds, ${process.version}\n`,
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
  // Between two rounds connections stay idle; a server that closes them would be measured too.
  server.keepAliveTimeout = 0;
  server.requestTimeout = 0;
  server.listen({ port: 0, host: "127.0.0.1", backlog: messages });
  await once(server, "listening");
  const origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.send?.({ origin, ca: cert });
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
