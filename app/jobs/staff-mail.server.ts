import { env } from "~/env.server";
import { isLocale } from "~/i18n/locales";
import { staffMail } from "~/mail/staff-mail.server";
import { sendMail } from "~/mail/transport.server";
import type { Jobs } from "~/models/job.server";
import { staffToInvite } from "~/models/staff-invitation.server";

/** Makes the token only now; whoever is no longer staff by then gets nothing. */
export async function mailStaffLink({ personId, municipalityId }: Jobs["staff-mail"]): Promise<void> {
  const staff = await staffToInvite(personId, municipalityId, new Date());
  if (!staff) return;
  const link = `${env().baseUrl}/login/${staff.token}?${new URLSearchParams({ to: "/municipality" })}`;
  const locale = isLocale(staff.locale) ? staff.locale : "de";
  await sendMail({ to: staff.email, link, ...staffMail({ ...staff, link, locale }) });
}
