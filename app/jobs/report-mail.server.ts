import { env } from "~/env.server";
import { isLocale } from "~/i18n/locales";
import { reportMail } from "~/mail/report.server";
import { sendMail } from "~/mail/transport.server";
import type { Jobs } from "~/models/job.server";
import { reportNews } from "~/models/report-read.server";

/** What became of a report, to one of those whom it concerns. */
export async function mailReportNews(job: Jobs["report-mail"]): Promise<void> {
  const found = await reportNews(job);
  if (!found) return;
  const { to, locale, ...facts } = found;
  const mail = reportMail({ ...facts, baseUrl: env().baseUrl, locale: isLocale(locale) ? locale : "de" });
  await sendMail({ to, ...mail });
}
