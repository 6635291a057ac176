import { isLand } from "~/domain/lands";
import { useLocale, useT } from "~/i18n/context";
import { formatDate } from "~/i18n/format";
import { Contact } from "./contact";
import { assessedOn, gapsOf, type LegalProps, writtenOn } from "./imprint";
import { Lines } from "./lines";

export function AccessibilityGerman({ imprint, office }: LegalProps) {
  const t = useT();
  const locale = useLocale();
  const own = office?.accessibility;
  const ofLand = isLand(office?.land)
    ? `des Landes ${t(`municipality.land.${office.land}`)}`
    : "Ihres Bundeslandes";
  return (
    <>
      <p className="lead">
        Anpacken soll für alle benutzbar sein: mit der Tastatur, mit dem Bildschirmleser, mit großer Schrift,
        auf alten Telefonen, ohne Karte und ohne JavaScript.
      </p>
      {own?.signLanguageVideo && (
        <p>
          <a href={own.signLanguageVideo} rel="noreferrer">
            Diese Seiten erklärt in Deutscher Gebärdensprache (Film)
          </a>
        </p>
      )}
      <h2>Stand der Vereinbarkeit</h2>
      <p>
        Maßstab sind die Barrierefreie-Informationstechnik-Verordnung (BITV 2.0), die Norm EN 301 549 und die
        Web Content Accessibility Guidelines (WCAG) 2.2, Stufe AA. Diese Seite ist mit ihnen teilweise
        vereinbar; die Ausnahmen stehen unten.
      </p>
      <h2>Wie geprüft wurde</h2>
      <p>
        Das Programm hat sein Hersteller zuletzt am {formatDate(assessedOn, locale)} selbst bewertet:
        automatische Prüfungen aller Seiten mit axe bei jeder Änderung, am Tag und in der Nacht, dazu
        Bedienung nur mit der Tastatur, bei 320 Pixeln Breite und bei doppelter Schrift. Eine unabhängige
        Prüfung und eine Prüfung mit Menschen, die auf Hilfsmittel angewiesen sind, stehen noch aus.
      </p>
      <Lines text={own?.method} />
      {own?.checkedAt && <p>Die Gemeinde hat zuletzt am {formatDate(own.checkedAt, locale)} geprüft.</p>}
      <h2>Was noch nicht barrierefrei ist</h2>
      <ul>
        <li>
          Die Karte zeigt Lagen, die man sehen muss. Alles, was sie zeigt, steht auch in der Liste daneben;
          einen Ort können Sie überall statt durch Tippen auf die Karte auch als Namen eingeben.
        </li>
        <li>Texte der Vereine können schwer verständlich sein. Wir bitten um kurze, einfache Sätze.</li>
        <li>
          Die Texte in Einfacher Sprache haben Menschen aus der Zielgruppe noch nicht geprüft; Leichte Sprache
          fehlt.
        </li>
        {!own?.signLanguageVideo && <li>Ein Film in Deutscher Gebärdensprache fehlt noch.</li>}
        {gapsOf(own?.gaps).map((gap) => (
          <li key={gap}>{gap}</li>
        ))}
      </ul>
      <h2>Fragen und Rückmeldungen</h2>
      <p>
        Ist Ihnen etwas im Weg, oder brauchen Sie einen Inhalt in anderer Form? Melden Sie es mit dem Formular
        unten, schreiben Sie uns oder rufen Sie an.
      </p>
      {office?.accessibilityContact ? (
        <Lines text={office.accessibilityContact} />
      ) : (
        <Contact imprint={imprint} emailLabel="E-Mail" phoneLabel="Telefon" />
      )}
      <h2>Wenn wir nicht helfen konnten</h2>
      <p>
        Ist Ihre Gemeinde die Anbieterin und bekommen Sie von uns keine zufriedenstellende Antwort, können Sie
        sich kostenlos an die Durchsetzungsstelle für digitale Barrierefreiheit {ofLand} wenden. Einen
        Rechtsbeistand brauchen Sie dafür nicht.
      </p>
      <Lines text={own?.enforcementBody} />
      <p className="muted">
        Diese Erklärung wurde am {formatDate(writtenOn, locale)} erstellt
        {own?.checkedAt && ` und zuletzt am ${formatDate(own.checkedAt, locale)} überprüft`}.
      </p>
    </>
  );
}
