import { Link } from "@remix-run/react";
import { useLocale, useT } from "~/i18n/context";
import { formatShift } from "~/i18n/format";
import { Badge } from "./badge";
import { buttonClass } from "./button";
import { CategoryTile, Icon } from "./icon";
import type { Commitment, MeData } from "./me-data";
import { clockWords } from "./need-when-where";
import { Parts } from "./parts";
import { sentence } from "./sentence";

/** Where I have said yes, the next first, with whom to call. */
export function Commitments({ me }: { me: MeData }) {
  const t = useT();
  return (
    <section className="section" aria-labelledby="commitments-title">
      <h2 id="commitments-title">{t("me.commitments.title")}</h2>
      <ul className="commitments">
        {me.commitments.map((commitment) => (
          <li key={commitment.id}>
            <CommitmentCard commitment={commitment} now={me.now} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function CommitmentCard({ commitment, now }: { commitment: Commitment; now: string }) {
  const t = useT();
  const locale = useLocale();
  const { title, category, cancelled, changed, meetAt, place, contactName, contactPhone, people } =
    commitment;
  const over = commitment.end <= now;
  const meet = meetAt && t("help.meetAt", { time: clockWords(meetAt, t("help.clock")) });
  return (
    <article className="card commitment" data-over={over || cancelled}>
      <CategoryTile category={category} />
      <div className="commitment-body">
        <h3>
          <Link to={`/help/${commitment.helpRequestId}`} dir="auto">
            {title}
          </Link>
        </h3>
        <p className="commitment-when">{sentence(formatShift(commitment, locale, now))}</p>
        <p className="muted">
          <Parts of={[meet, place]} />
        </p>
        {people > 1 && <p className="muted">{t("help.in.withOthers", { count: people - 1 })}</p>}
        <p className="badges">
          {cancelled && <Badge tone="brick">{t("common.need.cancelled")}</Badge>}
          {!cancelled && changed && !over && (
            <Badge tone="sun" icon="alert">
              {t("help.stillFits.title")}
            </Badge>
          )}
          {over && !cancelled && <Badge icon="heart">{t("help.in.thanks")}</Badge>}
        </p>
        {!cancelled && !over && (contactName || contactPhone) && (
          <p className="commitment-contact">
            {contactName && <span>{t("help.contact", { name: contactName })}</span>}
            {contactPhone && (
              <a
                className={buttonClass({ variant: "secondary", small: true })}
                href={`tel:${contactPhone.replace(/[^+\d]/g, "")}`}
              >
                <Icon name="phone" />
                {contactPhone}
              </a>
            )}
          </p>
        )}
      </div>
    </article>
  );
}
