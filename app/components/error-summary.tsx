import { useEffect, useRef } from "react";
import { useT } from "~/i18n/context";

type ErrorSummaryProps = { errors: readonly { field: string; message: string }[] };

/** All errors of a form with links to their fields; takes the focus, so that nobody has to look for it. */
export function ErrorSummary({ errors }: ErrorSummaryProps) {
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  const seen = errors.map(({ field, message }) => `${field}:${message}`).join("|");

  useEffect(() => {
    if (seen) box.current?.focus();
  }, [seen]);

  if (errors.length === 0) return null;
  return (
    <div className="error-summary" ref={box} tabIndex={-1} role="alert" aria-labelledby="error-summary-title">
      <h2 id="error-summary-title">{t("common.form.errorTitle", { count: errors.length })}</h2>
      <ul>
        {errors.map(({ field, message }) => (
          <li key={`${field}-${message}`}>
            <a href={`#${field}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
