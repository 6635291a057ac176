import { useEffect, useState } from "react";
import { useT } from "~/i18n/context";
import { Button, LinkButton } from "./button";
import { LogoMark } from "./logo";
import { Notice } from "./notice";
import { QrCode } from "./qr-code";

export type Sheet = {
  /** in groups: "7K2M-…" */
  code: string;
  /** what the QR holds */
  url: string;
  /** where to type the code */
  address: string;
  name: string;
  madeOn: string;
};

/** The sheet itself; on paper there is nothing else. */
export function RecoverySheet({ sheet }: { sheet: Sheet }) {
  const t = useT();
  return (
    <>
      <header className="page-head not-on-paper">
        <h1>{t("ways.sheet.ready")}</h1>
        <p className="lead">{t("ways.sheet.readyLead")}</p>
      </header>
      <section className="card recovery-sheet" aria-label={t("ways.sheet.ready")}>
        <p className="recovery-sheet-title">
          <LogoMark /> {t("common.appName")} · {t("ways.sheet.title")}
        </p>
        <p>
          {t("ways.sheet.for", { name: sheet.name })}
          <br />
          {t("ways.sheet.made", { date: sheet.madeOn })}
        </p>
        <QrCode text={sheet.url} label={t("ways.sheet.qrLabel")} />
        <p className="recovery-code" data-code={sheet.code}>
          {sheet.code.split("-").map((group) => (
            <span key={group}>{group}</span>
          ))}
        </p>
        <p className="small">{t("ways.sheet.scan", { address: sheet.address })}</p>
      </section>
      <Notice kind="warn">
        {t("ways.sheet.secret")} {t("ways.sheet.voids")}
      </Notice>
      <div className="stack-tight not-on-paper">
        <PrintButton />
        <LinkButton to="/me" variant="secondary" full icon="check">
          {t("ways.sheet.done")}
        </LinkButton>
      </div>
    </>
  );
}

/** Only where scripts run; the browser's own menu prints as well. */
function PrintButton() {
  const t = useT();
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  if (!ready) return <p className="small muted">{t("ways.sheet.printHint")}</p>;
  return (
    <Button type="button" full onClick={() => window.print()}>
      {t("ways.sheet.print")}
    </Button>
  );
}
