import { isIP } from "node:net";
import { resolve } from "node:path";
import { z } from "zod";

/**
 * The configuration, read and validated once at start. Every wrong value is one line that names its variable.
 * Secrets may be missing here: `server/secrets.server.ts` makes and keeps them when the database is embedded.
 */
export type Env = ReturnType<typeof parseEnv>;

let current: Env | null = null;

export function env(): Env {
  if (!current) throw new Error("The configuration has not been read yet: call loadEnv() first.");
  return current;
}

export function loadEnv(source: Record<string, string | undefined> = process.env): Env {
  current = parseEnv(source);
  return current;
}

/** Adds what is only known after start: the port that was bound, the embedded database, kept secrets. */
export function completeEnv(more: Partial<Env>): Env {
  current = { ...env(), ...more };
  return current;
}

export class ConfigurationError extends Error {}

export function parseEnv(source: Record<string, string | undefined>) {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const result = schema.safeParse(given);
  if (!result.success) {
    throw new ConfigurationError(
      result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("\n"),
    );
  }
  const values = result.data;
  return {
    kind: values.ANPACKEN_ENV,
    port: values.PORT,
    host: values.HOST,
    baseUrl: values.BASE_URL ?? `http://localhost:${values.PORT}`,
    baseUrlGiven: values.BASE_URL !== undefined,
    dataDir: resolve(values.DATA_DIR),
    databaseUrl: values.DATABASE_URL ?? null,
    sessionSecret: values.SESSION_SECRET ?? "",
    sessionSecretBefore: values.SESSION_SECRET_BEFORE ?? null,
    vapid: {
      publicKey: values.VAPID_PUBLIC_KEY ?? "",
      privateKey: values.VAPID_PRIVATE_KEY ?? "",
      subject: values.VAPID_SUBJECT ?? "",
    },
    backupKey: values.BACKUP_KEY ?? null,
    worker: values.WORKER,
    trustedProxies: values.TRUSTED_PROXIES,
    smtpUrl: values.SMTP_URL ?? null,
    tileUrl: values.TILE_URL ?? null,
    tilePmtiles: values.TILE_PMTILES ?? null,
    tileKind: tileKindOf(values),
    tileMaxZoom: 18,
    tileAttribution: values.TILE_ATTRIBUTION,
    tileCache: { maxAge: values.TILE_CACHE_DAYS * 86_400_000, maxBytes: values.TILE_CACHE_MB * 1_000_000 },
    geocoder: values.GEOCODER_URL
      ? { url: values.GEOCODER_URL, kind: values.GEOCODER_KIND, attribution: values.GEOCODER_ATTRIBUTION }
      : null,
    imprint: {
      name:
        values.IMPRINT_NAME ||
        (values.ANPACKEN_ENV === "demo" ? "Anpacken, Vorführung (kein echter Betreiber)" : ""),
      address: values.IMPRINT_ADDRESS,
      email: values.IMPRINT_EMAIL,
      phone: values.IMPRINT_PHONE,
      responsible: values.IMPRINT_RESPONSIBLE,
    },
    identity: identityOf(values),
    pushExtraOrigins: values.PUSH_EXTRA_ORIGINS,
    startAt: values.ANPACKEN_NOW ?? null,
  };
}

const list = z
  .string()
  .default("")
  .transform((text) =>
    text
      .split(",")
      .map((part) => part.trim())
      .filter(Boolean),
  );

const webUrl = (hint: string) =>
  z.string().refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), hint);

const origin = webUrl("must be an address such as https://anpacken.example").transform(
  (text) => new URL(text).origin,
);

