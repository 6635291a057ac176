import type { BrowserContext } from "@playwright/test";

export type Weight = Record<"document" | "script" | "stylesheet" | "font" | "other", number>;

/** A page's first visit until the network is quiet: bytes of the bodies as they crossed the wire, compressed. */
export async function weigh(context: BrowserContext, url: string): Promise<Weight> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const weight: Weight = { document: 0, script: 0, stylesheet: 0, font: 0, other: 0 };
  const begun = new Map<string, { kind: keyof Weight; headers: number }>();
  session.on("Network.responseReceived", ({ requestId, type, response }) => {
    const kind = type.toLowerCase();
    const known = kind in weight ? (kind as keyof Weight) : "other";
    begun.set(requestId, { kind: known, headers: response.encodedDataLength });
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const { kind, headers } = begun.get(requestId) ?? { kind: "other", headers: 0 };
    weight[kind] += encodedDataLength - headers;
  });
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  await page.goto(url, { waitUntil: "networkidle" });
  await page.close();
  return weight;
}

/** All of it, in bytes. */
export function total(weight: Weight): number {
  return Object.values(weight).reduce((sum, bytes) => sum + bytes, 0);
}
