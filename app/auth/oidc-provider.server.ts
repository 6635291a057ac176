import * as client from "openid-client";
import { logger } from "~/log.server";
import { hashOf } from "~/models/hash.server";
import type { Provider } from "~/models/identity-provider.server";
import { isIssuer } from "~/models/identity-provider-save.server";

const timeoutSeconds = 5;
const keptMs = 10 * 60_000;
const kept = new Map<string, { config: client.Configuration; until: number }>();

/** What the provider says of itself, asked every ten minutes; null: it does not answer, or not as it should. */
export async function configurationOf(
  provider: Provider,
  realNow: Date,
): Promise<client.Configuration | null> {
  const { issuer, clientId, clientSecret } = provider;
  const key = hashOf(JSON.stringify([issuer, clientId, clientSecret]));
  const known = kept.get(key);
  if (known && known.until > realNow.getTime()) return known.config;
  if (provider.municipalityId !== null && !isIssuer(issuer)) return null;
  const execute = issuer.startsWith("http:") ? [client.allowInsecureRequests] : [];
  try {
    const options = { execute, timeout: timeoutSeconds };
    const config = await client.discovery(new URL(issuer), clientId, clientSecret, undefined, options);
    kept.set(key, { config, until: realNow.getTime() + keptMs });
    return config;
  } catch (error) {
    logger().warn({ provider: provider.id, error: nameOf(error) }, "an identity provider does not answer");
    return null;
  }
}

/** What kind of error it was, for the log: no codes, no tokens. */
export function nameOf(error: unknown): string {
  if (error instanceof client.ClientError) return error.code ?? error.name;
  return error instanceof client.ResponseBodyError
    ? error.error
    : error instanceof Error
      ? error.name
      : "unknown";
}
