import { useLocale, useT } from "~/i18n/context";
import { PrivacyGerman } from "./datenschutz-de";
import { PrivacyEnglish } from "./datenschutz-en";
import type { Imprint } from "./imprint";

export function Datenschutz({ imprint }: { imprint: Imprint }) {
  const t = useT();
  return (
    <div className="prose">
      <h1>{t("legal.privacy.title")}</h1>
      {useLocale() === "en" ? <PrivacyEnglish imprint={imprint} /> : <PrivacyGerman imprint={imprint} />}
    </div>
  );
}
