import { addDaysBerlin } from "~/domain/berlin-time";
import { warningDays } from "~/domain/retention";
import { env } from "~/env.server";
import { isLocale } from "~/i18n/locales";
import { translator } from "~/i18n/translator.server";
import { warningMail } from "~/mail/privacy-mails.server";
import { sendMail } from "~/mail/transport.server";
import type { Jobs } from "~/models/job.server";
import { devicesOf } from "~/models/push-subscription.server";
import { personToWarn } from "~/models/retention-unused.server";
import type { createSender } from "~/push/send.server";

/** By mail, or without an address by push; whoever came back meanwhile hears nothing. */
export async function warnUnused(
  { personId }: Jobs["retention-warning"],
  sender: ReturnType<typeof createSender>,
): Promise<void> {
  const person = await personToWarn(personId);
  if (!person) return;
  const locale = isLocale(person.locale) ? person.locale : "de";
  const navigate = `${env().baseUrl}/me`;
  if (person.email) {
    const day = addDaysBerlin(person.warnedAt, warningDays);
    await sendMail({ to: person.email, ...warningMail({ link: navigate, locale, day }) });
    return;
  }
  const t = translator(locale);
  const [title, body] = [t("privacy.push.warningTitle"), t("privacy.push.warningBody")];
  const message = { title, body, navigate, tag: "retention", lang: locale };
  const devices = await devicesOf(personId);
  const options = { ttl: warningDays * 86_400, urgency: "normal" as const };
  await Promise.all(devices.map((device) => sender.send(device, message, options)));
}
