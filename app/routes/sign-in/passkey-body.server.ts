import { limited } from "~/auth/limit.server";
import type { LimitKind } from "~/domain/limits";
import type { PasskeyRefusal } from "~/domain/passkey";

const longestBody = 100_000;

/** The JSON object that was posted, empty when it was none. */
export async function jsonObject(request: Request): Promise<Record<string, unknown>> {
  const text = await request.text();
  if (text.length > longestBody) return {};
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

const statuses: Partial<Record<PasskeyRefusal, number>> = { malformed: 422, "signed-out": 401 };

export function refuse(reason: PasskeyRefusal): Response {
  return Response.json({ ok: false, reason }, { status: statuses[reason] ?? 409 });
}

const guesses: PasskeyRefusal[] = ["unknown", "invalid"];
const kind: LimitKind = "passkey";

/** A refusal that could have been a guess counts as one; after too many the answer is to wait. */
export async function refuseGuess(request: Request, reason: PasskeyRefusal): Promise<Response> {
  const allowed = guesses.includes(reason) ? await limited(request, kind) : { ok: true as const };
  if (allowed.ok) return refuse(reason);
  const headers = { "Retry-After": String(allowed.retryAfterSeconds) };
  return Response.json({ ok: false, reason: "too-often" satisfies PasskeyRefusal }, { status: 429, headers });
}
