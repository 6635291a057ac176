import { useLocale, useT } from "~/i18n/context";
import { BarrierReport, type BarrierReportProps } from "./barrier-report";
import { AccessibilityGerman } from "./barrierefreiheit-de";
import { AccessibilityEnglish } from "./barrierefreiheit-en";
import type { LegalProps } from "./imprint";

type Props = LegalProps & { report: BarrierReportProps };

/** The statement that § 12b BGG and the laws of the Länder ask of public bodies, with its form for feedback. */
export function Barrierefreiheit({ report, ...props }: Props) {
  const t = useT();
  return (
    <>
      <div className="prose">
        <h1>{t("legal.accessibility.title")}</h1>
        {useLocale() === "en" ? <AccessibilityEnglish {...props} /> : <AccessibilityGerman {...props} />}
      </div>
      <BarrierReport {...report} />
    </>
  );
}
