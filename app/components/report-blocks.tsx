import { useT } from "~/i18n/context";
import { Button } from "./button";
import { EmptyState } from "./empty-state";
import { OnceForm } from "./once-form";

export type BlockedAssociation = { id: string; name: string; municipality: string };

/** Whom somebody does not want to hear of, each with the way back. */
export function BlockList({ blocks }: { blocks: readonly BlockedAssociation[] }) {
  const t = useT();
  if (blocks.length === 0) {
    return (
      <EmptyState icon="bell" title={t("report.block.empty")}>
        {t("report.block.emptyText")}
      </EmptyState>
    );
  }
  return (
    <ul className="report-log">
      {blocks.map(({ id, name, municipality }) => (
        <li key={id} className="row-spread">
          <span>
            <strong dir="auto">{name}</strong>
            <br />
            <span className="small muted">{municipality}</span>
          </span>
          <OnceForm action="/me/blocks">
            <input type="hidden" name="associationId" value={id} />
            <Button
              variant="secondary"
              small
              name="intent"
              value="unblock"
              aria-label={`${t("report.block.off")}: ${name}`}
            >
              {t("report.block.off")}
            </Button>
          </OnceForm>
        </li>
      ))}
    </ul>
  );
}

type BlockProps = {
  associationId: string;
  /** whence it was asked, and where the answer leads */
  needId?: string;
  /** on the association's own page */
  onPage?: boolean;
  blocked: boolean;
};

/** On the page of a need, or of the association itself: off and on again. */
export function BlockForm({ associationId, needId, onPage, blocked }: BlockProps) {
  const t = useT();
  return (
    <OnceForm action="/me/blocks">
      <input type="hidden" name="associationId" value={associationId} />
      {needId && <input type="hidden" name="need" value={needId} />}
      {onPage && <input type="hidden" name="back" value="association" />}
      {blocked && <p className="small muted">{t("report.block.is")}</p>}
      <Button
        variant="quiet"
        small
        icon={blocked ? "bell" : "bellOff"}
        name="intent"
        value={blocked ? "unblock" : "block"}
      >
        {t(blocked ? "report.block.off" : "report.block.on")}
      </Button>
    </OnceForm>
  );
}
