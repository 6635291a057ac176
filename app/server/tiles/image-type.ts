/**
 * The raster format by its first bytes, whatever its sender says; null for anything else. SVG is left out on purpose:
 * from our own origin it could run scripts.
 */
export function imageType(bytes: Uint8Array): "image/png" | "image/jpeg" | "image/webp" | null {
  if (starts(bytes, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "image/png";
  if (starts(bytes, 0, [0xff, 0xd8, 0xff])) return "image/jpeg";
  if (starts(bytes, 0, [0x52, 0x49, 0x46, 0x46]) && starts(bytes, 8, [0x57, 0x45, 0x42, 0x50]))
    return "image/webp";
  return null;
}

function starts(bytes: Uint8Array, at: number, wanted: number[]): boolean {
  return wanted.every((byte, index) => bytes[at + index] === byte);
}
