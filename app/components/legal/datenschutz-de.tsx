import { Contact } from "./contact";
import type { Imprint } from "./imprint";

export function PrivacyGerman({ imprint }: { imprint: Imprint }) {
  return (
    <>
      <p className="lead">
        Kurz gesagt: Wir speichern, was nötig ist, damit Hilfe und Helfende zusammenfinden. Ihr Wohnort wird
        vor dem Speichern auf ein Feld von einem Kilometer vergröbert, kein Verein sieht ihn, und niemand
        außer uns und den unten Genannten bekommt Daten. Es gibt keine Werbung und keine Auswertung Ihres
        Verhaltens.
      </p>

      <h2>Verantwortlich</h2>
      <Contact imprint={imprint} emailLabel="E-Mail" phoneLabel="Telefon" />
      <p>
        Ist eine Datenschutzbeauftragte oder ein Datenschutzbeauftragter benannt, erreichen Sie diese Person
        unter derselben Anschrift mit dem Zusatz „Datenschutz“.
      </p>

      <h2>Wenn Sie nur schauen</h2>
      <p>
        Ihr Browser übermittelt mit jeder Anfrage technische Angaben, darunter die IP-Adresse. Wir brauchen
        sie, um die Seite auszuliefern; in unsere Protokolle schreiben wir sie nicht. Karte, Schrift und
        Programme kommen von diesem Server, Ihr Browser fragt keinen Dritten. Wenn Sie „Meinen Standort
        verwenden“ wählen, fragt Ihr Browser Sie vorher; gespeichert wird auch dann höchstens das
        Kilometerfeld.
      </p>

      <h2>Wenn Sie sich als helfende Person eintragen</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Was</th>
            <th scope="col">Wofür</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>Name oder Rufname</td>
            <td>Damit ein Verein weiß, wer kommt. Er erfährt ihn erst mit Ihrer Zusage.</td>
          </tr>
          <tr>
            <td>Mittelpunkt eines Kilometerfeldes (1 × 1 km) und Umkreis, je Ort</td>
            <td>Um zu finden, was in Ihrer Nähe gebraucht wird. Kein Verein sieht Ort oder Entfernung.</td>
          </tr>
          <tr>
            <td>Interessen, Fähigkeiten, freie Zeiten (freiwillig)</td>
            <td>Damit es nur klingelt, wenn es passt.</td>
          </tr>
          <tr>
            <td>Geburtsjahr (freiwillig)</td>
            <td>Für Aufrufe mit Mindestalter. Unter 16 Jahren ist eine Zusage zurzeit nicht möglich.</td>
          </tr>
          <tr>
            <td>Telefonnummer (freiwillig, für manche Aufrufe nötig)</td>
            <td>Nur für den Verein, dem Sie zugesagt haben, bis 7 Tage nach dem Ende des Termins.</td>
          </tr>
          <tr>
            <td>E-Mail-Adresse (freiwillig)</td>
            <td>Für Anfragen und Änderungen, wenn Ihr Gerät nicht klingeln kann, und zum Anmelden.</td>
          </tr>
          <tr>
            <td>Sprache</td>
            <td>Damit Seiten und Nachrichten in Ihrer Sprache kommen.</td>
          </tr>
          <tr>
            <td>Anfragen, Antworten und Zusagen</td>
            <td>Damit niemand doppelt gefragt wird und Plätze stimmen.</td>
          </tr>
        </tbody>
      </table>
      <p>
        Wie viele Menschen zu einem Aufruf passen oder ihn gelesen haben, sehen Vereine nur gerundet. Trägt
        ein Verein Sie nach einem Anruf ein, speichern wir Ihren Namen und gegebenenfalls Ihre Telefonnummer
        bei diesem Termin.
      </p>

      <h2>Wenn Sie für einen Verein handeln</h2>
      <p>
        Wir speichern Namen, E-Mail-Adresse, Telefonnummer, Ihre Vereine und die Aufrufe, die Sie schreiben.
        Die Nummer der Ansprechperson sehen nur Menschen mit bestätigter Zusage. Bei einem Aufruf in einem
        privaten Haushalt zeigen wir öffentlich nur das Kilometerfeld; die Anschrift sehen nur die, die
        zugesagt haben. Bitte schreiben Sie keine Namen und keine Krankheiten anderer Menschen in einen
        Aufruf.
      </p>

      <h2>Klingeln auf dem Gerät (Web Push)</h2>
      <p>
        Wenn Sie es erlauben, richtet Ihr Browser bei seinem Hersteller eine Zustelladresse ein (Google,
        Mozilla, Apple oder Microsoft, teils in den USA; Grundlage ist der Angemessenheitsbeschluss zum EU-US
        Data Privacy Framework, soweit der Hersteller daran teilnimmt, sonst Ihre Einwilligung nach Art. 49
        Abs. 1 Buchst. a DSGVO). Über sie schicken wir unsere Nachrichten. Der Inhalt ist Ende zu Ende
        verschlüsselt; der Hersteller sieht Zeitpunkt, Größe und Ihr Gerät, nicht den Text. Sie können das
        Klingeln unter „Ich“ und im Browser jederzeit abschalten; die Zustelladresse wird dann gelöscht.
      </p>

      <h2>Cookie</h2>
      <p>
        Wir setzen ein einziges Cookie mit einer zufälligen Kennung, damit Sie angemeldet bleiben (bis zu 400
        Tage seit dem letzten Besuch), und eines für die gewählte Sprache. Beide sind unbedingt erforderlich
        im Sinn von § 25 Abs. 2 Nr. 2 TDDDG. Damit die Seite auch bei schlechtem Netz öffnet, merkt sich Ihr
        Browser Programme und Bilder dieser Seite.
      </p>

      <h2>Rechtsgrundlagen</h2>
      <ul>
        <li>Eintragen, Anfragen, Zusagen, Aufrufe: Nutzungsverhältnis (Art. 6 Abs. 1 Buchst. b DSGVO)</li>
        <li>Freiwillige Angaben und Klingeln: Ihre Einwilligung (Art. 6 Abs. 1 Buchst. a DSGVO)</li>
        <li>
          Sicherer Betrieb und Schutz vor Missbrauch: berechtigtes Interesse (Art. 6 Abs. 1 Buchst. f DSGVO);
          ist eine Behörde verantwortlich, ihre öffentliche Aufgabe (Buchst. e mit dem Datenschutzrecht des
          Landes)
        </li>
      </ul>

      <h2>Wer Daten bekommt</h2>
      <ul>
        <li>
          der Verein, dem Sie zusagen: Name, Termin, gegebenenfalls Telefonnummer und passende Fähigkeit
        </li>
        <li>der Zustelldienst Ihres Browsers: verschlüsselte Nachrichten</li>
        <li>unser E-Mail-Dienst: Ihre Adresse und Nachrichten, in denen keine Namen von Helfenden stehen</li>
        <li>der Betreiber des Servers, an unsere Weisung gebunden (Art. 28 DSGVO)</li>
      </ul>
      <p>Die offenen Daten dieser Seite enthalten offene Aufrufe, aber keine Angaben über Helfende.</p>

      <h2>Wie lange</h2>
      <ul>
        <li>Telefonnummern sieht ein Verein bis 7 Tage nach dem Ende des Termins.</li>
        <li>Anmeldungen enden 400 Tage nach dem letzten Besuch, Anmeldelinks nach 15 Minuten.</li>
        <li>Zustelladressen löschen wir, sobald Sie abschalten oder der Dienst sie für ungültig erklärt.</li>
        <li>Ihr Eintrag bleibt, bis Sie ihn löschen lassen; eine Nachricht an die Adresse oben genügt.</li>
      </ul>

      <h2>Ihre Rechte</h2>
      <p>
        Sie haben das Recht auf Auskunft, Berichtigung, Löschung, Einschränkung, Übertragbarkeit und
        Widerspruch (Art. 15 bis 21 DSGVO). Eine Einwilligung können Sie jederzeit für die Zukunft widerrufen.
        Eine Nachricht an die Adresse oben genügt. Sie können sich außerdem bei der Datenschutzaufsicht Ihres
        Bundeslandes beschweren. Niemand muss Daten angeben; ohne Name und Ort können wir Sie nur nicht
        anfragen. Über Ihre Anfragen entscheidet ein einfacher Abgleich von Ort, Interessen, Fähigkeiten und
        Zeiten; eine automatisierte Entscheidung im Sinn von Art. 22 DSGVO ist das nicht.
      </p>
    </>
  );
}
