import { env } from "~/env.server";
import { isLocale } from "~/i18n/locales";
import { associationMail } from "~/mail/association.server";
import { sendMail } from "~/mail/transport.server";
import { associationNews } from "~/models/association-mail.server";
import type { Jobs } from "~/models/job.server";

/** What became of an association, as long as it is still so when the mail goes out. */
export async function mailAssociationNews(job: Jobs["association-mail"]): Promise<void> {
  const found = await associationNews(job);
  if (!found) return;
  const { to, locale, ...facts } = found;
  const mail = associationMail({
    ...facts,
    news: job.news,
    associationId: job.associationId,
    baseUrl: env().baseUrl,
    locale: isLocale(locale) ? locale : "de",
  });
  await sendMail({ to, ...mail });
}
