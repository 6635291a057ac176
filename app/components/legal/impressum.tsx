import { useLocale, useT } from "~/i18n/context";
import { Contact } from "./contact";
import type { LegalProps } from "./imprint";
import { Lines } from "./lines";

export function Impressum(props: LegalProps) {
  const t = useT();
  return (
    <div className="prose">
      <h1>{t("legal.imprint.title")}</h1>
      {useLocale() === "en" ? <English {...props} /> : <German {...props} />}
    </div>
  );
}

function German({ imprint, office, operator }: LegalProps) {
  return (
    <>
      <p>Angaben nach § 5 Digitale-Dienste-Gesetz (DDG)</p>
      <h2>Anbieter</h2>
      <Contact imprint={imprint} emailLabel="E-Mail" phoneLabel="Telefon" />
      {imprint.representative && <p>Vertreten durch: {imprint.representative}</p>}
      {operator && operator.name !== "" && (
        <>
          <h2>Technischer Betrieb</h2>
          <p>Im Auftrag der Anbieterin betreibt diesen Dienst:</p>
          <Contact imprint={operator} emailLabel="E-Mail" phoneLabel="Telefon" />
        </>
      )}
      {imprint.responsible && (
        <>
          <h2>Verantwortlich für den Inhalt</h2>
          <p>{imprint.responsible}</p>
        </>
      )}
      <h2>Aufrufe der Vereine</h2>
      <p>
        Die Aufrufe auf dieser Seite schreiben Vereine und Gruppen selbst; für ihren Inhalt sind sie
        verantwortlich. Einen rechtswidrigen oder falschen Aufruf melden Sie bitte mit „Inhalt melden“, das
        unter jedem Aufruf steht. Wir prüfen jede Meldung und nehmen rechtswidrige Inhalte unverzüglich
        herunter.
      </p>
      <h2>Zentrale Kontaktstelle</h2>
      <p>
        Kontaktstelle nach Artikel 11 und 12 der Verordnung (EU) 2022/2065 für Behörden und für alle, die
        diesen Dienst nutzen, ist {office?.reportsContact ? "diese Stelle" : "die Adresse oben"}. Schreiben
        Sie uns auf Deutsch oder Englisch.
      </p>
      <Lines text={office?.reportsContact} />
      <h2>Streitbeilegung</h2>
      <p>
        Wir sind weder verpflichtet noch bereit, an einem Verfahren vor einer Verbraucherschlichtungsstelle
        teilzunehmen.
      </p>
      <h2>Schrift, Symbole, Karte</h2>
      <p>
        Schrift: Atkinson Hyperlegible Next, Braille Institute (SIL Open Font License). Symbole: Tabler Icons
        (MIT-Lizenz). Orte: GeoNames (CC BY 4.0). Postleitzahlen: OpenStreetMap-Mitwirkende (ODbL). Länder:
        Natural Earth. Karte, wo sie mehr zeigt: wie an ihr angegeben.
      </p>
    </>
  );
}

function English({ imprint, office, operator }: LegalProps) {
  return (
    <>
      <p>Information under section 5 of the German Digital Services Act (DDG)</p>
      <h2>Provider</h2>
      <Contact imprint={imprint} emailLabel="E-mail" phoneLabel="Phone" />
      {imprint.representative && <p>Represented by: {imprint.representative}</p>}
      {operator && operator.name !== "" && (
        <>
          <h2>Technical operation</h2>
          <p>On the provider’s behalf this service is run by:</p>
          <Contact imprint={operator} emailLabel="E-mail" phoneLabel="Phone" />
        </>
      )}
      {imprint.responsible && (
        <>
          <h2>Responsible for the content</h2>
          <p>{imprint.responsible}</p>
        </>
      )}
      <h2>Requests by associations</h2>
      <p>
        Clubs and groups write the calls on this site themselves and are responsible for what they say. Please
        report an unlawful or false call with “Report content”, which stands below every call. We look at
        every report and take unlawful content down without delay.
      </p>
      <h2>Single point of contact</h2>
      <p>
        The point of contact under Articles 11 and 12 of Regulation (EU) 2022/2065, for authorities and for
        everybody who uses this service, is {office?.reportsContact ? "this office" : "the address above"}.
        Please write in German or English.
      </p>
      <Lines text={office?.reportsContact} />
      <h2>Dispute resolution</h2>
      <p>
        We are neither obliged nor willing to take part in dispute resolution before a consumer arbitration
        board.
      </p>
      <h2>Type, icons, map</h2>
      <p>
        Type: Atkinson Hyperlegible Next, Braille Institute (SIL Open Font License). Icons: Tabler Icons (MIT
        licence). Places: GeoNames (CC BY 4.0). Postcodes: OpenStreetMap contributors (ODbL). Borders: Natural
        Earth. The map, where it shows more: as credited on it.
      </p>
    </>
  );
}
