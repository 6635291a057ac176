import { useFetcher, useLocation } from "@remix-run/react";
import { type FormErrors, typed } from "~/domain/forms/form-values";
import { useLocale, useT } from "~/i18n/context";
import { formatShift } from "~/i18n/format";
import type { T } from "~/i18n/translate";
import { Button } from "../button";
import { Disclosure } from "../disclosure";
import { ErrorSummary } from "../error-summary";
import { Field, Select, TextField } from "../field";
import { Notice } from "../notice";
import { NumberSelect } from "../number-select";
import { isUnreached, type Unreached } from "../unreached";
import { UnreachedNotice } from "../unreached-notice";
import { useStay } from "../use-stay";
import type { RosterAnswer } from "./roster";
import type { TeamNeed } from "./team-need";

type RosterAddProps = { need: TeamNeed; now: Date; answer: RosterAnswer | null };

/** "Hat telefonisch zugesagt": the association enters who does not tap. */
export function RosterAdd({ need, now, answer }: RosterAddProps) {
  // A navigation follows a success only, so its key empties the form and keeps it while others sign up.
  const { key } = useLocation();
  return <AddForm key={key} need={need} now={now} answer={answer} />;
}

function AddForm({ need, now, answer: posted }: RosterAddProps) {
  const t = useT();
  const fetcher = useFetcher<RosterAnswer | Unreached>();
  const { stayed, onSubmit } = useStay();
  const unreached = stayed ?? (isUnreached(fetcher.data) ? fetcher.data : null);
  const answer = (isUnreached(fetcher.data) ? null : fetcher.data) ?? posted;
  const errors = answer?.errors ?? {};
  const values = answer?.values ?? {};
  return (
    <Disclosure
      open={answer !== null || unreached !== null}
      summary={
        <span className="roster-add-summary">
          <span className="avatar avatar-empty" aria-hidden="true">
            +
          </span>
          {t("association.roster.add")}
        </span>
      }
    >
      <p className="muted">{t("association.roster.addHint")}</p>
      {unreached && <UnreachedNotice answer={unreached} />}
      {answer?.refusal && (
        <Notice kind="refusal" reason={answer.refusal}>
          {t(`association.refusal.${answer.refusal}`)}
        </Notice>
      )}
      <fetcher.Form
        method="post"
        onSubmit={onSubmit}
        action={`/association/help/${need.id}/roster`}
        className="form"
        noValidate
        preventScrollReset
      >
        <ErrorSummary errors={errorList(errors, t)} />
        <TextField
          name="name"
          label={t("association.roster.name")}
          error={message(errors, "name", t)}
          defaultValue={typed(values, "name")}
          autoComplete="off"
        />
        <ShiftSelect need={need} now={now} chosen={typed(values, "shiftId")} />
        <NumberSelect
          name="people"
          label={t("association.roster.people")}
          error={message(errors, "people", t)}
          from={1}
          to={5}
          defaultValue={typed(values, "people") || 1}
          format={(count) =>
            count === 1 ? t("association.roster.peopleOne") : t("association.roster.peopleMany", { count })
          }
        />
        <TextField
          name="phone"
          type="tel"
          label={t("association.roster.phone")}
          error={message(errors, "phone", t)}
          defaultValue={typed(values, "phone")}
          autoComplete="off"
          optional
        />
        <Button name="intent" value="add" icon="userPlus" disabled={fetcher.state !== "idle"}>
          {t("association.roster.submit")}
        </Button>
      </fetcher.Form>
    </Disclosure>
  );
}

function ShiftSelect({ need, now, chosen }: { need: TeamNeed; now: Date; chosen: string }) {
  const t = useT();
  const locale = useLocale();
  const ahead = need.shifts.filter((shift) => shift.end > now);
  const first = ahead.find((shift) => shift.taken < shift.places) ?? ahead[0];
  if (ahead.length === 1) return <input type="hidden" name="shiftId" value={first?.id} />;
  return (
    <Field id="shiftId" label={t("association.roster.shift")}>
      {(control) => (
        <Select {...control} name="shiftId" defaultValue={chosen || first?.id}>
          {ahead.map((shift) => {
            const left = Math.max(0, shift.places - shift.taken);
            const free = left
              ? t("association.roster.free", { count: left })
              : t("association.roster.noneFree");
            return (
              <option key={shift.id} value={shift.id}>
                {`${formatShift(shift, locale, now)} (${free})`}
              </option>
            );
          })}
        </Select>
      )}
    </Field>
  );
}

function message(errors: FormErrors, field: string, t: T): string | undefined {
  const error = errors[field];
  return error && t(`errors.${error}`);
}

const labelled = ["name", "people", "phone"] as const;

/** A wrong shift or button has no field of its own to stand beside: the summary alone says it. */
function errorList(errors: FormErrors, t: T) {
  return Object.keys(errors).flatMap((field) => {
    const text = message(errors, field, t);
    const label = labelled.find((one) => one === field);
    if (!text) return [];
    return [{ field, message: label ? `${t(`association.roster.${label}`)}: ${text}` : text }];
  });
}
