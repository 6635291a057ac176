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
        {insurance ? <Insured {...insurance} /> : t("team.insurance.plain")}
      </Fact>
    </>
  );
}

/** The address as a link, of which only the house is read: a path breaks anywhere. */
function Insured({ land, source }: InsuranceHint) {
  const t = useT();
  const [before, after] = t("team.insurance.text", { land: t(`team.lands.${land}`), url: "\n" }).split("\n");
  return (
    <>
      {before}
      <a href={`https://${source}`} rel="noreferrer" dir="ltr">
        {source.replace(/^www\.|\/.*$/g, "")}
      </a>
      {after}
    </>
  );
}

/** "Führerschein Klasse B" */
export function paperName({ kind, detail }: Paper, t: T): string {
  return t(`team.papers.${kind}`, { detail });
}
