import { Link } from "@remix-run/react";
import { type FormErrors, type FormValues, typed } from "~/domain/forms/form-values";
import { useT } from "~/i18n/context";
import { Button } from "../button";
import { ErrorSummary } from "../error-summary";
import { TextField } from "../field";
import type { MapSettings } from "../map-settings";
import { Notice } from "../notice";
import { OnceForm } from "../once-form";
import { FoundingFields, foundingErrors } from "./founding-fields";

export type InstallationAnswer = { errors: FormErrors; refusal?: "ags-taken"; values: FormValues };

type Installed = { slug: string; name: string; ags: string; approved: number; administrators: string[] };

type Props = {
  municipalities: readonly Installed[];
  map: MapSettings;
  done: boolean;
  answer?: InstallationAnswer;
};

/** For whoever runs the server: which municipalities there are, and one more. */
export function InstallationPage({ municipalities, map, done, answer }: Props) {
  const t = useT();
  return (
    <>
      {done && !answer && <Notice kind="success">{t("municipality.installation.done")}</Notice>}
      {answer?.refusal && (
        <Notice kind="refusal" reason={answer.refusal}>
          {t("municipality.installation.agsTaken")}
        </Notice>
      )}
      <ul className="office-list">
        {municipalities.map(({ slug, name, ags, approved, administrators }) => (
          <li key={slug} className="person">
            <span className="person-text">
              <Link className="person-name" to={`/m/${slug}`}>
                {name}
              </Link>
              <span className="person-detail">
                {ags} · {t("municipality.installation.approved", { count: approved })}
              </span>
              <span className="person-detail">
                {t("municipality.installation.administrators", {
                  names: administrators.join(", ") || t("municipality.installation.nobody"),
                })}
              </span>
            </span>
          </li>
        ))}
      </ul>
      <AddForm map={map} answer={answer} />
    </>
  );
}

function AddForm({ map, answer }: Pick<Props, "map" | "answer">) {
  const t = useT();
  const { errors = {}, values = {} } = answer ?? {};
  const field = (name: "administratorName" | "administratorEmail") => {
    const error = errors[name];
    return {
      name,
      label: t(`municipality.found.${name}`),
      defaultValue: typed(values, name),
      error: error && t(`errors.${error}`),
      autoComplete: "off",
      required: true,
    };
  };
  return (
    <OnceForm className="form" noValidate aria-labelledby="add-title">
      <h2 id="add-title">{t("municipality.installation.add")}</h2>
      <ErrorSummary
        errors={foundingErrors(errors, t, {
          administratorName: t("municipality.found.administratorName"),
          administratorEmail: t("municipality.found.administratorEmail"),
        })}
      />
      <FoundingFields values={values} errors={errors} map={map} />
      <TextField {...field("administratorName")} maxLength={80} />
      <TextField
        {...field("administratorEmail")}
        type="email"
        hint={t("municipality.staff.emailHint")}
        maxLength={254}
      />
      <div className="row">
        <Button icon="plus">{t("municipality.installation.addButton")}</Button>
      </div>
    </OnceForm>
  );
}
