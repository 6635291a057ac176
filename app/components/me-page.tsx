import { Link } from "@remix-run/react";
import { useLocale, useT } from "~/i18n/context";
import { reasonsLine } from "~/i18n/reasons";
import { LinkButton } from "./button";
import { InstallCard } from "./install-card";
import { MeAccount } from "./me-account";
import { Commitments } from "./me-commitments";
import type { MeData } from "./me-data";
import { MeProfile } from "./me-profile";
import { NeedCard } from "./need-card";
import { Notice } from "./notice";
import { type PushDevice, PushOffer } from "./push-offer";
import { RecoveryCard } from "./recovery-card";
import { sentence } from "./sentence";

type MePageProps = { me: MeData; device: PushDevice };

/** Everything about oneself on one page: what is coming, what fits, what is known, and how to end it. */
export function MePage({ me, device }: MePageProps) {
  const t = useT();
  const { profile } = me;
  const offer = <PushOffer device={device} publicKey={me.publicKey} />;
  return (
    <>
      <header className="page-head">
        <h1>{t("me.title", { name: me.name })}</h1>
      </header>
      {me.welcome && <Welcome me={me} />}
      {me.welcome && offer}
      {me.commitments.length > 0 && <Commitments me={me} />}
      {me.commitments.length > 0 && <InstallCard />}
      {profile ? <Fits me={me} /> : <Invitation />}
      {!me.welcome && (profile || me.devices > 0) && offer}
      {profile && <MeProfile me={me} profile={profile} />}
      {me.onlyHere && me.profile && <RecoveryCard />}
      <MeAccount me={me} />
    </>
  );
}

function Welcome({ me }: { me: MeData }) {
  const t = useT();
  return (
    <Notice kind="success" icon="sun" title={t("me.welcome.title")}>
      <p>
        {me.fits.length > 0 ? (
          <a href="#fits">{t("me.welcome.fits", { count: me.fits.length })}</a>
        ) : (
          t("me.welcome.none")
        )}
      </p>
    </Notice>
  );
}

const shownAtMost = 5;

function Fits({ me }: { me: MeData }) {
  const t = useT();
  const locale = useLocale();
  const shown = me.fits.slice(0, shownAtMost);
  return (
    <section className="section" id="fits" aria-labelledby="fits-title">
      <h2 id="fits-title">{t("me.fits.title")}</h2>
      {me.fits.length === 0 && (
        <p className="muted">{t(me.profile?.pausedUntil ? "me.fits.paused" : "me.fits.none")}</p>
      )}
      <ul className="need-list">
        {shown.map(({ need, reasons }) => (
          <li key={need.id} className="fit-card" data-fits="true">
            <NeedCard need={need} href={`/help/${need.id}`} now={me.now} />
            <p className="fit-card-why">{sentence(reasonsLine(reasons, need.category, t, locale))}</p>
          </li>
        ))}
      </ul>
      {me.fits.length > shown.length && (
        <p>
          <Link to="/?fits=on">{t("me.fits.more", { count: me.fits.length })}</Link>
        </p>
      )}
    </section>
  );
}

/** For somebody who came by a shared link and has no helper profile. */
function Invitation() {
  const t = useT();
  return (
    <div className="join-invitation">
      <p>
        <strong>{t("home.join.title")}</strong>
        <br />
        {t("home.join.text")}
      </p>
      <LinkButton to="/join">{t("common.nav.join")}</LinkButton>
    </div>
  );
}
