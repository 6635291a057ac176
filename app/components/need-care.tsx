import type { Paper } from "~/domain/credentials";
import type { InsuranceHint } from "~/domain/insurance";
import { useT } from "~/i18n/context";
import type { T } from "~/i18n/translate";
import { Fact } from "./fact";

/** What whoever helps should know beforehand: papers to show, and who knows about insurance. */
export type NeedCareData = {
  papers: Paper[];
  insurance: InsuranceHint | null;
};

/** Lines of the need's list of facts; belongs in `<ul className="facts">`. */
export function NeedCare({ care }: { care: NeedCareData }) {
  const t = useT();
  const { papers, insurance } = care;
  const list = papers.map((paper) => paperName(paper, t)).join(", ");
  return (
    <>
      {papers.length > 0 && (
        <Fact icon="circleCheck" title={t("team.papers.factTitle", { list })}>
          {t("team.papers.factDetail")}
        </Fact>
      )}
      <Fact icon="heartHandshake" title={t("team.insurance.title")}>
        {insurance
          ? t("team.insurance.text", { land: t(`team.lands.${insurance.land}`), url: insurance.source })
          : t("team.insurance.plain")}
      </Fact>
    </>
  );
}

/** "Führerschein Klasse B" */
export function paperName({ kind, detail }: Paper, t: T): string {
  return t(`team.papers.${kind}`, { detail });
}
