import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { progress } from "~/domain/need-status";
import { cancelReasonText } from "~/i18n/cancel-reason";
import { useT } from "~/i18n/context";
import type { T } from "~/i18n/translate";
import { Button } from "../button";
import { ProgressRing } from "../progress-ring";
import { UnreachedNotice } from "../unreached-notice";
import { useStay } from "../use-stay";
import type { TeamNeed } from "./team-need";

/** The ring, and in words what it means; a new count is also said aloud. */
export function NeedStatusBlock({ need, children }: { need: TeamNeed; children: ReactNode }) {
  const t = useT();
  const { found, places } = progress(need.shifts);
  const count = need.unit
    ? t("common.need.foundUnit", { taken: found, places, unit: need.unit })
    : t("common.need.found", { taken: found, places });
  return (
    <section className="team-status" aria-label={count}>
      <ProgressRing taken={found} places={places} />
      <div className="stack-tight">
        <p className="team-status-title">{statusText(need, places - found, t)}</p>
        <div className="muted">{children}</div>
        <p className="visually-hidden" aria-live="polite">
          {count}
        </p>
        <noscript>
          <a href={`/association/help/${need.id}`}>{t("association.need.reload")}</a>
        </noscript>
      </div>
    </section>
  );
}

/** "Genug gefunden", and back. */
export function NeedStatusForm({ need }: { need: TeamNeed }) {
  const t = useT();
  const closed = need.status === "closed";
  const { stayed, onSubmit } = useStay();
  if (need.past || need.status === "cancelled") return null;
  return (
    <Form
      method="post"
      className="stack-tight"
      action={`/association/help/${need.id}/status`}
      onSubmit={onSubmit}
    >
      {stayed && <UnreachedNotice answer={stayed} />}
      <Button
        full
        variant={closed ? "primary" : "secondary"}
        name="intent"
        value={closed ? "reopen" : "close"}
      >
        {t(closed ? "association.need.reopen" : "association.need.enough")}
      </Button>
    </Form>
  );
}

function statusText(need: TeamNeed, missing: number, t: T): string {
  if (need.status === "cancelled") {
    const reason = cancelReasonText(need.cancelReason, t);
    return reason ? t("association.need.cancelled", { reason }) : t("association.need.cancelledPlain");
  }
  if (need.past) return t("association.need.past");
  if (need.status === "closed") return t("association.need.closed");
  if (missing <= 0) return t("association.need.found");
  if (need.unit) return t("association.need.missingUnit", { count: missing, unit: need.unit });
  return t("association.need.missing", { count: missing });
}
