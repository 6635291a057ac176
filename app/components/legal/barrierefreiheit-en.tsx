import { isLand } from "~/domain/lands";
import { useLocale, useT } from "~/i18n/context";
import { formatDate } from "~/i18n/format";
import { Contact } from "./contact";
import { assessedOn, gapsOf, type LegalProps, writtenOn } from "./imprint";
import { Lines } from "./lines";

export function AccessibilityEnglish({ imprint, office }: LegalProps) {
  const t = useT();
  const locale = useLocale();
  const own = office?.accessibility;
  const ofLand = isLand(office?.land) ? t(`municipality.land.${office.land}`) : "your federal state";
  return (
    <>
      <p className="lead">
        Anpacken should work for everyone: with the keyboard, with a screen reader, with large type, on old
        phones, without the map and without JavaScript.
      </p>
      {own?.signLanguageVideo && (
        <p>
          <a href={own.signLanguageVideo} rel="noreferrer">
            These pages explained in German sign language (film)
          </a>
        </p>
      )}
      <h2>Compliance status</h2>
      <p>
        The measure is the German ordinance on accessible information technology (BITV 2.0), the standard EN
        301 549 and the Web Content Accessibility Guidelines (WCAG) 2.2, level AA. This site is partially
        compliant; the exceptions are listed below.
      </p>
      <h2>How it was checked</h2>
      <p>
        The makers of the product last assessed it themselves on {formatDate(assessedOn, locale)}: automatic
        checks of all pages with axe on every change, by day and by night, and use with the keyboard alone, at
        a width of 320 pixels and with doubled type. An independent audit, and one with people who rely on
        assistive technology, are still to come.
      </p>
      <Lines text={own?.method} />
      {own?.checkedAt && <p>The municipality last checked on {formatDate(own.checkedAt, locale)}.</p>}
      <h2>What is not accessible yet</h2>
      <ul>
        <li>
          The map shows positions that have to be seen. Everything it shows is also in the list beside it, and
          wherever you can tap a place on the map you can type its name instead.
        </li>
        <li>Texts by associations may be hard to understand. We ask for short, simple sentences.</li>
        <li>
          The texts in plain German have not been checked by readers of the target group yet; easy-to-read
          German (“Leichte Sprache”) is missing.
        </li>
        {!own?.signLanguageVideo && <li>A film in German sign language is still missing.</li>}
        {gapsOf(own?.gaps).map((gap) => (
          <li key={gap} lang="de">
            {gap}
          </li>
        ))}
      </ul>
      <h2>Questions and feedback</h2>
      <p>
        Is something in your way, or do you need content in another form? Report it with the form below, write
        or call.
      </p>
      {office?.accessibilityContact ? (
        <Lines text={office.accessibilityContact} />
      ) : (
        <Contact imprint={imprint} emailLabel="E-mail" phoneLabel="Phone" />
      )}
      <h2>If we could not help</h2>
      <p>
        Where your municipality is the provider and our answer does not satisfy you, you can turn to the
        enforcement body for digital accessibility of {ofLand}, free of charge and without a lawyer.
      </p>
      <Lines text={own?.enforcementBody} />
      <p className="muted">
        This statement was prepared on {formatDate(writtenOn, locale)}
        {own?.checkedAt && ` and last reviewed on ${formatDate(own.checkedAt, locale)}`}.
      </p>
    </>
  );
}
