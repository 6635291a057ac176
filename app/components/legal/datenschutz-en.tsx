import { Contact } from "./contact";
import type { Imprint } from "./imprint";

export function PrivacyEnglish({ imprint }: { imprint: Imprint }) {
  return (
    <>
      <p className="lead">
        In short: we store what is needed for help and helpers to find each other. Where you live is coarsened
        to a square of one kilometre before it is stored, no association sees it, and nobody but us and those
        named below receives data. There is no advertising and no analysis of what you do.
      </p>

      <h2>Controller</h2>
      <Contact imprint={imprint} emailLabel="E-mail" phoneLabel="Phone" />
      <p>Where a data protection officer has been named, write to the same address, marked “Datenschutz”.</p>

      <h2>When you only look</h2>
      <p>
        With every request your browser sends technical details, among them the IP address. We need it to
        deliver the page; we do not write it into our logs. Map, type and programs come from this server, your
        browser asks no third party. If you choose “Use my position”, your browser asks you first; even then
        no more than the one-kilometre square is stored.
      </p>

      <h2>When you sign up as a helper</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">What for</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>Your name, or what people call you</td>
            <td>So that an association knows who is coming. It learns it only when you say yes.</td>
          </tr>
          <tr>
            <td>Centre of a one-kilometre square and a radius, for each place</td>
            <td>To find what is needed near you. No association sees place or distance.</td>
          </tr>
          <tr>
            <td>Interests, skills, free times (optional)</td>
            <td>So that it rings only when it fits.</td>
          </tr>
          <tr>
            <td>Year of birth (optional)</td>
            <td>For calls with a minimum age. Under 16 you cannot sign up at present.</td>
          </tr>
          <tr>
            <td>Phone number (optional, needed for some calls)</td>
            <td>Only for the association you said yes to, until 7 days after the end of the date.</td>
          </tr>
          <tr>
            <td>E-mail address (optional)</td>
            <td>For requests and changes when your device cannot ring, and for signing in.</td>
          </tr>
          <tr>
            <td>Language</td>
            <td>So that pages and messages come in your language.</td>
          </tr>
          <tr>
            <td>Requests, answers and sign-ups</td>
            <td>So that nobody is asked twice and the places add up.</td>
          </tr>
        </tbody>
      </table>
      <p>
        Associations see only rounded figures of how many people fit a call or have read it. If an association
        enters you after a phone call, we store your name and, where given, your phone number with that date.
      </p>

      <h2>When you act for an association</h2>
      <p>
        We store name, e-mail address, phone number, your associations and the calls you write. Only people
        with a confirmed sign-up see the contact’s number. For a call in a private home the public sees the
        one-kilometre square only; those who said yes see the address. Please write no names and no illnesses
        of other people into a call.
      </p>

      <h2>Ringing on your device (web push)</h2>
      <p>
        If you allow it, your browser sets up a delivery address with its maker (Google, Mozilla, Apple or
        Microsoft, partly in the USA, on the basis of the adequacy decision on the EU-US Data Privacy
        Framework where the maker takes part in it, otherwise of your consent under Art. 49(1)(a) GDPR). We
        send our messages through it. The content is encrypted end to end; the maker sees time, size and your
        device, not the text. You can switch the ringing off at any time under “Me” and in the browser; the
        delivery address is then deleted.
      </p>

      <h2>Cookies</h2>
      <p>
        We set a single cookie with a random identifier so that you stay signed in (up to 400 days since your
        last visit), and one for the chosen language. Both are strictly necessary within the meaning of
        section 25(2) no. 2 TDDDG. So that the site opens on a bad network as well, your browser keeps
        programs and pictures of this site.
      </p>

      <h2>Legal bases</h2>
      <ul>
        <li>Profile, requests, sign-ups, calls: the agreement to use this site (Art. 6(1)(b) GDPR)</li>
        <li>Optional details and ringing: your consent (Art. 6(1)(a) GDPR)</li>
        <li>
          Secure operation and protection against abuse: legitimate interest (Art. 6(1)(f) GDPR); where a
          public authority is the controller, its public task (point (e) with the data protection law of the
          state)
        </li>
      </ul>

      <h2>Who receives data</h2>
      <ul>
        <li>the association you say yes to: name, date, phone number where given, and a skill that fits</li>
        <li>your browser’s push service: encrypted messages</li>
        <li>our e-mail service: your address, and messages that carry no helper’s name</li>
        <li>the operator of the server, bound by our instructions (Art. 28 GDPR)</li>
      </ul>
      <p>The open data of this site contain open calls but nothing about helpers.</p>

      <h2>For how long</h2>
      <ul>
        <li>An association sees phone numbers until 7 days after the end of the date.</li>
        <li>Sign-ins end 400 days after the last visit, sign-in links after 15 minutes.</li>
        <li>We delete delivery addresses once you switch off or the service declares them invalid.</li>
        <li>Your profile stays until you have it deleted; a message to the address above is enough.</li>
      </ul>

      <h2>Your rights</h2>
      <p>
        You have the right of access, rectification, erasure, restriction, portability and objection (Art. 15
        to 21 GDPR). You can withdraw consent for the future at any time. A message to the address above is
        enough. You may also complain to the data protection authority of your federal state. Nobody has to
        give data; without a name and a place we simply cannot ask you. What you are asked follows from a
        plain comparison of place, interests, skills and times; it is not an automated decision within the
        meaning of Art. 22 GDPR.
      </p>
    </>
  );
}
