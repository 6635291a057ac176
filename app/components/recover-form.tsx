import { Form } from "@remix-run/react";
import { useT } from "~/i18n/context";
import { Button } from "./button";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import { Notice } from "./notice";

type RecoverFormProps = { problem: "format" | "unknown" | null; typed?: string };

/** The code of a recovery sheet, typed from paper. */
export function RecoverForm({ problem, typed }: RecoverFormProps) {
  const t = useT();
  const error = problem === "format" ? t("ways.recover.format") : undefined;
  return (
    <>
      {problem === "unknown" && (
        <Notice kind="refusal" reason="unknown-sheet">
          {t("ways.recover.unknown")}
        </Notice>
      )}
      <Form method="post" action="/login/recover" className="form" noValidate>
        <ErrorSummary errors={error ? [{ field: "code", message: error }] : []} />
        <TextField
          name="code"
          label={t("ways.recover.code")}
          hint={t("ways.recover.hint")}
          error={error}
          defaultValue={typed}
          autoComplete="off"
          autoCapitalize="characters"
          autoCorrect="off"
          spellCheck={false}
          maxLength={100}
          className="recovery-code-input"
        />
        <Button full>{t("ways.recover.button")}</Button>
      </Form>
    </>
  );
}
