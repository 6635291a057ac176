import { Link } from "@remix-run/react";
import { useT } from "~/i18n/context";
import { Button } from "./button";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import { TooMany } from "./too-many";

export type ShortCodeData = {
  typed: string;
  problem: "missing" | "malformed" | "unknown" | null;
  /** it holds a character that no code has */
  foreign: boolean;
  /** seconds to wait */
  tooMany: number | null;
};

/** One field for the code on a poster; also what a wrong one leads to. */
export function ShortCodePage({ typed, problem, foreign, tooMany }: ShortCodeData) {
  const t = useT();
  const error = problem && t(foreign ? "calendar.short.foreign" : `calendar.short.${problem}`);
  return (
    <>
      <header className="page-head">
        <h1>{t("calendar.short.title")}</h1>
        <p className="lead">{t("calendar.short.lead")}</p>
      </header>
      <TooMany seconds={tooMany} />
      <form action="/g" className="form short-code-field" noValidate>
        <ErrorSummary errors={error ? [{ field: "code", message: error }] : []} />
        <TextField
          name="code"
          label={t("calendar.short.label")}
          hint={t("calendar.short.hint")}
          error={error || undefined}
          defaultValue={typed}
          autoComplete="off"
          autoCapitalize="characters"
          autoCorrect="off"
          spellCheck={false}
          maxLength={60}
          required
        />
        <Button full>{t("calendar.short.button")}</Button>
      </form>
      <p>
        <Link to="/">{t("calendar.association.toMap")}</Link>
      </p>
    </>
  );
}
