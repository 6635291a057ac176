import type { LimitKind } from "~/domain/limits";
import { type Allowed, limit } from "~/models/limit.server";
import { browserOf } from "./browser.server";

/** Set by the server on every request, whatever the client sent (server/http/app.server). */
export const networkHeader = "x-anpacken-network";

/**
 * Counts one attempt of whoever asks: their network, their browser, and the account when it is known.
 * Kinds that cannot be guessed are counted only after a wrong one (domain/limits).
 */
export async function limited(
  request: Request,
  kind: LimitKind,
  account: string | null = null,
): Promise<Allowed> {
  return limit(kind, { network: networkOfRequest(request), browser: browserOf(request), account });
}

/** An address that asks for itself and one that asks for many are counted apart: nobody shuts another's door. */
export async function limitedLink(request: Request, email: string): Promise<Allowed> {
  return limited(request, "link", `${networkOfRequest(request)} ${email}`);
}

function networkOfRequest(request: Request): string {
  return request.headers.get(networkHeader) ?? "unknown";
}
