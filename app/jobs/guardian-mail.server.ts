import { env } from "~/env.server";
import { isLocale } from "~/i18n/locales";
import { guardianMail } from "~/mail/privacy-mails.server";
import { sendMail } from "~/mail/transport.server";
import { guardianToMail } from "~/models/guardian.server";
import type { Jobs } from "~/models/job.server";

/** The link is signed anew from what was asked, so that its clear text is in the mail and nowhere else. */
export async function mailGuardian({ personId }: Jobs["guardian-mail"]): Promise<void> {
  const guardian = await guardianToMail(personId);
  if (!guardian) return;
  const link = `${env().baseUrl}/guardian/${guardian.token}`;
  const locale = isLocale(guardian.locale) ? guardian.locale : "de";
  await sendMail({ to: guardian.email, link, ...guardianMail({ link, locale }) });
}
