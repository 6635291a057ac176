import { useT } from "~/i18n/context";
import type { ReportSubjectFacts } from "./report-form";

/** One sentence: what a report is about. */
export function ReportAbout({ about }: { about: ReportSubjectFacts }) {
  const t = useT();
  const { subject, title, association } = about;
  if (subject === "association") return t("report.about.association", { association });
  if (title === null) return t("report.about.hidden", { association });
  return t(`report.about.${subject}`, { title, association });
}
