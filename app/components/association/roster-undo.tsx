import { useFetcher } from "@remix-run/react";
import { useT } from "~/i18n/context";
import { Button } from "../button";
import { Notice } from "../notice";

/** Somebody was taken off the roster: one tap brings them back. */
export function RosterUndo({ needId, signupId }: { needId: string; signupId: string }) {
  const t = useT();
  const fetcher = useFetcher();
  return (
    <Notice kind="success">
      <fetcher.Form
        method="post"
        action={`/association/help/${needId}/roster`}
        className="row-spread"
        preventScrollReset
      >
        <span>{t("association.roster.removed")}</span>
        <input type="hidden" name="signupId" value={signupId} />
        <Button small variant="secondary" icon="undo" name="intent" value="restore">
          {t("common.action.undo")}
        </Button>
      </fetcher.Form>
    </Notice>
  );
}