const schema = z
  .object({
    ANPACKEN_ENV: z
      .enum(["production", "demo", "test"], "must be production, demo or test")
      .default("production"),
    PORT: z.coerce
      .number("must be a port number")
      .int("must be a port number")
      .min(0, "must be a port number")
      .max(65535, "must be a port number")
      .default(3000),
    HOST: z.string().default("0.0.0.0"),
    BASE_URL: origin.optional(),
    DATA_DIR: z.string().default("./data"),
    DATABASE_URL: z
      .string()
      .regex(/^postgres(ql)?:\/\//, "must begin with postgres:// or postgresql://")
      .refine((text) => URL.canParse(text), "is not a valid address of a database")
      .optional(),
    SESSION_SECRET: z
      .string()
      .min(32, "must have at least 32 characters (npm run keys makes one)")
      .optional(),
    SESSION_SECRET_BEFORE: z.string().min(32, "must have at least 32 characters").optional(),
    VAPID_PUBLIC_KEY: z
      .string()
      .regex(/^[A-Za-z0-9_-]{87}$/, "must be 87 base64url characters (npm run keys makes a pair)")
      .optional(),
    VAPID_PRIVATE_KEY: z
      .string()
      .regex(/^[A-Za-z0-9_-]{43}$/, "must be 43 base64url characters (npm run keys makes a pair)")
      .optional(),
    VAPID_SUBJECT: z
      .string()
      .regex(/^(mailto:[^@\s]+@[^@\s]+|https:\/\/\S+)$/, "must be mailto:… or https://…")
      .optional(),
    BACKUP_KEY: z
      .string()
      .regex(/^[A-Za-z0-9_-]{43}$/, "must be 43 base64url characters (a backup without one makes it)")
      .optional(),
    WORKER: z.enum(["embedded", "external"], "must be embedded or external").default("embedded"),
    TRUSTED_PROXIES: list.refine((ranges) => ranges.every(isRange), "must be a list such as 10.0.0.0/8,::1"),
    SMTP_URL: z
      .string()
      .regex(/^smtps?:\/\//, "must begin with smtp:// or smtps://")
      .optional(),
    TILE_URL: webUrl("must be an address with {z}, {x} and {y}")
      .refine(
        (text) => ["{z}", "{x}", "{y}"].every((part) => text.includes(part)),
        "must hold {z}, {x} and {y}",
      )
      .optional(),
    TILE_PMTILES: z.string().optional(),
    TILE_ATTRIBUTION: z.string().default(""),
    TILE_CACHE_DAYS: z.coerce
      .number("must be a number of days")
      .min(0, "must be a number of days")
      .max(3650, "must be at most 3650 days")
      .default(7),
    TILE_CACHE_MB: z.coerce
      .number("must be a number of megabytes")
      .min(1, "must be at least 1 megabyte")
      .max(1_000_000, "must be at most 1000000 megabytes")
      .default(500),
    GEOCODER_URL: webUrl(
      "must be the address of a Photon or Nominatim, such as https://photon.example",
    ).optional(),
    GEOCODER_KIND: z.enum(["photon", "nominatim"], "must be photon or nominatim").default("photon"),
    GEOCODER_ATTRIBUTION: z.string().default(""),
    IMPRINT_NAME: z.string().default(""),
    IMPRINT_ADDRESS: z.string().default(""),
    IMPRINT_EMAIL: z.string().default(""),
    IMPRINT_PHONE: z.string().default(""),
    IMPRINT_RESPONSIBLE: z.string().default(""),
    OIDC_ISSUER: webUrl(
      "must be the issuer's address, such as https://login.stadt.example/realms/rathaus",
    ).optional(),
    OIDC_CLIENT_ID: z.string().optional(),
    OIDC_CLIENT_SECRET: z.string().optional(),
    OIDC_LABEL: z.string().trim().max(60, "must not be longer than 60 characters").default(""),
    OIDC_AUDIENCE: z
      .enum(["staff", "resident", "association"], "must be staff, resident or association")
      .default("staff"),
    OIDC_CLAIM: z.string().default(""),
    OIDC_CLAIM_VALUE: z.string().default(""),
    OIDC_SCOPES: z
      .string()
      .refine((text) => text.split(/\s+/).includes("openid"), "must hold the word openid")
      .default("openid email"),
    PUSH_EXTRA_ORIGINS: list.refine(
      (origins) => origins.every((text) => URL.canParse(text) && new URL(text).origin === text),
      "must be a list of origins such as https://push.example:8443",
    ),
    ANPACKEN_NOW: z
      .string()
      .refine(
        (text) => !Number.isNaN(Date.parse(text)),
        "must be an instant such as 2026-11-21T10:00:00+01:00",
      )
      .transform((text) => new Date(text))
      .optional(),
  })
  .superRefine((values, context) => {
    const refuse = (variable: string, message: string) =>
      context.addIssue({ code: "custom", path: [variable], message });
    const rehearsal = values.ANPACKEN_ENV !== "production";
    if (!rehearsal && values.ANPACKEN_NOW)
      refuse(
        "ANPACKEN_NOW",
        "is only for ANPACKEN_ENV=demo or test: in production the clock is the real one",
      );
    if (!rehearsal && values.PUSH_EXTRA_ORIGINS.length > 0)
      refuse(
        "PUSH_EXTRA_ORIGINS",
        "is only for ANPACKEN_ENV=demo or test: it lets the server call other hosts",
      );
    if (!rehearsal)
      for (const name of ["IMPRINT_NAME", "IMPRINT_ADDRESS", "IMPRINT_EMAIL"] as const)
        if (!values[name].trim())
          refuse(name, "must be filled in: the law asks every public page for an imprint");
    if (values.TILE_URL && values.TILE_PMTILES)
      refuse("TILE_PMTILES", "cannot be given together with TILE_URL: the map has one source");
    if (values.DATABASE_URL)
      for (const name of ["SESSION_SECRET", "VAPID_PUBLIC_KEY", "VAPID_PRIVATE_KEY"] as const)
        if (!values[name])
          refuse(
            name,
            "must be given with DATABASE_URL, as several nodes must agree (npm run keys prints a set)",
          );
    if (values.OIDC_ISSUER) {
      for (const name of ["OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"] as const)
        if (!values[name]) refuse(name, "must be given together with OIDC_ISSUER");
      const { protocol, hostname } = new URL(values.OIDC_ISSUER);
      if (
        protocol === "http:" &&
        values.ANPACKEN_ENV !== "test" &&
        !/^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname)
      )
        refuse("OIDC_ISSUER", "must be https: the town hall's sign-in would be readable on the way");
    }
    if (values.OIDC_CLAIM_VALUE && !values.OIDC_CLAIM)
      refuse("OIDC_CLAIM", "must be given together with OIDC_CLAIM_VALUE");
    if (Boolean(values.VAPID_PUBLIC_KEY) !== Boolean(values.VAPID_PRIVATE_KEY))
      refuse("VAPID_PRIVATE_KEY", "must be given together with VAPID_PUBLIC_KEY");
  });

export type TileKind = "none" | "raster" | "sharp" | "vector";

/** `sharp`: the source has tiles for sharp screens, too. What a file holds is known when it has been opened. */
function tileKindOf({ TILE_URL: url, TILE_PMTILES: file }: z.infer<typeof schema>): TileKind {
  if (url) return url.includes("{r}") ? "sharp" : "raster";
  return file ? "raster" : "none";
}

/** The installation's own identity provider (OpenID Connect); null without one. */
function identityOf(values: z.infer<typeof schema>) {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = values;
  if (!issuer || !clientId || !clientSecret) return null;
  return {
    issuer,
    clientId,
    clientSecret,
    label: values.OIDC_LABEL || new URL(issuer).hostname,
    audience: values.OIDC_AUDIENCE,
    claim: values.OIDC_CLAIM,
    claimValue: values.OIDC_CLAIM_VALUE,
    scopes: values.OIDC_SCOPES,
  };
}

function isRange(text: string): boolean {
  const [address = "", bits, ...rest] = text.split("/");
  const family = isIP(address);
  if (!family || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}
