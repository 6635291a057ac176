import { isLand } from "~/domain/lands";
import { useLocale, useT } from "~/i18n/context";
import { Contact } from "./contact";
import type { LegalProps } from "./imprint";
import { Lines } from "./lines";

export function Barrierefreiheit(props: LegalProps) {
  const t = useT();
  return (
    <div className="prose">
      <h1>{t("legal.accessibility.title")}</h1>
      {useLocale() === "en" ? <English {...props} /> : <German {...props} />}
    </div>
  );
}

function German({ imprint, office }: LegalProps) {
  const t = useT();
  const ofLand = isLand(office?.land)
    ? `des Landes ${t(`municipality.land.${office.land}`)}`
    : "Ihres Bundeslandes";
  return (
    <>
      <p className="lead">
        Anpacken soll für alle benutzbar sein: mit der Tastatur, mit dem Bildschirmleser, mit großer Schrift,
        auf alten Telefonen, ohne Karte und ohne JavaScript.
      </p>
      <h2>Stand der Vereinbarkeit</h2>
      <p>
        Maßstab sind die Barrierefreie-Informationstechnik-Verordnung (BITV 2.0), die Norm EN 301 549 und die
        Web Content Accessibility Guidelines (WCAG) 2.1, Stufe AA. Diese Seite ist mit ihnen teilweise
        vereinbar; die Ausnahmen stehen unten. Grundlage ist eine Selbstbewertung: automatische Prüfungen
        aller Seiten mit axe bei jeder Änderung, dazu Bedienung nur mit der Tastatur. Eine unabhängige Prüfung
        und eine Prüfung mit Menschen, die auf Hilfsmittel angewiesen sind, stehen noch aus.
      </p>
      <h2>Was noch nicht barrierefrei ist</h2>
      <ul>
        <li>
          Die Karte selbst ist ohne Sehen nicht nutzbar. Alles, was sie zeigt, steht auch in der Liste
          daneben; einen Ort können Sie überall statt durch Tippen auf die Karte auch als Namen eingeben.
        </li>
        <li>Texte der Vereine können schwer verständlich sein. Wir bitten um kurze, einfache Sätze.</li>
        <li>Erläuterungen in Leichter Sprache und in Deutscher Gebärdensprache fehlen noch.</li>
      </ul>
      <h2>Barrieren melden</h2>
      <p>
        Ist Ihnen etwas im Weg, oder brauchen Sie einen Inhalt in anderer Form? Schreiben Sie uns oder rufen
        Sie an, wir antworten so bald wie möglich.
      </p>
      {office?.accessibilityContact ? (
        <Lines text={office.accessibilityContact} />
      ) : (
        <Contact imprint={imprint} emailLabel="E-Mail" phoneLabel="Telefon" />
      )}
      <h2>Wenn wir nicht helfen konnten</h2>
      <p>
        Ist Ihre Gemeinde die Anbieterin und bekommen Sie von uns keine zufriedenstellende Antwort, können Sie
        sich kostenlos an die Durchsetzungs- oder Schlichtungsstelle für digitale Barrierefreiheit {ofLand}
        wenden. Einen Rechtsbeistand brauchen Sie dafür nicht.
      </p>
      <p className="muted">Diese Erklärung wurde im November 2026 erstellt.</p>
    </>
  );
}

function English({ imprint, office }: LegalProps) {
  const t = useT();
  const ofLand = isLand(office?.land) ? t(`municipality.land.${office.land}`) : "your federal state";
  return (
    <>
      <p className="lead">
        Anpacken should work for everyone: with the keyboard, with a screen reader, with large type, on old
        phones, without the map and without JavaScript.
      </p>
      <h2>Compliance status</h2>
      <p>
        The measure is the German ordinance on accessible information technology (BITV 2.0), the standard EN
        301 549 and the Web Content Accessibility Guidelines (WCAG) 2.1, level AA. This site is partially
        compliant; the exceptions are listed below. The basis is a self-assessment: automatic checks of all
        pages with axe on every change, and use with the keyboard alone. An independent audit, and one with
        people who rely on assistive technology, are still to come.
      </p>
      <h2>What is not accessible yet</h2>
      <ul>
        <li>
          The map itself cannot be used without sight. Everything it shows is also in the list beside it, and
          wherever you can tap a place on the map you can type its name instead.
        </li>
        <li>Texts by associations may be hard to understand. We ask for short, simple sentences.</li>
        <li>Explanations in easy language and in German sign language are still missing.</li>
      </ul>
      <h2>Reporting barriers</h2>
      <p>
        Is something in your way, or do you need content in another form? Write or call, and we answer as soon
        as we can.
      </p>
      {office?.accessibilityContact ? (
        <Lines text={office.accessibilityContact} />
      ) : (
        <Contact imprint={imprint} emailLabel="E-mail" phoneLabel="Phone" />
      )}
      <h2>If we could not help</h2>
      <p>
        Where your municipality is the provider and our answer does not satisfy you, you can turn to the
        enforcement or arbitration body for digital accessibility of {ofLand}, free of charge and without a
        lawyer.
      </p>
      <p className="muted">This statement was prepared in November 2026.</p>
    </>
  );
}
