import { typed } from "~/domain/forms/form-values";
import { useLocale, useT } from "~/i18n/context";
import { formatDay } from "~/i18n/format";
import { Badge } from "./badge";
import { Button, LinkButton } from "./button";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import { Icon } from "./icon";
import { OnceForm } from "./once-form";
import { type OwnPasskey, type PasskeysData, type PasskeysFailure, proveFirst } from "./passkeys-data";

type RowProps = { passkey: OwnPasskey; page: PasskeysData; failure?: PasskeysFailure };

/** One passkey: what it is called, when it was made and used, and what can be done with it. */
export function PasskeyRow({ passkey, page, failure }: RowProps) {
  const t = useT();
  const locale = useLocale();
  const day = (instant: Date) => formatDay(instant, locale, "short", page.now);
  const { name, createdAt, lastUsedAt, backedUp } = passkey;
  return (
    <li className="person">
      <span className="avatar">
        <Icon name="fingerprint" />
      </span>
      <span className="person-text">
        <span className="person-name">
          {name} {backedUp && <Badge tone="plain">{t("signIn.passkeys.synced")}</Badge>}
        </span>
        <span className="person-detail">{t("signIn.passkeys.made", { day: day(createdAt) })}</span>
        <span className="person-detail">
          {lastUsedAt ? t("signIn.passkeys.used", { day: day(lastUsedAt) }) : t("signIn.passkeys.unused")}
        </span>
      </span>
      <details className="passkey-more" open={failure !== undefined}>
        <summary>
          <span aria-hidden="true">{t("signIn.passkeys.change")}</span>
          <span className="visually-hidden">{t("signIn.passkeys.changeNamed", { name })}</span>
          <Icon name="chevronDown" />
        </summary>
        <Change passkey={passkey} page={page} failure={failure} />
      </details>
    </li>
  );
}

function Change({ passkey: { id, name }, page, failure }: RowProps) {
  const t = useT();
  const code = failure?.errors?.[`name-${id}`];
  const error = code && t(`errors.${code}`);
  const last = page.lastMatters && page.passkeys.length === 1;
  return (
    <div className="stack passkey-change">
      <OnceForm className="form" action="/me/passkeys" noValidate>
        <ErrorSummary errors={error ? [{ field: `name-${id}`, message: error }] : []} />
        <input type="hidden" name="id" value={id} />
        <TextField
          id={`name-${id}`}
          name="name"
          label={t("signIn.passkeys.name")}
          hint={t("signIn.passkeys.nameHint")}
          error={error}
          defaultValue={failure ? typed(failure.values ?? {}, "name") : name}
          maxLength={60}
          autoComplete="off"
        />
        <Button variant="secondary" name="intent" value="rename">
          {t("signIn.passkeys.rename")}
        </Button>
      </OnceForm>
      <OnceForm className="stack-tight" action="/me/passkeys">
        <input type="hidden" name="id" value={id} />
        <p className="small muted">
          {t(last ? "signIn.passkeys.removeLastHint" : "signIn.passkeys.removeHint")}
        </p>
        {page.mayChange ? (
          <Button
            variant="danger"
            icon="trash"
            name="intent"
            value="remove"
            aria-label={t("signIn.passkeys.removeNamed", { name })}
          >
            {t("signIn.passkeys.remove")}
          </Button>
        ) : (
          <LinkButton to={proveFirst} variant="secondary" icon="lock">
            {t("signIn.passkeys.proveTo")}
          </LinkButton>
        )}
      </OnceForm>
    </div>
  );
}
