import { useLocale, useT } from "~/i18n/context";
import { Contact } from "./contact";
import type { Imprint } from "./imprint";

export function Impressum({ imprint }: { imprint: Imprint }) {
  const t = useT();
  return (
    <div className="prose">
      <h1>{t("legal.imprint.title")}</h1>
      {useLocale() === "en" ? <English imprint={imprint} /> : <German imprint={imprint} />}
    </div>
  );
}

function German({ imprint }: { imprint: Imprint }) {
  return (
    <>
      <p>Angaben nach § 5 Digitale-Dienste-Gesetz (DDG)</p>
      <h2>Anbieter</h2>
      <Contact imprint={imprint} emailLabel="E-Mail" phoneLabel="Telefon" />
      {imprint.responsible && (
        <>
          <h2>Verantwortlich für den Inhalt</h2>
          <p>{imprint.responsible}</p>
        </>
      )}
      <h2>Aufrufe der Vereine</h2>
      <p>
        Die Aufrufe auf dieser Seite schreiben Vereine und Gruppen selbst; für ihren Inhalt sind sie
        verantwortlich. Einen rechtswidrigen oder falschen Aufruf melden Sie uns bitte an die Adresse oben.
        Wir prüfen jede Meldung und nehmen rechtswidrige Inhalte unverzüglich herunter. Dieselbe Adresse ist
        die Kontaktstelle nach Artikel 11 und 12 der Verordnung (EU) 2022/2065; schreiben Sie uns auf Deutsch
        oder Englisch.
      </p>
      <h2>Streitbeilegung</h2>
      <p>
        Wir sind weder verpflichtet noch bereit, an einem Verfahren vor einer Verbraucherschlichtungsstelle
        teilzunehmen.
      </p>
      <h2>Schrift, Symbole, Karte</h2>
      <p>
        Schrift: Atkinson Hyperlegible Next, Braille Institute (SIL Open Font License). Symbole: Tabler Icons
        (MIT-Lizenz). Karte: © OpenStreetMap-Mitwirkende (ODbL), soweit an der Karte nichts anderes steht.
      </p>
    </>
  );
}

function English({ imprint }: { imprint: Imprint }) {
  return (
    <>
      <p>Information under section 5 of the German Digital Services Act (DDG)</p>
      <h2>Provider</h2>
      <Contact imprint={imprint} emailLabel="E-mail" phoneLabel="Phone" />
      {imprint.responsible && (
        <>
          <h2>Responsible for the content</h2>
          <p>{imprint.responsible}</p>
        </>
      )}
      <h2>Calls for help by associations</h2>
      <p>
        Clubs and groups write the calls on this site themselves and are responsible for what they say. Please
        report an unlawful or false call to the address above. We look at every report and take unlawful
        content down without delay. The same address is the point of contact under Articles 11 and 12 of
        Regulation (EU) 2022/2065; please write in German or English.
      </p>
      <h2>Dispute resolution</h2>
      <p>
        We are neither obliged nor willing to take part in dispute resolution before a consumer arbitration
        board.
      </p>
      <h2>Type, icons, map</h2>
      <p>
        Type: Atkinson Hyperlegible Next, Braille Institute (SIL Open Font License). Icons: Tabler Icons (MIT
        licence). Map: © OpenStreetMap contributors (ODbL), unless the map says otherwise.
      </p>
    </>
  );
}
