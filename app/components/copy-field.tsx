import { useEffect, useState } from "react";
import { useT } from "~/i18n/context";
import { Button } from "./button";
import { TextField } from "./field";

type CopyFieldProps = { id: string; label: string; text: string };

/** An address to take along. The button comes once scripts run: without them the field is copied by hand. */
export function CopyField({ id, label, text }: CopyFieldProps) {
  const t = useT();
  const [state, setState] = useState<"absent" | "ready" | "copied">("absent");

  useEffect(() => {
    if (navigator.clipboard) setState("ready");
  }, []);

  const copy = () =>
    void navigator.clipboard.writeText(text).then(
      () => setState("copied"),
      () => setState("absent"),
    );
  return (
    <div className="copy-field">
      <TextField
        name={id}
        label={label}
        defaultValue={text}
        key={text}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
      />
      {state !== "absent" && (
        <Button type="button" variant="secondary" icon={state === "copied" ? "check" : "copy"} onClick={copy}>
          <span aria-live="polite">
            {t(state === "copied" ? "common.action.copied" : "common.action.copy")}
          </span>
        </Button>
      )}
    </div>
  );
}
