import { env } from "~/env.server";
import { isLocale } from "~/i18n/locales";
import { barrierMail } from "~/mail/barrier.server";
import { sendMail } from "~/mail/transport.server";
import { barrierNews } from "~/models/barrier.server";
import type { Jobs } from "~/models/job.server";

/** Tells staff that somebody met a barrier. */
export async function mailBarrier(job: Jobs["barrier-mail"]): Promise<void> {
  const news = await barrierNews(job);
  if (!news) return;
  const locale = isLocale(news.locale) ? news.locale : "de";
  // Whose it is: somebody may work for two.
  const link = `${env().baseUrl}/municipality/barriers?${new URLSearchParams({ m: news.slug })}`;
  await sendMail({ to: news.to, ...barrierMail({ municipality: news.municipality, link, locale }) });
}
