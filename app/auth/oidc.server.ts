import * as client from "openid-client";
import { vouchedFor } from "~/domain/identity";
import { env } from "~/env.server";
import { logger } from "~/log.server";
import { hashOf } from "~/models/hash.server";
import { rememberFlow, takeFlow, type Vouch } from "~/models/identity.server";
import { type Provider, providerWithSecret } from "~/models/identity-provider.server";
import { configurationOf, nameOf } from "./oidc-provider.server";

export type Begun =
  | { ok: true; url: string; label: string }
  | { ok: false; reason: "not-found" | "down"; label: string };

/**
 * Sends a browser on its way to an identity provider: code flow with PKCE (RFC 7636), state and nonce (OpenID
 * Connect Core 1.0, section 3.1). @param askedBy hash of the browser's cookie
 */
export async function beginSignIn(
  providerId: string,
  { askedBy, to }: { askedBy: string; to: string },
  realNow: Date,
): Promise<Begun> {
  const provider = await providerWithSecret(providerId);
  if (!provider) return { ok: false, reason: "not-found", label: "" };
  const { label, scopes } = provider;
  const config = await configurationOf(provider, realNow);
  if (!config) return { ok: false, reason: "down", label };
  const [state, nonce, codeVerifier] = [
    client.randomState(),
    client.randomNonce(),
    client.randomPKCECodeVerifier(),
  ];
  await rememberFlow({ stateHash: hashOf(state), providerId, nonce, codeVerifier, askedBy, to }, realNow);
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: callbackUrl(),
    scope: scopes,
    state,
    nonce,
    code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: "S256",
  });
  return { ok: true, url: url.href, label };
}

export type Returned =
  | { ok: true; provider: Provider; vouch: Vouch; to: string }
  | { ok: false; reason: "over" | "denied" | "down" | "claim" | "refused"; label: string };

/**
 * What a browser brings back. The flow is used up first, whatever comes of it, so that nothing can be sent twice.
 * @param search query of the address it came back to
 */
export async function finishSignIn(
  search: URLSearchParams,
  askedBy: string | null,
  realNow: Date,
): Promise<Returned> {
  const state = search.get("state");
  const flow = state && askedBy ? await takeFlow(hashOf(state), askedBy, realNow) : null;
  const provider = flow && (await providerWithSecret(flow.providerId));
  if (!flow || !provider || !state) return { ok: false, reason: "over", label: "" };
  const { label } = provider;
  if (search.has("error")) return { ok: false, reason: "denied", label };
  const config = await configurationOf(provider, realNow);
  if (!config) return { ok: false, reason: "down", label };
  const url = new URL(`${callbackUrl()}?${search}`);
  try {
    const claims = await claimsOf(config, provider, url, {
      state,
      nonce: flow.nonce,
      codeVerifier: flow.codeVerifier,
    });
    const vouched = vouchedFor(claims, provider);
    if (!vouched.ok) return { ok: false, reason: vouched.reason, label };
    const vouch = { issuer: claims.iss, subject: claims.sub, email: vouched.email };
    return { ok: true, provider, vouch, to: flow.to };
  } catch (error) {
    const down =
      !(error instanceof client.ClientError || error instanceof client.ResponseBodyError) || isSilent(error);
    // Codes and tokens stay out of the log: only what kind of error it was.
    logger().warn(
      { provider: provider.id, error: nameOf(error) },
      "an identity provider's answer was not accepted",
    );
    return { ok: false, reason: down ? "down" : "refused", label };
  }
}

export function callbackUrl(): string {
  return `${env().baseUrl}/login/oidc/callback`;
}

type Checks = { state: string; nonce: string; codeVerifier: string };

/** The ID token, checked; userinfo beside it where the token leaves out what we need (section 5.4). */
async function claimsOf(config: client.Configuration, provider: Provider, url: URL, checks: Checks) {
  const tokens = await client.authorizationCodeGrant(config, url, {
    expectedState: checks.state,
    expectedNonce: checks.nonce,
    pkceCodeVerifier: checks.codeVerifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (!claims) throw new Error("no ID token");
  const complete =
    claims.email !== undefined && (provider.claim === "" || claims[provider.claim] !== undefined);
  if (complete || !config.serverMetadata().userinfo_endpoint) return claims;
  // What the signed token says holds; userinfo only adds to it.
  return { ...(await client.fetchUserInfo(config, tokens.access_token, claims.sub)), ...claims };
}

function isSilent(error: Error): boolean {
  return error instanceof client.ClientError && error.code === "OAUTH_TIMEOUT";
}
