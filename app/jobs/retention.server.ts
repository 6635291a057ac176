import { now } from "~/clock.server";
import { limitOf } from "~/domain/retention";
import { forgetMails } from "~/mail/kept-mails.server";
import { pruneNeedChanges } from "~/models/need-index.server";
import { forgetWhatIsDue } from "~/models/retention.server";
import { nightIsOver } from "~/models/retention-night.server";

/** Once a night: the database's rules, then the mails that lie as files. Counts only, no names. */
export async function forget(): Promise<void> {
  const clocks = { now: now(), realNow: new Date() };
  const rows = await forgetWhatIsDue(clocks);
  await pruneNeedChanges();
  const mails = await forgetMails(limitOf("mails", clocks.realNow));
  await nightIsOver(clocks.now, JSON.stringify({ ...rows, mails }));
}
