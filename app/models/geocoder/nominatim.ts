import { z } from "zod";
import { type Dialect, endpoint, line, type Street } from "./street";

const text = z.string().max(1000).optional();
const degrees = z.string().max(30).transform(Number).pipe(z.number());

const answer = z
  .array(
    z.object({
      lat: degrees,
      lon: degrees,
      address: z.object({
        ...{
          road: text,
          pedestrian: text,
          footway: text,
          house_number: text,
          postcode: text,
          country_code: text,
        },
        ...{ city: text, town: text, village: text, hamlet: text, municipality: text, suburb: text },
      }),
    }),
  )
  .max(100);

/** https://nominatim.org/release-docs/latest/api/Search, `format=jsonv2`: degrees are texts. */
export const nominatim: Dialect = {
  address(base, { text, box: [west, south, east, north] }) {
    return endpoint(base, "search", {
      q: text,
      format: "jsonv2",
      addressdetails: "1",
      countrycodes: "de",
      layer: "address",
      viewbox: [west, north, east, south].join(","),
      bounded: "1",
      limit: "10",
      "accept-language": "de",
    });
  },
  read(body) {
    return answer.parse(body).flatMap(({ lat, lon, address }): Street[] => {
      const road = address.road ?? address.pedestrian ?? address.footway;
      if (!road || (address.country_code && address.country_code !== "de")) return [];
      const { city, town, village, hamlet, municipality, suburb } = address;
      const where = city ?? town ?? village ?? hamlet ?? municipality ?? suburb;
      return [{ name: line(road, address.house_number), district: line(address.postcode, where), lat, lon }];
    });
  },
};
