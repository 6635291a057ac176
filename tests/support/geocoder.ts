import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type GeocoderServer = {
  url: string;
  asked: { url: URL; userAgent: string }[];
  answer: (request: IncomingMessage, response: ServerResponse) => void;
  stop(): Promise<void>;
};

/** A small server that speaks like Photon and Nominatim; what it answers can be exchanged. */
export async function geocoderServer(): Promise<GeocoderServer> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://geocoder.example");
    running.asked.push({ url, userAgent: request.headers["user-agent"] ?? "" });
    running.answer(request, response);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const running: GeocoderServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: [],
    answer: (_, response) => sendJson(response, photonAnswer),
    async stop() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
  return running;
}

export function sendJson(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { "content-type": "application/json;charset=utf-8" }).end(JSON.stringify(body));
}

const photonStreet = {
  ...{ osm_type: "W", osm_id: 25204417, osm_key: "highway", osm_value: "residential", type: "street" },
  ...{ countrycode: "DE", country: "Deutschland", state: "Brandenburg", county: "Elbe-Elster" },
  ...{ name: "Lindenstraße", postcode: "04916", city: "Herzberg (Elster)" },
};

/** As https://photon.komoot.io/api answers: a house, its street in two pieces, a town and a foreign street. */
export const photonAnswer = {
  type: "FeatureCollection",
  features: [
    photonFeature(13.2361, 51.6931, {
      ...{ ...photonStreet, name: undefined, osm_key: "place", osm_value: "house", type: "house" },
      ...{ street: "Lindenstraße", housenumber: "4" },
    }),
    photonFeature(13.237, 51.6935, photonStreet),
    photonFeature(13.238, 51.6936, photonStreet),
    photonFeature(13.2336, 51.6928, {
      ...photonStreet,
      osm_key: "place",
      type: "city",
      name: "Herzberg (Elster)",
    }),
    photonFeature(14.0, 51.5, { ...photonStreet, countrycode: "PL", name: "Lipowa" }),
    photonFeature(6.9, 50.9, { ...photonStreet, postcode: "50667", city: "Köln" }),
  ],
};

function photonFeature(lon: number, lat: number, properties: object) {
  return { type: "Feature", geometry: { type: "Point", coordinates: [lon, lat] }, properties };
}

/** As https://nominatim.openstreetmap.org/search?format=jsonv2&addressdetails=1 answers. */
export const nominatimAnswer = [
  {
    ...{
      place_id: 132,
      licence: "Data © OpenStreetMap contributors, ODbL 1.0.",
      osm_type: "node",
      osm_id: 5,
    },
    ...{
      lat: "51.6931000",
      lon: "13.2361000",
      category: "place",
      type: "house",
      place_rank: 30,
      importance: 6e-5,
    },
    ...{
      addresstype: "place",
      name: "",
      display_name: "4, Lindenstraße, Herzberg (Elster), 04916, Deutschland",
    },
    address: {
      ...{ house_number: "4", road: "Lindenstraße", town: "Herzberg (Elster)", county: "Elbe-Elster" },
      ...{ state: "Brandenburg", "ISO3166-2-lvl4": "DE-BB", postcode: "04916", country: "Deutschland" },
      country_code: "de",
    },
    boundingbox: ["51.69305", "51.69315", "13.23605", "13.23615"],
  },
];
