import type { Rollup } from "vite";
import { expect, test } from "vitest";
import { compileServiceWorker, filesToKeep } from "../../vite/service-worker-plugin";

test("what every page needs is kept, the rest of the build is not", () => {
  const chunk = (
    fileName: string,
    name: string,
    isEntry: boolean,
    imports: string[],
    assets: string[] = [],
  ) => [
    fileName,
    {
      type: "chunk",
      fileName,
      name,
      isEntry,
      imports,
      viteMetadata: { importedCss: new Set<string>(), importedAssets: new Set(assets) },
    },
  ];
  const asset = (fileName: string) => [fileName, { type: "asset", fileName }];
  const bundle: Rollup.OutputBundle = Object.fromEntries([
    chunk("assets/entry.client-1.js", "entry.client", true, ["assets/react-1.js"]),
    chunk("assets/page.client-1.js", "page.client", true, ["assets/shared-1.js"], ["assets/page-1.css"]),
    chunk("assets/shared-1.js", "shared", false, []),
    chunk(
      "assets/root-1.js",
      "root",
      true,
      ["assets/react-1.js"],
      ["assets/index-1.css", "assets/latin-1.woff2"],
    ),
    chunk("assets/react-1.js", "react", false, ["assets/entry.client-1.js"]),
    chunk("assets/home-1.js", "home", true, ["assets/leaflet-1.js"]),
    chunk("assets/leaflet-1.js", "leaflet", false, []),
    asset("assets/index-1.css"),
    asset("assets/latin-1.woff2"),
    asset("assets/latin-ext-1.woff2"),
  ]);
  expect(filesToKeep(bundle)).toEqual({
    files: [
      "/assets/index-1.css",
      "/assets/latin-1.woff2",
      "/assets/page-1.css",
      "/assets/page.client-1.js",
      "/assets/shared-1.js",
    ],
    shell: { styles: ["/assets/index-1.css"], scripts: ["/assets/page.client-1.js"] },
  });
});

test("the worker is one small classic script that carries its list and version", async () => {
  const code = await compileServiceWorker(
    { files: ["/assets/page-1.js"], shell: { styles: [], scripts: [] } },
    "abc123",
  );
  expect(code).toContain("/assets/page-1.js");
  expect(code).toContain("abc123");
  expect(code).not.toMatch(/\bimport\b|\bexport\b|self\.__/);
  expect(code).not.toContain("Diesmal nicht");
  // 10 kB over the wire, fetched when nothing else is.
  expect(code.length).toBeLessThan(32_000);
});
