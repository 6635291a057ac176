import { env } from "~/env.server";
import { isLocale } from "~/i18n/locales";
import { confirmMail, signInMail } from "~/mail/render.server";
import { sendMail } from "~/mail/transport.server";
import type { Jobs } from "~/models/job.server";
import { tokenForAsked, tokenForPerson } from "~/models/sign-in.server";

/** Makes the token only now, so that its clear text is in the mail and nowhere else. */
export async function mailSignInLink(job: Jobs["sign-in-mail"]): Promise<void> {
  const made = await (job.kind === "asked"
    ? tokenForAsked(job.email, job.askedBy, new Date())
    : tokenForPerson(job.kind, job, new Date()));
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
