import { useLocale, useT } from "~/i18n/context";
import { Contact } from "./contact";
import type { LegalProps } from "./imprint";
import { Lines } from "./lines";

export function Nutzungsbedingungen(props: LegalProps) {
  const t = useT();
  return (
    <div className="prose">
      <h1>{t("legal.terms.title")}</h1>
      {useLocale() === "en" ? <English {...props} /> : <German {...props} />}
    </div>
  );
}

function German({ imprint, office }: LegalProps) {
  return (
    <>
      <h2>1. Worum es geht</h2>
      <p>
        Anpacken bringt Vereine und Gruppen mit Menschen zusammen, die freiwillig helfen. Das Angebot ist
        kostenlos. Es vermittelt den Kontakt; die Hilfe selbst vereinbaren Verein und helfende Person
        miteinander.
      </p>
      <h2>2. Nur unbezahlte Hilfe</h2>
      <ul>
        <li>
          Aufrufe suchen unentgeltliche Hilfe. Ersatz von Auslagen und ein Essen als Dank sind in Ordnung.
        </li>
        <li>Bezahlte Arbeit, Gewerbe und Werbung gehören nicht hierher.</li>
        <li>Wahlwerbung und Hilfe für den Wahlkampf von Parteien oder Bewerbern gehören nicht hierher.</li>
        <li>
          Aufrufe ersetzen keine Fachleute: keinen Rettungsdienst, keine Pflege, keine Arbeiten, für die das
          Gesetz einen Fachbetrieb verlangt. Im Notfall wählen Sie 112.
        </li>
      </ul>
      <h2>3. Vereine und Gruppen</h2>
      <ul>
        <li>Aufrufe veröffentlichen nur Vereine und Gruppen, die die Gemeinde bestätigt hat.</li>
        <li>
          Angaben müssen stimmen und gepflegt werden: Was sich ändert oder ausfällt, tragen Sie sofort ein.
        </li>
        <li>
          Vor Ort ist der Verein verantwortlich, nicht die Gemeinde: für Einweisung, Sicherheit, Aufsicht und
          Versicherungsschutz. Minderjährige dürfen nur tun, was für ihr Alter erlaubt ist.
        </li>
        <li>
          Namen und Telefonnummern von Helfenden dienen nur dem Termin, für den sie gegeben wurden. Sie dürfen
          nicht weitergegeben oder für anderes verwendet werden.
        </li>
        <li>In einem Aufruf stehen keine Namen, Krankheiten oder Anschriften anderer Menschen.</li>
      </ul>
      <h2>4. Helfende</h2>
      <ul>
        <li>
          Zusagen können Menschen ab 16 Jahren, jüngere mit Zustimmung der Eltern; das nötige Alter nennt der
          Aufruf.
        </li>
        <li>Eine Zusage ist ein Versprechen, keine Verpflichtung. Wer nicht kann, sagt bitte früh ab.</li>
        <li>Sie folgen der Einweisung des Vereins und tun nur, was Sie sich zutrauen.</li>
      </ul>
      <h2>5. Inhalte melden</h2>
      <p>
        Verstößt ein Aufruf, ein Verein oder eine Nachricht gegen diese Regeln oder gegen das Gesetz, melden
        Sie es bitte mit „Inhalt melden“. Ein Mensch in der Gemeinde prüft jede Meldung; Algorithmen
        entscheiden nicht darüber. Möglich sind: ausblenden, wieder zeigen, verwarnen, anhalten oder die
        Meldung zurückweisen. Wer gemeldet hat und wer gemeldet wurde, hört das Ergebnis, den Grund und was
        dagegen möglich ist (Verordnung (EU) 2022/2065, Artikel 16 und 17). Wer nicht einverstanden ist,
        schreibt an die Kontaktstelle; wir prüfen es noch einmal. Der Rechtsweg steht immer offen.
      </p>
      <p>
        Zentrale Kontaktstelle nach Artikel 11 und 12 ist
        {office?.reportsContact ? ":" : " die Adresse am Ende dieser Seite."}
      </p>
      <Lines text={office?.reportsContact} />
      <h2>6. Wie wir ordnen</h2>
      <p>
        Wer gefragt wird, richtet sich nach Ort, Interessen, Fähigkeiten und freien Zeiten, die diese Person
        selbst angegeben hat. Niemand kann sich einen besseren Platz kaufen.
      </p>
      <h2>7. Haftung und Verfügbarkeit</h2>
      <p>
        Wir haften unbeschränkt für Vorsatz und grobe Fahrlässigkeit und für Schäden an Leben, Körper und
        Gesundheit, bei einfacher Fahrlässigkeit sonst nur für die Verletzung wesentlicher Pflichten und
        begrenzt auf den vorhersehbaren Schaden. Wir bemühen uns, dass Anpacken immer erreichbar ist, können
        es aber nicht zusichern. Für das Verhalten von Vereinen und Helfenden stehen diese selbst ein.
      </p>
      <h2>8. Ende und Änderungen</h2>
      <p>
        Sie können jederzeit aufhören; eine Nachricht genügt. Ändern sich diese Bedingungen wesentlich, sagen
        wir es vorher auf dieser Seite. Es gilt deutsches Recht.
      </p>
      {office?.terms && (
        <>
          <h2>9. Regeln von {office.name}</h2>
          <Lines text={office.terms} />
        </>
      )}
      <h2>Kontakt</h2>
      <Contact imprint={imprint} emailLabel="E-Mail" phoneLabel="Telefon" />
    </>
  );
}

