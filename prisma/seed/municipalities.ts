import { demoId } from "./demo-id";

/** Centre in degrees WGS 84; AGS 12 0 62 224: Brandenburg, Elbe-Elster. */
export const herzberg = {
  id: demoId("municipality:herzberg"),
  slug: "herzberg",
  name: "Herzberg (Elster)",
  ags: "12062224",
  lat: 51.6928,
  lon: 13.2336,
  zoom: 12,
  land: "BB",
  imprintName: "Stadt Herzberg (Elster), Vorführung (keine echte Behörde)",
  imprintAddress: "Marktplatz 0\n04916 Herzberg (Elster)",
  imprintRepresentative: "eine erfundene Bürgermeisterin",
  imprintEmail: "rathaus@example.org",
  imprintPhone: "030 23125000",
  reportsContact: "Ehrenamtskoordination im Rathaus\nmeldungen@example.org",
  privacyContact: "Behördliche Datenschutzbeauftragte\ndatenschutz@example.org",
  supervisoryAuthority:
    "Die Landesbeauftragte für den Datenschutz und für das Recht auf Akteneinsicht Brandenburg, Stahnsdorfer Damm 77, 14532 Kleinmachnow",
};
