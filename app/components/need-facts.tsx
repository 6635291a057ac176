import { useT } from "~/i18n/context";
import { Badge } from "./badge";
import { Fact } from "./fact";
import { NeedCare } from "./need-care";
import type { NeedPageData } from "./need-page-data";

type Props = { page: NeedPageData };

/** What to bring, what it takes, whom to ask. */
export function NeedFacts({ page }: Props) {
  const t = useT();
  const { need } = page;
  const contact = page.confirmed ? "" : need.contactName;
  return (
    <>
      <Flags page={page} />
      <ul className="facts">
        {need.bring && (
          <Fact icon="bag" title={t("help.bring")}>
            <span className="lines" lang={need.lang} dir="auto">
              {need.bring}
            </span>
          </Fact>
        )}
        <Skills page={page} />
        {need.minimumAge && <Fact icon="user" title={t("help.minimumAge", { age: need.minimumAge })} />}
        <NeedCare care={need.care} />
        {contact && <Fact icon="message" title={t("help.contact", { name: contact })} />}
      </ul>
    </>
  );
}

function Skills({ page }: Props) {
  const t = useT();
  const { requiredSkills, helpfulSkills } = page.need;
  const names = (skills: typeof requiredSkills) =>
    skills.map((skill) => t(`labels.skill.${skill}`)).join(", ");
  if (requiredSkills.length === 0 && helpfulSkills.length === 0) return null;
  const helpful = helpfulSkills.length > 0 && t("help.helpful", { skills: names(helpfulSkills) });
  return (
    <Fact
      icon="hand"
      title={requiredSkills.length > 0 ? t("help.required", { skills: names(requiredSkills) }) : helpful}
    >
      {requiredSkills.length > 0 && helpful}
    </Fact>
  );
}

function Flags({ page }: Props) {
  const t = useT();
  const { noGermanNeeded, wheelchair, withChildren } = page.need;
  if (!noGermanNeeded && !wheelchair && !withChildren) return null;
  return (
    <p className="badges">
      {noGermanNeeded && <Badge icon="world">{t("common.need.noGerman")}</Badge>}
      {wheelchair && <Badge icon="wheelchair">{t("common.need.wheelchair")}</Badge>}
      {withChildren && <Badge icon="users">{t("common.need.withChildren")}</Badge>}
    </p>
  );
}
