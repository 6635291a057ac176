import type { FormHTMLAttributes } from "react";
import { useT } from "~/i18n/context";
import { Notice } from "./notice";
import { OnceForm } from "./once-form";

type SendFormProps = FormHTMLAttributes<HTMLFormElement> & {
  /** what it is, when it may be sent later because there is no connection now */
  mayWait?: "signup" | "withdrawal";
};

/**
 * A form that says at once that it is being sent, and keeps what was typed when there is no connection
 * (enhance/send.client). Without scripts it is a plain form.
 */
export function SendForm({ mayWait, children, ...form }: SendFormProps) {
  const t = useT();
  return (
    <OnceForm {...form} data-may-wait={mayWait} data-sending={t("help.sending.now")}>
      {children}
      <div data-unreached="" hidden>
        <Notice kind="refusal" title={t("help.sending.unreachedTitle")}>
          {t("help.sending.unreached")}
        </Notice>
      </div>
    </OnceForm>
  );
}
