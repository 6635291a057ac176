import { data, redirect } from "@remix-run/node";
import { notFound } from "~/auth/guards.server";
import { now } from "~/clock.server";
import { nextShift, shiftRows, withoutShift, withShift } from "~/components/association/shift-values";
import type { WritingAnswer, WritingRefusal } from "~/components/association/writing-answer";
import { parseNeedForm } from "~/domain/forms/need-form";
import type { NeedInput } from "~/domain/forms/need-input";
import { needFormValues } from "~/domain/forms/need-values";
import type { NeedStatus } from "~/domain/need-status";
import { change, type Written } from "~/models/help-request.server";
import { postOnce } from "~/models/post-once.server";
import { withChosenPlace } from "../place-choice.server";
import { locateOrOffer } from "./need-place.server";
import { previewOf } from "./need-preview.server";
import { reachOfForm } from "./reach.server";

type Association = { id: string; name: string; status: string };
type Stored = { id: string; status: NeedStatus; shifts: { id: string; start: Date; end: Date }[] };
type Home = { lat: number; lon: number; land: string | null };

/**
 * Answers the form of a need, new or stored: more rows and back to editing (200), the preview (200), what is
 * wrong (422), what is refused (409), or writes it down and leads on (303).
 */
export async function writeNeed(
  request: Request,
  form: FormData,
  {
    personId,
    association,
    home,
    stored,
  }: { personId: string; association: Association; home: Home; stored: Stored | null },
) {
  const draft = stored === null || stored.status === "draft";
  // What is public stays whole: it has no half-filled draft to fall back to.
  if (!draft && form.get("intent") === "draft") form.set("intent", "publish");
  withChosenPlace(form, "placeName");
  const formId = textOf(form, "formId");
  const extra = { associationId: association.id, pointOf: textOf(form, "pointOf"), formId };
  const answer = (status: number, part: Partial<WritingAnswer> & Pick<WritingAnswer, "values">) =>
    data<WritingAnswer>(
      {
        errors: {},
        refusal: null,
        preview: null,
        reach: null,
        ...part,
        values: { ...part.values, ...extra },
      },
      { status },
    );

  const parsed = parseNeedForm(form, now(), stored?.shifts ?? []);
  if (!parsed.ok) {
    const values = afterButton(parsed.values, textOf(form, "intent"));
    return values ? answer(200, { values }) : answer(422, { values: parsed.values, errors: parsed.errors });
  }
  const located = await locateOrOffer(parsed.value, extra.pointOf, home);
  if (!located.ok) {
    const { reason, choices } = located;
    return answer(422, { values: valuesOf(parsed.value), choices, errors: { placeName: reason } });
  }
  const { value } = located;
  if (value.point) extra.pointOf ||= value.placeName || "map";
  const values = valuesOf(value);
  if (value.intent === "preview") {
    const ids = { associationId: association.id, helpRequestId: stored?.id ?? null };
    const reach = await reachOfForm(request, value, ids, now());
    return answer(200, { values, reach, preview: previewOf(value, association, home.land, now()) });
  }
  if (value.intent === "publish" && draft && association.status !== "approved")
    return answer(409, { values, refusal: "not-approved" });

  const written = stored
    ? await change(stored.id, { associationId: association.id, personId }, value, now())
    : await postOnce({ personId, associationId: association.id }, value, now(), formId);
  if (!written.ok) return answer(409, { values, refusal: refusalOf(written.reason) });
  if (value.intent === "draft") return redirect("/association?done=drafted", 303);
  return redirect(`/association/help/${written.id}?${draft ? "published=1" : "done=saved"}`, 303);
}

/** The form's own buttons, which no parser knows: rows come and go, and the way back from the preview. */
function afterButton(values: WritingAnswer["values"], intent: string): WritingAnswer["values"] | null {
  if (intent === "add-shift") return withShift(values, nextShift(shiftRows(values)));
  if (intent === "edit") return values;
  const removed = /^remove-shift-(\d{1,3})$/.exec(intent)?.[1];
  return removed === undefined ? null : withoutShift(values, Number(removed));
}

function valuesOf(value: NeedInput): WritingAnswer["values"] {
  return needFormValues({ ...value, lat: value.point?.lat ?? null, lon: value.point?.lon ?? null });
}

function refusalOf(reason: Extract<Written, { ok: false }>["reason"]): WritingRefusal {
  if (reason === "closed" || reason === "places-taken" || reason === "urgent-used-up") return reason;
  throw notFound();
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.slice(0, 200) : "";
}
