import { useFetcher } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { ReachPreview as Reach, ReachCount, ReachHint } from "~/domain/reach";
import { useT } from "~/i18n/context";
import type { T } from "~/i18n/translate";
import { Icon } from "../icon";

const pauseMs = 900;

/** How many the need would reach, following what is typed in the form around it. Without scripts the preview says it. */
export function LiveReach() {
  const box = useRef<HTMLDivElement>(null);
  const { submit, data } = useFetcher<{ reach: Reach | null }>();

  useEffect(() => {
    const form = box.current?.closest("form");
    if (!form) return;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let asked = "";
    const ask = () => {
      const fields = new FormData(form);
      const question = questionOf(fields);
      if (question === null || question === asked) return;
      asked = question;
      submit(fields, { method: "post", action: "/association/reach" });
    };
    const later = () => {
      clearTimeout(waiting);
      waiting = setTimeout(ask, pauseMs);
    };
    form.addEventListener("input", later);
    form.addEventListener("change", later);
    return () => {
      clearTimeout(waiting);
      form.removeEventListener("input", later);
      form.removeEventListener("change", later);
    };
  }, [submit]);

  return (
    <div ref={box} aria-live="polite">
      {data?.reach && <ReachText reach={data.reach} />}
    </div>
  );
}

export function ReachText({ reach }: { reach: Reach }) {
  const t = useT();
  return (
    <div className="card reach">
      <p className="row">
        <Icon name="users" />
        <span>{sentenceOf(reach, t)}</span>
      </p>
      {reach.hints.length > 0 && (
        <ul>
          {reach.hints.map((hint) => (
            <li key={JSON.stringify(hint)}>{hintText(hint, t)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Only what decides whom the need reaches, and only once it can be asked; a title alone asks nothing anew. */
function questionOf(fields: FormData): string | null {
  const has = (name: string) => String(fields.get(name) ?? "") !== "";
  const placed = fields.get("placeKind") === "none" || has("placeName") || (has("lat") && has("lon"));
  if (!has("category") || !placed || !has("shifts[0].start")) return null;
  const deciding = /^(category|placeKind|placeName|lat|lon|requiredSkills|minimumAge|associationId|shifts)/;
  return JSON.stringify([...fields].filter(([name]) => deciding.test(name)));
}

function sentenceOf({ around, withTime }: Reach, t: T): string {
  if (isFew(around)) return t("needForm.reach.few");
  if (isFew(withTime)) return t("needForm.reach.aroundFewTime", { around: around.about });
  return t("needForm.reach.around", { around: around.about, time: withTime.about });
}

function hintText(hint: ReachHint, t: T): string {
  if (hint.kind === "skill") {
    return t("needForm.reach.withoutSkill", { skill: t(`labels.skill.${hint.skill}`), about: hint.about });
  }
  if (hint.kind === "age") return t("needForm.reach.withoutAge", { about: hint.about });
  const when = t(hint.hours > 0 ? "needForm.reach.later" : "needForm.reach.earlier", {
    count: Math.abs(hint.hours),
  });
  return t(hint.times >= 2 ? "needForm.reach.timeTwice" : "needForm.reach.timeMore", {
    when,
    times: hint.times,
  });
}

function isFew(count: ReachCount): count is { few: true } {
  return "few" in count;
}
