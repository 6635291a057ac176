import { checkAccent, readAccent } from "../accent";
import { checked, type Field } from "./field";
import { line } from "./fields";

export function accent(): Field<string> {
  return checked(
    line(20),
    (typed) => {
      const hex = readAccent(typed);
      return hex && checkAccent(hex).ok ? hex : null;
    },
    "accent",
  );
}

/** As `<input type="date">` sends it; a day that no month has is none. */
export function day(): Field<Date | null> {
  const midnight = (typed: string) => new Date(`${typed}T00:00:00Z`);
  const exists = (typed: string) => {
    const date = midnight(typed);
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(typed);
  };
  return checked(line(10), (typed) => (exists(typed) ? typed : null), "date").transform((typed) =>
    typed === "" ? null : midnight(typed),
  );
}

/** Where a film lies: nothing but https, as a link that people follow. */
export function webAddress(): Field<string> {
  return checked(
    line(300),
    (typed) => {
      const url = URL.canParse(typed) ? new URL(typed) : null;
      return url?.protocol === "https:" ? url.href : null;
    },
    "web-address",
  );
}

/** A name of the DNS in ASCII, with a dot: neither an address nor a port (RFC 1123, 2.1). */
export function hostName(): Field<string> {
  return checked(
    line(253),
    (typed) => {
      const name = typed
        .toLowerCase()
        .replace(/^https?:\/\//, "")
        .replace(/\/$/, "");
      const known = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(name);
      return known ? name : null;
    },
    "host-name",
  );
}
