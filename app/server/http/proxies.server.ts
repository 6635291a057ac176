import { BlockList, isIP } from "node:net";

const forwarded = [
  "forwarded",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-proto",
  "x-forwarded-port",
  "x-real-ip",
];

/**
 * Who is asking, and headers one can believe: forwarded ones are cut unless the peer is a trusted proxy, and
 * the host is never taken from them. @param ranges CIDR list of TRUSTED_PROXIES
 */
export function trustOnly(ranges: readonly string[]) {
  const trusted = new BlockList();
  for (const range of ranges) {
    const [address = "", bits] = range.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    if (bits === undefined) trusted.addAddress(address, family);
    else trusted.addSubnet(address, Number(bits), family);
  }
  const isTrusted = (ip: string) => trusted.check(ip, isIP(ip) === 6 ? "ipv6" : "ipv4");

  return (headers: Headers, peer: string): { headers: Headers; ip: string } => {
    const clean = new Headers(headers);
    for (const name of forwarded) clean.delete(name);
    const direct = plain(peer);
    if (!isTrusted(direct)) return { headers: clean, ip: direct };
    // The rightmost address that no trusted proxy wrote about itself.
    const hops = (headers.get("x-forwarded-for") ?? "").split(",").map((hop) => plain(hop.trim()));
    const ip = hops.reverse().find((hop) => isIP(hop) !== 0 && !isTrusted(hop)) ?? direct;
    return { headers: clean, ip };
  };
}

/** "::ffff:127.0.0.1" is an IPv4 peer on a socket for both. */
function plain(ip: string): string {
  return ip.replace(/^::ffff:/i, "");
}
