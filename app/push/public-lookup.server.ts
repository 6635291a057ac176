import { type LookupAddress, type LookupAllOptions, lookup } from "node:dns";
import { BlockList, type LookupFunction } from "node:net";

/** Resolves a name to all its addresses, as `dns.lookup` does. */
export type Resolve = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * A lookup for connections that may only go out into the world: an allowed name that leads to this machine or
 * into its own network, by whoever's mistake or malice, is refused with EPRIVATE.
 */
export function publicLookup(resolve: Resolve = lookup): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, []);
      const addresses = found.filter(({ address }) => isPublic(address));
      const [first] = addresses;
      if (!first) {
        const refused: NodeJS.ErrnoException = new Error(`${hostname} leads into a private network`);
        return callback(Object.assign(refused, { code: "EPRIVATE" }), []);
      }
      if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

/** Neither this machine nor its networks (RFC 6890), written as IPv4, IPv6 or the one within the other. */
export function isPublic(address: string): boolean {
  return !inside.check(address, address.includes(":") ? "ipv6" : "ipv4");
}

const inside = new BlockList();
for (const network of [
  ...["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"],
  ...["192.0.0.0/24", "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/3"],
  ...["::/128", "::1/128", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8"],
]) {
  const [prefix = "", length = ""] = network.split("/");
  inside.addSubnet(prefix, Number(length), prefix.includes(":") ? "ipv6" : "ipv4");
}
