import type { ReactNode } from "react";
import type { answers } from "~/domain/forms/answer-form";
import { typed } from "~/domain/forms/form-values";
import { useT } from "~/i18n/context";
import type { AnswerFailure, AnswerPageData } from "./answer-page-data";
import { Button, type ButtonVariant } from "./button";
import { TextField } from "./field";
import { SendForm } from "./send-form";

type AnswerButtonProps = {
  id: string;
  answer: (typeof answers)[number];
  variant?: ButtonVariant;
  small?: boolean;
  full?: boolean;
  /** of a form elsewhere on the page; else the button brings its own */
  form?: string;
  children: ReactNode;
};

export function AnswerButton({ id, answer, form, children, ...look }: AnswerButtonProps) {
  const button = (
    <Button {...look} form={form} name="answer" value={answer}>
      {children}
    </Button>
  );
  return form ? button : <SendForm action={`/ping/need/${id}`}>{button}</SendForm>;
}

/** What this need wants to know and nobody has told us yet. */
export function AnswerFields({ page, failure }: { page: AnswerPageData; failure?: AnswerFailure }) {
  const t = useT();
  const values = failure?.values ?? {};
  const errorOf = (name: string) => failure?.errors?.[name] && t(`errors.${failure.errors[name]}`);
  const refusal = failure?.refusal ?? page.refusal;
  return (
    <>
      {refusal === "phone" && (
        <TextField
          name="phone"
          label={t("help.signup.phone")}
          hint={t("help.signup.phoneNeeded")}
          error={errorOf("phone")}
          defaultValue={typed(values, "phone")}
          type="tel"
          autoComplete="tel"
          required
        />
      )}
      {refusal === "birth-year" && (
        <TextField
          name="birthYear"
          label={t("help.signup.birthYear")}
          hint={t("help.signup.birthYearHint", { age: page.need.minimumAge ?? 16 })}
          error={errorOf("birthYear")}
          defaultValue={typed(values, "birthYear")}
          inputMode="numeric"
          autoComplete="bday-year"
          maxLength={4}
          required
          short
        />
      )}
    </>
  );
}
