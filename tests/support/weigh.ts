import type { BrowserContext } from "@playwright/test";

export type Weight = Record<"document" | "script" | "stylesheet" | "font" | "other", number>;

/** A page's first visit until the network is quiet: encoded bytes as they crossed the wire, headers included. */
export async function weigh(context: BrowserContext, url: string): Promise<Weight> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const weight: Weight = { document: 0, script: 0, stylesheet: 0, font: 0, other: 0 };
  const kinds = new Map<string, keyof Weight>();
  session.on("Network.responseReceived", ({ requestId, type }) => {
    const kind = type.toLowerCase();
    kinds.set(requestId, kind in weight ? (kind as keyof Weight) : "other");
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    weight[kinds.get(requestId) ?? "other"] += encodedDataLength;
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
