import { Link } from "@remix-run/react";
import { useLocale, useT } from "~/i18n/context";
import { formatShift } from "~/i18n/format";
import { reasonsLine } from "~/i18n/reasons";
import { AnswerButton, AnswerFields } from "./answer-form";
import type { AnswerFailure, AnswerPageData } from "./answer-page-data";
import { AnswerStanding } from "./answer-standing";
import { LinkButton } from "./button";
import { ErrorSummary } from "./error-summary";
import { Fact } from "./fact";
import { CategoryTile, Icon } from "./icon";
import { clockWords } from "./need-when-where";
import { Parts } from "./parts";
import { SendForm } from "./send-form";
import { sentence } from "./sentence";

type Props = { page: AnswerPageData; failure?: AnswerFailure };

/** From the ping to a place with one tap: what, when, where, as whom, and the button. */
export function AnswerPage({ page, failure }: Props) {
  const t = useT();
  const { need } = page;
  const errors = Object.entries(failure?.errors ?? {}).flatMap(([field, error]) =>
    error ? [{ field, message: t(`errors.${error}`) }] : [],
  );
  return (
    <div className="answer-page" data-looks-again>
      <header className="page-head">
        <p className="association-line">
          <CategoryTile category={need.category} />
          <span>{need.association}</span>
        </p>
        <h1 dir="auto">{need.title}</h1>
      </header>
      <ErrorSummary errors={errors} />
      <AnswerStanding page={page} failure={failure} />
      <Reasons page={page} />
      <Facts page={page} />
      {page.standing === "open" && <Act page={page} failure={failure} />}
      {page.standing !== "open" && page.standing !== "coming" && (
        <LinkButton to="/" variant="secondary" icon="map">
          {t("help.toList")}
        </LinkButton>
      )}
      <p>
        <Link to={`/help/${need.id}`}>{t("pings.answer.more")}</Link>
      </p>
    </div>
  );
}

function Reasons({ page }: { page: AnswerPageData }) {
  const t = useT();
  const locale = useLocale();
  if (!page.reasons || page.standing !== "open") return null;
  return (
    <p className="reason-line">
      <Icon name="heart" />
      <span>
        <span className="visually-hidden">{t("help.whyYou")} </span>
        {sentence(reasonsLine(page.reasons, page.need.category, t, locale))}
      </span>
    </p>
  );
}

function Facts({ page }: { page: AnswerPageData }) {
  const t = useT();
  const locale = useLocale();
  const { need, shift, others } = page;
  const { place } = need;
  const meet = need.meetAt && t("help.meetAt", { time: clockWords(need.meetAt, t("help.clock")) });
  const around = place.kind === "private" ? t("common.need.around", { place: place.name ?? "" }) : place.name;
  return (
    <ul className="facts">
      <Fact icon="clock" title={sentence(formatShift(shift, locale, page.now))}>
        <Parts of={[meet, others > 0 && t("common.need.moreShifts", { count: others })]} />
      </Fact>
      <Fact
        icon={place.kind === "none" ? "home" : "pin"}
        title={place.kind === "none" ? t("common.need.fromHome") : around}
      >
        {place.meetingPoint && t("help.meetingPoint", { place: place.meetingPoint })}
      </Fact>
      {need.bring && (
        <Fact icon="bag" title={t("help.bring")}>
          <span className="lines" dir="auto">
            {need.bring}
          </span>
        </Fact>
      )}
    </ul>
  );
}

function Act({ page, failure }: Props) {
  const t = useT();
  const { need, person } = page;
  return (
    <>
      <SendForm id="answer" className="form" action={`/ping/need/${need.id}`}>
        <AnswerFields page={page} failure={failure} />
        <p>
          {t("pings.answer.as", { name: person })}{" "}
          <a href={`/help/${need.id}?for=other`}>{t("pings.answer.forOther")}</a>
        </p>
      </SendForm>
      <div className="action-bar">
        <AnswerButton id={need.id} answer="yes" form="answer" full>
          {t("push.invitation.yes")}
        </AnswerButton>
        <AnswerButton id={need.id} answer="no" variant="quiet" full>
          {t("push.invitation.no")}
        </AnswerButton>
      </div>
    </>
  );
}
