import { useT } from "~/i18n/context";
import type { TextKey } from "~/i18n/translate";
import { Button, LinkButton } from "./button";
import { EmptyState } from "./empty-state";
import { Notice } from "./notice";
import { OnceForm } from "./once-form";

export type LinkPage =
  | { state: "ready"; kind: "link" | "email" | "device"; name: string; switchesFrom: string | null }
  /** Asked for in another browser: only the digits to type there */
  | { state: "elsewhere"; code: string }
  | { state: "over" };

const words = {
  link: [
    "association.signIn.confirmTitle",
    "association.signIn.confirmLead",
    "association.signIn.confirmButton",
  ],
  email: [
    "association.signIn.confirmEmailTitle",
    "association.signIn.confirmEmailLead",
    "association.signIn.confirmEmailButton",
  ],
  device: ["ways.device.here", "ways.device.hereLead", "association.signIn.confirmButton"],
} as const satisfies Record<string, readonly [TextKey, TextKey, TextKey]>;

/** What a link leads to: one button, six digits for another browser, or how to get a new link. */
export function SignInLinkPage({ page, to }: { page: LinkPage; to: string }) {
  if (page.state === "ready") return <Ready page={page} to={to} />;
  return page.state === "elsewhere" ? <Elsewhere code={page.code} to={to} /> : <Over to={to} />;
}

function Ready({ page, to }: { page: Extract<LinkPage, { state: "ready" }>; to: string }) {
  const t = useT();
  const [title, lead, button] = words[page.kind];
  return (
    <>
      <div className="page-head">
        <h1>{t(title)}</h1>
        <p className="lead">{t(lead)}</p>
      </div>
      {page.switchesFrom && (
        <Notice kind="warn">{t("association.signIn.switches", { name: page.switchesFrom })}</Notice>
      )}
      <OnceForm className="form">
        <input type="hidden" name="to" value={to} />
        <Button full icon="hand">
          {t(button, { name: page.name })}
        </Button>
      </OnceForm>
    </>
  );
}

function Elsewhere({ code, to }: { code: string; to: string }) {
  const t = useT();
  return (
    <>
      <div className="page-head">
        <h1>{t("ways.elsewhere.title")}</h1>
        <p className="lead">{t("ways.elsewhere.lead")}</p>
      </div>
      <p className="card code" data-code={code} data-reason="other-browser">
        {`${code.slice(0, 3)} ${code.slice(3)}`}
      </p>
      <Notice kind="warn">{t("ways.elsewhere.never")}</Notice>
      <p>{t("ways.elsewhere.notYou")}</p>
      <div className="row-spread">
        <p className="small muted">{t("ways.elsewhere.here")}</p>
        <LinkButton to={loginFor(to)} variant="quiet" small>
          {t("ways.elsewhere.hereButton")}
        </LinkButton>
      </div>
    </>
  );
}

function Over({ to }: { to: string }) {
  const t = useT();
  return (
    <EmptyState
      icon="clock"
      title={t("association.signIn.overTitle")}
      headingLevel={1}
      action={<LinkButton to={loginFor(to)}>{t("association.signIn.anew")}</LinkButton>}
    >
      {t("association.signIn.over")}
    </EmptyState>
  );
}

function loginFor(to: string): string {
  return to ? `/login?${new URLSearchParams({ to })}` : "/login";
}
