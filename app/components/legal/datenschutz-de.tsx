import { Contact } from "./contact";
import type { PrivacyProps } from "./datenschutz";
import { Lines } from "./lines";
import { RetentionRows } from "./retention-rows";

export function PrivacyGerman({ imprint, office, operator, retention }: PrivacyProps) {
  return (
    <>
      <p className="lead">
        Kurz gesagt: Wir speichern, was nötig ist, damit Hilfe und Helfende zusammenfinden. Ihr Wohnort wird
        vor dem Speichern auf ein Feld von einem Kilometer vergröbert, kein Verein sieht ihn. Es gibt keine
        Werbung. Sie sehen und löschen alles selbst, sofort, unter „Ich“.
      </p>

      <h2>Verantwortlich</h2>
      <Contact imprint={imprint} emailLabel="E-Mail" phoneLabel="Telefon" />
      {operator && operator.name !== "" && (
        <p>Den Server betreibt in ihrem Auftrag (Art. 28 DSGVO): {operator.name}.</p>
      )}
      <p>
        Fragen zum Datenschutz beantwortet{" "}
        {office?.privacyContact
          ? "diese Stelle:"
          : "dieselbe Adresse, mit dem Zusatz „Datenschutz“ auch die oder der Datenschutzbeauftragte."}
      </p>
      <Lines text={office?.privacyContact} />
      <p>
        Vereine sind für das, was sie mit Namen und Nummern nach einer Zusage tun, selbst verantwortlich;
        gemeinsam mit uns entscheiden sie nicht (Art. 26 DSGVO), soweit nichts anderes vereinbart ist.
      </p>

      <h2>Wenn Sie nur schauen</h2>
      <p>
        Ihr Browser übermittelt mit jeder Anfrage technische Angaben, darunter die IP-Adresse. Wir brauchen
        sie, um die Seite auszuliefern und Massenversuche abzuwehren; in unsere Protokolle schreiben wir sie
        nicht. Karte, Schrift und Programme kommen von diesem Server, Ihr Browser fragt keinen Dritten. Tippen
        Sie eine Adresse ein, kann dieser Server einen Adressdienst danach fragen; er schickt nichts über Sie
        mit. Suchen Sie nach barrierefreien Aufrufen oder nach solchen ohne Deutschkenntnisse, filtert das nur
        die Liste; wir merken es uns nicht.
      </p>

      <h2>Wofür und auf welcher Grundlage</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Was</th>
            <th scope="col">Wofür</th>
            <th scope="col">Grundlage</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>
              Name, Mittelpunkt eines Kilometerfelds und Umkreis je Ort, Interessen, Fähigkeiten, Zeiten
            </td>
            <td>Um zu finden, was in Ihrer Nähe gebraucht wird und zu Ihnen passt</td>
            <td>Ihre Einwilligung (Art. 6 Abs. 1 Buchst. a DSGVO)</td>
          </tr>
          <tr>
            <td>Klingeln, E-Mail, Sprache, Ruhezeiten</td>
            <td>Um Sie zu fragen, wenn Hilfe gebraucht wird</td>
            <td>Ihre Einwilligung (Buchst. a)</td>
          </tr>
          <tr>
            <td>Zusage: Name, Termin, gegebenenfalls Telefonnummer</td>
            <td>Damit der Verein weiß, wer kommt, und Sie erreicht</td>
            <td>Ihre Einwilligung (Buchst. a)</td>
          </tr>
          <tr>
            <td>Anfragen, Antworten und eine Schätzung daraus</td>
            <td>Damit nur wenige gefragt werden und niemand zweimal</td>
            <td>Öffentliche Aufgabe (Buchst. e mit dem Datenschutzgesetz des Landes)</td>
          </tr>
          <tr>
            <td>Geburtsjahr; bei Jugendlichen Name und Kontakt der Eltern</td>
            <td>Jugendschutz und Einwilligung</td>
            <td>Einwilligung (Buchst. a, Art. 8 DSGVO), Nachweis nach Buchst. e</td>
          </tr>
          <tr>
            <td>Team eines Vereins: Name, E-Mail, Telefon, Aufrufe</td>
            <td>Damit nur bestätigte Vereine um Hilfe bitten</td>
            <td>Öffentliche Aufgabe (Buchst. e)</td>
          </tr>
          <tr>
            <td>Anmeldungen, Zähler gegen das Raten, Protokoll der Verwaltung</td>
            <td>Sicherer Betrieb</td>
            <td>Öffentliche Aufgabe (Buchst. e)</td>
          </tr>
          <tr>
            <td>Meldungen von Inhalten</td>
            <td>Prüfung nach Art. 16 und 17 der Verordnung (EU) 2022/2065</td>
            <td>Öffentliche Aufgabe (Buchst. e)</td>
          </tr>
        </tbody>
      </table>
      <p>
        Wer „Mitmachen“ oder „Ich bin dabei“ antippt, willigt ein; Zurücknehmen ist so leicht wie Geben: in
        den Einstellungen, durch eine Absage oder mit „Alles löschen“. Niemand muss Daten angeben; ohne Name
        und Ort können wir Sie nur nicht fragen.
      </p>

      <h2>Wer Daten bekommt</h2>
      <ul>
        <li>
          der Verein, dem Sie zusagen: Name, Termin, passende Fähigkeit und, wo nötig, Telefonnummer, bis 7
          Tage nach dem Ende. Von Jugendlichen unter 18 die Nummer der Eltern, nie die eigene. Wie viele
          Menschen zu einem Aufruf passen, sieht er nur auf fünf gerundet.
        </li>
        <li>
          der Push-Dienst Ihres Browsers, wenn Sie das Klingeln erlauben: Google, Mozilla, Apple oder
          Microsoft, teils in den USA. Grundlage der Übermittlung ist der Angemessenheitsbeschluss zum EU-US
          Data Privacy Framework, soweit der Dienst daran teilnimmt, sonst Ihre ausdrückliche Einwilligung
          (Art. 49 Abs. 1 Buchst. a DSGVO). Der Text ist Ende zu Ende verschlüsselt; der Dienst sieht
          Zeitpunkt, Größe und Ihr Gerät.
        </li>
        <li>
          Ihr Kalenderdienst, wenn Sie seine geheime Adresse dort eintragen: Ihre Zusagen mit Ort und
          Ansprechperson, bis Sie die Adresse beenden
        </li>
        <li>unser E-Mail-Dienst: Ihre Adresse und Nachrichten, in denen keine Namen von Helfenden stehen</li>
        <li>wer den Server betreibt, an unsere Weisung gebunden (Art. 28 DSGVO)</li>
      </ul>
      <p>
        Damit Sie Ihre Termine auch ohne Netz lesen können, liegen sie in diesem Browser; beim Abmelden werden
        sie dort gelöscht, sonst 7 Tage nach dem Ende.
      </p>
      <p>Die offenen Daten dieser Seite enthalten offene Aufrufe, aber keine Angaben über Helfende.</p>

      <h2 id="schaetzung">Wie wir entscheiden, wen wir fragen</h2>
      <p>
        Damit es nicht bei allen klingelt, schätzen wir für jeden Aufruf, wie wahrscheinlich jemand Ja sagt:
        aus Entfernung, Interessen, Fähigkeiten und Zeiten, und daraus, wie oft diese Person zu ähnlichen
        Aufrufen und zu diesem Verein Ja oder „Diesmal nicht“ gesagt hat. Ältere Antworten verblassen. Nicht
        gekommen zu sein zählt nicht, und niemand außer Ihnen sieht die Schätzung (unter „Deine Daten“). Sie
        entscheidet nur über die Reihenfolge beim Fragen, nie über eine Zusage: auf der Karte können Sie immer
        zusagen. Eine automatisierte Entscheidung nach Art. 22 DSGVO ist das nicht.
      </p>
      <p>
        <strong>Sie können widersprechen (Art. 21 DSGVO)</strong>, ohne Grund und mit einem Schalter in den
        Einstellungen unter „Ich“. Dann rechnen wir nicht mehr mit Ihren Antworten, und Ihr Platz in der
        Reihenfolge wird ausgelost.
      </p>
      <p>
        „Erreicht“ heißt bei uns: Der Push-Dienst hat die Nachricht angenommen. „Geöffnet“ heißt: Jemand hat
        sie angetippt. Ihr Gerät meldet uns nichts heimlich zurück.
      </p>

      <h2>Kinder und Jugendliche</h2>
      <p>
        Bis 15 Jahre muss vor der ersten Zusage eine sorgeberechtigte Person zustimmen, über einen Link, den
        sie per E-Mail oder vom Kind bekommt. Ihren Namen und Kontakt hat uns das Kind genannt (Art. 14
        DSGVO). Mit demselben Link nimmt sie ihr Einverständnis jederzeit zurück.
      </p>

      <h2 id="cookies">Cookies</h2>
      <p>
        Hier gibt es kein Cookie-Banner, weil nichts eines braucht. Wir setzen ein Cookie, damit Sie
        angemeldet bleiben (bis zu 400 Tage seit dem letzten Besuch), eines für die gewählte Sprache und beim
        Anmelden für eine Stunde eines, damit ein Link nur dort gilt, wo Sie ihn bestellt haben. Erlauben Sie
        das Klingeln, merkt sich Ihr Browser die Zustelladresse; damit die Seite bei schlechtem Netz öffnet,
        auch Programme und Bilder dieser Seite. Schreiben Sie für einen Verein einen Aufruf, hebt Ihr Browser
        ihn bis zum Abschicken auf, höchstens einen Tag, damit kein Funkloch ihn kostet. Alles davon ist
        unbedingt erforderlich (§ 25 Abs. 2 Nr. 2 TDDDG). Wir messen nichts und geben nichts weiter.
      </p>

      <h2 id="fristen">Wie lange</h2>
      <RetentionRows head={["Was", "Frist", "Danach"]} rows={retention} />

      <h2>Ihre Rechte</h2>
      <p>
        Auskunft und Übertragbarkeit (Art. 15 und 20 DSGVO) erfüllt „Deine Daten“ unter „Ich“ sofort, als
        Seite und als Datei; Berichtigung (Art. 16) Ihr Profil; Löschung (Art. 17) „Alles löschen“. Dazu
        kommen Einschränkung (Art. 18) und Widerspruch (Art. 21); eine Nachricht an die Adresse oben genügt.
        Eine Einwilligung können Sie jederzeit für die Zukunft widerrufen.
      </p>
      <p>
        Beschweren können Sie sich bei{" "}
        {office?.supervisoryAuthority
          ? "dieser Aufsichtsbehörde:"
          : "der Datenschutzaufsicht Ihres Bundeslandes."}
      </p>
      <Lines text={office?.supervisoryAuthority} />
    </>
  );
}
