import { env } from "~/env.server";
import { isLocale } from "~/i18n/locales";
import { confirmMail, signInMail } from "~/mail/render.server";
import { sendMail } from "~/mail/transport.server";
import { db, transaction } from "~/models/db.server";
import type { Jobs } from "~/models/job.server";
import { createToken } from "~/models/sign-in-token.server";

/** Makes the token only now, so that its clear text is in the mail and nowhere else. */
export async function mailSignInLink({ personId, email, kind, to }: Jobs["sign-in-mail"]): Promise<void> {
  const person = await db().person.findUnique({ where: { id: personId } });
  if (!person) return;
  const token = await transaction((tx) => createToken(tx, kind, personId, new Date(), email));
  const query = to ? `?${new URLSearchParams({ to })}` : "";
  const link = `${env().baseUrl}/login/${token}${query}`;
  const locale = isLocale(person.locale) ? person.locale : "de";
  const render = kind === "sign-in" ? signInMail : confirmMail;
  await sendMail({ to: email, link, ...render({ link, locale }) });
}
