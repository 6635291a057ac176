import { type FormErrors, type FormValues, typed } from "~/domain/forms/form-values";
import { useT } from "~/i18n/context";
import { Button } from "./button";
import { TextField } from "./field";
import { DeclineForm } from "./need-answers";
import { blocks, type NeedPageData, type NeedPageFailure } from "./need-page-data";
import { NumberSelect } from "./number-select";
import { PrivacyNote } from "./privacy-note";
import { SendForm } from "./send-form";
import { ShiftChoice } from "./shift-choice";
import { YoungFields } from "./young-fields";

type SignupFormProps = { page: NeedPageData; failure?: NeedPageFailure; inDisclosure?: boolean };

/** "Ich bin dabei". The button stays at the thumb, so it belongs to the form by its id. */
export function SignupForm({ page, failure, inDisclosure }: SignupFormProps) {
  const t = useT();
  const { need, viewer } = page;
  const values = failure?.values ?? {};
  const errors = failure?.errors ?? {};
  return (
    <>
      <SendForm
        id="signup"
        className="form signup-form"
        mayWait="signup"
        action={`/help/${need.id}/signup${page.forOther ? "?for=other" : ""}`}
      >
        <ShiftChoice
          page={page}
          chosen={typed(values, "shiftId")}
          error={errors.shiftId && t(`errors.${errors.shiftId}`)}
        />
        <Details page={page} values={values} errors={errors} refusal={failure?.refusal} />
        {!viewer && <PrivacyNote at="signup" controller={page.controller} />}
        {inDisclosure && <Button full>{t("push.invitation.yes")}</Button>}
      </SendForm>
      {!inDisclosure && (
        <div className="action-bar">
          <Button form="signup" full>
            {t("push.invitation.yes")}
          </Button>
          {page.mayDecline && <DeclineForm id={need.id} />}
        </div>
      )}
    </>
  );
}

type DetailsProps = {
  page: NeedPageData;
  values: FormValues;
  errors: FormErrors;
  refusal: NeedPageFailure["refusal"];
};

function Details({ page, values, errors, refusal }: DetailsProps) {
  const t = useT();
  const { need, viewer } = page;
  const errorOf = (name: string) => errors[name] && t(`errors.${errors[name]}`);
  const askAge = !viewer?.knownAge && ((need.minimumAge ?? 0) > 0 || refusal === "birth-year");
  const minor = viewer?.minor || typed(values, "guardianPhone") !== "";
  const askPhone = !minor && (!viewer || (need.phoneRequired && !viewer.phone) || refusal === "phone");
  const most = mostPeople(page);
  return (
    <>
      {!viewer && (
        <TextField
          name="name"
          label={t("help.signup.name")}
          error={errorOf("name")}
          defaultValue={typed(values, "name")}
          autoComplete="name"
          maxLength={80}
          required
        />
      )}
      {most > 1 && (
        <NumberSelect
          name="people"
          label={need.unit ? t("help.signup.units", { unit: need.unit }) : t("help.signup.people")}
          from={1}
          to={most}
          error={errorOf("people")}
          defaultValue={typed(values, "people") || "1"}
          format={(count) => (need.unit ? String(count) : peopleText(count, t))}
        />
      )}
      {askPhone && (
        <TextField
          name="phone"
          label={t("help.signup.phone")}
          hint={t(need.phoneRequired ? "help.signup.phoneNeeded" : "help.signup.phoneHint")}
          error={errorOf("phone") ?? (refusal === "phone" ? t("errors.refusal.phone") : undefined)}
          optional={!need.phoneRequired}
          defaultValue={typed(values, "phone")}
          type="tel"
          autoComplete="tel"
        />
      )}
      {askAge && (
        <TextField
          name="birthYear"
          label={t("help.signup.birthYear")}
          hint={t("help.signup.birthYearHint", { age: need.minimumAge ?? 16 })}
          error={
            errorOf("birthYear") ?? (refusal === "birth-year" ? t("errors.refusal.birth-year") : undefined)
          }
          defaultValue={typed(values, "birthYear")}
          inputMode="numeric"
          autoComplete="bday-year"
          maxLength={4}
          required
          short
        />
      )}
      <YoungFields page={page} values={values} errors={errors} phoneMissing={refusal === "phone"} />
    </>
  );
}

/** "Ich und noch 0–4", but not more than the roomiest shift still takes. */
function mostPeople({ shifts }: NeedPageData): number {
  const free = shifts.filter((shift) => !blocks(shift.refusal)).map((shift) => shift.places - shift.taken);
  return Math.min(5, Math.max(1, ...free));
}

function peopleText(count: number, t: ReturnType<typeof useT>): string {
  return count === 1 ? t("help.signup.onlyMe") : t("help.signup.meAnd", { count: count - 1 });
}
