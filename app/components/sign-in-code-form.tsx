import { Form } from "@remix-run/react";
import { useT } from "~/i18n/context";
import { Button } from "./button";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";

type SignInCodeFormProps = { error?: string; value?: string; to: string };

/** Six digits: from a mail read on another device, or from one's own browser for the app on the Home Screen. */
export function SignInCodeForm({ error, value, to }: SignInCodeFormProps) {
  const t = useT();
  return (
    <Form method="post" className="form" noValidate>
      <ErrorSummary errors={error ? [{ field: "code", message: error }] : []} />
      <input type="hidden" name="to" value={to} />
      <TextField
        name="code"
        label={t("association.signIn.code")}
        error={error}
        defaultValue={value}
        inputMode="numeric"
        autoComplete="one-time-code"
        className="sign-in-code"
        maxLength={12}
        short
      />
      <Button full>{t("association.signIn.codeButton")}</Button>
    </Form>
  );
}
