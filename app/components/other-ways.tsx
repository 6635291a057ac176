import { useT } from "~/i18n/context";
import { Button, LinkButton } from "./button";
import { OnceForm } from "./once-form";

export type Ways = { providers: { id: string; label: string }[] };

/** Identity providers, and the way in by paper. Plain forms: the provider is another site. */
export function OtherWays({ ways, to }: { ways: Ways; to: string }) {
  const t = useT();
  return (
    <>
      {ways.providers.map(({ id, label }) => (
        <OnceForm key={id} action={`/login/oidc/${id}`}>
          <input type="hidden" name="to" value={to} />
          <Button variant="secondary" full icon="user">
            {t("ways.identity.button", { label })}
          </Button>
        </OnceForm>
      ))}
      <LinkButton to="/login/recover" variant="quiet" full icon="lock">
        {t("ways.recover.link")}
      </LinkButton>
    </>
  );
}
