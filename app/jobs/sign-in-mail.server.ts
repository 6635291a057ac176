import { env } from "~/env.server";
import { isLocale } from "~/i18n/locales";
import { confirmMail, signInMail } from "~/mail/render.server";
import { sendMail } from "~/mail/transport.server";
import { db, transaction } from "~/models/db.server";
import type { Jobs } from "~/models/job.server";
import { tokenForAsked } from "~/models/sign-in.server";
import { createToken } from "~/models/sign-in-token.server";

/** Makes the token only now, so that its clear text is in the mail and nowhere else. */
export async function mailSignInLink(job: Jobs["sign-in-mail"]): Promise<void> {
  const made = await (job.kind === "asked"
    ? tokenForAsked(job.email, job.askedBy, new Date())
    : tokenFor(job));
  if (!made) return;
  const query = job.to ? `?${new URLSearchParams({ to: job.to })}` : "";
  const link = `${env().baseUrl}/login/${made.token}${query}`;
  const locale = isLocale(made.locale) ? made.locale : "de";
  const mail =
    job.kind === "confirm-email"
      ? confirmMail({ link, locale })
      : signInMail({ link, locale, bound: job.kind === "asked" });
  await sendMail({ to: job.email, link, ...mail });
}

async function tokenFor({ personId, email, kind }: Exclude<Jobs["sign-in-mail"], { kind: "asked" }>) {
  const person = await db().person.findUnique({ where: { id: personId }, select: { locale: true } });
  if (!person) return null;
  const token = await transaction((tx) => createToken(tx, kind, personId, new Date(), email));
  return { token, locale: person.locale };
}
