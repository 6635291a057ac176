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
};
