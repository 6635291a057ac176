import { randomUUID } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import nodemailer, { type Transporter } from "nodemailer";
import { env } from "~/env.server";
import type { Locale } from "~/i18n/locales";
import { written } from "./written";

export type Mail = {
  to: string;
  subject: string;
  text: string;
  lang?: Locale;
  /** Printed on the terminal when there is no SMTP_URL, so that somebody trying it out can go on. */
  link?: string;
};

/** A server that stalls is given up long before a delivery's lease ends (models/sending.server). */
const patience = { connectionTimeout: 10_000, greetingTimeout: 20_000, socketTimeout: 60_000 };

let transport: Transporter | null = null;

/** Hands a mail to the mail server; without SMTP_URL it becomes a file in DATA_DIR/mail. Throws when refused. */
export async function sendMail({ to, link, ...mail }: Mail): Promise<void> {
  const { smtpUrl, imprint, dataDir } = env();
  const from = { name: "Anpacken", address: imprint.email || "anpacken@localhost.localdomain" };
  if (smtpUrl) {
    transport ??= nodemailer.createTransport({ url: smtpUrl, ...patience }, { from });
    await transport.sendMail({ to, ...written(mail) });
    return;
  }
  const file = nodemailer.createTransport({ streamTransport: true, buffer: true }, { from });
  const { message } = await file.sendMail({ to, ...written(mail) });
  await keep(join(dataDir, "mail"), message as Buffer);
  if (link) console.log(`Mail: ${link}`);
}

/** Whole or not at all: whoever watches the folder never reads half a mail. */
async function keep(folder: string, message: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const name = join(
    folder,
    `${new Date().toISOString().replaceAll(":", "-")}-${randomUUID().slice(0, 8)}.eml`,
  );
  await writeFile(`${name}.part`, message, { mode: 0o600 });
  await rename(`${name}.part`, name);
}
