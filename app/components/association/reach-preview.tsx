import { useEffect, useRef, useState } from "react";
import type { ReachPreview as Reach, ReachCount, ReachHint } from "~/domain/reach";
import { useT } from "~/i18n/context";
import type { T } from "~/i18n/translate";
import { Icon } from "../icon";

const pauseMs = 900;

/** How many the need would reach, following what is typed in the form around it. Without scripts the preview says it. */
export function LiveReach() {
  const box = useRef<HTMLDivElement>(null);
  const [reach, setReach] = useState<Reach | null>(null);

  useEffect(() => {
    const form = box.current?.closest("form");
    if (!form) return;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let asked = "";
    let newest = 0;
    const ask = async () => {
      const fields = new FormData(form);
      const question = questionOf(fields);
      if (question === null || question === asked) return;
      asked = question;
      const nr = ++newest;
      const answer = await reachOf(fields);
      if (nr !== newest) return;
      setReach(answer);
      // Without an answer the next word typed asks again.
      if (!answer) asked = "";
    };
    const later = () => {
      clearTimeout(waiting);
      waiting = setTimeout(ask, pauseMs);
    };
    form.addEventListener("input", later);
    form.addEventListener("change", later);
    return () => {
      newest = 0;
      clearTimeout(waiting);
      form.removeEventListener("input", later);
      form.removeEventListener("change", later);
    };
  }, []);

  return (
    <div ref={box} aria-live="polite">
      {reach && <ReachText reach={reach} />}
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

/** Null as well when there is no connection, or the session has ended: writing goes on, nobody is led away. */
async function reachOf(fields: FormData): Promise<Reach | null> {
  const texts = [...fields].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : []));
  try {
    const answer = await fetch("/association/reach", { method: "POST", body: new URLSearchParams(texts) });
    return answer.ok ? (await answer.json()).reach : null;
  } catch {
    return null;
  }
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
