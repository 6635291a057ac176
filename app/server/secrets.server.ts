import { randomBytes } from "node:crypto";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { completeEnv, env } from "~/env.server";
import { generateVapidKeys } from "~/push/vapid.server";

export type Keys = { SESSION_SECRET: string; VAPID_PUBLIC_KEY: string; VAPID_PRIVATE_KEY: string };

export function generateKeys(): Keys {
  const { publicKey, privateKey } = generateVapidKeys();
  return {
    SESSION_SECRET: randomBytes(32).toString("base64url"),
    VAPID_PUBLIC_KEY: publicKey,
    VAPID_PRIVATE_KEY: privateKey,
  };
}

/**
 * Fills in what the configuration left out: made at the first start and kept in DATA_DIR/secrets (mode 0600),
 * so that browsers stay subscribed. With DATABASE_URL everything was given (several nodes must agree).
 */
export async function completeSecrets(): Promise<void> {
  const { dataDir, databaseUrl, sessionSecret, vapid, imprint } = env();
  const subject = vapid.subject || `mailto:${imprint.email || "admin@localhost.localdomain"}`;
  const given = vapid.publicKey !== "" && sessionSecret !== "";
  const kept = databaseUrl || given ? null : await keptKeys(join(dataDir, "secrets"));
  completeEnv({
    sessionSecret: sessionSecret || (kept?.SESSION_SECRET ?? ""),
    vapid: {
      publicKey: vapid.publicKey || (kept?.VAPID_PUBLIC_KEY ?? ""),
      privateKey: vapid.privateKey || (kept?.VAPID_PRIVATE_KEY ?? ""),
      subject,
    },
  });
}

async function keptKeys(folder: string): Promise<Keys> {
  const file = join(folder, "keys.json");
  // DATA_DIR itself stays open to the database's user; only the secrets are closed.
  await mkdir(dirname(folder), { recursive: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    // Of two first starts at once, `wx` lets one write; the other reads what it wrote.
    await writeFile(file, JSON.stringify(generateKeys()), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  await chmod(file, 0o600);
  return JSON.parse(await readFile(file, "utf8")) as Keys;
}
