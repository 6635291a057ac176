import type { ServerOptions } from "node:http";

/**
 * Who sends a request drop by drop holds a connection, and nothing else: the head must be here within 10 seconds,
 * the whole request within 20. Node only looks every `connectionsCheckingInterval`, by default every 30 seconds.
 */
export const slowClients = {
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  connectionsCheckingInterval: 2_000,
  keepAliveTimeout: 65_000,
} satisfies ServerOptions;
