import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { now } from "~/clock.server";
import { holds } from "~/domain/if-none-match";
import { isUuid } from "~/domain/uuid";
import { formatShift } from "~/i18n/format";
import type { T } from "~/i18n/translate";
import { translator } from "~/i18n/translator.server";
import { findPublicNeed, type PublicNeed } from "~/models/help-request-read.server";
import { type Drawn, drawing } from "./drawing";
import type { BaseFile } from "./map-cut";
import { paint, tagOf } from "./paint.server";
import { writableText } from "./text";

export type PictureRoute = (id: string, known: string | undefined) => Promise<Response>;

const dayMs = 86_400_000;
// A chat asks once and keeps it; whoever asks again within five minutes sees the places of then.
const caching = "public, max-age=300";

/** `GET /help/:id/picture.png`: what a link to a need looks like in a chat (Open Graph). */
export function pictureRoute(clientFolder: string): PictureRoute {
  let base: Promise<BaseFile> | undefined;
  return async (id, known) => {
    const need = isUuid(id) ? await findPublicNeed(id) : null;
    if (!need || need.halted) return new Response(null, { status: 404 });
    base ??= readFile(join(clientFolder, "base-layer.json"), "utf8").then((text) => JSON.parse(text));
    const svg = drawing(drawn(need, now(), translator("de")), await base);
    const headers = { ETag: tagOf(svg), "Cache-Control": caching };
    if (holds(known, headers.ETag)) return new Response(null, { status: 304, headers });
    const png = await paint(svg);
    if (!png) return new Response(null, { status: 503, headers: { "Retry-After": "5" } });
    return new Response(new Uint8Array(png), { headers: { ...headers, "Content-Type": "image/png" } });
  };
}

/** Everything as everybody may see it; of a title in a script that we have no letters for, the kind of help. */
function drawn(need: PublicNeed, clock: Date, t: T): Drawn {
  const { place, category } = need;
  const shift = need.shifts.find((one) => one.end > clock) ?? need.shifts[0];
  const name = place.kind === "none" ? t("common.need.fromHome") : (place.name ?? need.municipality);
  const where = place.kind === "private" ? t("common.need.around", { place: name }) : name;
  const more = need.shifts.filter((one) => one.end > clock).length - 1;
  // Seen days later, so no "morgen": as somebody reads it who looks three days before.
  const when = shift && formatShift(shift, "de", new Date(shift.start.getTime() - 3 * dayMs));
  return {
    title: writableText(need.title) ?? t(`labels.category.${category}`),
    category,
    association: writableText(need.association.name),
    when: when ? [when, more > 0 && `+ ${more}`].filter(Boolean).join(" ") : null,
    where: writableText(where),
    ...standingOf(need, clock, t),
    point: place.point,
    area: place.kind === "private",
  };
}

function standingOf(need: PublicNeed, clock: Date, t: T): Pick<Drawn, "standing" | "tone"> {
  if (need.status === "cancelled") return { standing: t("common.need.cancelled"), tone: "off" };
  if (need.endsAt && need.endsAt <= clock) return { standing: t("help.signup.refusal.past"), tone: "enough" };
  const left = need.shifts
    .filter((one) => one.end > clock)
    .reduce((sum, one) => sum + Math.max(0, one.places - one.taken), 0);
  if (need.status !== "open" || left === 0) return { standing: t("common.need.full"), tone: "enough" };
  const unit = writableText(need.unit);
  return {
    standing: unit
      ? t("help.signup.unitsLeft", { count: left, unit })
      : t("help.signup.placesLeft", { count: left }),
    tone: "open",
  };
}
