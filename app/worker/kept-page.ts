import { formatDay, formatDistance, formatShift, formatTime } from "~/i18n/format";
import { type Kept, type KeptNeed, productNow } from "~/offline/kept";
import { drawKey } from "~/offline/key";
import type { Waiting } from "~/offline/queue";
import { type Html, html } from "./html";
import { waitingNotice } from "./notices";
import { document, noticeOf } from "./page-frame";
import { type Words, wordsOf } from "./words";

type KeptPage = { kept: Kept | null; queue: readonly Waiting[]; needId: string | null; now: Date };
type Shown = { words: Words; clock: Date; queue: readonly Waiting[] };

/** What is kept, as a page: one need, or all of them. */
export function keptPage({ kept, queue, needId, now }: KeptPage): Response {
  const words = wordsOf(kept, queue[0]?.lang);
  const shown: Shown = { words, clock: kept ? productNow(kept, now) : now, queue };
  const needs = kept?.needs ?? [];
  const need = needs.find(({ id }) => id === needId);
  const { t } = words;
  const body = html`
    ${asOf(kept, words)}
    ${queue.filter((one) => !needId || one.needId === needId).map((one) => noticeOf(waitingNotice(one, words)))}
    ${needId ? (need ? whole(need, shown) : html`<h1>${t("offline.title")}</h1><p>${t("offline.notKept")}</p>`) : list(needs, shown)}
    <p class="row">
      <a class="button button-secondary" href="">${t("offline.again")}</a>
      ${needId && needs.length > 0 && html`<a class="button button-quiet" href="/me">${t("offline.toList")}</a>`}
    </p>`;
  return document(need?.title ?? t("offline.title"), body, words);
}

function asOf(kept: Kept | null, { t, locale }: Words): Html | null {
  if (!kept) return null;
  const time = `${formatDay(kept.clock, locale)}, ${formatTime(kept.clock, locale)}`;
  return html`<p class="offline-as-of" role="status">${t("offline.asOf", { time })}</p>`;
}

function list(needs: readonly KeptNeed[], shown: Shown): Html {
  const { t } = shown.words;
  const sections = (["own", "near", "seen"] as const).map((as) => {
    const some = needs.filter((need) => need.as === as);
    return some.length > 0
      ? html`<section class="section"><h2>${t(`offline.${as}`)}</h2>
          <ul class="offline-list">${some.map((need) => html`<li class="card">${card(need, shown)}</li>`)}</ul></section>`
      : html``;
  });
  return html`<h1>${t("offline.title")}</h1>
    ${needs.length > 0 ? sections : shown.queue.length === 0 && html`<p>${t("offline.nothing")}</p>`}`;
}

function card(need: KeptNeed, shown: Shown): Html {
  return html`<h3 lang="${need.lang}"><a href="/help/${need.id}">${need.title}</a></h3>
    ${shiftsOf(need, shown)}${whereOf(need, shown)}${need.as === "own" && contactOf(need, shown)}`;
}

function whole(need: KeptNeed, shown: Shown): Html {
  const { t } = shown.words;
  return html`<header class="page-head">
      <p class="muted">${need.association}</p><h1 lang="${need.lang}">${need.title}</h1></header>
    ${need.cancelled && html`<p class="badge badge-brick">${t("offline.cancelled")}</p>`}
    ${need.full && need.as !== "own" && html`<p class="badge">${t("offline.full")}</p>`}
    ${shiftsOf(need, shown)}${whereOf(need, shown)}${contactOf(need, shown)}
    ${need.bring && html`<p><strong>${t("offline.bring")}:</strong> <span lang="${need.lang}">${need.bring}</span></p>`}
    ${need.text && html`<p class="need-text" lang="${need.lang}">${need.text}</p>`}
    ${answerForms(need, shown)}`;
}

function shiftsOf({ shifts, as }: KeptNeed, { words, clock }: Shown): Html {
  const { t, locale } = words;
  const lines = shifts
    .filter(({ coming, end }) => coming || (as !== "own" && new Date(end) > clock))
    .map((shift) => {
      const others = shift.people > 1 ? ` ${t("offline.withOthers", { count: shift.people - 1 })}` : "";
      return html`<li>${formatShift(shift, locale, clock)}
        ${shift.coming && html`<strong class="offline-in">${t("offline.coming") + others}</strong>`}</li>`;
    });
  return lines.length > 0 ? html`<ul class="offline-when">${lines}</ul>` : html``;
}

function whereOf({ place, meetAt, distance }: KeptNeed, { words }: Shown): Html {
  const { t, locale } = words;
  const away = distance !== null && t("offline.away", { distance: formatDistance(distance, locale) });
  const parts = [meetAt, place, away].filter(Boolean);
  return parts.length > 0 ? html`<p class="muted">${parts.join(" · ")}</p>` : html``;
}

function contactOf({ contactName, contactPhone }: KeptNeed, { words }: Shown): Html {
  const number = contactPhone.replace(/[^+\d]/g, "");
  const call = html` <a class="button button-secondary button-small" href="tel:${number}">${contactPhone}</a>`;
  return html`${contactName && html`<p>${words.t("offline.contact", { name: contactName })}</p>`}
    ${contactPhone && html`<p>${call}</p>`}`;
}

/** What can be said without a connection: it waits in the queue. */
function answerForms(need: KeptNeed, { words, clock, queue }: Shown): Html {
  const { t } = words;
  const waits = (shiftId: string) => queue.some((one) => one.needId === need.id && one.shiftId === shiftId);
  const ahead = need.shifts.filter((shift) => new Date(shift.end) > clock && !waits(shift.id));
  const form = (verb: string, fields: Html | readonly Html[], label: string, look: string) => html`
    <form class="stack-tight" method="post" action="/help/${need.id}/${verb}">
      <input type="hidden" name="key" value="${drawKey()}"><input type="hidden" name="about" value="${need.title}">
      ${fields}<button class="button button-${look}" type="submit">${label}</button></form>`;
  if (need.cancelled) return html``;
  const coming = ahead.filter((shift) => shift.coming);
  const free = ahead.filter((shift) => shift.free);
  const away = coming.map(({ id }) =>
    form(
      "withdraw",
      html`<input type="hidden" name="shiftId" value="${id}">`,
      t("offline.withdraw"),
      "quiet",
    ),
  );
  const signsUp = free.length > 0 && coming.length === 0 && need.shifts.every(({ id }) => !waits(id));
  const choice = free.map(
    (shift, index) => html`<label class="choice"><input type="radio" name="shiftId" value="${shift.id}"
      ${index === 0 && html`checked`} required> <span>${formatShift(shift, words.locale, clock)}</span></label>`,
  );
  const only = html`<input type="hidden" name="shiftId" value="${free[0]?.id}">`;
  const hint = html`<p class="small muted">${t("offline.later")}</p>`;
  return html`${away}
    ${signsUp && form("signup", free.length > 1 ? choice : only, t("offline.signUp"), "primary")}
    ${(signsUp || away.length > 0) && hint}`;
}
