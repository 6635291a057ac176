import type { Kept, KeptNeed } from "~/offline/kept";
import {
  forgetAll,
  forgetOwned,
  forgetPerson,
  readKept,
  readSeen,
  rememberSeen,
  writeKept,
} from "~/offline/store.client";
import type { PushPayload } from "~/push/message";

const minute = 60_000;

/** What a page says of itself when it was loaded. */
export type Visit = { signedIn: boolean; needId: string | null; saveData: boolean };

/** Somebody looks at a page: what is kept is brought up to date, or thrown away when nobody is signed in. */
export async function visited({ signedIn, needId, saveData }: Visit): Promise<void> {
  if (!signedIn) return forgetPerson();
  if (needId) await rememberSeen(needId);
  const kept = await readKept();
  const age = kept ? Date.now() - Date.parse(kept.at) : Number.POSITIVE_INFINITY;
  const news = needId !== null && (!saveData || !kept?.needs.some(({ id }) => id === needId));
  if (news || age > (saveData ? 60 : 10) * minute) await refresh();
}

// Counts the people who went: an answer that was on its way meanwhile belongs to one of them.
let gone = 0;

/** A form that signs somebody in, out or away was sent from this browser. @param out nothing at all stays */
export async function personChanges(out: boolean): Promise<void> {
  gone += 1;
  await (out ? forgetAll() : forgetOwned());
}

/** Never because of a push alone: asking the server counts as a visit of the person. */
export async function refresh(): Promise<void> {
  const before = gone;
  const seen = (await readSeen()).map((id) => `seen=${id}`).join("&");
  const response = await fetch(`/me/offline.json?${seen}`);
  if (response.status === 401) return forgetPerson();
  const kept: Kept | null = response.ok ? await response.json() : null;
  if (kept && before === gone) await writeKept(kept);
}

/** Of a need that rang, what the ping itself said; the rest comes with the next visit. */
export async function keepPing({
  title,
  body = "",
  navigate,
  lang,
}: PushPayload["notification"]): Promise<void> {
  const [, id] = /\/help\/([0-9a-f-]{36})/.exec(navigate) ?? [];
  const kept = await readKept();
  if (!id || !kept) return;
  await rememberSeen(id);
  if (kept.needs.some((need) => need.id === id)) return;
  const need: KeptNeed = {
    ...{ id, title, lang: lang ?? kept.locale, text: body, as: "seen", shifts: [] },
    ...{ association: "", bring: "", meetAt: "", contactName: "", contactPhone: "" },
    ...{ cancelled: false, full: false, place: null, distance: null },
    until: new Date(Date.now() + 7 * 24 * 60 * minute).toISOString(),
  };
  await writeKept({ ...kept, needs: [...kept.needs, need] });
}
