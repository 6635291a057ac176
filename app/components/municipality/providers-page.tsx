import { Form } from "@remix-run/react";
import { type FormErrors, type FormValues, typed } from "~/domain/forms/form-values";
import { useT } from "~/i18n/context";
import { Button } from "../button";
import { Disclosure } from "../disclosure";
import { TextField } from "../field";
import { Notice } from "../notice";
import { ProviderForm } from "./provider-form";

export type ProviderAnswer = { errors: FormErrors; values: FormValues };

type Provider = {
  id: string;
  label: string;
  issuer: string;
  clientId: string;
  scopes: string;
  audience: string;
  claim: string;
  claimValue: string;
};

type Props = {
  providers: readonly Provider[];
  redirectUrl: string;
  done: "saved" | "removed" | null;
  answer?: ProviderAnswer;
};

export function ProvidersPage({ providers, redirectUrl, done, answer }: Props) {
  const t = useT();
  const failedId = answer && typed(answer.values, "id");
  return (
    <>
      {done && !answer && <Notice kind="success">{t(`municipality.providers.done.${done}`)}</Notice>}
      {providers.length === 0 && <p className="muted">{t("municipality.providers.empty")}</p>}
      {providers.map((provider) => (
        <section key={provider.id} className="card stack" aria-labelledby={`provider-${provider.id}`}>
          <div>
            <h2 id={`provider-${provider.id}`}>{provider.label}</h2>
            <p className="muted office-break">{provider.issuer}</p>
          </div>
          <Disclosure
            open={failedId === provider.id}
            summary={t("municipality.providers.change", { name: provider.label })}
          >
            <ProviderForm
              values={failedId === provider.id ? answer?.values : provider}
              errors={failedId === provider.id ? answer?.errors : {}}
            />
          </Disclosure>
          <Form method="post" className="row">
            <input type="hidden" name="id" value={provider.id} />
            <Button small variant="danger" name="intent" value="remove" icon="trash">
              {t("municipality.providers.remove")}
            </Button>
          </Form>
        </section>
      ))}
      <section className="section" aria-labelledby="add-title">
        <h2 id="add-title">{t("municipality.providers.add")}</h2>
        <TextField
          id="redirect-url"
          name="redirect-url"
          label={t("municipality.providers.redirect")}
          defaultValue={redirectUrl}
          readOnly
          onFocus={(event) => event.currentTarget.select()}
        />
        <ProviderForm
          values={failedId === "" ? answer?.values : {}}
          errors={failedId === "" ? answer?.errors : {}}
        />
      </section>
    </>
  );
}
