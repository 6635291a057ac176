import { useFetcher } from "@remix-run/react";
import { useLocale, useT } from "~/i18n/context";
import { formatDate } from "~/i18n/format";
import { Button } from "../button";
import { TextField } from "../field";
import { paperName } from "../need-care";
import { sentence } from "../sentence";
import type { RosterPerson } from "./team-need";

type NotesProps = { needId: string; person: RosterPerson; now: Date };

/** Which of the papers the team has seen, and when. Only the day is kept, and only this team reads it. */
export function CredentialLines({ person }: { person: RosterPerson }) {
  const t = useT();
  const locale = useLocale();
  return person.papers.map((paper) => {
    const name = paperName(paper, t);
    return (
      <span key={paper.kind} className={paper.seenOn ? "person-detail" : "person-flag"}>
        {paper.seenOn
          ? sentence(t("team.papers.seen", { paper: name, date: formatDate(paper.seenOn, locale) }))
          : sentence(t("team.papers.missing", { paper: name }))}
      </span>
    );
  });
}

export function CredentialForms({ needId, person, now }: NotesProps) {
  const t = useT();
  if (person.papers.length === 0) return null;
  return (
    <div className="person-papers">
      {person.papers.map((paper) => (
        <CredentialForm key={paper.kind} needId={needId} person={person} paper={paper} now={now} />
      ))}
      <p className="small muted">{t("team.papers.kept")}</p>
    </div>
  );
}

type FormProps = NotesProps & { paper: RosterPerson["papers"][number] };

function CredentialForm({ needId, person, paper, now }: FormProps) {
  const t = useT();
  const fetcher = useFetcher();
  const day = (paper.seenOn ?? now).toISOString().slice(0, 10);
  return (
    <fetcher.Form
      method="post"
      action={`/association/help/${needId}/roster`}
      className="person-paper"
      preventScrollReset
    >
      <input type="hidden" name="signupId" value={person.id} />
      <input type="hidden" name="kind" value={paper.kind} />
      <TextField
        id={`${paper.kind}-${person.id}`}
        name="seenOn"
        type="date"
        label={sentence(t("team.papers.seenOn", { paper: paperName(paper, t) }))}
        defaultValue={day}
        max={now.toISOString().slice(0, 10)}
        required
        short
      />
      <span className="row">
        <Button small variant="secondary" name="intent" value="note-paper">
          {t("team.papers.note")}
        </Button>
        {paper.seenOn && (
          <Button small variant="quiet" name="intent" value="forget-paper" formNoValidate>
            {t("team.papers.forget")}
          </Button>
        )}
      </span>
    </fetcher.Form>
  );
}
