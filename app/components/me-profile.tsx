import { presets, type Slot } from "~/domain/free-times";
import { useLocale, useT } from "~/i18n/context";
import { formatDay } from "~/i18n/format";
import { Button, LinkButton } from "./button";
import { Fact } from "./fact";
import { TextField } from "./field";
import type { MeData, ProfileData } from "./me-data";
import { Notice } from "./notice";
import { OnceForm } from "./once-form";
import { Step } from "./step";

type Props = { me: MeData; profile: ProfileData };

/** The profile in words, as one would say it. */
export function MeProfile({ me, profile }: Props) {
  const t = useT();
  const { interests, skills, free, places } = profile;
  const kinds = interests.map((category) => t(`labels.category.${category}`)).join(", ");
  return (
    <section className="section" aria-labelledby="profile-title">
      <h2 id="profile-title">{t("me.profile.title")}</h2>
      <ul className="facts">
        {places.map((place) => (
          <Fact key={place.id} icon="pin" title={place.label}>
            {t("me.profile.place", { km: place.radiusKm, place: place.near })}
          </Fact>
        ))}
        <Fact icon="heart" title={t("join.interests.title")}>
          {kinds || t("join.interests.all")}
        </Fact>
        <Fact icon="hand" title={t("join.skills.title")}>
          {skills.map((skill) => t(`labels.skill.${skill}`)).join(", ") || t("join.skills.none")}
        </Fact>
        <Fact icon="clock" title={t("join.free.title")}>
          {freeWords(free, t) || t("join.free.any")}
        </Fact>
      </ul>
      <div className="row">
        <LinkButton to="/join" variant="secondary" icon="pencil">
          {t("me.profile.edit")}
        </LinkButton>
        <LinkButton to="/me/places" variant="quiet" icon="pin">
          {t("me.places.title")}
        </LinkButton>
      </div>
      <Pause me={me} profile={profile} />
    </section>
  );
}

function Pause({ me, profile }: Props) {
  const t = useT();
  const locale = useLocale();
  const { pausedUntil, pauseRefused } = profile;
  if (pausedUntil) {
    return (
      <Notice
        kind="warn"
        icon="bellOff"
        title={t("me.pause.until", { day: formatDay(pausedUntil, locale, "long", me.now) })}
      >
        <OnceForm action="/me/pause">
          <Button variant="secondary" name="intent" value="resume">
            {t("me.pause.resume")}
          </Button>
        </OnceForm>
      </Notice>
    );
  }
  return (
    <Step icon="bellOff" title={t("me.pause.title")} state={t("me.pause.state")} open={pauseRefused}>
      <OnceForm className="form" action="/me/pause" id="pause">
        <TextField
          id="until"
          name="until"
          type="date"
          label={t("me.pause.label")}
          hint={t("me.pause.hint")}
          error={pauseRefused ? t("me.pause.invalid") : undefined}
          min={me.now.slice(0, 10)}
          required
          short
        />
        <div>
          <Button variant="secondary" name="intent" value="pause">
            {t("me.pause.button")}
          </Button>
        </div>
      </OnceForm>
    </Step>
  );
}

/** Presets by their names, the rest slot by slot: "Samstag (6–24 Uhr), Dienstagabend". */
function freeWords(free: readonly Slot[], t: ReturnType<typeof useT>): string {
  const whole = presets.filter((preset) => preset.slots.every((slot) => free.includes(slot)));
  const covered = new Set(whole.flatMap((preset) => preset.slots));
  return [
    ...whole.map((preset) => t(`labels.preset.${preset.slug}`)),
    ...free.filter((slot) => !covered.has(slot)).map((slot) => t(`labels.slot.${slot}`)),
  ].join(", ");
}
