import { Contact } from "./contact";
import type { PrivacyProps } from "./datenschutz";
import { Lines } from "./lines";
import { RetentionRows } from "./retention-rows";

export function PrivacyEnglish({ imprint, office, operator, retention }: PrivacyProps) {
  return (
    <>
      <p>This is a translation; the German text is binding.</p>
      <p className="lead">
        In short: we store what is needed for help and helpers to find each other. Your home is coarsened to a
        square of one kilometre before it is stored, and no association sees it. There is no advertising. You
        see and erase everything yourself, at once, under “Me”.
      </p>

      <h2>Controller</h2>
      <Contact imprint={imprint} emailLabel="E-mail" phoneLabel="Phone" />
      {operator && operator.name !== "" && (
        <p>The server is run on its behalf (Art. 28 GDPR) by {operator.name}.</p>
      )}
      <p>
        Questions about privacy are answered by{" "}
        {office?.privacyContact
          ? "this office:"
          : "the same address; marked “Datenschutz” they also reach the data protection officer."}
      </p>
      <Lines text={office?.privacyContact} />
      <p>
        Associations answer themselves for what they do with names and numbers after a yes; they do not decide
        jointly with us (Art. 26 GDPR) unless agreed otherwise.
      </p>

      <h2>When you only look</h2>
      <p>
        With every request your browser sends technical details, among them the IP address. We need them to
        deliver the page and to fend off mass attempts; we do not write them into our logs. Map, type and
        programs come from this server, your browser asks no third party. If you type an address, this server
        may ask an address service for it, and sends nothing about you along. If you look for calls that are
        accessible or need no German, that only filters the list; we do not remember it.
      </p>

      <h2>What for and on which ground</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">What for</th>
            <th scope="col">Ground</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>Name, centre of a one-kilometre square and radius per place, interests, skills, times</td>
            <td>To find what is needed near you and suits you</td>
            <td>Your consent (Art. 6(1)(a) GDPR)</td>
          </tr>
          <tr>
            <td>Ringing, e-mail, language, quiet hours</td>
            <td>To ask you when help is needed</td>
            <td>Your consent (point (a))</td>
          </tr>
          <tr>
            <td>Sign-up: name, date, phone number where given</td>
            <td>So that the association knows who comes and reaches you</td>
            <td>Your consent (point (a))</td>
          </tr>
          <tr>
            <td>Requests, answers and an estimate made of them</td>
            <td>So that few are asked and nobody twice</td>
            <td>Public task (point (e) with the data protection act of the state)</td>
          </tr>
          <tr>
            <td>Year of birth; of young people name and contact of the parents</td>
            <td>Protection of young people and consent</td>
            <td>Consent (point (a), Art. 8 GDPR), its proof under point (e)</td>
          </tr>
          <tr>
            <td>Team of an association: name, e-mail, phone, calls</td>
            <td>So that only confirmed associations ask for help</td>
            <td>Public task (point (e))</td>
          </tr>
          <tr>
            <td>Sign-ins, counters against guessing, log of the administration</td>
            <td>Secure operation</td>
            <td>Public task (point (e))</td>
          </tr>
          <tr>
            <td>Reports of content</td>
            <td>Review under Articles 16 and 17 of Regulation (EU) 2022/2065</td>
            <td>Public task (point (e))</td>
          </tr>
        </tbody>
      </table>
      <p>
        Whoever taps “Join in” or “Count me in” consents; taking it back is as easy as giving it: in the
        settings, by withdrawing, or with “Erase everything”. Nobody has to give data; without a name and a
        place we simply cannot ask you.
      </p>

      <h2>Who receives data</h2>
      <ul>
        <li>
          the association you say yes to: name, date, a skill that fits and, where needed, phone number, until
          7 days after the end. Of those under 18 the parents’ number, never their own. How many people fit a
          call it sees rounded to five only.
        </li>
        <li>
          your browser’s push service, if you allow ringing: Google, Mozilla, Apple or Microsoft, partly in
          the USA. The transfer rests on the adequacy decision on the EU-US Data Privacy Framework where the
          service takes part in it, otherwise on your explicit consent (Art. 49(1)(a) GDPR). The text is
          encrypted end to end; the service sees time, size and your device.
        </li>
        <li>
          your calendar service, if you enter your secret address there: your signups with place and contact,
          until you end the address
        </li>
        <li>our e-mail service: your address, and messages that carry no helper’s name</li>
        <li>whoever runs the server, bound by our instructions (Art. 28 GDPR)</li>
      </ul>
      <p>
        So that you can read your dates without a network, they lie in this browser; they are deleted there
        when you sign out, otherwise 7 days after the end.
      </p>
      <p>The open data of this site contain open calls but nothing about helpers.</p>

      <h2 id="schaetzung">How we decide whom to ask</h2>
      <p>
        So that it does not ring with everybody, we estimate for each call how likely somebody is to say yes:
        from distance, interests, skills and times, and from how often that person said yes or “not this time”
        to similar calls and to that association. Older answers fade. Not having come does not count, and
        nobody but you sees the estimate (under “Your data”). It decides on the order of asking only, never on
        a sign-up: on the map you can always say yes. It is not an automated decision within the meaning of
        Art. 22 GDPR.
      </p>
      <p>
        <strong>You can object (Art. 21 GDPR)</strong>, without a reason and with one switch in the settings
        under “Me”. Then we no longer reckon with your answers, and your place in the order is drawn by lot.
      </p>
      <p>
        “Reached” means that the push service accepted the message, “opened” that somebody tapped it. Your
        device reports nothing to us in secret.
      </p>

      <h2>Children and young people</h2>
      <p>
        Up to the age of 15 a person with parental responsibility has to agree before the first sign-up, by a
        link they get by e-mail or from the child. The child told us their name and contact (Art. 14 GDPR).
        With the same link they withdraw their consent at any time.
      </p>

      <h2 id="cookies">Cookies</h2>
      <p>
        There is no cookie banner here because nothing needs one. We set one cookie so that you stay signed in
        (up to 400 days since your last visit), one for the chosen language and, while signing in, one for an
        hour so that a link is good only where you asked for it. If you allow ringing, your browser keeps the
        delivery address; and, so that the site opens on a bad network, programs and pictures of this site. If
        you write a request for an association, your browser keeps it until it is sent, for a day at most. All
        of it is strictly necessary (section 25(2) no. 2 TDDDG). We measure nothing and pass nothing on.
      </p>

      <h2 id="fristen">For how long</h2>
      <RetentionRows head={["What", "Period", "Then"]} rows={retention} />

      <h2>Your rights</h2>
      <p>
        Access and portability (Art. 15 and 20 GDPR) are met at once by “Your data” under “Me”, as a page and
        as a file; rectification (Art. 16) by your profile; erasure (Art. 17) by “Erase everything”. You also
        have the rights of restriction (Art. 18) and objection (Art. 21); a message to the address above is
        enough. You can withdraw consent for the future at any time.
      </p>
      <p>
        You can complain to{" "}
        {office?.supervisoryAuthority
          ? "this supervisory authority:"
          : "the data protection authority of your federal state."}
      </p>
      <Lines text={office?.supervisoryAuthority} />
    </>
  );
}
