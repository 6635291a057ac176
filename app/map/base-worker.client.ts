import { type BaseMap, readBase } from "./base-file.client";
import { type Asked, drawPicture } from "./base-picture.client";

/** First the file and the font's address, then one picture after another. */
export type ToWorker = { file: ArrayBuffer; font: string } | Asked;
/** null: it could not be drawn. */
export type FromWorker = { picture: ImageBitmap | null };

type Worker = {
  fonts: FontFaceSet;
  postMessage(message: FromWorker, handedOver: Transferable[]): void;
};

const worker = self as unknown as Worker;
let base: Promise<BaseMap>;

addEventListener("message", async ({ data }: MessageEvent<ToWorker>) => {
  if ("file" in data) {
    base = ready(data);
    return;
  }
  const drawn = base.then((known) => drawPicture(new OffscreenCanvas(1, 1), known, data));
  const picture = await drawn.then((canvas) => canvas.transferToImageBitmap()).catch(() => null);
  worker.postMessage({ picture }, picture ? [picture] : []);
});

/** A worker knows only the fonts that it loads; without ours the names stand in the phone's own. */
async function ready({ file, font }: { file: ArrayBuffer; font: string }): Promise<BaseMap> {
  const face = new FontFace("Atkinson Hyperlegible Next", `url(${font})`, { weight: "200 800" });
  worker.fonts.add(face);
  await face.load().catch(() => undefined);
  return readBase(new TextDecoder().decode(file));
}
