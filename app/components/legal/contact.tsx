import type { Imprint } from "./imprint";

type ContactProps = { imprint: Imprint; emailLabel: string; phoneLabel: string };

/** Address lines arrive with line breaks or commas, as one writes them in a variable. */
export function Contact({ imprint, emailLabel, phoneLabel }: ContactProps) {
  const { name, address, email, phone } = imprint;
  return (
    <>
      <address>{[name, ...address.split(/\s*(?:\\n|\n|,)\s*/)].filter(Boolean).join("\n")}</address>
      <p>
        {email && (
          <>
            {emailLabel}: <a href={`mailto:${email}`}>{email}</a>
          </>
        )}
        {email && phone && <br />}
        {phone && (
          <>
            {phoneLabel}: <a href={`tel:${phone.replace(/[^+\d]/g, "")}`}>{phone}</a>
          </>
        )}
      </p>
    </>
  );
}
