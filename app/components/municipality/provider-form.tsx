import { type FormErrors, type FormValues, typed } from "~/domain/forms/form-values";
import { audiences } from "~/domain/identity";
import { useT } from "~/i18n/context";
import { Button } from "../button";
import { ErrorSummary } from "../error-summary";
import { Field, Select, TextField } from "../field";
import { named } from "../named";
import { OnceForm } from "../once-form";

type Props = { values?: FormValues; errors?: FormErrors };

/** One provider; without an id a new one. A page holds several such forms, so each field's id names its own. */
export function ProviderForm({ values = {}, errors = {} }: Props) {
  const t = useT();
  const id = typed(values, "id");
  const idOf = (name: string) => (id ? `${name}-${id}` : name);
  const message = (name: string) => {
    const found = errors[name];
    return found && t(`errors.${found}`);
  };
  const field = (name: Name) => ({
    id: idOf(name),
    name,
    label: t(`municipality.providers.${name}`),
    defaultValue: typed(values, name),
    error: message(name),
    autoComplete: "off",
    spellCheck: false,
  });
  return (
    <OnceForm className="form" noValidate>
      <input type="hidden" name="id" value={id} />
      <ErrorSummary
        errors={Object.keys(errors).map((name) => {
          const known = names.find((one) => one === name);
          const label = known && t(`municipality.providers.${known}`);
          return { field: idOf(name), message: named(label, message(name) ?? "") };
        })}
      />
      <TextField {...field("label")} hint={t("municipality.providers.labelHint")} maxLength={80} required />
      <TextField
        {...field("issuer")}
        hint={t("municipality.providers.issuerHint")}
        type="url"
        maxLength={300}
        required
      />
      <TextField {...field("clientId")} maxLength={200} required />
      <TextField
        {...field("clientSecret")}
        defaultValue=""
        type="password"
        hint={t(`municipality.providers.${id ? "clientSecretKeep" : "clientSecretHint"}`)}
        autoComplete="new-password"
        maxLength={500}
      />
      <Field id={idOf("audience")} label={t("municipality.providers.audience")} error={message("audience")}>
        {(control) => (
          <Select {...control} name="audience" defaultValue={typed(values, "audience") || "staff"}>
            {audiences.map((audience) => (
              <option key={audience} value={audience}>
                {t(`municipality.providers.audiences.${audience}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <TextField
        {...field("scopes")}
        defaultValue={typed(values, "scopes") || "openid email"}
        maxLength={200}
      />
      <TextField {...field("claim")} hint={t("municipality.providers.claimHint")} maxLength={100} optional />
      <TextField {...field("claimValue")} maxLength={200} optional />
      <div className="row">
        <Button name="intent" value="save" icon="check">
          {t("municipality.providers.save")}
        </Button>
      </div>
    </OnceForm>
  );
}

const names = ["label", "issuer", "clientId", "clientSecret", "scopes", "claim", "claimValue"] as const;
type Name = (typeof names)[number];
