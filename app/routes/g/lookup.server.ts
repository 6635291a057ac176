import { data, redirect } from "@remix-run/node";
import { localeOf } from "~/auth/guards.server";
import { limited } from "~/auth/limit.server";
import { viewerOf } from "~/auth/session.server";
import type { ShortCodeData } from "~/components/short-code-page";
import { hasForeignCharacter, parseShortCode } from "~/domain/short-link";
import { translator } from "~/i18n/translator.server";
import { needByCode } from "~/models/short-link.server";
import { headOf } from "../head.server";

/**
 * Leads to the need of a code (302), or to the field for one: empty (200), malformed or unknown (404). Codes lead to
 * what is public anyway; only wrong ones are counted, so that a right one always gets through.
 */
export async function lookUp(request: Request, typed: string | null) {
  const code = parseShortCode(typed ?? "");
  const id = code && (await needByCode(code));
  if (id) throw redirect(`/help/${id}`, 302);
  const locale = localeOf(request, await viewerOf(request));
  const head = headOf({ title: translator(locale)("calendar.short.title") }, locale);
  const answer = (
    page: Partial<ShortCodeData>,
    init?: { status: number; headers?: Record<string, string> },
  ) => data({ head, page: { typed: "", problem: null, foreign: false, tooMany: null, ...page } }, init);
  if (typed === null) return answer({});
  const shown = typed.slice(0, 60);
  if (shown.trim() === "") return answer({ problem: "missing" }, { status: 422 });
  const allowed = await limited(request, "short-code");
  if (!allowed.ok) {
    const { retryAfterSeconds } = allowed;
    const headers = { "Retry-After": String(retryAfterSeconds) };
    return answer({ typed: shown, tooMany: retryAfterSeconds }, { status: 429, headers });
  }
  const problem = code ? "unknown" : "malformed";
  return answer({ typed: shown, problem, foreign: hasForeignCharacter(shown) }, { status: 404 });
}
