import { now } from "~/clock.server";
import { env } from "~/env.server";
import { isLocale } from "~/i18n/locales";
import { translator } from "~/i18n/translator.server";
import type { Jobs } from "~/models/job.server";
import { localeOfPerson } from "~/models/person.server";
import { devicesOf, markReached } from "~/models/push-subscription.server";
import type { createSender } from "~/push/send.server";

/** So that somebody who just said yes hears how it will sound. Not repeated: they can press again. */
export async function ringOnce(
  { personId, deviceId = null }: Jobs["test-ping"],
  sender: ReturnType<typeof createSender>,
): Promise<void> {
  const chosen = await localeOfPerson(personId);
  const locale = isLocale(chosen) ? chosen : "de";
  const t = translator(locale);
  const message = {
    title: t("push.test.title"),
    body: t("push.test.body"),
    navigate: `${env().baseUrl}/me`,
    tag: "test",
    lang: locale,
  };
  const devices = (await devicesOf(personId)).filter(({ id }) => deviceId === null || id === deviceId);
  await Promise.all(
    devices.map(async (device) => {
      const answer = await sender.send(device, message, { ttl: 60, urgency: "high" });
      if ("status" in answer && answer.status < 300) await markReached(device.id, now());
    }),
  );
}
