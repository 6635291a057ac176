import { type Audience, audiences } from "../identity";
import { readFields, required } from "./field";
import { choice, line, uuid } from "./fields";
import type { Parsed } from "./form-values";
import { type Form, sentBy, typedValues } from "./sent";

export type ProviderForm = {
  /** null: a new one */
  id: string | null;
  label: string;
  issuer: string;
  clientId: string;
  /** empty: the stored one stays */
  clientSecret: string;
  scopes: string;
  audience: Audience;
  claim: string;
  claimValue: string;
};

export function parseProviderForm(form: Form): Parsed<ProviderForm> {
  const sent = sentBy(form);
  const { fields, errors } = readFields(sent, {
    id: uuid(),
    label: required(line(80)),
    issuer: required(line(300)),
    clientId: required(line(200)),
    clientSecret: line(500),
    scopes: line(200),
    audience: choice(audiences),
    claim: line(100),
    claimValue: line(200),
  });
  const { id = null, label, issuer, clientId, audience, ...rest } = fields;
  if (!label || !issuer || !clientId || Object.keys(errors).length > 0) {
    const shown = ["id", "label", "issuer", "clientId", "scopes", "audience", "claim", "claimValue"];
    return { ok: false, errors, values: typedValues(sent, shown) };
  }
  return {
    ok: true,
    value: {
      ...{ id, label, issuer, clientId, audience: audience ?? "staff" },
      clientSecret: rest.clientSecret ?? "",
      scopes: rest.scopes || "openid email",
      ...{ claim: rest.claim ?? "", claimValue: rest.claimValue ?? "" },
    },
  };
}