function English({ imprint, office }: LegalProps) {
  return (
    <>
      <p>This is a translation; the German text is binding.</p>
      <h2>1. What this is about</h2>
      <p>
        Anpacken brings clubs and groups together with people who help of their own free will. It costs
        nothing. It makes the contact; association and helper agree on the help itself between them.
      </p>
      <h2>2. Unpaid help only</h2>
      <ul>
        <li>Calls ask for unpaid help. Repaying expenses and a meal as thanks are fine.</li>
        <li>Paid work, business and advertising do not belong here.</li>
        <li>Election campaigning, and help for the campaign of a party or candidate, do not belong here.</li>
        <li>
          Calls do not replace professionals: no rescue service, no nursing, no work for which the law demands
          a qualified firm. In an emergency dial 112.
        </li>
      </ul>
      <h2>3. Clubs and groups</h2>
      <ul>
        <li>Only clubs and groups confirmed by the municipality publish calls.</li>
        <li>Details must be true and kept up to date: enter at once what changes or is called off.</li>
        <li>
          On site the association is responsible, not the municipality: for instruction, safety, supervision
          and insurance. Minors may only do what is allowed at their age.
        </li>
        <li>
          Names and phone numbers of helpers serve only the date for which they were given. They must not be
          passed on or used for anything else.
        </li>
        <li>A call contains no names, illnesses or addresses of other people.</li>
      </ul>
      <h2>4. Helpers</h2>
      <ul>
        <li>
          People aged 16 and over can say yes, younger ones with their parents’ consent; the call names the
          age it needs.
        </li>
        <li>A yes is a promise, not an obligation. If you cannot come, please say so early.</li>
        <li>You follow the association’s instructions and do only what you feel able to do.</li>
      </ul>
      <h2>5. Reporting content</h2>
      <p>
        If a call, an association or a message breaks these rules or the law, please report it with “Report
        content”. A human at the municipality looks at every report; no algorithm decides. They may hide
        something, show it again, warn, suspend, or dismiss the report. Whoever reported and whoever was
        reported hear the outcome, the reason and what can be done about it (Regulation (EU) 2022/2065,
        Articles 16 and 17). Whoever disagrees writes to the point of contact, and we look again. The courts
        are always open.
      </p>
      <p>
        The single point of contact under Articles 11 and 12 is
        {office?.reportsContact ? ":" : " the address at the end of this page."}
      </p>
      <Lines text={office?.reportsContact} />
      <h2>6. How we sort</h2>
      <p>
        Who is asked follows from the place, interests, skills and free times that person has given. Nobody
        can buy a better position.
      </p>
      <h2>7. Liability and availability</h2>
      <p>
        We are liable without limit for intent and gross negligence and for harm to life, body and health;
        otherwise, for simple negligence, only for the breach of essential duties and limited to foreseeable
        damage. We try to keep Anpacken reachable at all times but cannot promise it. Associations and helpers
        answer for what they do.
      </p>
      <h2>8. End and changes</h2>
      <p>
        You can stop at any time; a message is enough. If these terms change in substance, we say so on this
        page beforehand. German law applies.
      </p>
      {office?.terms && (
        <>
          <h2>9. Rules of {office.name}</h2>
          <Lines text={office.terms} />
        </>
      )}
      <h2>Contact</h2>
      <Contact imprint={imprint} emailLabel="E-mail" phoneLabel="Phone" />
    </>
  );
}
