import { useLocale, useT } from "~/i18n/context";
import { PrivacyGerman } from "./datenschutz-de";
import { PrivacyEnglish } from "./datenschutz-en";
import type { LegalProps } from "./imprint";

/** A line of the retention table, in words. */
export type RetentionLine = { what: string; period: string; from: string; end: string };
export type PrivacyProps = LegalProps & { retention: readonly RetentionLine[] };

export function Datenschutz(props: PrivacyProps) {
  const t = useT();
  return (
    <div className="prose">
      <h1>{t("legal.privacy.title")}</h1>
      {useLocale() === "en" ? <PrivacyEnglish {...props} /> : <PrivacyGerman {...props} />}
    </div>
  );
}
