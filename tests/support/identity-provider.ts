import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";
import { createClient } from "./http";

export type Account = { sub: string; claims: Record<string, unknown> };
export type TestIdentityProvider = Awaited<ReturnType<typeof startIdentityProvider>>;

/**
 * A real OpenID provider (oidc-provider, certified) on a free port. Whoever is `current` is signed in there with
 * one button, as somebody would be who did so in the morning.
 * @param redirectUri where our server takes people back
 */
export async function startIdentityProvider(redirectUri: string) {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const state = { current: { sub: "kim", claims: {} } as Account };
  const accounts = new Map<string, Account>();
  const secret = "the client's secret in these tests";

  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: "anpacken",
        client_secret: secret,
        redirect_uris: [redirectUri],
        response_types: ["code"],
        grant_types: ["authorization_code"],
      },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"], groups: ["groups"] },
    scopes: ["openid", "email", "groups"],
    cookies: { keys: ["a key of these tests"] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, ...accounts.get(sub)?.claims }) }),
  });
  server.on("request", async (request, response) => {
    if (!request.url?.startsWith("/interaction/")) return provider.callback()(request, response);
    const { prompt, params, session, grantId } = await provider.interactionDetails(request, response);
    if (state.current.sub === "refuses") {
      return provider.interactionFinished(request, response, { error: "access_denied" });
    }
    accounts.set(state.current.sub, state.current);
    if (prompt.name === "login") {
      const login = { accountId: state.current.sub };
      return provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
    }
    const grant =
      (grantId && (await provider.Grant.find(grantId))) ||
      new provider.Grant({ accountId: session?.accountId, clientId: String(params.client_id) });
    grant.addOIDCScope(String(params.scope));
    const consent = { grantId: await grant.save() };
    return provider.interactionFinished(request, response, { consent }, { mergeWithLastSubmission: true });
  });

  return { issuer, clientId: "anpacken", secret, signInAs, visit, stop };

  function signInAs(sub: string, claims: Record<string, unknown> = {}): void {
    state.current = { sub, claims };
  }

  /** A browser that follows the provider's redirects. @returns the query it would bring back to us */
  async function visit(authorizationUrl: string): Promise<URLSearchParams> {
    const browser = createClient(issuer);
    let path = authorizationUrl.slice(issuer.length);
    for (let hops = 0; hops < 12; hops += 1) {
      const { location, status, text } = await browser.get(path);
      if (location === null)
        throw new Error(`the identity provider answered ${status}: ${text.slice(0, 500)}`);
      if (location.startsWith(redirectUri)) return new URL(location).searchParams;
      path = location;
    }
    throw new Error("the identity provider leads in circles");
  }

  async function stop(): Promise<void> {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  }
}
