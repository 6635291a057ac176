import { z } from "zod";
import { type Dialect, endpoint, line, type Street } from "./street";

const text = z.string().max(1000).optional();

const answer = z.object({
  features: z
    .array(
      z.object({
        geometry: z.object({
          type: z.literal("Point"),
          coordinates: z.tuple([z.number(), z.number()]).rest(z.number()),
        }),
        properties: z.object({
          ...{ countrycode: text, type: text, osm_key: text },
          ...{
            name: text,
            street: text,
            housenumber: text,
            postcode: text,
            city: text,
            district: text,
            locality: text,
          },
        }),
      }),
    )
    .max(100),
});

/** https://github.com/komoot/photon: GeoJSON; a house bears its street in `street`, a street in `name`. */
export const photon: Dialect = {
  address(base, { text, near, box }) {
    const about: Record<string, string> = near ? { lat: near.lat.toFixed(2), lon: near.lon.toFixed(2) } : {};
    return endpoint(base, "api", { q: text, limit: "10", lang: "de", bbox: box.join(","), ...about });
  },
  read(body) {
    return answer.parse(body).features.flatMap(({ geometry, properties }): Street[] => {
      const { street, housenumber, postcode, city, district, locality } = properties;
      if (properties.countrycode && properties.countrycode.toUpperCase() !== "DE") return [];
      const isHouse = Boolean(street && housenumber);
      if (!isHouse && properties.type !== "street" && properties.osm_key !== "highway") return [];
      const name = isHouse ? line(street, housenumber) : line(properties.name ?? street);
      const [lon, lat] = geometry.coordinates;
      return name ? [{ name, district: line(postcode, city ?? district ?? locality), lat, lon }] : [];
    });
  },
};
