import type { FormErrors, FormValues } from "~/domain/forms/form-values";
import { useLocale, useT } from "~/i18n/context";
import { formatShift } from "~/i18n/format";
import { Badge } from "../badge";
import { Notice } from "../notice";
import { RosterAdd } from "./roster-add";
import { RosterPersonRow } from "./roster-person";
import { RosterUndo } from "./roster-undo";
import type { RosterShift, TeamNeed } from "./team-need";

/** What a refused or incomplete POST to /association/help/:id/roster answers. */
export type RosterAnswer = {
  refusal: "full" | "past" | null;
  /** about somebody who is coming already */
  personRefusal?: PersonRefusal;
  errors: FormErrors;
  values: FormValues;
};

export type PersonRefusal = "nobody-to-bar" | "own-team" | "date-unlikely";

export const rosterDones = ["added", "removed", "restored", "noted", "forgotten", "barred"] as const;
export type RosterDone = { what: (typeof rosterDones)[number]; signupId: string | null };

type RosterProps = { need: TeamNeed; now: Date; done: RosterDone | null; answer: RosterAnswer | null };

/** Who is coming, per shift, and the form that enters somebody by name. */
export function Roster({ need, now, done, answer }: RosterProps) {
  const t = useT();
  const open = need.status !== "cancelled" && need.shifts.some((shift) => shift.end > now);
  return (
    <section className="section" aria-labelledby="roster-title">
      <h2 id="roster-title">{t("association.roster.title")}</h2>
      {done?.what === "removed" && done.signupId ? (
        <RosterUndo needId={need.id} signupId={done.signupId} />
      ) : (
        done && <Notice kind="success">{t(`association.roster.${done.what}`)}</Notice>
      )}
      {answer?.personRefusal && (
        <Notice kind="refusal" reason={answer.personRefusal}>
          {t(`team.refusal.${answer.personRefusal}`)}
        </Notice>
      )}
      {need.shifts.map((shift) => (
        <ShiftRoster key={shift.id} need={need} shift={shift} now={now} alone={need.shifts.length === 1} />
      ))}
      {open && <RosterAdd need={need} now={now} answer={answer?.personRefusal ? null : answer} />}
    </section>
  );
}

type ShiftRosterProps = { need: TeamNeed; shift: RosterShift; now: Date; alone: boolean };

function ShiftRoster({ need, shift, now, alone }: ShiftRosterProps) {
  const t = useT();
  const locale = useLocale();
  const { taken, places } = shift;
  return (
    <div>
      {!alone && (
        <h3 className="roster-shift">
          <span>{formatShift(shift, locale, now)}</span>
          <Badge tone={taken >= places ? "green" : "plain"}>
            {t("common.need.found", { taken, places })}
          </Badge>
        </h3>
      )}
      {shift.people.length === 0 ? (
        <p className="muted">{t("association.roster.nobody")}</p>
      ) : (
        <ul className="people">
          {shift.people.map((person) => (
            <RosterPersonRow
              key={person.id}
              needId={need.id}
              person={person}
              begun={shift.start <= now}
              changeable={need.status !== "cancelled"}
              now={now}
            />
          ))}
        </ul>
      )}
    </div>
  );
}
