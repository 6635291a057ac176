import { type CSSProperties, useState } from "react";
import { accentShades, checkAccent, grounds, readAccent } from "~/domain/accent";
import { useT } from "~/i18n/context";
import { Button } from "../button";
import { Field } from "../field";
import { accentMessage } from "./settings-messages";

/** The colour as six characters, with what it looks like by day and by night. Without scripts it is shown when saved. */
export function AccentField({ value, error }: { value: string; error?: string }) {
  const t = useT();
  const [text, setText] = useState(value);
  const [touched, setTouched] = useState(false);
  const accent = readAccent(text);
  const weak = accent && accentMessage(accent, t);
  const check = accent ? checkAccent(accent) : null;
  return (
    <div className="stack-tight">
      <Field
        id="accent"
        label={t("municipality.settings.accent")}
        hint={t("municipality.settings.accentHint")}
        error={touched ? weak : error}
        optional
      >
        {(control) => (
          <input
            {...control}
            className="input input-short"
            name="accent"
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
              setTouched(true);
            }}
            placeholder="#1e5b3f"
            maxLength={20}
            autoComplete="off"
            spellCheck={false}
          />
        )}
      </Field>
      {check && !check.ok && (
        <div className="row">
          <Button type="button" small variant="secondary" onClick={() => setText(check.nearest)}>
            {t("municipality.settings.accentTake", { nearest: check.nearest })}
          </Button>
        </div>
      )}
      {accent && check?.ok && <Samples accent={accent} />}
    </div>
  );
}

function Samples({ accent }: { accent: string }) {
  const t = useT();
  const shades = accentShades(accent);
  return (
    <div className="row" aria-hidden="true">
      {(["light", "dark"] as const).map((mode) => (
        <span
          key={mode}
          className="accent-sample"
          style={
            {
              "--sample-ground": grounds[mode].paper,
              "--sample-accent": shades[mode].accent,
              "--sample-on": shades[mode].on,
            } as CSSProperties
          }
        >
          <span className="accent-sample-text">
            {t(mode === "light" ? "municipality.settings.accentDay" : "municipality.settings.accentNight")}
          </span>
          <span className="accent-sample-button">{t("common.nav.join")}</span>
        </span>
      ))}
    </div>
  );
}
