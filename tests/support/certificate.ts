import { generateKeyPairSync, randomBytes, sign } from "node:crypto";

export type Certificate = { key: string; cert: string };

/**
 * A self-signed certificate for 127.0.0.1 and localhost, valid from yesterday for thirty days and its own
 * authority, so that a client trusts it with `ca: cert`. X.509 (RFC 5280) in DER, because node has no builder.
 */
export function selfSignedCertificate(): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  // A name of its own: OpenSSL looks authorities up by name, and a test may trust several.
  const commonName = `Anpacken test ${randomBytes(8).toString("hex")}`;
  const name = sequence(set(sequence(oid.commonName, utf8String(commonName))));
  const day = 86_400_000;
  const unsigned = sequence(
    tagged(0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    sequence(oid.ecdsaWithSha256),
    name,
    sequence(utcTime(Date.now() - day), utcTime(Date.now() + 30 * day)),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    tagged(
      3,
      sequence(
        extension(oid.basicConstraints, sequence(der(0x01, Buffer.from([0xff])))),
        // dNSName is [2], iPAddress is [7] (RFC 5280, 4.2.1.6)
        extension(
          oid.subjectAltName,
          sequence(der(0x82, Buffer.from("localhost")), der(0x87, Buffer.from([127, 0, 0, 1]))),
        ),
      ),
    ),
  );
  const signature = sign("sha256", unsigned, privateKey);
  const certificate = sequence(unsigned, sequence(oid.ecdsaWithSha256), bitString(signature));
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    cert: pem("CERTIFICATE", certificate),
  };
}

const oid = {
  commonName: der(0x06, Buffer.from("550403", "hex")),
  ecdsaWithSha256: der(0x06, Buffer.from("2a8648ce3d040302", "hex")),
  basicConstraints: der(0x06, Buffer.from("551d13", "hex")),
  subjectAltName: der(0x06, Buffer.from("551d11", "hex")),
};

function extension(id: Buffer, value: Buffer): Buffer {
  return sequence(id, der(0x04, value));
}

function sequence(...parts: Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

function set(...parts: Buffer[]): Buffer {
  return der(0x31, Buffer.concat(parts));
}

function tagged(number: number, content: Buffer): Buffer {
  return der(0xa0 + number, content);
}

function integer(bytes: Buffer): Buffer {
  return der(0x02, bytes);
}

function utf8String(text: string): Buffer {
  return der(0x0c, Buffer.from(text));
}

function bitString(bytes: Buffer): Buffer {
  return der(0x03, Buffer.concat([Buffer.from([0]), bytes]));
}

function utcTime(instant: number): Buffer {
  const digits = new Date(instant).toISOString().replace(/[-:T]/g, "").slice(2, 14);
  return der(0x17, Buffer.from(`${digits}Z`));
}

function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const bytes = Buffer.from(length.toString(16).padStart(length > 0xff ? 4 : 2, "0"), "hex");
  return Buffer.concat([Buffer.from([tag, 0x80 + bytes.length]), bytes, content]);
}

function pem(label: string, content: Buffer): string {
  const lines = content.toString("base64").match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ""].join("\n");
}
